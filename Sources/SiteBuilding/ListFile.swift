import ByteCoding
import Digest
import Glibc
import Parallel
import SiteContent

/// A file of lists, behind each other, that are used where they lie.
///
/// It says nothing of itself: whoever keeps it keeps the extents of its lists, in a file that is replaced in one step. So one
/// that a killed build changed by half is seen to be another.
struct ListFile: Equatable {
    /// What is known of a list that lies in a file.
    struct Extent: Equatable {
        /// In bytes.
        let size: Int
        let digest: Digest
    }

    private let file: MappedFile
    let extents: [Extent]
    private let places: [Range<Int>]

    /// - Returns: nil where the file does not hold these lists.
    init?(_ path: String, _ extents: [Extent]) throws(FileFailure) {
        guard FileSystem.size(of: path) != nil else { return nil }
        let file = try MappedFile(path)
        let places = Self.places(extents)
        guard file.count == places.last?.upperBound ?? 0 else { return nil }
        let isKnown = inParallel(Array(zip(places, extents)), chunk: 1) { place, extent in
            file.read { Digest(of: UnsafeRawBufferPointer(rebasing: $0[place])) } == extent.digest
        }
        guard isKnown.allSatisfy(\.self) else { return nil }
        self.file = file
        self.extents = extents
        self.places = places
    }

    /// Each begins where anything may lie.
    private static func places(_ extents: [Extent]) -> [Range<Int>] {
        var end = 0
        return extents.map { extent in
            let start = (end + 15) / 16 * 16
            end = start + extent.size
            return start..<end
        }
    }

    func list<Element: BitwiseCopyable & Sendable>(_ number: Int) -> HeldList<Element> { file.list(places[number]) }
}

extension ListFile {
    /// Writes a file of these lists; where the file that lies there has lists of the same sizes, only what differs.
    ///
    /// - Parameter known: The file that lies there.
    static func write(
        _ lists: [any HeldMemory],
        to path: String,
        over known: ListFile?
    ) throws(FileFailure) -> [Extent] {
        if let known, lists.map({ $0.withMemory(\.count) }) == known.extents.map(\.size) {
            return try known.rewrite(lists, at: path)
        }
        let extents = inParallel(lists, chunk: 1, extent)
        try FileSystem.stage(path) { give throws(FileFailure) in
            var end = 0
            for (list, place) in zip(lists, places(extents)) {
                try [UInt8](repeating: 0, count: place.lowerBound - end).lend(to: give)
                try list.withMemory(give)
                end = place.upperBound
            }
        }
        try FileSystem.publish(path)
        return extents
    }

    private func rewrite(_ lists: [any HeldMemory], at path: String) throws(FileFailure) -> [Extent] {
        var written = extents
        var changes: [(start: Int, bytes: [UInt8])] = []
        for (number, list) in lists.enumerated() where !isSame(list, as: number) {
            written[number] = Self.extent(of: list)
            changes += differences(list, from: number)
        }
        try FileSystem.write(changes, into: path)
        return written
    }

    /// Files are equal that hold the same lists.
    static func == (a: ListFile, b: ListFile) -> Bool { a.extents == b.extents }

    /// Whether a list is that of the file, as it lies there.
    private func isSame(_ list: any HeldMemory, as number: Int) -> Bool {
        list.withMemory { list in
            file.read { bytes in
                bytes.baseAddress.map { $0 + places[number].lowerBound } == list.baseAddress
            }
        }
    }

    /// The blocks in which a list differs from that of the file, and where they begin in the file.
    private func differences(_ list: any HeldMemory, from number: Int) -> [(start: Int, bytes: [UInt8])] {
        list.withMemory { list in
            file.read { bytes in
                let old = UnsafeRawBufferPointer(rebasing: bytes[places[number]])
                return (0..<list.count).parted(by: 4096).compactMap { block in
                    let new = UnsafeRawBufferPointer(rebasing: list[block])
                    let isSame = memcmp(old.baseAddress! + block.lowerBound, new.baseAddress!, new.count) == 0
                    return isSame ? nil : (places[number].lowerBound + block.lowerBound, Array(new))
                }
            }
        }
    }

    private static func extent(of list: any HeldMemory) -> Extent {
        list.withMemory { Extent(size: $0.count, digest: Digest(of: $0)) }
    }
}

extension ListFile.Extent: ByteCodable {
    init(from reader: inout ByteReader) {
        self.init(size: reader.number(), digest: Digest(from: &reader))
    }

    func write(to writer: inout ByteWriter) {
        writer.append(size)
        digest.write(to: &writer)
    }
}
