import ByteCoding
import Digest
import Foundation
import Glibc
import Parallel
import SiteContent

/// What the last build rested on and what it left: enough to see that there is nothing to do, without planning the site.
struct LastBuild {
    /// Of the program, the options, and the names and stamps of all source files.
    private let ground: Digest
    /// The moments, in seconds since 1970, for which the build would be the same.
    private let moments: Range<Int64>
    /// What a build that finds nothing to do reports.
    let report: BuildReport
    private let files: StandingFiles

    /// - Parameters:
    ///   - ground: Of the sources as they were before they were read.
    ///   - done: What the build reported.
    init(ground: Digest, done: BuildReport, until: Int64, options: BuildOptions, manifest: Manifest) throws(FileFailure)
    {
        self.ground = ground
        moments = options.now..<max(options.now, min(until, done.nextChange ?? .max))
        var report = BuildReport()
        report.kept = done.kept + done.written.count
        report.warnings = done.warnings
        report.pageCount = done.pageCount
        report.statedFacts = done.statedFacts
        report.clearFacts = done.clearFacts
        report.nextChange = done.nextChange
        report.weights = done.weights
        self.report = report
        files = try StandingFiles(manifest, options)
    }

    /// Whether a build at this moment would find everything as it is.
    func stands(on ground: Digest, _ options: BuildOptions) -> Bool {
        self.ground == ground && moments.contains(options.now)
            && FileSystem.size(of: Journal.pendingPath(in: options.site)) == nil && files.stand(below: options.site)
    }
}

extension LastBuild {
    /// Nil for damaged bytes.
    init?(_ bytes: [UInt8]) {
        guard var reader = ByteReader(sealed: bytes) else { return nil }
        ground = Digest(from: &reader)
        let (start, end) = (reader.number(), reader.number())
        moments = Int64(start)..<Int64(max(start, end))
        var report = BuildReport()
        report.kept = reader.number()
        report.warnings = Array(from: &reader)
        report.pageCount = reader.number()
        report.statedFacts = reader.number()
        report.clearFacts = reader.number()
        report.nextChange = Int?(from: &reader).map(Int64.init)
        report.weights = Array(from: &reader)
        self.report = report
        files = StandingFiles(from: &reader)
        if reader.isDamaged { return nil }
    }

    var encoded: [UInt8] {
        var writer = ByteWriter()
        ground.write(to: &writer)
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
        return writer.sealed
    }
}

/// Files below the site's folder that must lie there as they were left.
private struct StandingFiles: ByteCodable {
    private let stamps: [FileStamp]
    /// Their paths, each ended by a zero byte: so the system is asked without a copy of any.
    private let paths: [UInt8]
    /// What lies in the folder of the search, where nothing else belongs.
    private let search: [String]

    /// Every page and asset with its twins, the files of the index and the manifest.
    init(_ manifest: Manifest, _ options: BuildOptions) throws(FileFailure) {
        var names = ["manifest"]
        for (path, file) in manifest.files {
            names.append("pages/\(path)")
            names += twinEndings.prefix(file.twins.count).map { "pages/\(path)\($0)" }
        }
        names += try FileSystem.files(below: options.search).map { "search/\($0)" }
        names.sort()
        search = try FileSystem.names(in: options.search)
        paths = names.flatMap { Array($0.utf8) + [0] }
        stamps = inParallel(names) { FileStamp(of: "\(options.site)/\($0)") ?? .none }
    }

    init(from reader: inout ByteReader) {
        stamps = Array(from: &reader)
        paths = Array(reader.raw(reader.number()))
        search = Array(from: &reader)
    }

    func write(to writer: inout ByteWriter) {
        stamps.write(to: &writer)
        writer.append(paths.count)
        writer.append(raw: paths)
        search.write(to: &writer)
    }

    func stand(below site: String) -> Bool {
        let folder = open(site, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return false }
        defer { close(folder) }
        var starts: [Int] = [0]
        starts.reserveCapacity(stamps.count + 1)
        for index in paths.indices where paths[index] == 0 { starts.append(index + 1) }
        guard starts.count == stamps.count + 1, (try? FileSystem.names(in: "\(site)/search")) == search else {
            return false
        }
        return inParallel(Array(zip(starts, stamps)), chunk: 1024) { start, stamp in
            paths.withUnsafeBytes { bytes in
                let path = bytes.baseAddress!.advanced(by: start).assumingMemoryBound(to: CChar.self)
                return FileStamp(of: path, below: folder) == stamp
            }
        }.allSatisfy(\.self)
    }
}

/// Of the program, the options and all source files, as far as they can be told without reading one.
///
/// - Returns: nil where that is not enough: a file cannot be looked at, or was changed so lately that it may be changed
///   once more without its time telling.
func groundOfBuild(_ options: BuildOptions) -> Digest? {
    var digester = Digester()
    digester.update(options.program.description)
    digester.update([options.compresses ? "compressed" : "plain", options.wordList ?? ""])
    var stamps = FolderStamps()
    if let list = options.wordList { stamps.add(file: list) }
    for folder in ["content", "seeds", "theme"] where FileSystem.folderExists("\(options.root)/\(folder)") {
        stamps.add(folder: "\(options.root)/\(folder)")
    }
    guard let all = stamps.digest() else { return nil }
    digester.update(all.description)
    return digester.finalize()
}
