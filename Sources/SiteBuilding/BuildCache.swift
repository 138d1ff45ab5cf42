import Digest
import SiteContent

/// Where a site keeps what saves the next build work. Deleting it changes nothing but the time of that build.
struct BuildCache {
    private let folder: String

    init(site: String) { folder = "\(site)/cache" }

    private func read(_ name: String) throws(FileFailure) -> [UInt8]? {
        let path = "\(folder)/\(name)"
        guard let size = FileSystem.size(of: path) else { return nil }
        return try readFile(path, size: size)
    }

    func sources(ground: Digest) throws(FileFailure) -> SourceCache {
        try read("sources").map { SourceCache($0, ground: ground) } ?? SourceCache(ground: ground)
    }

    func findings() throws(FileFailure) -> FindingsCache { FindingsCache(try read("findings") ?? []) }

    var holdsLastBuild: Bool { FileSystem.size(of: "\(folder)/last") != nil }

    func lastBuild() throws(FileFailure) -> LastBuild? { try read("last").flatMap(LastBuild.init) }

    func keptPages(_ digest: Digest) throws(FileFailure) -> KeptPages? {
        try KeptPages("\(folder)/pages", digest: digest)
    }

    /// Writes what changed. Without a last build, the next one looks at everything.
    func keep(sources: [UInt8]?, findings: [UInt8], pages: [UInt8]) throws(FileFailure) {
        try FileSystem.makeFolder(folder)
        if let sources { try replace("sources", with: sources) }
        try replace("findings", with: findings)
        try replace("pages", with: pages)
    }

    func keep(_ last: LastBuild?) throws(FileFailure) {
        // It is another each time: nothing is gained by a look at the one that lies there.
        guard let last else { return try FileSystem.delete("\(folder)/last") }
        try FileSystem.replace("\(folder)/last", with: last.encoded)
    }

    private func replace(_ name: String, with bytes: [UInt8]) throws(FileFailure) {
        let path = "\(folder)/\(name)"
        if try !FileSystem.holds(path, bytes) { try FileSystem.replace(path, with: bytes) }
    }
}
