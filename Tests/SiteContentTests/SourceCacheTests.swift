import CommonMark
import Digest
import Foundation
import SiteContent
import Testing

struct SourceCacheTests {
    private let ground = Digest(of: [1])

    /// A site of two pages that has been read once, when nothing had been changed for a while.
    private func readSite(_ cache: SourceCache, _ folder: TemporaryFolder, _ changed: ChangedFiles = ChangedFiles())
        throws
        -> (sources: SiteSources, known: [String])
    {
        let read = try readFolder("content", below: folder.path, cache: cache)
        var problems: [Diagnostic] = []
        let sources = try readSources(
            read.files,
            known: KnownSources(cache, paths: read.known, unread: read.unread, root: folder.path, changed: changed),
            problems: &problems
        )
        #expect(problems == [])
        return (try #require(sources), read.known.map(\.string))
    }

    private func site() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("content/site.yaml", siteFile)
        try folder.write("content/contacts.yaml")
        try folder.write("content/pages/index.md", pageFile("## One\n\nSee [two](two.md).\n"))
        try folder.write("content/pages/two.md", pageFile("Two words.\n"))
        usleep(30_000)
        return folder
    }

    private func pageFile(_ body: String) -> String { file(with: "", body: body) }

    private func bytes(of cache: SourceCache?) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try #require(cache).write { bytes += $0 }
        return bytes
    }

    @Test("entries whose files did not change are the same without being read")
    func knowsEntries() throws {
        let folder = try site()
        let first = try readSite(SourceCache(ground: ground), folder)
        let cache = SourceCache(try bytes(of: first.sources.cache), ground: ground)
        let second = try readSite(cache, folder)
        #expect(first.known == [])
        #expect(second.known.sorted() == ["content/pages/index.md", "content/pages/two.md"])
        for (a, b) in zip(first.sources.entries, second.sources.entries) {
            #expect(a.source == b.source && a.digest == b.digest && a.textDigest == b.textDigest)
            #expect(a.frontMatter.title == b.frontMatter.title && a.frontMatter.reviewed == b.frontMatter.reviewed)
            #expect(a.body == b.body)
        }
    }

    @Test("a cache of other settings, or a damaged one, knows nothing")
    func forgets() throws {
        let folder = try site()
        let bytes = try bytes(of: try readSite(SourceCache(ground: ground), folder).sources.cache)
        var damaged = bytes
        damaged[bytes.count - 3] ^= 1
        #expect(try readSite(SourceCache(bytes, ground: Digest(of: [2])), folder).known == [])
        #expect(try readSite(SourceCache(damaged, ground: ground), folder).known == [])
        #expect(try readSite(SourceCache(Array(bytes.dropLast()), ground: ground), folder).known == [])
    }

    @Test("a text that changed since its file was last read is refused, with the file's name")
    func refusesChangedTexts() throws {
        let folder = try site()
        let cache = try #require(try readSite(SourceCache(ground: ground), folder).sources.cache)
        let changed = ChangedFiles()
        let sources = try readSite(cache, folder, changed).sources
        try changed.refuse()
        try folder.write("content/pages/two.md", pageFile("Other words.\n"))
        #expect(sources.entries[1].body.sections == [])
        #expect(throws: ChangedWhileRead(path: "content/pages/two.md")) { try changed.refuse() }
    }
}
