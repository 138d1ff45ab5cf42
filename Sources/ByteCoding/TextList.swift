import Glibc

/// Many texts in one piece of memory: kept and read again without a look at each, and lent to the system as they lie.
///
/// None holds a zero byte, for one ends each.
package struct TextList: Equatable, Sendable {
    private var bytes: [UInt8] = []
    /// Where each ends, its zero byte included.
    private var ends: [UInt32] = []

    package init() {}

    package var count: Int { ends.count }
    package var indices: Range<Int> { ends.indices }

    package func text(_ place: Int) -> String {
        String(decoding: bytes[start(of: place)..<Int(ends[place]) - 1], as: UTF8.self)
    }

    /// Lends a text, ended by its zero byte.
    package func read<Result>(_ place: Int, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
        bytes.withUnsafeBytes { bytes in
            body(bytes.baseAddress!.advanced(by: start(of: place)).assumingMemoryBound(to: CChar.self))
        }
    }

    private func start(of place: Int) -> Int { place == 0 ? 0 : Int(ends[place - 1]) }

    /// The places in the order of the texts' bytes.
    package var indicesInOrder: [Int] {
        bytes.withUnsafeBytes { bytes in
            let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            return indices.sorted { strcmp(start! + self.start(of: $0), start! + self.start(of: $1)) < 0 }
        }
    }

    package func hasSuffix(_ ending: [UInt8], _ place: Int) -> Bool {
        let (start, end) = (start(of: place), Int(ends[place]) - 1)
        return bytes.withUnsafeBytes { bytes in
            ending.count <= end - start && memcmp(bytes.baseAddress! + end - ending.count, ending, ending.count) == 0
        }
    }

    package func firstIndex(of text: String) -> Int? {
        let wanted = Array(text.utf8)
        return bytes.withUnsafeBytes { bytes in
            indices.first { place in
                let start = start(of: place)
                return Int(ends[place]) - 1 - start == wanted.count
                    && memcmp(bytes.baseAddress! + start, wanted, wanted.count) == 0
            }
        }
    }

    package mutating func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        end()
    }

    /// Adds one text that is told in two pieces.
    ///
    /// - Parameter rest: Ended by a zero byte.
    package mutating func append(_ beginning: [UInt8], _ rest: UnsafePointer<CChar>) {
        bytes += beginning
        bytes.append(contentsOf: UnsafeRawBufferPointer(start: rest, count: strlen(rest)))
        end()
    }

    private mutating func end() {
        bytes.append(0)
        ends.append(UInt32(bytes.count))
    }

    package mutating func append(_ others: [TextList]) {
        bytes.reserveCapacity(bytes.count + others.reduce(0) { $0 + $1.bytes.count })
        ends.reserveCapacity(ends.count + others.reduce(0) { $0 + $1.count })
        for other in others {
            let start = UInt32(bytes.count)
            bytes += other.bytes
            ends += other.ends.map { start + $0 }
        }
    }
}

extension TextList: ByteCodable {
    package init(from reader: inout ByteReader) {
        let bytes = reader.held(UInt8.self)
        let ends = reader.held(UInt32.self)
        // Ends that do not fit the bytes were never written: such a list is as good as none.
        guard Int(ends.last ?? 0) == bytes.count, ends.first != 0, zip(ends, ends.dropFirst()).allSatisfy(<) else {
            return
        }
        (self.bytes, self.ends) = (bytes, ends)
    }

    package func write(to writer: inout ByteWriter) {
        writer.append(held: bytes)
        writer.append(held: ends)
    }

    /// About how many bytes it is written in.
    package var encodedSize: Int { bytes.count + ends.count * MemoryLayout<UInt32>.stride + 16 }
}
