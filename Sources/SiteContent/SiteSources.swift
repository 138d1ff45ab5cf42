import CommonMark
import Digest
import Parallel

/// Everything the site is made from, each part read and checked on its own.
package struct SiteSources: Sendable {
    package let settings: SiteSettings
    package let contacts: ContactsRegistry
    package let ledger: Ledger
    package let words: SearchWords
    /// In the order of their paths.
    package let entries: [Entry]
    /// Pictures and documents that lie beside the entries, for pages to link to.
    package let attachments: [SourceFile]
    /// Files with faults: what refers to them, or to what they hold, is not complained about a second time.
    package let unread: Set<SourcePath>
    /// The team's list of words that readers do not know, or that say little.
    package let avoidedWords: [AvoidedWords]
    /// What the theme says of its colours.
    package let colourPairs: [ColourPair]
    /// Places that a rule of “check” is not to be told of.
    package let exceptions: [ExceptionComment]
    /// For the next build.
    package let cache: SourceCache?

    package init(
        settings: SiteSettings,
        contacts: ContactsRegistry,
        ledger: Ledger,
        words: SearchWords,
        entries: [Entry],
        attachments: [SourceFile],
        unread: Set<SourcePath> = [],
        avoidedWords: [AvoidedWords] = [],
        colourPairs: [ColourPair] = [],
        exceptions: [ExceptionComment] = [],
        cache: SourceCache? = nil
    ) {
        self.settings = settings
        self.contacts = contacts
        self.ledger = ledger
        self.words = words
        self.entries = entries
        self.attachments = attachments
        self.unread = unread
        self.avoidedWords = avoidedWords
        self.colourPairs = colourPairs
        self.exceptions = exceptions
        self.cache = cache
    }
}

/// Reads `content/`, `seeds/` and `theme/checks/` from the bytes of their files.
///
/// - Parameter problems: Every fault of every file; where one is an error the result is not fit to be published.
/// - Returns: What could be read, or nil where the site itself could not be.
package func readSources(_ files: [SourceFile], problems: inout [Diagnostic]) -> SiteSources? {
    readSources(files, known: nil, problems: &problems) { _ throws(Never) in [] }
}

/// As ``readSources(_:problems:)``.
///
/// - Parameter known: Entries that lie in the cache, and texts that are yet to be read, instead of among the files.
/// - Throws: Where a text cannot be read.
package func readSources(
    _ files: [SourceFile],
    known: KnownSources,
    problems: inout [Diagnostic]
) throws(FileFailure) -> SiteSources? {
    try readSources(files, known: known, problems: &problems) { settings throws(FileFailure) in
        try inParallel(known.unread) { text in
            Result { () throws(FileFailure) in
                ReadEntry(try text.read(below: known.root), settings: settings, known: known)
            }
        }.map { entry throws(FileFailure) in try entry.get() }
    }
}

/// - Parameter unread: Reads what is not among the files.
private func readSources<Failure: Error>(
    _ files: [SourceFile],
    known: KnownSources?,
    problems: inout [Diagnostic],
    unread readUnread: (SiteSettings) throws(Failure) -> [ReadEntry]
) throws(Failure) -> SiteSources? {
    let files = files.sorted { $0.path < $1.path }
    var byPath: [String: SourceFile] = [:]
    var unread: Set<SourcePath> = []
    for file in files { byPath[file.path.string] = file }
    func needed(_ path: String, holding what: String) -> SourceFile? {
        if let file = byPath[path] { return file }
        problems.append(
            Diagnostic(file: path, problem: "the file is missing", remedy: "Make it: it holds \(what).")
        )
        return nil
    }
    guard files.contains(where: { $0.path.string.hasPrefix("content/") }) || known?.isEmpty == false else {
        problems.append(
            Diagnostic(
                file: "content",
                problem: "the folder is empty, or not there",
                remedy: "Run the command in the site's folder, or name it with --root."
            )
        )
        return nil
    }
    let settings = needed("content/site.yaml", holding: "the site's name, address and languages")
        .flatMap { readSettings($0, problems: &problems) }
    var told = problems.count
    let contacts = needed(ContactsRegistry.path.string, holding: "every telephone number")
        .map { readContacts($0, problems: &problems) }
    if problems.count > told { unread.insert(ContactsRegistry.path) }
    let synonyms = byPath["content/search/synonyms.yaml"].map { readSynonyms($0, problems: &problems) }
    let words = SearchWords(
        synonyms: synonyms?.synonyms ?? [],
        apart: synonyms?.apart ?? [],
        helpRules: byPath["content/search/help.yaml"].map { readHelpRules($0, problems: &problems) } ?? [],
        queries: byPath["content/search/queries.tsv"].map { readQueries($0, problems: &problems) } ?? []
    )
    told = problems.count
    let ledger = readOnlyLedger(files, problems: &problems)
    if problems.count > told { unread.insert(ledger.path) }
    guard let settings else { return nil }

    var attachments: [SourceFile] = []
    var texts: [SourceFile] = []
    let registries = ["content/site.yaml", ContactsRegistry.path.string]
    for file in files where file.path.string.hasPrefix("content/") && !registries.contains(file.path.string) {
        if file.path.string.hasSuffix(".md") {
            texts.append(file)
        } else if !["content/search/", "content/checks/"].contains(where: file.path.string.hasPrefix) {
            attachments.append(file)
        }
    }
    let read = try inParallel(texts) { ReadEntry($0, settings: settings, known: known) } + readUnread(settings)
    for read in read {
        problems += read.problems
        if read.known == nil { unread.insert(read.path) }
    }
    let unchanged = known.map { known in inParallel(known.paths) { known.entry($0) } } ?? []
    let all = (read.compactMap(\.known) + unchanged).sorted { $0.entry.source < $1.entry.source }
    // Now it is known whether they are too many to be kept.
    for known in all { known.entry.body.releaseTextOfMany() }
    let entries = all.map(\.entry)
    if entries.isEmpty && !problems.contains(where: { $0.severity == .error }) {
        problems.append(
            Diagnostic(file: "content", problem: "no pages", remedy: "Write the home page: content/pages/index.md.")
        )
    }
    return SiteSources(
        settings: settings,
        contacts: contacts ?? ContactsRegistry(),
        ledger: ledger,
        words: words,
        entries: entries,
        attachments: attachments,
        unread: unread,
        avoidedWords: byPath[AvoidedWords.path.string].map { readAvoidedWords($0, problems: &problems) } ?? [],
        colourPairs: byPath[ColourPair.path.string].map { readColourPairs($0, problems: &problems) } ?? [],
        exceptions: files.filter { !$0.path.string.hasSuffix(".md") }.flatMap(readExceptions)
            + read.filter { $0.known == nil }.flatMap(\.exceptions) + all.flatMap(\.exceptions),
        cache: known?.cache.updated(
            with: read.compactMap { read in
                // A file with a fault is read again.
                read.problems.isEmpty ? read.known.map { ($0, read.stamp) } : nil
            },
            unread: unchanged.map(\.entry.source)
        )
    )
}

