import Foundation
import SiteBuilding
import SiteTesting
import Testing

/// Whatever became of what a build wrote, the next one makes the site whole.
struct MendingTests {
    struct Damage: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let damage: @Sendable (Folder) throws -> Void

        init(_ description: String, _ damage: @escaping @Sendable (Folder) throws -> Void) {
            testDescription = description
            self.damage = damage
        }
    }

    private static func half(_ folder: Folder, _ name: String) throws {
        let bytes = try folder.bytes(name)
        try folder.write(name, Array(bytes.prefix(bytes.count / 2)))
    }

    private static func delete(_ folder: Folder, _ name: String) throws {
        #expect(folder.exists(name))
        try folder.delete(name)
    }

    private static let damages = [
        Damage("no manifest") { try delete($0, "site/manifest") },
        Damage("half a manifest") { try half($0, "site/manifest") },
        Damage("an empty manifest") { try $0.write("site/manifest", "") },
        Damage("a manifest that is none") { try $0.write("site/manifest", "<html>\n") },
        Damage("an older manifest") { folder in
            let text = try folder.text("site/manifest")
            try folder.write(
                "site/manifest",
                "noticeboard manifest 0\n" + text.split(separator: "\n").dropFirst().joined(separator: "\n") + "\n"
            )
        },
        Damage("a page deleted by hand") { try delete($0, "site/pages/about/index.html") },
        Damage("half a page") { try half($0, "site/pages/about/index.html") },
        Damage("half a compressed page") { try half($0, "site/pages/about/index.html.gz") },
        Damage("an empty compressed page") { try $0.write("site/pages/about/index.html.br", "") },
        Damage("no compressed page") { try delete($0, "site/pages/about/index.html.br") },
        Damage("a folder deleted by hand") { try delete($0, "site/pages/report") },
        Damage("no pages at all") { try delete($0, "site/pages") },
        Damage("half a feed") { try half($0, "site/pages/campaigns/feed.xml") },
        Damage("no index") { try delete($0, "site/search/index.1") },
        Damage("an index without its terms") { try delete($0, "site/search/index.1/postlist.glass") },
        Damage("an index without its head") { try delete($0, "site/search/index.1/iamglass") },
        Damage("no search at all") { try delete($0, "site/search") },
        Damage("no settings of the search") { try delete($0, "site/search/search.json") },
        Damage("half a page of results") { try half($0, "site/search/results.en.mustache") },
        Damage("leftovers beside the index") { folder in
            try folder.write("site/search/index.7/postlist.glass", "half")
            try folder.write("site/search/search.json.new~", "half")
            try folder.write("site/search/results.xx.mustache", "of a language that went")
        },
        Damage("half a record of a build") { try $0.write("site/manifest.pending", "file\tabout/index.ht") },
    ]

    private static let clean = Result { try Building(compresses: true).writtenCleanly() }

    @Test(arguments: damages)
    func mendsWhatIsDamaged(damage: Damage) throws {
        let site = try Building(compresses: true)
        try site.build()
        try damage.damage(site.output)
        try site.build()
        #expect(try site.differencesFromACleanBuild(Self.clean.get()) == [])
        #expect(!site.output.exists("site/manifest.pending"))
        #expect(try site.build().isUnchanged)
    }

    @Test func deletesWhatIsNoLongerPlannedThoughTheManifestIsLost() throws {
        let site = try Building(compresses: true)
        try site.build()
        try site.output.delete("site/manifest")
        try site.output.write("site/pages/left/over.html.br.new~", "half")
        let report = try site.build(FixtureSite.english.removing("content/achievements/bags.md"))
        #expect(report.deleted == ["achievements/bags/index.html", "left/over.html"])
        #expect(try site.differencesFromACleanBuild() == [])
        #expect(site.output.folders(in: "site/pages").filter { $0.hasPrefix("achievements/") || $0 == "left" } == [])
    }

    /// A new index is never made in the folder that `search.json` names.
    @Test func makesANewIndexBesideTheOneThatIsServed() throws {
        let site = try Building()
        try site.build()
        try site.output.delete("site/manifest")
        try site.build()
        #expect(try site.output.text("site/search/search.json").contains("\"index\" : \"index.2\""))
        #expect(site.output.folders(in: "site/search") == ["index.2"])
    }

    @Test func deletesTheCompressedPagesThatAreNotWantedAnyMore() throws {
        let site = try Building(compresses: true)
        try site.build()
        site.options.compresses = false
        try site.build()
        #expect(try site.pages().keys.filter { $0.hasSuffix(".gz") || $0.hasSuffix(".br") } == [])
        #expect(try site.build().isUnchanged)
        site.options.compresses = true
        try site.build()
        #expect(try site.differencesFromACleanBuild() == [])
    }

    // MARK: Builds that were killed

    @Test("a line of the manifest that was written by half is that of a page to write", arguments: [1, 20, 32])
    func mendsALineThatIsWrittenByHalf(count: Int) throws {
        let site = try Building()
        try site.build()
        let path = "report/litter/index.html"
        var lines = try site.output.text("site/manifest").split(separator: "\n").map(String.init)
        let place = try #require(lines.firstIndex { $0.hasPrefix("file\t\(path)\t") })
        lines[place] = lines[place].replacing(#/\t[0-9a-f]{32}\t/#) { line in
            "\t" + String(repeating: "0", count: count) + line.output.dropFirst(1 + count)
        }
        try site.output.write("site/manifest", lines.joined(separator: "\n") + "\n")
        try site.output.write("site/pages/\(path)", "a page of the new text")
        try site.output.write("site/manifest.pending", "file\t\(path)\nrecord\t/report/litter/\n")
        let report = try site.build()
        #expect(report.written == [path] && report.indexed == ["/report/litter/"])
        #expect(try site.differencesFromACleanBuild() == [])
    }

    /// As if a build had been killed after its last page and its index, before its manifest.
    private func killedBuild(of new: FixtureSite, after old: FixtureSite) throws -> Building {
        let site = try Building(old, compresses: true)
        try site.build()
        let manifest = try site.output.bytes("site/manifest")
        let report = try site.build(new)
        try site.output.write("site/manifest", manifest)
        let lines = report.written.map { "file\t\($0)" } + report.indexed.map { "record\t\($0)" }
        try site.output.write("site/manifest.pending", lines.joined(separator: "\n") + "\n")
        return site
    }

    private static let more = FixtureSite.english
        .adding("content/pages/extra.md", FixtureSite.entry("Extra page", "aliases: [/more/]", text: "Extra words."))
        .changing("content/pages/about/index.md", "We are", to: "We were")
        .changing("theme/assets/dots.svg", "<svg", to: "<svg id=\"dots\"")

    @Test func finishesWhatAKilledBuildBegan() throws {
        let site = try killedBuild(of: Self.more, after: .english)
        try site.build()
        #expect(try site.differencesFromACleanBuild() == [])
        #expect(try site.build().isUnchanged)
    }

    @Test func takesBackWhatAKilledBuildBegan() throws {
        let site = try killedBuild(of: Self.more, after: .english)
        try site.output.write("site/pages/extra/index.html.gz.new~", "half")
        let report = try site.build(.english)
        #expect(report.unindexed == ["/extra/"])
        #expect(try site.differencesFromACleanBuild() == [])
        #expect(site.output.folders(in: "site/pages").filter { $0 == "extra" || $0 == "more" } == [])
        #expect(try site.build().isUnchanged)
    }

    @Test func forgetsNothingWhenTheNextBuildIsKilledToo() throws {
        let site = try killedBuild(of: Self.more, after: .english)
        // The next build fails at its first page, with the record of the killed one in its hands.
        try site.sources.fill(
            with: FixtureSite.english.changing("theme/templates/page.mustache", "page-body", to: "page-body").files
        )
        try site.output.write("site/pages/about/index.html.new~/in the way", "")
        #expect(throws: (any Error).self) { try site.build() }
        try site.output.delete("site/pages/about/index.html.new~")
        try site.build()
        #expect(try site.differencesFromACleanBuild() == [])
        #expect(site.output.folders(in: "site/pages").filter { $0 == "extra" || $0 == "more" } == [])
    }
}
