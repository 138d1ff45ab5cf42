package import ByteCoding
import Digest
import Parallel
package import SiteChecking
import SiteContent
import SitePlanning

/// What the last whole plan said of each page that stands alone, to publish it again when its text alone was edited.
///
/// The file is looked up, not read: a piece a page, then a table of equal records, by the digests of the pages' paths,
/// then what all pages share, and at the end their sizes. The table holds a digest of every piece, and whoever asks knows
/// that of all behind the pieces.
struct KeptPages: ~Copyable {
    /// A page's piece.
    struct Page {
        /// Of its entry as it was planned: ``Entry/face``.
        let face: Digest
        /// What rules on the whole site took from its text: ``PageFindings/standingWords``.
        let standingWords: [Int]
        fileprivate let planned: [UInt8]

        func model(retelling entry: Entry) -> PageModel? {
            var reader = ByteReader(planned)
            let page = PageModel(from: &reader, retelling: entry)
            return reader.isDamaged ? nil : page
        }
    }

    private let file: MappedFile
    /// By the codes of the languages.
    let shared: [String: SharedModel]
    /// Those of emergency routes.
    let emergencyContacts: Set<String>
    /// Of all pages.
    let promises: [SearchPromise]

    /// Where the table begins, and how many records it has.
    private let table: Int
    private let count: Int

    private static let tailSize = 3 * 8
    private static let recordSize = 16 + 8 + 8 + 16

    /// - Parameter digest: What ``write(_:_:emergencyContacts:_:)`` said of the file; another file, and a damaged one,
    ///   give nil.
    init?(_ path: String, digest: Digest) throws(FileFailure) {
        guard FileSystem.size(of: path) != nil else { return nil }
        let file = try MappedFile(path)
        guard file.count >= Self.tailSize else { return nil }
        let tail = file.count - Self.tailSize
        let (records, shared) = (file.number(at: tail), file.number(at: tail + 8))
        guard file.number(at: tail + 16) == file.count, [records, shared].allSatisfy((0...file.count).contains) else {
            return nil
        }
        let end = tail - shared
        let table = end - records * Self.recordSize
        guard table >= 0, file.read({ Digest(of: UnsafeRawBufferPointer(rebasing: $0[table...])) }) == digest
        else { return nil }
        var reader = ByteReader(file.read { Array($0[end..<tail]) })
        let models = [SharedModel](from: &reader)
        let contacts = [String](from: &reader)
        let promises = [SearchPromise](from: &reader)
        if reader.isDamaged { return nil }
        self.shared = Dictionary(models.map { ($0.language.code, $0) }, uniquingKeysWith: { first, _ in first })
        emergencyContacts = Set(contacts)
        self.promises = promises
        self.file = file
        self.table = table
        count = records
    }

    /// Nil for a page that does not stand alone, and for one whose piece is damaged.
    func page(_ source: SourcePath) -> Page? {
        let wanted = Digest(of: source)
        var low = 0
        var high = count
        func start(_ record: Int) -> Int { table + record * Self.recordSize }
        while low < high {
            let middle = (low + high) / 2
            if file.digest(at: start(middle)) < wanted { low = middle + 1 } else { high = middle }
        }
        guard low < count, file.digest(at: start(low)) == wanted else { return nil }
        let place = file.number(at: start(low) + 16)
        let size = file.number(at: start(low) + 24)
        guard place >= 0, size >= 0, place <= file.count - size else { return nil }
        let bytes = file.read { Array($0[place..<place + size]) }
        guard Digest(of: bytes) == file.digest(at: start(low) + 32) else { return nil }
        var reader = ByteReader(bytes)
        let page = Page(
            face: Digest(from: &reader),
            standingWords: Array(from: &reader),
            planned: Array(bytes[reader.at...])
        )
        return reader.isDamaged ? nil : page
    }
}

extension KeptPages {
    /// Gives the file's bytes away, some thousand pages at a time.
    ///
    /// - Returns: The digest to know the file by.
    static func write(
        _ site: CheckedSite,
        _ findings: [SourcePath: PageFindings],
        emergencyContacts: Set<String>,
        _ give: ByteSink
    ) throws(FileFailure) -> Digest {
        let excepted = Set(site.sources.exceptions.map(\.file))
        let entries = Dictionary(site.sources.entries.map { ($0.source, $0) }, uniquingKeysWith: { first, _ in first })
        // Where an exception stands, its lines would have to be found again.
        let pages = site.plan.pages.filter { $0.standsAlone && !excepted.contains($0.source) }
        var records: [(source: Digest, place: Int, size: Int, digest: Digest)] = []
        records.reserveCapacity(pages.count)
        var place = 0
        for range in pages.indices.parted(by: 1024) {
            let some = Array(pages[range])
            let pieces = inParallel(some) { page in
                var writer = ByteWriter()
                entries[page.source]!.face.write(to: &writer)
                findings[page.source]!.standingWords.write(to: &writer)
                page.write(to: &writer)
                let bytes = writer.bytes
                return (bytes: bytes, digest: Digest(of: bytes))
            }
            for (page, piece) in zip(some, pieces) {
                records.append((Digest(of: page.source), place, piece.bytes.count, piece.digest))
                place += piece.bytes.count
            }
            try pieces.flatMap(\.bytes).lend(to: give)
        }
        records.sort { $0.source < $1.source }

        var shared = ByteWriter()
        site.plan.shared.sorted { $0.key < $1.key }.map(\.value).write(to: &shared)
        emergencyContacts.sorted().write(to: &shared)
        site.promises.write(to: &shared)
        var rest = ByteWriter(capacity: records.count * recordSize + shared.count + tailSize)
        for record in records {
            record.source.write(to: &rest)
            rest.append(fixed: UInt64(record.place))
            rest.append(fixed: UInt64(record.size))
            record.digest.write(to: &rest)
        }
        shared.withBytes { rest.append(raw: $0) }
        let size = place + rest.count + tailSize
        for number in [records.count, shared.count, size] { rest.append(fixed: UInt64(number)) }
        try rest.withBytes(give)
        return rest.withBytes { Digest(of: $0) }
    }
}

extension SearchPromise: ByteCodable {
    package init(from reader: inout ByteReader) {
        self.init(AskedPhrase(from: &reader), address: reader.text())
    }

    package func write(to writer: inout ByteWriter) {
        phrase.write(to: &writer)
        writer.append(address)
    }
}

extension AskedPhrase: ByteCodable {
    package init(from reader: inout ByteReader) {
        let language = reader.text()
        self.init(reader.text(), language: language)
    }

    package func write(to writer: inout ByteWriter) {
        writer.append(language)
        writer.append(text)
    }
}

extension MappedFile {
    /// A little-endian number of eight bytes.
    fileprivate borrowing func number(at place: Int) -> Int {
        read { bytes in
            Int(truncatingIfNeeded: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
        }
    }

    fileprivate borrowing func digest(at place: Int) -> Digest {
        Digest(halves: (UInt64(bitPattern: Int64(number(at: place))), UInt64(bitPattern: Int64(number(at: place + 8)))))
    }
}

extension Digest {
    fileprivate init(of source: SourcePath) { self.init(of: Array(source.string.utf8)) }
}
