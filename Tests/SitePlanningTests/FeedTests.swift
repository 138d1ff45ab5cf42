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
