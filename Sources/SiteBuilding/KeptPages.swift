package import ByteCoding
import Digest
import Parallel
package import SiteChecking
import SiteContent
import SitePlanning

/// What the last whole plan said of each page that stands alone, to publish it again when its text alone was edited.
///
/// The file is looked up, not read: a table of equal records, by the digests of the pages' paths, then what all pages
/// share, then a piece a page. The table holds a digest of every piece, and whoever asks knows the table's.
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

    private static let headSize = 3 * 8
    private static let recordSize = 16 + 8 + 8 + 16

    /// - Parameter digest: What ``encoded(_:emergencyContacts:)`` said of the file; another file, and a damaged one, give
    ///   nil.
    init?(_ path: String, digest: Digest) throws(FileFailure) {
        guard FileSystem.size(of: path) != nil else { return nil }
        let file = try MappedFile(path)
        guard file.count >= Self.headSize else { return nil }
        let (records, shared) = (file.number(at: 0), file.number(at: 8))
        guard file.number(at: 16) == file.count, [records, shared].allSatisfy((0...file.count).contains) else {
            return nil
        }
        let start = Self.headSize + records * Self.recordSize
        let end = start + shared
        guard end <= file.count, file.read({ Digest(of: UnsafeRawBufferPointer(rebasing: $0[..<end])) }) == digest
        else { return nil }
        var reader = ByteReader(file.read { Array($0[start..<end]) })
        let models = [SharedModel](from: &reader)
        let contacts = [String](from: &reader)
        let promises = [SearchPromise](from: &reader)
        if reader.isDamaged { return nil }
        self.shared = Dictionary(models.map { ($0.language.code, $0) }, uniquingKeysWith: { first, _ in first })
        emergencyContacts = Set(contacts)
        self.promises = promises
        self.file = file
    }

    /// Nil for a page that does not stand alone, and for one whose piece is damaged.
    func page(_ source: SourcePath) -> Page? {
        let wanted = Digest(of: source)
        var low = 0
        var high = file.number(at: 0)
        func start(_ record: Int) -> Int { Self.headSize + record * Self.recordSize }
        while low < high {
            let middle = (low + high) / 2
            if file.digest(at: start(middle)) < wanted { low = middle + 1 } else { high = middle }
        }
        guard low < file.number(at: 0), file.digest(at: start(low)) == wanted else { return nil }
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
    /// The bytes of the file, and the digest to know them by.
    static func encoded(
        _ site: CheckedSite,
        _ findings: [SourcePath: PageFindings],
        emergencyContacts: Set<String>
    ) -> (bytes: [UInt8], digest: Digest) {
        let excepted = Set(site.sources.exceptions.map(\.file))
        let entries = Dictionary(site.sources.entries.map { ($0.source, $0) }, uniquingKeysWith: { first, _ in first })
        // Where an exception stands, its lines would have to be found again.
        let pages = site.plan.pages.filter { $0.standsAlone && !excepted.contains($0.source) }
        let pieces = inParallel(pages) { page -> (source: Digest, bytes: [UInt8]) in
            var writer = ByteWriter()
            entries[page.source]!.face.write(to: &writer)
            findings[page.source]!.standingWords.write(to: &writer)
            page.write(to: &writer)
            return (Digest(of: page.source), writer.bytes)
        }.sorted { $0.source < $1.source }

        var head = ByteWriter()
        site.plan.shared.sorted { $0.key < $1.key }.map(\.value).write(to: &head)
        emergencyContacts.sorted().write(to: &head)
        site.promises.write(to: &head)
        var table = ByteWriter()
        var place = headSize + pieces.count * recordSize + head.bytes.count
        let whole = pieces.reduce(place) { $0 + $1.bytes.count }
        for number in [pieces.count, head.bytes.count, whole] { table.append(fixed: UInt64(number)) }
        for piece in pieces {
            piece.source.write(to: &table)
            table.append(fixed: UInt64(place))
            table.append(fixed: UInt64(piece.bytes.count))
            Digest(of: piece.bytes).write(to: &table)
            place += piece.bytes.count
        }
        var bytes = table.bytes + head.bytes
        let digest = Digest(of: bytes)
        bytes.reserveCapacity(whole)
        for piece in pieces { bytes += piece.bytes }
        return (bytes, digest)
    }
}

extension SearchPromise: ByteCodable {
    package init(from reader: inout ByteReader) {
        let language = reader.text()
        self.init(AskedPhrase(reader.text(), language: language), address: reader.text())
    }

    package func write(to writer: inout ByteWriter) {
        writer.append(phrase.language)
        writer.append(phrase.text)
        writer.append(address)
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
