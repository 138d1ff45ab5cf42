import SiteChecking
import SiteContent
import Testing

struct GraphRuleTests {
    private let site = """
        name: Test site
        base: https://www.example.org
        owner: The team
        time_zone: Europe/London
        languages: [{code: en, name: English, direction: ltr}]
        help: [police-101]
        priority_groups: [{slug: g, title: G}]
        """

    private func findings(_ files: [String: String]) -> [String] {
        let all = ["content/site.yaml": site, "content/pages/index.md": entry()].merging(files) { $1 }
        return SiteCheckingTests.findings(all)
    }

    private let route = entry("urgency: urgent\nchoice: x\norder: 1\ncontacts: [police-101]\npriorities: [p]")
    private let done = entry("period: Not known\npriority: p")

    @Test func aPriorityLeadsToARoute() {
        #expect(
            findings(["content/priorities/g/p.md": entry(), "content/achievements/d.md": done]) == [
                "content/priorities/g/p.md:2:8: warning: no reporting route belongs to the priority “p”. Add “p” to “priorities” of the route under content/report/ that its readers need. [priority-links]"
            ]
        )
    }

    @Test func aPriorityHasSomethingToShow() {
        #expect(
            findings(["content/priorities/g/p.md": entry(), "content/report/r.md": route]) == [
                "content/priorities/g/p.md:2:8: warning: no achievement, campaign or resource for schools belongs to the priority “p”. Name “p” in one of them, or except this place and say why there is none. [priority-links]"
            ]
        )
        #expect(
            findings([
                "content/priorities/g/p.md": entry(), "content/report/r.md": route, "content/achievements/d.md": done,
            ])
                == []
        )
    }

    @Test(arguments: [
        ("running", "2025-11-21", "the campaign is said to run, but its last update is of 2025-11-21"),
        ("running", "2025-10", "the campaign is said to run, but its last update is of 2025-10"),
        ("running", "not known", "the campaign is said to run, but has no update with a date"),
        ("running", "2025-11-22", nil), ("running", "2025-11", nil), ("running", "2025", nil),
        ("finished", "2016", nil),
        ("unknown", "2016", nil),
    ])
    func aRunningCampaignIsHeardOf(status: String, date: String, problem: String?) {
        let told = problem.map {
            "content/campaigns/c/index.md:2:8: warning: \($0). Write an update, or change its “status” to finished or unknown. [campaign-quiet]"
        }
        let found = findings([
            "content/campaigns/c/index.md": entry("status: \(status)"),
            "content/campaigns/c/updates/u.md": entry("campaign: c\ndate: \(date)"),
        ])
        #expect(found == (told.map { [$0] } ?? []))
    }

    @Test func aSynonymLeadsToWordsOfAPage() {
        let found = findings([
            "content/pages/a.md": entry(body: "Knives and dumped rubbish"),
            "content/search/synonyms.yaml": """
            - same: [tip, fly tipping]
            - same: [dumping, tip]
            - from: [blade]
              to: [knives, sword]
            """,
        ])
        func told(_ words: String, _ line: Int) -> String {
            "content/search/synonyms.yaml:\(line):3: warning: “\(words)” stands on no page, so the synonym finds nothing. Lead it to words that a page uses, or take it out. [synonym-target]"
        }
        #expect(found == [told("tip, fly tipping", 1), told("sword", 3)])
    }

    /// Words are compared roughly, and a phrase stands where its words follow each other in one piece of text.
    @Test(arguments: [
        ("The neighbour’s shouting, KNIVES", "neighbour shout", true), ("Knives", "knive", true),
        ("knifing", "knife", true),
        ("Parties", "party", true), ("Rings", "ring", true), ("Ring", "rings", true), ("A thing", "th", false),
        ("Policies", "polic", true), ("The police", "policing", true), ("Öffnen", "öffnen", true),
        ("A 101 call", "101", true), ("fly\n\ntipping", "fly tipping", false), ("fly\ntipping", "fly tipping", true),
        ("*fly*-tipping", "fly tipping", true), ("o'clock", "clock", false), ("days", "day", true),
        ("yes", "ye", false),
    ])
    func wordsStandOnAPage(text: String, phrase: String, stands: Bool) {
        let found = findings([
            "content/pages/a.md": entry(body: text),
            "content/search/synonyms.yaml": "- {from: [other], to: [\"\(phrase)\"]}",
        ])
        #expect(found.contains { $0.hasSuffix("[synonym-target]") } == !stands)
    }

    @Test func aReviewHasHappened() {
        #expect(
            findings(["content/pages/a.md": entry().replacing("reviewed: 2026-11-22", with: "reviewed: 2026-11-23")])
                == [
                    "content/pages/a.md:5:11: warning: “reviewed” is 2026-11-23, a day that is still to come. Write the day on which someone last checked every word. [review-date]"
                ]
        )
    }

    @Test func theWorklistSaysWhoReviewsWhatByWhen() {
        let site = checkedSite([
            "content/pages/index.md": entry(title: "Home"),
            "content/pages/a.md": entry(title: "Soon", reviewBy: "2026-12-01").replacing(
                "owner: The team",
                with: "owner: Police"
            ),
            "content/pages/b.md": entry(title: "Late", reviewBy: "2026-11-22"),
        ])!
        #expect(
            Worklist(site).text(today: Day("2026-11-23")!) == """
                The team
                  2026-11-22 overdue  Late  (content/pages/b.md)
                  2027-05-21  Contact: Name  (content/contacts.yaml)
                  2027-11-22  Home  (content/pages/index.md)

                Police
                  2026-12-01  Soon  (content/pages/a.md)
                """
        )
    }
}
