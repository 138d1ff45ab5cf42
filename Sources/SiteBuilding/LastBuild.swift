import ByteCoding
import Digest
import Foundation
import Parallel
import SiteChecking
import SiteContent
import SitePlanning

/// What the last build rested on and what it left: enough to see that there is nothing to do, or which entries were edited,
/// without planning the site.
struct LastBuild {
    private var ground: BuildGround
    /// The moments, in seconds since 1970, for which the build would be the same.
    private let moments: Range<Int64>
    /// What a build that finds nothing to do reports.
    private(set) var report: BuildReport
    private var files: StandingFiles
    /// Of the file of ``KeptPages`` that the build wrote.
    let kept: Digest
    /// ``IndexAnswers/weights``, as they were when the index was last asked.
    private(set) var weights: [AskedPhrase: Double]
    /// What was published since the pages were kept, but is not kept with them.
    private(set) var teasers = Teasers()
    /// Where the lists lie, as far as they are those of a build before.
    private(set) var known: ListFile?
    /// The warnings as they lie there.
    private var knownTold: ToldFile?

    /// - Parameters:
    ///   - ground: Of the sources as they were before they were read.
    ///   - done: What the build reported.
    ///   - kept: Of the pages kept by the build.
    init(
        ground: BuildGround,
        done: BuildReport,
        until: Int64,
        options: BuildOptions,
        manifest: Manifest,
        kept: Digest,
        weights: [AskedPhrase: Double]
    ) throws(FileFailure) {
        self.ground = ground
        self.kept = kept
        self.weights = weights
        moments = options.now..<max(options.now, min(until, done.nextChange ?? .max))
        report = done.ofNothing
        files = try StandingFiles(manifest, options)
    }

    /// The same build after a few entries were edited and published.
    ///
    /// - Parameters:
    ///   - teasers: All that differ from those of the pages kept.
    ///   - written: Files below the site's folder.
    ///   - weights: Nil where the index was not asked.
    /// - Returns: nil where other files lie there than before.
    func republished(
        on ground: BuildGround,
        done: BuildReport,
        written: [String],
        weights: [AskedPhrase: Double]?,
        teasers: Teasers,
        options: BuildOptions
    ) throws(FileFailure) -> LastBuild? {
        guard let files = try files.restamped(written, options) else { return nil }
        var last = self
        last.ground = ground
        last.report = done.ofNothing
        last.files = files
        last.teasers = teasers
        if let weights { last.weights = weights }
        return last
    }

    /// The sources that were changed since; nil where more than that may be different from a build at this moment.
    func changes(on ground: BuildGround, _ options: BuildOptions) -> [String]? {
        guard self.ground.setup == ground.setup, moments.contains(options.now),
            FileSystem.size(of: Journal.pendingPath(in: options.site)) == nil
        else { return nil }
        return ground.sources.changes(since: self.ground.sources)
    }

    /// Whether what the build published lies there as it was left.
    func stands(_ options: BuildOptions) -> Bool { files.stand(below: options.site) }

    /// The paths of sources that end in one of these.
    func sources(endingIn endings: [String]) -> [String] { ground.sources.paths(endingIn: endings) }
}

extension BuildReport {
    /// What a build reports that finds nothing to do after this one.
    fileprivate var ofNothing: BuildReport {
        var report = BuildReport()
        report.kept = kept + written.count
        report.told = told
        report.pageCount = pageCount
        report.statedFacts = statedFacts
        report.clearFacts = clearFacts
        report.nextChange = nextChange
        report.weights = weights
        return report
    }
}

extension LastBuild {
    /// What the last build kept in three files: in one lists of every file, which an edit changes where they lie, in one the
    /// warnings, in the third all else, and what the others are known by.
    ///
    /// - Parameter bytes: Of the third.
    /// - Returns: nil where one is damaged.
    init?(_ bytes: [UInt8], lists: String, told: String) throws(FileFailure) {
        guard var reader = ByteReader(sealed: bytes) else { return nil }
        let extents = [ListFile.Extent](from: &reader)
        let toldDigest = Digest(from: &reader)
        let setup = Digest(from: &reader)
        kept = Digest(from: &reader)
        weights = Dictionary(
            [AskedPhrase](from: &reader).map { ($0, Double(bitPattern: reader.fixed())) },
            uniquingKeysWith: { first, _ in first }
        )
        teasers = Teasers(from: &reader)
        let (start, end) = (reader.number(), reader.number())
        moments = Int64(start)..<Int64(max(start, end))
        var report = BuildReport()
        report.kept = reader.number()
        report.pageCount = reader.number()
        report.statedFacts = reader.number()
        report.clearFacts = reader.number()
        report.nextChange = Int?(from: &reader).map(Int64.init)
        let search = [String](from: &reader)
        guard !reader.isDamaged, extents.count == Self.listCount, let known = try ListFile(lists, extents),
            let told = try ToldFile(told, toldDigest)
        else { return nil }
        func texts(_ number: Int) -> TextList { TextList(bytes: known.list(number), ends: known.list(number + 1)) }
        ground = BuildGround(setup: setup, sources: StampedFiles(names: texts(0), stamps: known.list(2)))
        files = StandingFiles(StampedFiles(names: texts(3), stamps: known.list(5)), search: search)
        report.weights = PageWeights(addresses: texts(6), sources: texts(8), sizes: known.list(10))
        report.told = told.warnings
        self.report = report
        self.known = known
        knownTold = told
    }

