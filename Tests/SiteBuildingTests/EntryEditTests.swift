import Foundation
import Glibc
import SiteBuilding
import SiteContent
import SiteTesting
import Testing

/// Builds before which only texts, titles, summaries and days of reviews were edited plan those pages and those that show of
/// them alone, and come to the same as builds of everything.
struct EntryEditTests {
    private static let litter = "content/report/litter.md"

    @Test("an edited text is published alone: its page, its sheet and its entry in the index")
    func publishesThePageAlone() throws {
        let site = try Building(compresses: true)
        let before = try site.build()
        try site.sources.append("\nWe collect mattresses too.\n", to: Self.litter)
        let report = try site.build()
        #expect(report.planned == 1)
        #expect(report.written == ["report/litter/index.html", "report/litter/print/index.html"])
        #expect(report.indexed == ["/report/litter/"])
        #expect(report.kept == before.written.count - 2)
        #expect(try site.paths("mattresses") == ["/report/litter/"])
        #expect(try site.differencesFromACleanBuild() == [])
        #expect(try site.build().isUnchanged)
    }

    @Test(
        "new headings, and links to what is there, are published with the text alone",
        arguments: [
            "## A heading\n\n[Below](#a-heading)", "[About us](../pages/about/index.md#who-we-are)",
            "[Online](contact:online)", "[Elsewhere](https://example.org/)", "[A lesson](../schools/respect.md)",
        ]
    )
    func publishesHeadingsAndLinks(text: String) throws {
        let site = try Building()
        try site.build()
        try site.sources.append("\n\(text)\n", to: Self.litter)
        #expect(try site.build().planned == 1)
        #expect(try site.differencesFromACleanBuild() == [])
        // A title that it shows is told to it with its links.
        try site.sources.append("\n[Elsewhere](https://example.com/)\n", to: Self.first)
        try site.sources.replace("First weekend & bridge", with: "Zebras on the bridge", in: Self.first)
        #expect(try site.build().planned == 6)
        #expect(try site.differencesFromACleanBuild() == [])
    }

    @Test("a link to a file of which the page's own language has a version is a whole build's")
    func leavesVersionsToAWholeBuild() throws {
        let site = try Building(.englishAndUrdu)
        let pages = try site.build().pageCount
        let home = "content/pages/index.ur.md"
        try site.sources.append("\n[کوڑا](../report/litter.md)\n", to: home)
        #expect(try site.build().planned == 1)
        #expect(try site.differencesFromACleanBuild() == [])
        try site.sources.append("\n[نفرت](../report/hate-crime.md)\n", to: home)
        #expect(try site.build().planned == pages)
        #expect(try site.output.text("site/pages/ur/index.html").contains("\"/ur/report/hate-crime/\""))
        #expect(try site.differencesFromACleanBuild() == [])
    }

    @Test("a link to a heading that no other page knew is a whole build's, and so is the heading's end")
    func leavesHeadingsThatAreLinkedToAWholeBuild() throws {
        let site = try Building()
        let pages = try site.build().pageCount
        try site.sources.append("\n## Where it goes\n\nAway.\n", to: Self.litter)
        #expect(try site.build().planned == 1)
        try site.sources.append("\n[Litter](../../../report/litter.md#where-it-goes)\n", to: Self.first)
        #expect(try site.build().planned == pages)
        try site.sources.replace("## Where it goes", with: "## Where all goes", in: Self.litter)
        let failure = #expect(throws: Diagnostics.self) { try site.build() }
        #expect(failure?.errors.map(\.file) == [Self.first])
    }

    @Test("several texts are published together")
    func publishesSeveral() throws {
        let site = try Building()
        try site.build()
        let files = [Self.litter, "content/pages/not-found.md", "content/campaigns/tidy/index.md"]
        for file in files { try site.sources.append("\nA word about hedgehogs.\n", to: file) }
        let report = try site.build()
        #expect(report.planned == 3)
        // Nobody looks for the page that is met by accident.
        #expect(report.indexed == ["/campaigns/tidy/", "/report/litter/"])
        #expect(try site.differencesFromACleanBuild() == [])
    }

    @Test("a file that was saved without an edit leaves everything as it is")
    func seesThatNothingWasEdited() throws {
        let site = try Building()
        try site.build()
        let text = try site.sources.text(Self.litter)
        try site.sources.write(Self.litter, text + " ")
        try site.sources.write(Self.litter, text)
        let report = try site.build()
        #expect(report.isUnchanged)
        #expect(report.planned == 1)
        #expect(try site.build().planned == 0)
    }