/// Entries whose files did not change since they were last read.
package struct KnownSources: Sendable {
    let cache: SourceCache
    let paths: [SourcePath]
    let unread: [UnreadFile]
    let root: String
    private let changed: ChangedFiles

    /// - Parameters:
    ///   - unread: Texts that are not as the cache knows them.
    ///   - changed: Is told of files that turn out to differ when their texts are asked for.
    package init(
        _ cache: SourceCache,
        paths: [SourcePath],
        unread: [UnreadFile],
        root: String,
        changed: ChangedFiles
    ) {
        self.cache = cache
        self.paths = paths
        self.unread = unread
        self.root = root
        self.changed = changed
    }

    var isEmpty: Bool { paths.isEmpty && unread.isEmpty }

    func entry(_ path: SourcePath) -> KnownEntry {
        let known = cache.entry(path) { [changed, root] digest in
            changed.bytes(of: path, below: root, digest: digest)
        }
        // A page must not go silently. The cache is sealed, and its ground holds this program's own digest.
        guard let known else { preconditionFailure("the cache knows \(path), and cannot read it") }
        return known
    }

    /// Reads a file once more, so that no one need keep its bytes.
    fileprivate func again(_ file: SourceFile) -> @Sendable () -> [UInt8] {
        let (path, digest) = (file.path, file.digest)
        return { [changed, root] in changed.bytes(of: path, below: root, digest: digest) }
    }
}

/// What became of one file.
private struct ReadEntry {
    let path: SourcePath
    let stamp: FileStamp?
    /// Nil where a fault leaves no entry.
    let known: KnownEntry?
    let exceptions: [ExceptionComment]
    var problems: [Diagnostic] = []

    init(_ file: SourceFile, settings: SiteSettings, known sources: KnownSources?) {
        path = file.path
        stamp = file.stamp
        let again = sources?.again(file)
        if let again, let same = sources?.cache.entry(of: file, again: again) {
            known = same
        } else {
            let entry = readEntry(file, settings: settings, again: again, problems: &problems)
            known = entry.map { KnownEntry(entry: $0, exceptions: readExceptions(file)) }
        }
        exceptions = known?.exceptions ?? readExceptions(file)
    }
}

/// A site rests on one ledger, or on none.
private func readOnlyLedger(_ files: [SourceFile], problems: inout [Diagnostic]) -> Ledger {
    let ledgers = files.filter { $0.path.string.hasPrefix("seeds/") && $0.path.string.hasSuffix(".yaml") }
    for file in ledgers.dropFirst() {
        problems.append(
            Diagnostic(
                file: file.path.string,
                problem: "a second ledger beside \(ledgers[0].path)",
                remedy: "Keep all facts in one file."
            )
        )
    }
    return ledgers.first.flatMap { readLedger($0, problems: &problems) }
        ?? Ledger(path: ledgers.first?.path ?? SourcePath("seeds"), title: "", period: "")
}
