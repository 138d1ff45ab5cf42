import SiteContent
import SitePlanning
import Testing

struct ListTests {
    private func lists(_ kind: ListKind, _ files: [String: String], language: String = "") -> ListModel? {
        let ending = language.isEmpty ? "" : ".\(language)"
        let all = files.merging(["content/pages/index\(ending).md": entry("Home", "lists: [\(kind.rawValue)]")]) { $1 }
        let (plan, problems) = plan(all)
        #expect(problems == [])
        return plan?.page(language.isEmpty ? "/" : "/\(language)/")?.lists.first
    }

    private func titles(_ list: ListModel?) -> [[String]]? { list?.groups.map { $0.items.map(\.title) } }

    @Test func reportingRoutesStandUnderTheirUrgencyInTheirOrder() {
        func reporting(_ urgency: String, _ order: Int) -> String {
            route.replacing("standard", with: urgency).replacing("10\n", with: "\(order)\n")
        }
        let list = lists(
            .reportingRoutes,
            [
                "content/report/a.md": entry("A", reporting("standard", 20)),
                "content/report/b.md": entry("B", reporting("emergency", 90)),
                "content/report/c.md": entry("C", reporting("standard", 10)),
                "content/report/d.md": entry("D", reporting("standard", 10)),
            ]
        )
        #expect(titles(list) == [["B"], ["C", "D", "A"]])
        #expect(list?.groups.map(\.heading) == [.named("urgency_emergency"), .named("urgency_standard")])
        #expect(list?.groups.map(\.anchor) == ["emergency", "standard"])
        #expect(list?.groups.first?.items.first?.choice == "It happened")
        #expect(list?.groups.first?.items.first?.urgency == .emergency)
    }

    @Test func prioritiesStandUnderTheirGroupsInTheOrderOfTheSite() {
        let list = lists(
            .priorities,
            [
                "content/priorities/kind/a.md": entry("A"), "content/priorities/safe/b.md": entry("B"),
                "content/priorities/safe/c.md": entry("C", "order: 1"),
            ]
        )
        #expect(titles(list) == [["C", "B"], ["A"]])
        #expect(list?.groups.map(\.heading) == [.words("Safe streets"), .words("Kind streets")])
        #expect(list?.groups.map(\.note) == ["Ours.", nil])
    }

    @Test("the home page shows a few resources and where all are; the catalogue shows all")
    func few() {
        var files = ["content/schools/index.md": entry("Schools", "lists: [resources]")]
        files["content/pages/index.md"] = entry("Home", "lists: [resources]")
        for name in ["a", "b", "c", "d", "e"] { files["content/schools/\(name).md"] = entry(name, resource) }
        let (plan, problems) = plan(files)
        #expect(problems == [])
        let home = plan?.page("/")?.lists.first
        #expect(titles(home) == [["a", "b", "c", "d"]])
        #expect(home?.all?.route == Route("/schools/") && home?.all?.count == 5)
        let catalogue = plan?.page("/schools/")?.lists.first
        #expect(titles(catalogue) == [["a", "b", "c", "d", "e"]] && catalogue?.all == nil)
    }

    @Test("the map of priorities shows with each what says that it belongs to it")
    func map() {
        let list = lists(
            .priorityMap,
            [
                "content/priorities/safe/litter.md": entry("Litter"),
                "content/priorities/safe/noise.md": entry("Noise"),
                "content/report/litter.md": entry("Report litter", route + "\npriorities: [litter]"),
                "content/campaigns/tidy/index.md": entry("Tidy", "status: running\npriorities: [litter, noise]"),
                "content/schools/a.md": entry("A lesson", resource + "\npriorities: [noise]"),
            ]
        )
        let branches = list?.groups.flatMap(\.branches)
        #expect(list?.groups.map(\.heading) == [.words("Safe streets")])
        #expect(branches?.map(\.priority.title) == ["Litter", "Noise"])
        #expect(branches?.map { $0.routes.map(\.title) } == [["Report litter"], []])
        #expect(branches?.map { $0.campaigns.map(\.title) } == [["Tidy"], ["Tidy"]])
        #expect(branches?.map { $0.resources.map(\.title) } == [[], ["A lesson"]])
    }

    @Test func achievementsStandUnderTheirPrioritiesAndTheRestLast() {
        let list = lists(
            .achievements,
            [
                "content/priorities/safe/litter.md": entry("Litter"),
                "content/achievements/a.md": entry("b", "period: x\npriority: litter"),
                "content/achievements/b.md": entry("A", "period: x\npriority: litter"),
                "content/achievements/c.md": entry("C", "period: x"),
            ]
        )
        #expect(titles(list) == [["A", "b"], ["C"]])
        #expect(list?.groups.map(\.heading) == [.words("Litter"), .named("achievements_other")])
    }

