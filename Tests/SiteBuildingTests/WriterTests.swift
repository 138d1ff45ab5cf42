import Digest
import SiteBuilding
import SiteTesting
import Testing

struct WriterTests {
    @Test func writesEverythingTheFirstTime() throws {
        let site = try Building()
        let report = try site.build()
        #expect(
            report.written.map { $0.replacing(#/\.[0-9a-f]{12}\./#, with: ".HASH.") } == [
                ".well-known/security.txt", "a-z/index.html", "about/index.html", "about/sources/facts.csv",
                "about/sources/facts.json", "about/sources/index.html",
                "achievements/bags/index.html", "achievements/index.html", "assets/dots.HASH.svg",
                "assets/site.HASH.css", "campaigns/feed.xml", "campaigns/index.html", "campaigns/tidy/feed.xml",
                "campaigns/tidy/index.html", "campaigns/tidy/print/index.html",
                "campaigns/tidy/updates/first/index.html",
                "campaigns/tidy/updates/second/index.html", "contacts/index.html", "hate/index.html", "index.html",
                "not-found/index.html", "openapi.json", "opensearch.xml", "priorities/index.html",
                "priorities/litter/index.html",
                "priorities/nuisance/index.html", "report/abuse/index.html", "report/abuse/print/index.html",
                "report/hate-crime/index.html", "report/hate-crime/print/index.html",
                "report/index.html", "report/litter/index.html", "report/litter/print/index.html",
                "report/print/index.html", "robots.txt", "schools/index.html",
                "schools/respect/index.html",
                "schools/respect/print/index.html", "schools/respect/respect.zip", "site.webmanifest", "sitemap.xml",
            ]
        )
        #expect(report.kept == 0 && report.deleted == [] && report.isNewIndex)
        #expect(report.pageCount == 21 && report.indexed.count == 20)
        #expect(report.settings == ["results.en.mustache", "search.json"])
        #expect(try site.pages().keys.sorted() == report.written)
        #expect(report.statedFacts == 1 && report.clearFacts == 1)
    }

    @Test func writesNothingTheSecondTime() throws {
        let site = try Building(.englishAndUrdu, compresses: true)
        /// Of all but the cache, which may learn that a file has not been changed for a while.
        func marks() throws -> [String: Folder.Mark] {
            try site.output.marks(of: "site").filter { !$0.key.hasPrefix("cache/") }
        }
        let first = try site.build()
        let before = try marks()
        let report = try site.build()
        #expect(report.isUnchanged)
        #expect(report.kept == first.written.count)
        #expect(try marks() == before)
    }

