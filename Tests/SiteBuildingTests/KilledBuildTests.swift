import Digest
import Foundation
import SiteBuilding
import SiteTesting
import Synchronization
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// Real processes that a signal ends in the middle of a build.
struct KilledBuildTests {
    /// Where a child is killed: at which event of its progress, or where it begins to index.
    private static let points = [0, 1, 2, 11, 24, indexing]
    fileprivate static let indexing = -1

    private static let changed = FixtureSite.englishAndUrdu
        .adding("content/pages/extra.md", FixtureSite.entry("Extra page", text: "Extra words."))
        .changing("content/contacts.yaml", "name: Emergency\n", to: "name: Emergencies\n")
        .changing("theme/assets/dots.svg", "<svg", to: "<svg id=\"dots\"")
        .removing("content/achievements/bags.md")

    private static let clean = [FixtureSite.englishAndUrdu, changed].map { site in
        Result { try Building(site, compresses: true).writtenCleanly() }
    }

    @Test(arguments: points)
    func serveTheOldOrTheNewPageAndAreMended(point: Int) async throws {
        let site = try Building(.englishAndUrdu, compresses: true)
        try site.build()
        let old = try site.pages()
        try site.sources.fill(with: Self.changed.files)
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [root = site.sources.path as String, output = site.options.site as String, point = point as Int] in
            try buildUntilKilled(root: root, output: output, point: point)
        }
        let left = try site.pages()
        let clean = try Self.clean.map { try $0.get() }
        let new = clean[1].pages
        for (path, bytes) in left where !path.hasSuffix(".new~") {
            #expect(bytes == old[path] || bytes == new[path], "\(path)")
        }
        #expect(Set(old.keys).subtracting(left.keys) == [])
        // Every hit of the index that is served leads to a page.
        let index = try site.output.text("site/search/search.json").contains("\"index.1\"")
        #expect(index && site.output.exists("site/search/index.1"))

        // Back to what it was, or on to what it was to be.
        let goesBack = point.isMultiple(of: 2)
        try site.build(goesBack ? .englishAndUrdu : Self.changed)
        #expect(try site.differencesFromACleanBuild(clean[goesBack ? 0 : 1]) == [])
        #expect(try site.pages().keys.filter { $0.hasSuffix(".new~") } == [])
        #expect(try site.build().isUnchanged)
    }

    /// An index of many pages is made in parts that lie beside it until they are merged.
    @Test("parts of an index that a killed build left are in no one's way, and go")
    func leavePartsOfAnIndex() throws {
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        let pages = letters.flatMap { first in letters.prefix(20).map { "page-\(first)\($0)" } }
        let site = try Building(
            pages.reduce(.englishAndUrdu) { site, name in
                site.adding("content/pages/\(name).md", FixtureSite.entry("A \(name)", text: "Words."))
            }
        )
        for part in ["index.1.part0", "index.1.part128"] { try site.output.write("site/search/\(part)/iamglass", "") }
        try site.build()
        #expect(try site.paths("page").count > 0)
        let left = try FileManager.default.contentsOfDirectory(atPath: "\(site.options.site)/search")
        #expect(left.filter { $0.hasPrefix("index.") } == ["index.2"])
    }

    /// Another process has other orders of its dictionaries.
    @Test func writeTheSameBytesInAnotherProcess() async throws {
        let site = try Building(.englishAndUrdu, compresses: true)
        await #expect(processExitsWith: .success) {
            [root = site.sources.path as String, output = site.options.site as String] in
            try buildUntilKilled(root: root, output: output, point: .max)
        }
        let own = try Building(.englishAndUrdu, compresses: true)
        try own.build()
        #expect(try differences(between: own.pages(), and: site.pages()) == [])
        #expect(try differences(between: own.settings(), and: site.settings()) == [])
    }
}

/// Builds as ``Building`` does, and kills its own process at an event of the progress.
private func buildUntilKilled(root: String, output: String, point: Int) throws {
    var options = BuildOptions(root: root, site: output, now: FixtureSite.now, program: Digest(of: [1]))
    options.compresses = true
    let events = Counter()
    _ = try buildSite(options) { progress in
        let isIndexing = if case .indexing = progress { true } else { false }
        if events.next() == point || isIndexing && point == KilledBuildTests.indexing { kill(getpid(), SIGKILL) }
    }
}

private final class Counter: Sendable {
    private let count = Mutex(-1)

    func next() -> Int {
        count.withLock {
            $0 += 1
            return $0
        }
    }
}