    @Test func anAchievementOfAPriorityThatIsNotPublishedIsNotLost() {
        let list = lists(
            .achievements,
            [
                "content/priorities/safe/litter.md": entry("Litter", "draft: true"),
                "content/achievements/a.md": entry("A", "period: x\npriority: litter"),
            ]
        )
        #expect(titles(list) == [["A"]])
        #expect(list?.groups.map(\.heading) == [.named("achievements_other")])
    }

    @Test func campaignsThatRunComeFirstAndUpdatesTheNewestFirst() {
        var files: [String: String] = [:]
        for (name, status) in [("a", "unknown"), ("b", "finished"), ("d", "running"), ("c", "running")] {
            files["content/campaigns/\(name)/index.md"] = entry(name, "status: \(status)")
        }
        for (name, date) in [("x", "not known"), ("y", "2016"), ("z", "2017-01-01")] {
            files["content/campaigns/a/updates/\(name).md"] = entry(name, "campaign: a\ndate: \(date)")
        }
        #expect(titles(lists(.campaigns, files)) == [["c", "d", "b", "a"]])
        let updates = lists(.updates, files)
        #expect(titles(updates) == [["z", "y", "x"]])
        #expect(updates?.groups.first?.items.map(\.date) == [HistoricDate("2017-01-01"), .year(2016), .unknown])
        #expect(updates?.feed == "/campaigns/feed.xml")
    }

    @Test func resourcesCanBeNarrowed() {
        let list = lists(
            .resources,
            [
                "content/schools/a.md": entry("A", resource.replacing("[KS3]", with: "[KS4, KS3]")),
                "content/schools/b.md": entry(
                    "B",
                    resource.replacing("[KS3]", with: "[KS2]").replacing("50", with: "100")
                        .replacing("[litter]", with: "[litter, a topic of B alone]")
                ),
            ]
        )
        #expect(titles(list) == [["B", "A"]])
        #expect(list?.filters.map(\.name) == ["key_stage", "topic", "minutes", "format"])
        #expect(list?.filters.map(\.values) == [["KS2", "KS3", "KS4"], ["litter"], ["50", "100"], ["lesson"]])
    }

    @Test func factsAndContactsNameThePagesThatUseThem() {
        let files = [
            "content/pages/a.md": entry("A", body: "[a](fact:bags) [b](contact:online-only)"),
            "content/schools/b.md": entry("B", resource + "\nfacts: [bags]"),
        ]
        let facts = lists(.sources, files)
        #expect(facts?.groups.map(\.heading) == [.words("Clean streets"), .words("Schools")])
        #expect(facts?.groups.map { $0.facts.map(\.id) } == [["bags", "arrests"], ["schools"]])
        #expect(facts?.groups.first?.facts.map { $0.pages.map(\.title) } == [["A", "B"], []])
        let contacts = lists(.contacts, files)?.groups.first?.contacts
        #expect(contacts?.map(\.id) == ["emergency-999", "police-101", "online-only", "old-line", "older-line"])
        #expect(contacts?.map { $0.pages.map(\.title) } == [[], [], ["A", "B"], [], []])
    }

    @Test func allPagesStandUnderTheirFirstLetters() {
        let list = lists(
            .allPages,
            [
                "content/pages/a.md": entry("zebra"), "content/pages/b.md": entry("“Apple”"),
                "content/pages/c.md": entry("999 calls"), "content/pages/d.md": entry("Zoo"),
                "content/pages/not-found.md": entry("Not found"),
                "content/pages/search-unavailable.md": entry("No search"),
            ]
        )
        #expect(titles(list) == [["999 calls"], ["“Apple”"], ["Home"], ["zebra", "Zoo"]])
        #expect(list?.groups.map(\.anchor) == ["letter-sign", "letter-a", "letter-h", "letter-z"])
    }

    @Test func aListInAnotherLanguageShowsTheTranslationWhereThereIsOne() {
        let files = [
            "content/report/a.md": entry("A", route), "content/report/a.ur.md": entry("ا", route),
            "content/report/b.md": entry("B", route), "content/report/c.ur.md": entry("ج", route),
            "content/pages/x.md": entry("X", body: "[a](fact:bags)"),
            "content/pages/x.ur.md": entry("خ", body: "[a](fact:bags)"),
            "content/pages/y.md": entry("Y", body: "[a](fact:bags)"),
        ]
        let list = lists(.reportingRoutes, files, language: "ur")
        #expect(titles(list) == [["B", "ا", "ج"]])
        #expect(list?.groups.first?.items.map(\.language?.code) == ["en", nil, nil])
        #expect(list?.groups.first?.items.map(\.route.path) == ["/report/b/", "/ur/report/a/", "/ur/report/c/"])
        #expect(titles(lists(.reportingRoutes, files)) == [["A", "B", "ج"]])
        #expect(lists(.sources, files, language: "ur")?.groups.first?.facts.first?.pages.map(\.title) == ["خ", "Y"])
    }
}
