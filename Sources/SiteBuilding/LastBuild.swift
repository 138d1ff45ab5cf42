import ByteCoding
import Digest
import Foundation
import Glibc
import Parallel
import SiteChecking
import SiteContent

/// What the last build rested on and what it left: enough to see that there is nothing to do, or which texts were edited,
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

    /// The same build after a few texts were edited and published.
    ///
    /// - Parameters:
    ///   - written: Files below the site's folder.
    ///   - weights: Nil where the index was not asked.
    /// - Returns: nil where other files lie there than before.
    func republished(
        on ground: BuildGround,
        done: BuildReport,
        written: [String],
        weights: [AskedPhrase: Double]?,
        options: BuildOptions
    ) throws(FileFailure) -> LastBuild? {
        guard let files = try files.restamped(written, options) else { return nil }
        var last = self
        last.ground = ground
        last.report = done.ofNothing
        last.files = files
        if let weights { last.weights = weights }
        return last
    }

    /// The sources that were changed since; nil where more than that may be different from a build at this moment.
    func changes(on ground: BuildGround, _ options: BuildOptions) -> [String]? {
        guard self.ground.setup == ground.setup, moments.contains(options.now),
            let changes = ground.sources.changes(since: self.ground.sources),
            FileSystem.size(of: Journal.pendingPath(in: options.site)) == nil, files.stand(below: options.site)
        else { return nil }
        return changes
    }

    /// The paths of sources that end in one of these.
    func sources(endingIn endings: [String]) -> [String] { ground.sources.paths(endingIn: endings) }
}

extension BuildReport {
    /// What a build reports that finds nothing to do after this one.
    fileprivate var ofNothing: BuildReport {
        var report = BuildReport()
        report.kept = kept + written.count
        report.warnings = warnings
        report.pageCount = pageCount
        report.statedFacts = statedFacts
        report.clearFacts = clearFacts
        report.nextChange = nextChange
        report.weights = weights
        return report
    }
}

extension LastBuild {
    /// Nil for damaged bytes.
    init?(_ bytes: [UInt8]) {
        guard var reader = ByteReader(sealed: bytes) else { return nil }
        ground = BuildGround(setup: Digest(from: &reader), sources: StampedFiles(from: &reader))
        kept = Digest(from: &reader)
        weights = Dictionary(
            [AskedPhrase](from: &reader).map { ($0, Double(bitPattern: reader.fixed())) },
            uniquingKeysWith: { first, _ in first }
        )
        let (start, end) = (reader.number(), reader.number())
        moments = Int64(start)..<Int64(max(start, end))
        var report = BuildReport()
        report.kept = reader.number()
        report.warnings = Array(from: &reader)
        report.pageCount = reader.number()
        report.statedFacts = reader.number()
        report.clearFacts = reader.number()
        report.nextChange = Int?(from: &reader).map(Int64.init)
        report.weights = PageWeights(from: &reader)
        self.report = report
        files = StandingFiles(from: &reader)
        if reader.isDamaged { return nil }
    }

    var encoded: [UInt8] {
        // About what a warning takes.
        let told = report.weights.encodedSize + report.warnings.count * 512
        var writer = ByteWriter(capacity: ground.sources.encodedSize + files.files.encodedSize + told)
        ground.setup.write(to: &writer)
        ground.sources.write(to: &writer)
        kept.write(to: &writer)
        let asked = weights.sorted { $0.key < $1.key }
        asked.map(\.key).write(to: &writer)
        for (_, weight) in asked { writer.append(fixed: weight.bitPattern) }
        writer.append(Int(moments.lowerBound))
        writer.append(Int(moments.upperBound))
        writer.append(report.kept)
        report.warnings.write(to: &writer)
        writer.append(report.pageCount)
        writer.append(report.statedFacts)
        writer.append(report.clearFacts)
        report.nextChange.map(Int.init).write(to: &writer)
        report.weights.write(to: &writer)
        files.write(to: &writer)
        return writer.sealed()
    }
}

/// Files below the site's folder that must lie there as they were left.
private struct StandingFiles: ByteCodable {
    private(set) var files = StampedFiles()
    /// What lies in the folder of the search, where nothing else belongs.
    private let search: [String]

    /// Every page and asset with its twins, the files of the index and the manifest.
    init(_ manifest: Manifest, _ options: BuildOptions) throws(FileFailure) {
        var names = ["manifest"]
        for (path, file) in manifest.files {
            names.append("pages/\(path)")
            names += twinEndings.prefix(file.twins.count).map { "pages/\(path)\($0)" }
        }
        search = try FileSystem.files(below: options.search)
        names += search.map { "search/\($0)" }
        names.sort()
        let stamps = inParallel(names) { FileStamp(of: "\(options.site)/\($0)") ?? .none }
        for (name, stamp) in zip(names, stamps) { files.append(name, stamp) }
    }

    /// With new stamps of some files and of all of the search; nil where other files lie there than before.
    func restamped(_ changed: [String], _ options: BuildOptions) throws(FileFailure) -> StandingFiles? {
        var standing = self
        guard try FileSystem.files(below: options.search) == search else { return nil }
        let all = Set(changed + ["manifest"] + search.map { "search/\($0)" })
        return standing.files.restamp(all, below: options.site) ? standing : nil
    }

    init(from reader: inout ByteReader) {
        files = StampedFiles(from: &reader)
        search = Array(from: &reader)
    }

    func write(to writer: inout ByteWriter) {
        files.write(to: &writer)
        search.write(to: &writer)
    }

    func stand(below site: String) -> Bool {
        let folder = open(site, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return false }
        defer { close(folder) }
        // A folder that cannot be listed is not as it was left; the whole build says why.
        guard (try? FileSystem.files(below: "\(site)/search")) == search else { return false }
        return inParallel(files.indices.parted(by: 1024), chunk: 1) { files.stand($0, below: folder) }
            .allSatisfy(\.self)
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
    init?(_ options: BuildOptions) {
        var stamps = FolderStamps(root: options.root)
        if let list = options.wordList { stamps.add(file: list) }
        for folder in ["content", "seeds", "theme"] where FileSystem.folderExists("\(options.root)/\(folder)") {
            stamps.add(folder: folder)
        }
        guard let sources = stamps.all else { return nil }
        self.sources = sources
        var digester = Digester()
        digester.update(options.program.description)
        digester.update([options.root, options.compresses ? "compressed" : "plain", options.wordList ?? ""])
        setup = digester.finalize()
    }
}