    @Test("warnings of the old text go, and those of the new one come")
    func tellsOfTheNewText() throws {
        let site = try Building()
        let before = try site.build().warnings
        let text = try site.sources.text(Self.litter)
        let shouted = text + "\nPLEASE TELL US WHERE IT LIES.\n"
        try site.sources.write(Self.litter, shouted)
        let report = try site.build()
        #expect(report.planned == 1)
        #expect(report.warnings.count == before.count + 1)
        try site.output.delete("site/cache/last")
        #expect(try site.build().warnings == report.warnings)
        try site.sources.write(Self.litter, text + "\nTell us where it lies.\n")
        let last = try site.build()
        #expect(last.planned == 1)
        #expect(last.warnings == before)
    }

    @Test("a warning that stays is told with the line as it is now")
    func tellsOfTheLineAsItIs() throws {
        let shouted = "PLEASE TELL US WHERE IT LIES."
        let site = try Building(.english.changing(Self.litter, "Photographs", to: "\(shouted) Photographs"))
        let before = try site.build()
        try site.sources.replace("Photographs", with: "Pictures", in: Self.litter)
        let report = try site.build()
        #expect(report.planned == 1)
        #expect(report.warnings == before.warnings && report.told != before.told)
        #expect(try site.differencesFromACleanBuild() == [])
    }

    @Test(
        "whatever other pages may show is planned with them",
        arguments: [
            ("order: 20", "order: 30"), ("## Where it goes", "## Where all goes"),
            ("Mattresses and sofas", "[Mattresses](contact:police) and sofas"),
            ("Mattresses and sofas", "[Five hundred bags](fact:bags) and sofas"),
            ("Mattresses and sofas", "[Mattresses](../pages/map.txt) and sofas"),
            ("Mattresses and sofas", "[Mattresses](/report/) and sofas"),
            ("\n---\n\n", "\n---\n\n[//]: # (except capitals: it is a name)\n\nWATER WORKS.\n\n"),
        ]
    )
    func leavesTheRestToAWholeBuild(old: String, new: String) throws {
        let site = try Building(
            FixtureSite.english.adding("content/pages/map.txt", "A map.\n")
                .changing(Self.litter, "Photographs", to: "## Where it goes\n\nPhotographs")
        )
        let pages = try site.build().pageCount
        try site.sources.replace(old, with: new, in: Self.litter)
        #expect(try site.build().planned == pages)
        #expect(try site.differencesFromACleanBuild() == [])
    }

    private static let first = "content/campaigns/tidy/updates/first.md"
    private static let showingFirst = [
        "a-z/index.html", "campaigns/feed.xml", "campaigns/index.html", "campaigns/tidy/feed.xml",
        "campaigns/tidy/index.html", "campaigns/tidy/updates/first/index.html",
        "campaigns/tidy/updates/second/index.html", "index.html",
    ]

    @Test("a title is told to the pages and feeds that show it, and to no others")
    func tellsOfATitle() throws {
        let site = try Building()
        let before = try site.build()
        try site.sources.replace("First weekend & bridge", with: "Zebras on the bridge", in: Self.first)
        let report = try site.build()
        #expect(report.planned == 6)
        #expect(report.written == Self.showingFirst)
        #expect(report.kept == before.written.count - 8)
        #expect(report.indexed == ["/campaigns/tidy/updates/first/"])
        #expect(try site.paths("zebras") == ["/campaigns/tidy/updates/first/"])
        #expect(try site.differencesFromACleanBuild() == [])
        #expect(try site.build().isUnchanged)
    }

    @Test("a summary is told likewise, and the texts of those that show it may be edited beside it")
    func tellsOfASummary() throws {
        let site = try Building()
        try site.build()
        try site.sources.replace("About first weekend & bridge.", with: "Zebras came.", in: Self.first)
        try site.sources.append("\nMore came still.\n", to: "content/campaigns/tidy/updates/second.md")
        let report = try site.build()
        #expect(report.planned == 6)
        // The update after it shows its title alone, but was edited.
        #expect(report.written == Self.showingFirst)
        #expect(report.indexed == ["/campaigns/tidy/updates/first/", "/campaigns/tidy/updates/second/"])
        #expect(try site.differencesFromACleanBuild() == [])
    }

