import SiteContent
import SitePlanning
import Testing

struct FeedTests {
    private let files = [
        "content/campaigns/index.md": entry("Campaigns", "lists: [campaigns]"),
        "content/campaigns/tidy/index.md": entry("Tidy", "status: running"),
        "content/campaigns/tidy/updates/a.md": entry("A", "campaign: tidy\ndate: 2016"),
        "content/campaigns/tidy/updates/b.md": entry("B", "campaign: tidy\ndate: 2017"),
        "content/campaigns/tidy/updates/quiet.md": entry("Quiet", "campaign: tidy\ndate: 2018\nsensitive: true"),
        "content/campaigns/refuge/index.md": entry("Refuge", "status: running\nsensitive: true"),
    ]

    @Test func thereIsOneFeedOfAllUpdatesAndOneACampaign() throws {
        let (plan, problems) = plan(files)
        #expect(problems == [])
        let feeds = try #require(plan?.feeds)
        #expect(feeds.map(\.path) == ["/campaigns/feed.xml", "/campaigns/tidy/feed.xml"])
        #expect(feeds.map(\.title) == ["Test site", "Tidy – Test site"])
        #expect(feeds.map { $0.entries.map(\.title) } == [["B", "A"], ["B", "A"]])
        #expect(feeds.first?.entries.map(\.updated.description) == ["2026-11-22", "2026-11-22"])
    }

    @Test func sensitivePagesOfferNoFeed() {
        let plan = plan(files).plan
        #expect(plan?.page("/campaigns/refuge/")?.feeds == [])
        guard case .campaign(_, _, _, _, let feed) = plan?.page("/campaigns/refuge/")?.detail else {
            Issue.record("no campaign")
            return
        }
        #expect(feed == "")
    }

    @Test("a feed tells the fifty updates that happened last, the newest first, equal days in the order of addresses")
    func latest() throws {
        var files = ["content/campaigns/tidy/index.md": entry("Tidy", "status: running")]
        // Three on each day, and two of which no day is known; no order of files is that of days.
        for number in 10..<70 {
            let day = 1 + (number * 7 % 20)
            let name = "\(number * 13 % 60 + 10)"
            files["content/campaigns/tidy/updates/u\(name).md"] =
                entry("\(day)/\(name)", "campaign: tidy\ndate: 2026-01-\(day < 10 ? "0" : "")\(day)")
        }
        for name in ["v1", "v2"] {
            files["content/campaigns/tidy/updates/\(name).md"] = entry(name, "campaign: tidy\ndate: not known")
        }
        let told = try #require(plan(files).plan?.feeds.last?.entries.map(\.title))
        let days = told.map { Int($0.prefix { $0 != "/" }) }
        #expect(days == (4...20).reversed().flatMap { [$0, $0, $0] }.dropLast())
        for day in 5...20 {
            let names = told.filter { $0.hasPrefix("\(day)/") }
            #expect(names.count == 3 && names == names.sorted())
        }
    }

    @Test("updates of no known day come last in a feed")
    func undated() throws {
        var files = files
        files["content/campaigns/tidy/updates/0.md"] = entry("Some day", "campaign: tidy\ndate: not known")
        #expect(plan(files).plan?.feeds.last?.entries.map(\.title) == ["B", "A", "Some day"])
    }

    /// In every language, also where there is nothing to tell yet.
    @Test func everyFeedThatAPageOffersIsThere() throws {
        var files = files
        files["content/campaigns/index.ur.md"] = entry("مہمات", "lists: [updates]")
        files["content/campaigns/tidy/index.ur.md"] = entry("صاف", "status: running")
        files["content/pages/index.md"] = entry("Home", "lists: [updates]")
        for files in [files, ["content/pages/index.ur.md": entry("گھر", "lists: [campaigns]")]] {
            let plan = try #require(plan(files).plan)
            let offered = plan.pages.flatMap { $0.feeds.map(\.path) + $0.lists.compactMap(\.feed) }
            #expect(!offered.isEmpty)
            #expect(Set(offered).subtracting(plan.feeds.map(\.path)) == [])
        }
    }
}