    struct Edit: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let path: String
        let old: String
        let new: String
        let written: [String]
        var indexed: [String] = []
        var settings: [String] = []
    }

    private static let everyPage: [String] = [
        "a-z/index.html", "about/index.html", "about/sources/index.html", "achievements/bags/index.html",
        "achievements/index.html", "campaigns/index.html", "campaigns/tidy/index.html",
        "campaigns/tidy/print/index.html", "campaigns/tidy/updates/first/index.html",
        "campaigns/tidy/updates/second/index.html",
        "contacts/index.html", "index.html", "not-found/index.html", "priorities/index.html",
        "priorities/litter/index.html", "priorities/nuisance/index.html", "report/abuse/index.html",
        "report/abuse/print/index.html",
        "report/hate-crime/index.html", "report/hate-crime/print/index.html", "report/index.html",
        "report/litter/index.html", "report/litter/print/index.html",
        "report/print/index.html", "schools/index.html",
        "schools/respect/index.html",
        "schools/respect/print/index.html", "schools/respect/respect.zip",
    ]

    private static let edits = [
        Edit(
            testDescription: "a text that no other page shows",
            path: "content/pages/about/index.md",
            old: "We are the council",
            new: "We are the town",
            written: ["about/index.html"],
            indexed: ["/about/"]
        ),
        Edit(
            testDescription: "a title that lists, breadcrumbs and the registry show",
            path: "content/pages/about/index.md",
            old: "title: About us",
            new: "title: Who we are",
            written: ["a-z/index.html", "about/index.html", "about/sources/index.html", "contacts/index.html"],
            indexed: ["/about/"]
        ),
        Edit(
            testDescription: "a summary that lists show",
            path: "content/schools/respect.md",
            old: "summary: About respect in words.",
            new: "summary: A lesson.",
            written: [
                "a-z/index.html", "contacts/index.html", "priorities/nuisance/index.html", "schools/index.html",
                "schools/respect/index.html",
                "schools/respect/print/index.html", "schools/respect/respect.zip",
            ],
            indexed: ["/schools/respect/"]
        ),
        Edit(
            testDescription: "an update, which feeds and its neighbour show",
            path: "content/campaigns/tidy/updates/second.md",
            old: "title: Second weekend",
            new: "title: Second Saturday",
            written: [
                "a-z/index.html", "campaigns/feed.xml", "campaigns/index.html", "campaigns/tidy/feed.xml",
                "campaigns/tidy/index.html", "campaigns/tidy/updates/first/index.html",
                "campaigns/tidy/updates/second/index.html", "index.html",
            ],
            indexed: ["/campaigns/tidy/updates/second/"]
        ),
        Edit(
            testDescription: "words that only the search knows",
            path: "content/report/hate-crime.md",
            old: "shouted at in the street",
            new: "spat at in the street",
            written: ["report/hate-crime/index.html", "report/hate-crime/print/index.html"],
            indexed: ["/report/hate-crime/"]
        ),
        Edit(
            testDescription: "a contact that one text uses",
            path: "content/contacts.yaml",
            old: "01632 960001",
            new: "01632 960002",
            written: ["contacts/index.html", "report/hate-crime/index.html", "report/hate-crime/print/index.html"],
            indexed: ["/report/hate-crime/"]
        ),
        Edit(
            testDescription: "a contact that three pages use",
            path: "content/contacts.yaml",
            old: "call: \"101\"",
            new: "call: \"102\"",
            written: [
                "about/index.html", "contacts/index.html", "report/hate-crime/index.html",
                "report/hate-crime/print/index.html",
                "report/print/index.html",
                "schools/respect/index.html",
                "schools/respect/print/index.html", "schools/respect/respect.zip",
            ],
            indexed: ["/about/", "/report/hate-crime/", "/schools/respect/"]
        ),
        Edit(
            testDescription: "a contact that every page shows",
            path: "content/contacts.yaml",
            old: "name: Emergency\n",
            new: "name: Emergencies\n",
            written: everyPage,
            indexed: ["/report/abuse/"],
            settings: ["results.en.mustache", "search.json"]
        ),
        Edit(
            testDescription: "a fact",
            path: "seeds/plan.yaml",
            old: "Volunteers filled",
            new: "Neighbours filled",
            written: [
                "about/index.html", "about/sources/facts.csv", "about/sources/facts.json", "about/sources/index.html",
                "achievements/bags/index.html",
            ]
        ),
        Edit(
            testDescription: "a template",
            path: "theme/templates/results.mustache",
            old: "<h1>",
            new: "<h1 id=\"results\">",
            written: (everyPage + ["hate/index.html"]).sorted(),
            settings: ["results.en.mustache"]
        ),
        Edit(
            testDescription: "a rule of the search",
            path: "content/search/help.yaml",
            old: "Call now if",
            new: "Call at once if",
            written: [],
            settings: ["search.json"]
        ),
        Edit(
            testDescription: "the day of a review",
            path: "content/report/litter.md",
            old: "reviewed: 2026-11-22",
            new: "reviewed: 2026-11-21",
            written: ["report/litter/index.html", "report/litter/print/index.html", "sitemap.xml"]
        ),
    ]

    @Test(arguments: edits)
    func writesWhatShowsTheEditAndNothingElse(edit: Edit) throws {
        let site = try Building()
        try site.build()
        let marks = try site.output.marks(of: "site/pages")
        let report = try site.build(FixtureSite.english.changing(edit.path, edit.old, to: edit.new))
        #expect(report.written == edit.written)
        #expect(report.indexed == edit.indexed)
        #expect(report.settings == edit.settings)
        #expect(report.deleted == [] && report.unindexed == [] && !report.isNewIndex && !report.isUnchanged)
        #expect(report.kept == marks.count - edit.written.count)
        let rewritten = try site.output.marks(of: "site/pages").filter { marks[$0.key] != $0.value }.map(\.key).sorted()
        #expect(rewritten == edit.written)
        #expect(try site.differencesFromACleanBuild() == [])
    }

    @Test func writesEveryPageForAnotherVersionOfTheProgram() throws {
        let site = try Building()
        try site.build()
        site.options.program = Digest(of: [2])
        let report = try site.build()
        #expect(report.written == (Self.everyPage + ["hate/index.html"]).sorted())
        #expect(report.isNewIndex)
    }

    // MARK: Assets

    @Test func keepsAnOldAssetForOneChangeMore() throws {
        let site = try Building()
        let old = try site.build().written.filter { $0.hasPrefix("assets/") }
        let changed = FixtureSite.english.adding("theme/assets/dots.svg", "<svg/>")
        let second = try site.build(changed)
        #expect(second.deleted == [])
        let new = second.written.filter { $0.hasPrefix("assets/") }
        #expect(try site.pages().keys.filter { $0.hasPrefix("assets/") }.sorted() == (old + new).sorted())
        #expect(try site.build().isUnchanged)
        let third = try site.build(changed.changing("content/pages/about/index.md", "We are", to: "We were"))
        #expect(third.deleted == old)
        #expect(try site.pages().keys.filter { $0.hasPrefix("assets/") }.sorted() == new)
    }

    @Test func keepsAnAssetThatComesBack() throws {
        let site = try Building()
        let old = try site.build().written.filter { $0.hasPrefix("assets/") }
        let changed = FixtureSite.english.adding("theme/assets/dots.svg", "<svg/>")
        try site.build(changed)
        let back = try site.build(.english)
        #expect(back.written.filter { $0.hasPrefix("assets/") } == [])
        let after = try site.build(
            FixtureSite.english.changing("content/pages/about/index.md", "We are", to: "We were")
        )
        #expect(after.deleted.count == 2 && Set(after.deleted).isDisjoint(with: old))
        #expect(try site.differencesFromACleanBuild() == [])
    }

    // MARK: Pages that come and go

    @Test func deletesAPageWithItsFolderAndItsPlaceInTheIndex() throws {
        let site = try Building(compresses: true)
        try site.build()
        #expect(try site.paths("first weekend cleaning").first == "/achievements/bags/")
        let report = try site.build(FixtureSite.english.removing("content/achievements/bags.md"))
        #expect(report.deleted == ["achievements/bags/index.html"])
        #expect(report.unindexed == ["/achievements/bags/"])
        #expect(!site.output.folders(in: "site/pages").contains("achievements/bags"))
        #expect(site.output.exists("site/pages/achievements/index.html"))
        #expect(try !site.paths("first weekend cleaning").contains("/achievements/bags/"))
        #expect(try site.differencesFromACleanBuild() == [])
    }

    @Test func writesAndDeletesFormerAddresses() throws {
        let site = try Building()
        try site.build()
        let path = "content/report/hate-crime.md"
        let moved = try site.build(FixtureSite.english.changing(path, "aliases: [/hate/]", to: "aliases: [/old/hate/]"))
        #expect(
            moved.written == [
                "old/hate/index.html", "report/hate-crime/index.html", "report/hate-crime/print/index.html",
            ]
        )
        #expect(moved.deleted == ["hate/index.html"])
        #expect(
            site.output.folders(in: "site/pages").filter { $0.contains("hate") } == [
                "old/hate", "report/hate-crime", "report/hate-crime/print",
            ]
        )
        let gone = try site.build(FixtureSite.english.changing(path, "aliases: [/hate/]\n", to: ""))
        #expect(gone.deleted == ["old/hate/index.html"])
        #expect(!site.output.folders(in: "site/pages").contains("old"))
    }

    @Test func putsAPageWhereAFormerAddressWas() throws {
        let site = try Building()
        try site.build()
        let path = "content/report/hate-crime.md"
        let report = try site.build(
            FixtureSite.english.changing(path, "aliases: [/hate/]\n", to: "")
                .adding("content/pages/hate.md", FixtureSite.entry("Hate"))
        )
        #expect(report.deleted == [] && report.written.contains("hate/index.html"))
        #expect(try site.differencesFromACleanBuild() == [])
    }

    @Test func publishesAPageWhenItsTimeComesAndTakesItBack() throws {
        let site = try Building()
        // Midnight of 1 December and five o'clock on the 8th, by London's clocks.
        let appears: Int64 = 1_796_083_200
        let goes: Int64 = 1_796_749_200
        #expect(try site.build().nextChange == appears)
        site.options.now = appears - 1
        #expect(try site.build().isUnchanged)
        site.options.now = appears
        let shown = try site.build()
        #expect(shown.written == ["a-z/index.html", "notice/index.html", "sitemap.xml"])
        #expect(shown.indexed == ["/notice/"] && shown.nextChange == goes)
        site.options.now = goes - 1
        #expect(try site.build().isUnchanged)
        #expect(try site.paths("market") == ["/notice/"])
        site.options.now = goes
        let gone = try site.build()
        #expect(gone.deleted == ["notice/index.html"] && gone.unindexed == ["/notice/"] && gone.nextChange == nil)
    }

    @Test("a structure is remembered with its page, which is not made anew")
    func remembersStructures() throws {
        let page = FixtureSite.entry("Who", "structure: [{title: Cleans, bodies: [{fact: bags, does: tidies}]}]")
        let old = FixtureSite.english.changing("seeds/plan.yaml", "figures: [\"500\"]", to: "names: [river board]")
            .adding("content/pages/who.md", page)
        let site = try Building(old)
        try site.build()
        let report = try site.build(old.changing("content/schools/respect.md", "Talk about", to: "Talk of"))
        #expect(
            report.written == [
                "schools/respect/index.html", "schools/respect/print/index.html", "schools/respect/respect.zip",
            ]
        )
        #expect(try site.differencesFromACleanBuild() == [])
    }

    // MARK: Dry runs

    @Test func writesNothingInADryRun() throws {
        let site = try Building(compresses: true)
        var planned = try site.dryRun()
        #expect(!site.output.exists("site"))
        #expect(planned.isDryRun)
        planned.isDryRun = false
        var built = try site.build()
        #expect(planned.weights.isEmpty && built.weights.count > 1)
        built.weights = PageWeights()
        #expect(built == planned)

        let marks = try site.output.marks(of: "site")
        try site.sources.fill(
            with: FixtureSite.english.removing("content/achievements/bags.md")
                .changing("content/search/help.yaml", "Call now", to: "Call")
                .changing("theme/assets/site.css", "main", to: "body").files
        )
        var next = try site.dryRun()
        #expect(try site.output.marks(of: "site") == marks)
        #expect(!next.isUnchanged)
        next.isDryRun = false
        built = try site.build()
        built.weights = PageWeights()
        #expect(built == next)
    }
}