    @Test("the days of reviews are told to the page, its feeds and the sitemap")
    func tellsOfAReview() throws {
        let site = try Building()
        let before = try site.build()
        try site.sources.replace("reviewed: 2026-11-22", with: "reviewed: 2026-11-20", in: Self.first)
        try site.sources.replace("review_by: 2027-05-22", with: "review_by: 2027-11-20", in: Self.first)
        let report = try site.build()
        #expect(report.planned == 1)
        #expect(
            report.written == [
                "campaigns/feed.xml", "campaigns/tidy/feed.xml", "campaigns/tidy/updates/first/index.html",
                "sitemap.xml",
            ]
        )
        #expect(report.indexed == [])
        #expect(report.warnings == before.warnings)
        #expect(try site.differencesFromACleanBuild() == [])
        #expect(try site.build().isUnchanged)
    }

    @Test(
        "a review is told although the title would be planned with the whole site",
        arguments: [litter, "content/priorities/tidy/litter.md", "content/pages/a-z.md"]
    )
    func tellsOfReviewsOfAll(file: String) throws {
        let site = try Building()
        try site.build()
        try site.sources.replace("reviewed: 2026-11-22", with: "reviewed: 2026-11-20", in: file)
        #expect(try site.build().planned == 1)
        #expect(try site.differencesFromACleanBuild() == [])
    }

    @Test("a title of which a picture is drawn is a whole build's, a summary is not")
    func leavesPicturesToAWholeBuild() throws {
        let site = try Building(
            FixtureSite.english.changing("content/site.yaml", "time_zone:", to: "share_pictures: true\ntime_zone:")
        )
        let pages = try site.build().pageCount
        try site.sources.replace("About first weekend & bridge.", with: "Zebras came.", in: Self.first)
        #expect(try site.build().planned == 6)
        #expect(try site.differencesFromACleanBuild() == [])
        try site.sources.replace("First weekend & bridge", with: "Zebras on the bridge", in: Self.first)
        #expect(try site.build().planned == pages)
        #expect(try site.differencesFromACleanBuild() == [])
    }

    @Test("the home page's title is told to itself and the list of all pages, for no other page prints it")
    func tellsOfTheHomePage() throws {
        let site = try Building()
        try site.build()
        try site.sources.replace("title: Home", with: "title: Start here", in: "content/pages/index.md")
        let report = try site.build()
        #expect(report.planned == 2)
        #expect(report.written == ["a-z/index.html", "index.html"])
        #expect(report.indexed == ["/"])
        #expect(try site.differencesFromACleanBuild() == [])
    }

    @Test(
        "what was kept of the pages may be gone or damaged",
        // Of a page, of a feed, and last of what all pages share.
        arguments: [nil, "Second weekend", "First weekend & bridge", "Riverside Safety"] as [String?]
    )
    func survivesDamage(words: String?) throws {
        let site = try Building()
        try site.build()
        if let words {
            var kept = try site.output.bytes("site/cache/pages")
            let place = try #require(kept.ranges(of: words.utf8).last?.lowerBound)
            kept[place] ^= 0x20
            try site.output.write("site/cache/pages", kept)
        } else {
            try site.output.delete("site/cache/pages")
        }
        try site.sources.replace("First weekend & bridge", with: "Zebras on the bridge", in: Self.first)
        #expect(try site.build().written == Self.showingFirst)
        #expect(try site.differencesFromACleanBuild() == [])
    }

    @Test("an exception of another page from what it promises is looked at again when the answers of the search change")
    func tellsOfIdleExceptions() throws {
        let promise = "findable_by: [scooters]"
        let site = try Building(
            Self.scooters(4).changing(
                "content/pages/scooter-1.md",
                promise,
                to: "# except search-contract: so\n\(promise)"
            )
            .changing("content/pages/scooter-1.md", "Two of them on the path.", to: "Two of them.\(Self.more)")
        )
        let before = try site.build()
        try site.sources.replace("Scooters, scooters", with: "Bicycles, bicycles", in: "content/pages/scooter-4.md")
        let report = try site.build()
        #expect(report.planned == before.pageCount)
        #expect(report.warnings.count == before.warnings.count + 1)
        #expect(try site.differencesFromACleanBuild() == [])
    }

    @Test("what rules say of a review is told anew, and so is a title that they name")
    func tellsOfRulesOnEntries() throws {
        let site = try Building()
        let before = try site.build().warnings
        try site.sources.replace("reviewed: 2026-11-22", with: "reviewed: 2026-11-23", in: Self.first)
        let report = try site.build()
        #expect(report.planned == 1)
        #expect(report.warnings.count == before.count + 1)
        #expect(report.warnings.first { !before.contains($0) }?.rule == "review-date")
        try site.sources.replace("reviewed: 2026-11-23", with: "reviewed: 2026-11-22", in: Self.first)
        #expect(try site.build().warnings == before)
        let campaign = "content/campaigns/tidy/index.md"
        #expect(before.contains { $0.file == campaign && $0.rule == "search-promises" })
        try site.sources.replace("title: Tidy Riverside", with: "title: A clean Riverside", in: campaign)
        let last = try site.build()
        #expect(last.planned == 6)
        #expect(last.warnings.first { $0.file == campaign }?.words == "A clean Riverside")
        #expect(try site.differencesFromACleanBuild() == [])
    }

    @Test("what was told once is told again by later edits, until the whole site is planned")
    func remembersWhatWasTold() throws {
        let site = try Building()
        try site.build()
        try site.sources.replace("First weekend & bridge", with: "Zebras on the bridge", in: Self.first)
        #expect(try site.build().planned == 6)
        try site.sources.append("\nMore came still.\n", to: "content/campaigns/tidy/updates/second.md")
        #expect(try site.build().planned == 1)
        #expect(try site.output.text("site/pages/campaigns/tidy/updates/second/index.html").contains("Zebras"))
        #expect(try site.differencesFromACleanBuild() == [])
        try site.sources.replace("Zebras on the bridge", with: "First weekend & bridge", in: Self.first)
        #expect(try site.build().planned == 6)
        #expect(try site.differencesFromACleanBuild() == [])
        #expect(try site.build().isUnchanged)
    }

    @Test("a campaign's title is told to its feed and on its updates' way back, and orders the list of campaigns anew")
    func tellsOfACampaign() throws {
        let campaign = "content/campaigns/tidy/index.md"
        let site = try Building(
            FixtureSite.english.adding(
                "content/campaigns/quiet/index.md",
                FixtureSite.entry("Quiet nights", "status: finished", text: "Hush on the banks.")
            )
        )
        try site.build()
        try site.sources.replace("title: Tidy Riverside", with: "title: A clean Riverside", in: campaign)
        let report = try site.build()
        #expect(report.planned == 6)
        let feed = try site.output.text("site/pages/campaigns/tidy/feed.xml")
        #expect(feed.contains("<title>A clean Riverside – Riverside Safety</title>"))
        let list = try site.output.text("site/pages/campaigns/index.html")
        let (clean, quiet) = (list.range(of: "A clean Riverside")!, list.range(of: "Quiet nights")!)
        #expect(clean.lowerBound < quiet.lowerBound)
        #expect(try site.differencesFromACleanBuild() == [])
    }

    @Test("a title that more than five hundred pages show is a whole build's, and that of one of these pages is not")
    func leavesWhatManyShowToAWholeBuild() throws {
        let updates = (1...513).reduce(FixtureSite.english) { site, number in
            site.adding(
                "content/campaigns/many/updates/day-\(number).md",
                FixtureSite.entry("Day", "campaign: many\ndate: \(1500 + number)", text: "It rained.")
            )
        }
        let campaign = "content/campaigns/many/index.md"
        let site = try Building(
            updates.adding(campaign, FixtureSite.entry("Many days", "status: finished", text: "Day by day."))
        )
        let pages = try site.build().pageCount
        let day = "content/campaigns/many/updates/day-400.md"
        try site.sources.replace("title: Day", with: "title: A day", in: day)
        #expect(try site.build().planned == 7)
        #expect(try site.differencesFromACleanBuild() == [])
        try site.sources.replace("title: Many days", with: "title: So many days", in: campaign)
        #expect(try site.build().planned == pages)
        #expect(try site.differencesFromACleanBuild() == [])
    }

    @Test("a title by which an update of the same day is no longer the one before it is a whole build's")
    func leavesAnotherOrderToAWholeBuild() throws {
        let site = try Building(
            FixtureSite.english.adding(
                "content/campaigns/tidy/updates/same-day.md",
                FixtureSite.entry("Sunny weekend", "campaign: tidy\ndate: 2016-02-11", text: "The sun shone.")
            )
        )
        let pages = try site.build().pageCount
        try site.sources.replace("First weekend & bridge", with: "Late weekend & bridge", in: Self.first)
        #expect(try site.build().planned < pages)
        #expect(try site.differencesFromACleanBuild() == [])
        try site.sources.replace("Late weekend & bridge", with: "Windy weekend & bridge", in: Self.first)
        #expect(try site.build().planned == pages)
        #expect(try site.differencesFromACleanBuild() == [])
    }

    @Test(
        "a title that more than pages and feeds print is planned with the whole site",
        arguments: [
            // Labels of the search's filters, a former address, the navigation, a lesson's pack and a sheet of routes.
            ("content/priorities/tidy/litter.md", "Less litter"), ("content/pages/moved.md", "Moved here"),
            ("content/pages/a-z.md", "All pages"), ("content/schools/respect.md", "Respect in words"),
            (litter, "Report litter"),
        ]
    )
    func leavesOtherTitlesToAWholeBuild(file: String, title: String) throws {
        let site = try Building(
            FixtureSite.english.adding("content/pages/moved.md", FixtureSite.entry("Moved here", "aliases: [/old/]"))
        )
        let pages = try site.build().pageCount
        try site.sources.replace("title: \(title)", with: "title: Another name", in: file)
        #expect(try site.build().planned == pages)
        #expect(try site.differencesFromACleanBuild() == [])
    }

    @Test("a title that becomes an error is told, and nothing is published")
    func refusesErrorsInTitles() throws {
        let site = try Building()
        try site.build()
        let before = try site.output.contents(of: "site")
        try site.sources.replace("First weekend & bridge", with: "Call 01632 960999", in: Self.first)
        let failure = #expect(throws: Diagnostics.self) { try site.build() }
        #expect(failure?.errors.map(\.rule) == ["telephone-number", "evidence-cited"])
        #expect(try site.output.contents(of: "site") == before)
    }

    /// Three pages that promise to be found by a word, and perhaps one that says it and does not.
    private static func scooters(_ count: Int) -> FixtureSite {
        (1...count).reduce(FixtureSite.english) { site, number in
            site.adding(
                "content/pages/scooter-\(number).md",
                FixtureSite.entry(
                    number < 4 ? "Wheels" : "For hire",
                    number < 4 ? "findable_by: [scooters]" : "",
                    text: number < 4 ? "Two of them on the path." : "Scooters, scooters."
                )
            )
        }
    }

    private static let more =
        "\nThey lie where nobody walks, and nobody knows whose they are or who will come for them.\n"

    @Test("an edit that changes what searches find is published alone as long as they find what was promised")
    func keepsPromises() throws {
        let site = try Building(Self.scooters(3))
        try site.build()
        try site.sources.append(Self.more, to: "content/pages/scooter-1.md")
        let report = try site.build()
        #expect(report.planned == 1)
        #expect(report.reordered.map(\.before) == [["/scooter-1/", "/scooter-2/", "/scooter-3/"]])
        #expect(report.reordered.map(\.now) == [["/scooter-2/", "/scooter-3/", "/scooter-1/"]])
        #expect(try site.differencesFromACleanBuild() == [])
        #expect(try site.build().isUnchanged)
    }

    @Test("an edit by which a page is no longer found as it promises is told, and nothing is published")
    func refusesBrokenPromises() throws {
        let site = try Building(Self.scooters(4))
        try site.build()
        let before = (try site.pages(), try site.manifest())
        try site.sources.append(Self.more, to: "content/pages/scooter-1.md")
        let failure = #expect(throws: Diagnostics.self) { try site.build() }
        #expect(failure?.errors.map(\.rule) == ["search-contract"])
        #expect(try (site.pages(), site.manifest()) == before)
    }

    @Test("a page that is not found as it promises, where that is a warning, is told with the line as it is now")
    func tellsOfBrokenPromisesAsTheyAre() throws {
        let promise = "findable_by: [scooters]"
        let site = try Building(
            Self.scooters(4).changing("content/site.yaml", "help:", to: "checks: {search-contract: warning}\nhelp:")
                .changing("content/pages/scooter-1.md", "Two of them on the path.", to: "Two of them.\(Self.more)")
        )
        let before = try site.build()
        #expect(before.warnings.contains { $0.rule == "search-contract" })
        try site.sources.replace(promise, with: "\(promise) # Children ask so.", in: "content/pages/scooter-1.md")
        let report = try site.build()
        #expect(report.planned == 1)
        #expect(report.warnings == before.warnings && report.told != before.told)
        #expect(try site.differencesFromACleanBuild() == [])
        try site.sources.append("\nWe collect mattresses too.\n", to: Self.litter)
        #expect(try site.build().warnings == before.warnings)
        #expect(try site.differencesFromACleanBuild() == [])
    }

    @Test("an error in the text is told, and nothing is published")
    func refusesErrors() throws {
        let site = try Building()
        try site.build()
        let before = try site.output.contents(of: "site")
        try site.sources.append("\nCall 01632 960999.\n", to: Self.litter)
        let failure = #expect(throws: Diagnostics.self) { try site.build() }
        #expect(failure?.errors.map(\.file) == [Self.litter])
        #expect(try site.output.contents(of: "site") == before)
    }

    @Test("a page that becomes too heavy is told, and nothing is published")
    func refusesWeight() throws {
        let site = try Building(
            FixtureSite.english.adding(
                "content/site.yaml",
                FixtureSite.english["content/site.yaml"] + "\nbudget:\n  page: 9 KB\n"
            ),
            compresses: true
        )
        try site.build()
        let before = try site.pages()
        var words = SplitMix(state: 7)
        let long = (0..<4000).map { _ in String(words.next(), radix: 36).filter(\.isLetter) }.joined(separator: " ")
        try site.sources.append("\n\(long).\n", to: Self.litter)
        let failure = #expect(throws: Diagnostics.self) { try site.build() }
        #expect(failure?.errors.first?.problem.contains("weighs") == true)
        #expect(try site.pages() == before)
    }

    @Test("a page that the site rests on and someone deleted is written again with the edit")
    func seesThatAPageIsGone() throws {
        let site = try Building()
        try site.build()
        try site.output.delete("site/pages/report/index.html")
        try site.sources.append("\nWe collect mattresses too.\n", to: Self.litter)
        #expect(try site.build().written.contains("report/index.html"))
        #expect(try site.differencesFromACleanBuild() == [])
    }

    /// A build that was killed leaves the list of what it was writing.
    @Test("an edit after a build that was killed is a whole build")
    func mends() throws {
        let site = try Building()
        let pages = try site.build().pageCount
        try site.output.write("site/manifest.pending", "file\treport/index.html\n")
        try site.sources.append("\nWe collect mattresses too.\n", to: Self.litter)
        let report = try site.build()
        #expect(report.planned == pages)
        #expect(report.written.contains("report/index.html"))
        #expect(try site.differencesFromACleanBuild() == [])
    }

    @Test("texts edited by chance leave what a clean build writes", arguments: RandomSite.seeds(usually: 3))
    func agreesWithCleanBuilds(seed: UInt64) throws {
        try Self.edit(RandomSite(seed: seed), steps: 10) { random, _ in random.editText() }
    }

    @Test("titles, summaries and texts edited by chance do so too", arguments: RandomSite.seeds(usually: 4))
    func teasersAgreeWithCleanBuilds(seed: UInt64) throws {
        var random = RandomSite(seed: seed)
        for _ in 0..<8 { random.addUpdate() }
        try Self.edit(random, steps: 12) { random, step in
            // A link by address on a page that shows many leaves their titles to whole builds from then on.
            [7, 9, 11].contains(step) ? random.editText() : random.editTeaser()
        }
    }

    /// Edits one to three entries at each step, and takes back what a clean build refuses as well.
    private static func edit(_ site: RandomSite, steps: Int, _ edit: (inout RandomSite, Int) -> Void) throws {
        var random = site
        let site = try Building(random.site)
        let all = try site.build().pageCount
        var alone = 0
        for step in 1...steps {
            let before = random.site
            for _ in 0...step % 3 { edit(&random, step) }
            do {
                let planned = try site.build(random.site).planned
                if planned > 0, planned < all { alone += 1 }
            } catch let refused as Diagnostics {
                let failure = #expect(throws: Diagnostics.self) { try site.writtenCleanly() }
                #expect(failure?.errors == refused.errors)
                random.takeBack(to: before)
                try site.build(random.site)
            }
            let found = try site.differencesFromACleanBuild()
            try #require(found == [], "step \(step), after \(random.history)")
        }
        #expect(alone > steps / 6)
    }
}

extension Folder {
    fileprivate func append(_ text: String, to path: String) throws {
        try write(path, try self.text(path) + text)
    }

    /// Words that must be there: a test whose edit does nothing proves nothing.
    fileprivate func replace(_ words: String, with others: String, in path: String) throws {
        let text = try text(path)
        try #require(text.contains(words))
        try write(path, text.replacing(words, with: others))
    }
}