    private static let listCount = 11

    private var lists: [any HeldMemory] {
        let (sources, files, weights) = (ground.sources, files.files, report.weights)
        return [
            sources.names.bytes, sources.names.ends, sources.stamps, files.names.bytes, files.names.ends, files.stamps,
            weights.addresses.bytes, weights.addresses.ends, weights.sources.bytes, weights.sources.ends, weights.sizes,
        ]
    }

    /// Writes what ``init(_:lists:told:)`` reads. That file last: a build that is killed before leaves none that is known.
    func write(_ path: String, lists: String, told: String) throws(FileFailure) {
        let extents = try ListFile.write(self.lists, to: lists, over: known)
        var writer = ByteWriter(capacity: 4096)
        extents.write(to: &writer)
        try ToldFile.write(report.told, to: told, over: knownTold).write(to: &writer)
        ground.setup.write(to: &writer)
        kept.write(to: &writer)
        let asked = weights.sorted { $0.key < $1.key }
        asked.map(\.key).write(to: &writer)
        for (_, weight) in asked { writer.append(fixed: weight.bitPattern) }
        teasers.write(to: &writer)
        writer.append(Int(moments.lowerBound))
        writer.append(Int(moments.upperBound))
        writer.append(report.kept)
        writer.append(report.pageCount)
        writer.append(report.statedFacts)
        writer.append(report.clearFacts)
        report.nextChange.map(Int.init).write(to: &writer)
        files.search.write(to: &writer)
        try FileSystem.replace(path, with: writer.sealed())
    }
}

/// Files below the site's folder that must lie there as they were left.
private struct StandingFiles {
    private(set) var files: StampedFiles
    /// What lies in the folder of the search, where nothing else belongs.
    let search: [String]

    init(_ files: StampedFiles, search: [String]) {
        self.files = files
        self.search = search
    }

    /// Every page and asset with its twins, the files of the index and the manifest.
    init(_ manifest: Manifest, _ options: BuildOptions) throws(FileFailure) {
        let search = try FileSystem.files(below: options.search)
        @Sendable func stamped(_ names: [String]) -> StampedFiles {
            var files = StampedFiles()
            for name in names { files.append(name, FileStamp(of: "\(options.site)/\(name)") ?? .none) }
            return files
        }
        let paths = manifest.files.keys.sorted()
        // A text for each of a hundred thousand would take much room at once.
        let pages = inParallel(paths.indices.parted(by: 1024), chunk: 1) { [files = manifest.files] some in
            stamped(
                paths[some].flatMap { path in
                    ([""] + twinEndings.prefix(files[path]!.twins.count)).map { "pages/\(path)\($0)" }
                }
            )
        }
        self.search = search
        files = stamped(["manifest"])
        files.append(pages + [stamped(search.map { "search/\($0)" })])
    }

    /// With new stamps of some files and of all of the search; nil where other files lie there than before.
    func restamped(_ changed: [String], _ options: BuildOptions) throws(FileFailure) -> StandingFiles? {
        var standing = self
        guard try FileSystem.files(below: options.search) == search else { return nil }
        let all = Set(changed + ["manifest"] + search.map { "search/\($0)" })
        return standing.files.restamp(all, below: options.site) ? standing : nil
    }

    func stand(below site: String) -> Bool {
        // A folder that cannot be listed is not as it was left; the whole build says why.
        guard (try? FileSystem.files(below: "\(site)/search")) == search else { return false }
        return files.stand(below: site)
    }
}

/// What a build rests on, as far as it can be told without reading a file.
struct BuildGround {
    /// Of the program and the options.
    let setup: Digest
    let sources: StampedFiles
}

extension BuildGround {
    /// Nil where that is not enough: a file cannot be looked at, or was changed so lately that it may be changed once more
    /// without its time telling.
    ///
    /// - Parameter last: Saves listing the folders in which no name came or went since.
    init?(_ options: BuildOptions, since last: LastBuild?) {
        var digester = Digester()
        digester.update(options.program.description)
        digester.update([options.root, options.compresses ? "compressed" : "plain", options.wordList ?? ""])
        setup = digester.finalize()
        guard let sources = last?.sourcesAgain(setup, options) ?? Self.sources(options) else { return nil }
        self.sources = sources
    }

    private static func sources(_ options: BuildOptions) -> StampedFiles? {
        var stamps = FolderStamps(root: options.root)
        if let list = options.wordList { stamps.add(file: list) }
        for folder in folders(options) { stamps.add(folder: folder) }
        return stamps.all
    }

    fileprivate static func folders(_ options: BuildOptions) -> [String] {
        ["content", "seeds", "theme"].filter { FileSystem.folderExists("\(options.root)/\($0)") }
    }
}

extension LastBuild {
    /// The files that the build rested on as they are now; nil where there are others.
    fileprivate func sourcesAgain(_ setup: Digest, _ options: BuildOptions) -> StampedFiles? {
        let sources = ground.sources
        let areKnown = BuildGround.folders(options).allSatisfy { sources.names.firstIndex(of: "\($0)/") != nil }
        return areKnown && setup == ground.setup ? sources.stampedAgain(below: options.root) : nil
    }
}
