package import ByteCoding
import Digest
import Parallel
package import SiteChecking
import SiteContent
import SitePlanning

/// What the last whole plan said of each page and feed, to publish them again when entries were edited and the plan stands.
///
/// The file is looked up, not read: a piece a page or feed, then a table of equal records, by the digests of their paths,
/// then what all pages share, and at the end their sizes. The table holds a digest of every piece, and whoever asks knows
/// that of all behind the pieces.
struct KeptPages: Sendable {
    enum Piece {
        case page(PagePiece)
        case feed(FeedModel)
    }

    struct PagePiece: Sendable {
        /// Of its entry as it was planned: ``Entry/face``.
        let face: Digest
        /// Likewise.
        let teaser: Teaser
        /// Whether an exception stood in its file.
        let isExcepted: Bool
        /// What rules on the whole site took from its text: ``PageFindings/standingWords``.
        let standingWords: [Int]
        /// The names of the pages that print its title or its summary, among them perhaps its own; nil where they are more
        /// than ``KeptPages/mostShowing``.
        let pagesShowing: [Name]?
        /// The names of the feeds that tell of it.
        let feedsTelling: [Name]
        let planned: PlannedPage

        var name: Name { Name(of: planned.source.string) }
    }

    /// What a page or a feed is looked up by: of the path of its source or its file.
    typealias Name = Digest

    static let mostShowing = 512

    private let file: MappedFile
    /// By the codes of the languages.
    let shared: [String: SharedModel]
    /// Those of emergency routes.
    let emergencyContacts: Set<String>
    /// Of all pages.
    let promises: [SearchPromise]
    /// Whether somewhere a rule that looks at the answers of the search is excepted.
    let exceptsAnswers: Bool

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
        exceptsAnswers = Bool(from: &reader)
        if reader.isDamaged { return nil }
        self.shared = Dictionary(models.map { ($0.language.code, $0) }, uniquingKeysWith: { first, _ in first })
        emergencyContacts = Set(contacts)
        self.promises = promises
        self.file = file
        self.table = table
        count = records
    }

    func piece(of source: SourcePath) -> PagePiece? {
        if case .page(let page) = self[Name(of: source.string)] { page } else { nil }
    }

    /// Nil for what is not there, and for what is damaged.
    subscript(_ wanted: Name) -> Piece? {
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
        let piece = Piece(from: &reader)
        return reader.isDamaged ? nil : piece
    }
}

/// An edited text may link to every page but those of which another version may be meant.
extension KeptPages: LinkedPages {
    /// An address does not say which file is published there.
    func page(at route: Route) -> PlannedPage? { nil }

    func page(of source: SourcePath) -> PlannedPage? { piece(of: source)?.planned }

    /// What is not published was not kept, and is not told from what is not there.
    func isUnpublished(_ source: SourcePath) -> Bool { false }

    func version(of page: PlannedPage, in language: Language) -> PlannedPage? {
        page.language == language || !page.isTranslated ? page : nil
    }
}

extension KeptPages.Piece {
    fileprivate init(from reader: inout ByteReader) {
        self = Bool(from: &reader) ? .page(KeptPages.PagePiece(from: &reader)) : .feed(FeedModel(from: &reader))
    }
}

extension KeptPages.PagePiece {
    fileprivate init(from reader: inout ByteReader) {
        face = Digest(from: &reader)
        teaser = Teaser(from: &reader)
        isExcepted = Bool(from: &reader)
        standingWords = Array(from: &reader)
        pagesShowing = [KeptPages.Name]?(from: &reader)
        feedsTelling = Array(from: &reader)
        planned = PlannedPage(from: &reader)
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
        let (pages, feeds) = (site.plan.pages, site.plan.feeds)
        let names = inParallel(pages) { Name(of: $0.source.string) } + feeds.map { Name(of: $0.path) }
        let showing = Showing(site.plan)
        @Sendable func write(_ number: Int, to writer: inout ByteWriter) {
            let isPage = number < pages.count
            isPage.write(to: &writer)
            guard isPage else { return feeds[number - pages.count].write(to: &writer) }
            let page = pages[number]
            let entry = entries[page.source]!
            entry.face.write(to: &writer)
            entry.teaser.write(to: &writer)
            excepted.contains(page.source).write(to: &writer)
            findings[page.source]!.standingWords.write(to: &writer)
            showing.pages(of: number).map { numbers in numbers.map { names[$0] } }.write(to: &writer)
            showing.feeds(of: number).map { names[$0] }.write(to: &writer)
            page.write(to: &writer)
        }
        var records: [(name: Name, place: Int, size: Int, digest: Digest)] = []
        records.reserveCapacity(names.count)
        var place = 0
        for range in names.indices.parted(by: 1024) {
            let pieces = inParallel(Array(range)) { number in
                var writer = ByteWriter()
                write(number, to: &writer)
                let bytes = writer.bytes
                return (bytes: bytes, digest: Digest(of: bytes))
            }
            for (number, piece) in zip(range, pieces) {
                records.append((names[number], place, piece.bytes.count, piece.digest))
                place += piece.bytes.count
            }
            try pieces.flatMap(\.bytes).lend(to: give)
        }
        records.sort { $0.name < $1.name }

        var shared = ByteWriter()
        site.plan.shared.sorted { $0.key < $1.key }.map(\.value).write(to: &shared)
        emergencyContacts.sorted().write(to: &shared)
        site.promises.write(to: &shared)
        site.sources.exceptions.contains { searchRuleNames.contains($0.rule) }.write(to: &shared)
        var rest = ByteWriter(capacity: records.count * recordSize + shared.count + tailSize)
        for record in records {
            record.name.write(to: &rest)
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

/// Which pages and feeds print something of a page, by its number: pages have theirs in the plan's order, feeds those behind.
private struct Showing: Sendable {
    private var pages: [[Int32]]
    private var feeds: [[Int32]]

    init(_ plan: SitePlan) {
        let numbers = Dictionary(
            zip(plan.pages.map(\.route), plan.pages.indices),
            uniquingKeysWith: { first, _ in first }
        )
        let shown = inParallel(plan.pages) { page in page.shownRoutes.compactMap { numbers[$0] } }
        let told = inParallel(plan.feeds) { feed in feed.shownRoutes.compactMap { numbers[$0] } }
        pages = Array(repeating: [], count: plan.pages.count)
        feeds = pages
        for (number, others) in shown.enumerated() {
            for page in others where pages[page].count <= KeptPages.mostShowing && pages[page].last != Int32(number) {
                pages[page].append(Int32(number))
            }
        }
        for (number, others) in told.enumerated() {
            for page in others { feeds[page].append(Int32(plan.pages.count + number)) }
        }
    }

    /// Nil where they are more than ``KeptPages/mostShowing``.
    func pages(of page: Int) -> [Int]? {
        pages[page].count > KeptPages.mostShowing ? nil : pages[page].map(Int.init)
    }

    func feeds(of page: Int) -> [Int] { feeds[page].map(Int.init) }
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

extension KeptPages.Name {
    fileprivate init(of path: String) { self.init(of: Array(path.utf8)) }
}
