import SiteContent
import SitePlanning
import Testing

struct PageTests {
    @Test func factsAreNumberedInTheOrderOfTheirFirstMention() throws {
        let text = "[a](fact:schools) [b](fact:bags) [c](fact:schools)"
        let (plan, problems) = plan([
            "content/pages/a.md": entry("A", "facts: [bags, arrests]", body: text),
            "content/pages/sources.md": entry("Sources", "lists: [sources]"),
        ])
        #expect(problems == [])
        let page = try #require(plan?.page("/a/"))
        #expect(page.body.links == [.fact(number: 1), .fact(number: 2), .fact(number: 1)])
        #expect(page.sources.map(\.number) == [1, 2, 3])
        #expect(page.sources.map(\.id) == ["schools", "bags", "arrests"])
        #expect(page.sources.map(\.statement) == ["Five schools joined.", "Over 500 bags.", "Arrests were made."])
        #expect(page.sources.map(\.isGarbled) == [false, false, true])
        #expect(page.sources.map(\.href) == ["/sources/#schools", "/sources/#bags", "/sources/#arrests"])
        #expect(page.plan.map { [$0.title, $0.period, $0.href] } == ["The plan", "2017 to 2020", "/sources/"])
        #expect(plan?.page("/")?.plan == nil)
        #expect(plan?.statedFacts["bags"] == [Route("/a/")])
    }

    @Test func threeHeadingsMakeAListOfContents() {
        let (plan, _) = plan([
            "content/pages/two.md": entry("A", body: "## A\n\n### B\n\n## C\n"),
            "content/pages/three.md": entry("A", body: "## A\n\n### B\n\n## C\n\n## A\n"),
        ])
        #expect(plan?.page("/two/")?.contents == [])
        #expect(plan?.page("/three/")?.contents.map(\.title) == ["A", "C", "A"])
        #expect(plan?.page("/three/")?.contents.map(\.anchor) == ["a", "c", "a-1"])
    }

    @Test func breadcrumbsLeadDownFromTheHomePage() {
        let (plan, problems) = plan([
            "content/pages/about/index.md": entry("About"),
            "content/pages/about/team/us.md": entry("Us"),
            "content/pages/about/team/us.ur.md": entry("ہم"),
            "content/pages/index.ur.md": entry("گھر"),
        ])
        #expect(problems == [])
        #expect(plan?.page("/")?.breadcrumbs == [])
        #expect(plan?.page("/ur/")?.breadcrumbs == [])
        #expect(plan?.page("/about/")?.breadcrumbs.map(\.title) == [""])
        #expect(plan?.page("/about/team/us/")?.breadcrumbs.map(\.title) == ["", "About"])
        #expect(plan?.page("/about/team/us/")?.breadcrumbs.map(\.route.path) == ["/", "/about/"])
        #expect(plan?.page("/ur/about/team/us/")?.breadcrumbs.map(\.title) == [""])
    }

    /// 1 December 2026 begins at 00:00 in London; 1 July 2026 began at 23:00 of the day before.
    @Test(arguments: [
        ("publish: 2026-12-01", 1_796_083_199, false), ("publish: 2026-12-01", 1_796_083_200, true),
        ("publish: 2026-07-01", 1_782_860_399, false), ("publish: 2026-07-01", 1_782_860_400, true),
        ("expires: 2026-12-01", 1_796_083_199, true), ("expires: 2026-12-01", 1_796_083_200, false),
        ("expires: 2026-12-01 17:00", 1_796_144_399, true), ("expires: 2026-12-01 17:00", 1_796_144_400, false),
        ("publish: 2026-11-01\nexpires: 2026-12-01", now, true), ("draft: true", now, false),
    ])
    func aPageIsPublishedWithinItsTime(more: String, now: Int64, isPublished: Bool) {
        let (plan, problems) = plan(["content/pages/a.md": entry("A", more)], now: now)
        #expect(problems == [])
        #expect((plan?.page("/a/") != nil) == isPublished)
    }

    @Test func theNextChangeIsWhenTheNextPageAppearsOrGoes() {
        let files = [
            "content/pages/a.md": entry("A", "publish: 2026-11-01\nexpires: 2026-12-01 17:00"),
            "content/pages/b.md": entry("B", "publish: 2026-12-01"),
            "content/pages/c.md": entry("C", "publish: 2026-11-30\ndraft: true"),
        ]
        #expect(plan(files, now: now).plan?.nextChange == 1_796_083_200)
        #expect(plan(files, now: 1_796_083_200).plan?.nextChange == 1_796_144_400)
        #expect(plan(files, now: 1_796_144_400).plan?.nextChange == nil)
    }

    @Test func aPageThatExpiresDoesNotStopTheSite() {
        let files = [
            "content/pages/a.md": entry("A", "expires: 2026-12-01"),
            "content/pages/b.md": entry("B", body: "[a](a.md)"),
            "content/search/queries.tsv": "a\t/a/\tresident\n",
            "content/site.yaml": registers["content/site.yaml"]! + "\nfooter: [{title: A, page: pages/a.md}]",
        ]
        let before = plan(files)
        #expect(before.problems == [])
        #expect(before.plan?.shared["en"]?.footer.map(\.title) == ["A"])
        let after = plan(files, now: 1_800_000_000)
        #expect(after.problems.allSatisfy { $0.contains(": warning: ") })
        #expect(after.plan?.shared["en"]?.footer == [])
    }

    @Test func aCampaignUpdateKnowsItsNeighbours() throws {
        var files = ["content/campaigns/tidy/index.md": entry("Tidy", "status: running")]
        for (name, date) in [("a", "2016-02"), ("b", "2016-02-11"), ("c", "not known"), ("d", "2017")] {
            files["content/campaigns/tidy/updates/\(name).md"] = entry(name, "campaign: tidy\ndate: \(date)")
        }
        let (plan, problems) = plan(files)
        #expect(problems == [])
        var found: [String] = []
        for name in ["d", "b", "a", "c"] {
            guard
                case .campaignUpdate(let campaign, _, _, let newer, let older) =
                    plan?.page("/campaigns/tidy/updates/\(name)/")?.detail
            else { continue }
            found.append("\(newer?.title ?? "-")\(name)\(older?.title ?? "-") \(campaign.title)")
        }
        #expect(found == ["-db Tidy", "dba Tidy", "bac Tidy", "ac- Tidy"])
    }
}
