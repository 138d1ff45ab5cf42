package import Digest
import Parallel
package import SiteChecking
package import SiteContent

/// What was published last: every file with what it was made from, and every page the index knows.
package struct Manifest: Equatable, Sendable {
    /// A file of the site. Paths are relative to the folder of pages.
    package struct File: Equatable, Sendable {
        /// Of what the file was made from.
        package var fingerprint: Digest
        /// Of its bytes.
        package var digest: Digest
        package var size: Int
        /// The sizes of its compressed twins, brotli's first; none where it has none.
        package var twins: [Int] = []
        /// False for an asset that no page of this build names: it goes with the next one.
        package var isCurrent = true
    }

    package var files: [String: File] = [:]
    /// The digest of each indexed page's record, by the page's address.
    package var records: [String: Digest] = [:]
    /// The number of the folder that holds the index; 0 when there is none.
    package var generation = 0
    /// Of everything the whole index depends on: its form, languages and words.
    package var searchSetup: Digest?
    package var answers = SearchAnswers()
    /// When the next page is due to appear or go, in seconds since 1970.
    package var nextChange: Int64?

    package init() {}
}

extension Manifest.File {
    /// What a server sends of it to a browser that takes brotli.
    var sentSize: Int { twins.first ?? size }

    /// The file's line, without its end.
    func line(_ path: String) -> String {
        let sizes = ([size] + twins).map { "\t\($0)" }.joined()
        return "\(isCurrent ? "file" : "spare")\t\(path)\t\(fingerprint)\t\(digest)\(sizes)"
    }
}

extension SearchAnswers {
    /// Their lines at the end of a manifest, without their ends.
    var lines: [String] {
        found.sorted { $0.key < $1.key }.map { phrase, found in
            (["answer", phrase.language, phrase.text] + found).joined(separator: "\t")
        } + wordsApart.map { (["apart"] + $0).joined(separator: "\t") }
    }
}

extension Manifest {
    static func line(ofRecord address: String, _ digest: Digest) -> String { "record\t\(address)\t\(digest)" }

    private static let heading = "noticeboard manifest 3"

    /// One line a file and a record, in the order of their paths: equal manifests have equal bytes. They are given away piece
    /// by piece, for those of a hundred thousand files would take much room at once.
    package func write(_ give: ByteSink) throws(FileFailure) {
        var head = [Self.heading, "generation\t\(generation)"]
        if let searchSetup { head.append("search\t\(searchSetup)") }
        if let nextChange { head.append("next\t\(nextChange)") }
        let addresses = Meanwhile { [records] in records.keys.sorted() }
        try ended(head).lend(to: give)
        try files.keys.sorted().lendLines(to: give) { files[$0]!.line($0) }
        try addresses.value.lendLines(to: give) { Self.line(ofRecord: $0, records[$0]!) }
        try ended(answers.lines).lend(to: give)
    }

    /// Nil where the bytes are no manifest of this version: then nothing is taken for published.
    package init?(bytes: [UInt8]) {
        let lines = bytes.split(separator: newline)
        guard bytes.last == newline, lines.first?.elementsEqual(Self.heading.utf8) == true else { return nil }
        for line in inParallel(Array(lines.dropFirst()), chunk: 1024, Line.init) {
            switch line {
            case .generation(let number): generation = number
            case .search(let digest): searchSetup = digest
            case .next(let moment): nextChange = moment
            case .file(let path, let file): files[path] = file
            case .record(let address, let digest): records[address] = digest
            case .answer(let phrase, let found): answers.found[phrase] = found
            case .apart(let words): answers.wordsApart.append(words)
            case nil: return nil
            }
        }
    }
}

/// What a line behind the heading says.
private enum Line {
    case generation(Int)
    case search(Digest)
    case next(Int64)
    case file(String, Manifest.File)
    case record(String, Digest)
    case answer(AskedPhrase, [String])
    case apart([String])

    init?(_ line: ArraySlice<UInt8>) {
        let parts = line.split(separator: tab, omittingEmptySubsequences: false)
        func text(_ place: Int) -> String { String(decoding: parts[place], as: UTF8.self) }
        let kind = text(0)
        switch (kind, parts.count) {
        case ("generation", 2):
            guard let number = Int(text(1)) else { return nil }
            self = .generation(number)
        case ("search", 2):
            guard let digest = Digest(hex: parts[1]) else { return nil }
            self = .search(digest)
        case ("next", 2):
            guard let moment = Int64(text(1)) else { return nil }
            self = .next(moment)
        case ("file", 5...), ("spare", 5...):
            let sizes = parts.indices[4...].compactMap { Int(text($0)) }
            guard let fingerprint = Digest(hex: parts[2]), let digest = Digest(hex: parts[3]),
                sizes.count == parts.count - 4
            else { return nil }
            let file = Manifest.File(
                fingerprint: fingerprint,
                digest: digest,
                size: sizes[0],
                twins: Array(sizes.dropFirst()),
                isCurrent: kind == "file"
            )
            self = .file(text(1), file)
        case ("record", 3):
            guard let digest = Digest(hex: parts[2]) else { return nil }
            self = .record(text(1), digest)
        case ("answer", 3...6): self = .answer(AskedPhrase(text(2), language: text(1)), (3..<parts.count).map(text))
        case ("apart", 3): self = .apart([text(1), text(2)])
        default: return nil
        }
    }
}

let newline = UInt8(ascii: "\n")
let tab = UInt8(ascii: "\t")

/// Each line with its end.
func ended(_ lines: [String]) -> [UInt8] { lines.flatMap { Array($0.utf8) + [newline] } }

extension [String] {
    /// A line for each path.
    fileprivate func lendLines(
        to give: ByteSink,
        _ line: @Sendable (String) -> String
    ) throws(FileFailure) {
        for some in indices.parted(by: 8192) {
            let pieces = inParallel(some.parted(by: 256), chunk: 1) { ended(self[$0].map(line)) }
            for piece in pieces { try piece.lend(to: give) }
        }
    }
}
