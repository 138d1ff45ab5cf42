import SiteContent
import Testing

struct KindTests {
    @Test(arguments: [
        ("content/pages/index.md", "page", "pages/index", "en"),
        ("content/pages/about/team/us.md", "page", "pages/about/team/us", "en"),
        ("content/report/index.md", "page", "report/index", "en"),
        ("content/schools/index.ur.md", "page", "schools/index", "ur"),
        ("content/index.md", nil, nil, nil),
        ("content/priorities/none.md", nil, nil, nil),
        ("content/campaigns/tidy.md", nil, nil, nil),
        ("content/campaigns/tidy/news/launch.md", nil, nil, nil),
        ("content/report/more/crime.md", nil, nil, nil),
        ("content/search/words.md", nil, nil, nil),
    ])
    func followsFromTheFolder(path: String, kind: String?, stem: String?, language: String?) {
        let (entry, problems) = readEntry(file(with: ""), at: path)
        #expect(problems.contains { $0.contains("no kind of page lives in this folder") } == (kind == nil))
        #expect(entry?.kind.name == kind)
        #expect(entry?.stem == stem)
        #expect(entry?.language == language)
    }

    @Test func saysWhereEntriesMayLie() {
        #expect(
            readEntry("anything", at: "content/news/launch.md").problems == [
                "content/news/launch.md: error: no kind of page lives in this folder. Move it to pages/, report/, priorities/<group>/, achievements/, campaigns/<campaign>/, campaigns/<campaign>/updates/ or schools/."
            ]
        )
    }

    @Test(arguments: [
        ("content/report/Hate crime.md", " "), ("content/report/crime.pl.md", "."), ("content/pages/café.md", "é"),
        ("content/pages/who?/a.md", "?"),
    ])
    func refusesNamesThatAreNoAddresses(path: String, character: String) {
        #expect(
            readEntry(file(with: ""), at: path).problems.first == """
                \(path): error: the file's path holds “\(character)”, which cannot stand in the page's address. Rename it \
                with letters from a to z, figures and hyphens alone; a dot only before the code of a language that \
                content/site.yaml names.
                """
        )
    }

    @Test func readsAPage() {
        guard case .page(let page) = readEntry(file(with: "lists: [sources, all-pages]")).entry?.kind else {
            Issue.record("no page")
            return
        }
        #expect(page.lists == [.sources, .allPages])
    }

    @Test func readsAReportingRoute() {
        let more = "urgency: urgent\nchoice: Someone hit me\norder: 20\ncontacts: [police-101]\npriorities: [violence]"
        let (entry, problems) = readEntry(file(with: more), at: "content/report/crime.md")
        guard case .reportingRoute(let route) = entry?.kind else {
            Issue.record("no route: \(problems)")
            return
        }
        #expect(route.urgency == .urgent)
        #expect(route.choice == "Someone hit me")
        #expect(route.order == 20)
        #expect(route.contacts == [Placed("police-101", at: Place(line: 10, column: 12))])
        #expect(route.priorities == [Placed("violence", at: Place(line: 11, column: 14))])
    }

    @Test func readsAPriorityAndItsGroupFromTheFolder() {
        let (entry, problems) = readEntry(file(with: "order: 3"), at: "content/priorities/safe/litter.md")
        guard case .priority(let priority) = entry?.kind else {
            Issue.record("no priority: \(problems)")
            return
        }
        #expect(priority.group == Placed("safe", at: Place(line: 2)))
        #expect(priority.order == 3)
    }

    @Test func readsAnAchievement() {
        let more = "period: spring 2016\npriority: litter"
        let (entry, problems) = readEntry(file(with: more), at: "content/achievements/bags.md")
        guard case .achievement(let achievement) = entry?.kind else {
            Issue.record("no achievement: \(problems)")
            return
        }
        #expect(achievement.period == "spring 2016")
        #expect(achievement.priority?.value == "litter")
    }

    @Test func readsACampaign() {
        let more = "status: finished\nhashtag: \"#tidy\"\npriorities: [litter]"
        let (entry, problems) = readEntry(file(with: more), at: "content/campaigns/tidy/index.md")
        guard case .campaign(let campaign) = entry?.kind else {
            Issue.record("no campaign: \(problems)")
            return
        }
        #expect(campaign.status == .finished)
        #expect(campaign.hashtag == "#tidy")
        #expect(campaign.priorities.map(\.value) == ["litter"])
    }

    @Test func readsACampaignUpdate() {
        let more = "campaign: tidy\ndate: 2016-02\nsource: https://www.example.org/news"
        let (entry, problems) = readEntry(file(with: more), at: "content/campaigns/tidy/updates/launch.md")
        guard case .campaignUpdate(let update) = entry?.kind else {
            Issue.record("no update: \(problems)")
            return
        }
        #expect(update.campaign.value == "tidy")
        #expect(update.date == Placed(.month(year: 2016, month: 2), at: Place(line: 8, column: 7)))
        #expect(update.source?.value == "https://www.example.org/news")
    }

    @Test func readsAnEducationResource() {
        let more = """
            key_stages: [KS3, KS4]
            minutes: 50
            topics: [hate crime]
            format: lesson
            safeguarding: Tell the lead.
            contacts: [childline]
            priorities: [violence]
            files: [cards.pdf]
            """
        let (entry, problems) = readEntry(file(with: more), at: "content/schools/allies.md")
        guard case .educationResource(let resource) = entry?.kind else {
            Issue.record("no resource: \(problems)")
            return
        }
        #expect(resource.keyStages == ["KS3", "KS4"])
        #expect(resource.minutes == 50)
        #expect(resource.topics == ["hate crime"])
        #expect(resource.format == "lesson")
        #expect(resource.safeguarding == "Tell the lead.")
        #expect(resource.contacts.map(\.value) == ["childline"])
        #expect(resource.priorities.map(\.value) == ["violence"])
        #expect(resource.files.map(\.value) == ["cards.pdf"])
    }

    /// Each after the shared keys, so that it begins on line 7.
    @Test(arguments: [
        (
            "content/report/a.md", "",
            [
                "2:1: error: a reporting route without “choice”. Add a line “choice: …”: What happened, in the reader's words.",
                "2:1: error: a reporting route without “contacts”. Add a line “contacts: …”: Contacts from content/contacts.yaml, in the order to print them.",
                "2:1: error: a reporting route without “order”. Add a line “order: …”: The position among its neighbours; the lowest comes first.",
                "2:1: error: a reporting route without “urgency”. Add a line “urgency: …”: How soon someone must act.",
            ]
        ),
        (
            "content/report/a.md", "urgency: high\nchoice: x\norder: -1\ncontacts: []",
            [
                "7:10: error: “urgency” is “high”. Write one of: emergency, urgent, standard.",
                "9:8: error: “order” is “-1”, which is no number from 0 to 9999. Write it in figures, such as “order: 60”.",
                "10:1: error: a reporting route without “contacts”. Add a line “contacts: …”: Contacts from content/contacts.yaml, in the order to print them.",
            ]
        ),
        (
            "content/priorities/safe/a.md", "lists: [sources]",
            [
                "7:1: error: a priority has no key “lists”. The keys are: title, summary, owner, reviewed, review_by, sensitive, findable_by, publish, expires, draft, aliases, facts, audience, order."
            ]
        ),
        (
            "content/achievements/a.md", "",
            [
                "2:1: error: an achievement without “period”. Add a line “period: …”: When it happened, as far as is known."
            ]
        ),
        (
            "content/campaigns/c/index.md", "status: over",
            ["7:9: error: “status” is “over”. Write one of: running, finished, unknown."]
        ),
        (
            "content/campaigns/c/index.md", "status: unknown\nhashtag: #tidy",
            []
        ),
        (
            "content/campaigns/c/updates/a.md", "campaign: d\ndate: last year",
            [
                "7:11: error: “campaign” is “d”, but the file lies in the folder of “c”. Write “campaign: c”, or move the file.",
                "8:7: error: “date” is “last year”, which is no date. Write as much as is known: 2016-02-11, 2016-02, 2016, or “not known”.",
            ]
        ),
        (
            "content/schools/a.md",
            "key_stages: [KS6]\nminutes: 2\ntopics: [x]\nformat: film\nsafeguarding: x\ncontacts: [x]",
            [
                "7:14: error: “key_stages” is “KS6”. Write one of: KS1, KS2, KS3, KS4, KS5.",
                "8:10: error: “minutes” is “2”, which is no number from 5 to 600. Write it in figures, such as “minutes: 60”.",
                "10:9: error: “format” is “film”. Write one of: lesson, assembly, tutor-time, workshop, activity.",
            ]
        ),
    ])
    func saysWhatItsOwnKeysNeed(path: String, more: String, expected: [String]) {
        #expect(readEntry(file(with: more), at: path).problems == expected.map { "\(path):\($0)" })
    }
}
