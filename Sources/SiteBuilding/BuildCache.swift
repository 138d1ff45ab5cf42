import Digest
import SiteChecking
import SiteContent

/// Where a site keeps what saves the next build work. Deleting it changes nothing but the time of that build.
struct BuildCache {
    private let folder: String

    private enum Name: String {
        case sources, findings, pages, last, lists, told
    }

    init(site: String) { folder = "\(site)/cache" }

    private func path(_ name: Name) -> String { "\(folder)/\(name.rawValue)" }

    private func read(_ name: Name) throws(FileFailure) -> [UInt8]? {
        guard let size = FileSystem.size(of: path(name)) else { return nil }
        return try readFile(path(name), size: size)
    }

    func sources(ground: Digest) throws(FileFailure) -> SourceCache {
        try read(.sources).map { SourceCache($0, ground: ground) } ?? SourceCache(ground: ground)
    }

    func findings() throws(FileFailure) -> FindingsCache { FindingsCache(try read(.findings) ?? []) }

    var holdsLastBuild: Bool { FileSystem.size(of: path(.last)) != nil }

    func lastBuild() throws(FileFailure) -> LastBuild? {
        guard let bytes = try read(.last) else { return nil }
        return try LastBuild(bytes, lists: path(.lists), told: path(.told))
    }

    func keptPages(_ digest: Digest) throws(FileFailure) -> KeptPages? {
        try KeptPages(path(.pages), digest: digest)
    }

    /// Writes, beside what is kept, what is known of the sources.
    func stage(_ sources: SourceCache, _ findings: FindingsCache) throws(FileFailure) {
        try FileSystem.stage(path(.sources), sources.write)
        try FileSystem.stage(path(.findings), findings.write)
    }

    /// Writes, beside what is kept, what is known of the pages.
    ///
    /// - Returns: The digest to know them by.
    func stage(
        _ site: CheckedSite,
        _ findings: [SourcePath: PageFindings],
        emergencyContacts: Set<String>
    ) throws(FileFailure) -> Digest {
        try FileSystem.stage(path(.pages)) { give throws(FileFailure) in
            try KeptPages.write(site, findings, emergencyContacts: emergencyContacts, give)
        }
    }

    private static let staged: [Name] = [.sources, .findings, .pages]

    /// Keeps what was written beside what is kept.
    func publish() throws(FileFailure) { for name in Self.staged { try FileSystem.publish(path(name)) } }

    /// Leaves what is kept as it is.
    func discard() throws(FileFailure) { for name in Self.staged { try FileSystem.discard(path(name)) } }

    /// Without a last build, the next one looks at everything.
    func keep(_ last: LastBuild?) throws(FileFailure) {
        guard let last else { return try FileSystem.delete(path(.last)) }
        try last.write(path(.last), lists: path(.lists), told: path(.told))
    }
}
