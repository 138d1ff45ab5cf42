import SiteBuilding
import SitePlanning
import SiteSearch
import SiteTesting
import Testing

struct SearchRecordTests {
    private func records(_ fixture: FixtureSite = .english) throws -> [String: SearchRecord] {
        let site = try Building(fixture)
        let pages = try withExtendedLifetime(site) { try prepareSite(site.options).plan.pages }
        return Dictionary(uniqueKeysWithValues: pages.compactMap { page in SearchRecord(page).map { ($0.path, $0) } })
    }

    @Test func tellsTheIndexAllOfAPage() throws {
        #expect(
            try records()["/report/hate-crime/"]
                == SearchRecord(
                    path: "/report/hate-crime/",
                    language: "en",
                    title: "Report hate crime",
                    summary: "About report hate crime.",
                    kind: "reporting-route",
                    sensitive: false,
                    phrases: ["shouted at in the street"],
                    sections: [
                        .init(
                            anchor: "call-someone",
                            heading: "Call someone",
                            text: "Call 101, or call the helpline.\nRiverside Online"
                        ),
                        .init(
                            anchor: "who-can-report",
                            heading: "Who can report",
                            text: "Anyone can, also for a neighbour."
                        ),
                    ],
                    filters: ["kind": ["reporting-route"], "audience": ["residents"], "priority": ["nuisance"]],
                    number: .init(value: "101", href: "tel:101"),
                    details: [
                        "Riverside Police 101", "Helpline 01632 960001", "Riverside Online", "Riverside Online",
                        "Riverside Police 101",
                    ]
                )
        )
    }

    @Test(arguments: [
        ("/", ["kind": ["page"], "audience": ["residents"]]),
        ("/priorities/litter/", ["kind": ["priority"], "audience": ["residents"], "priority": ["litter"]]),
        ("/achievements/bags/", ["kind": ["achievement"], "audience": ["residents"], "priority": ["litter"]]),
        ("/campaigns/tidy/", ["kind": ["campaign"], "audience": ["residents"], "priority": ["litter"]]),
        ("/campaigns/tidy/updates/first/", ["kind": ["campaign-update"], "audience": ["residents"]]),
        (
            "/schools/respect/",
            [
                "kind": ["education-resource"], "audience": ["schools"], "priority": ["nuisance"],
                "key_stage": ["KS3", "KS4"], "topic": ["respect", "words"], "minutes": ["60"], "format": ["lesson"],
            ]
        ),
    ])
    func filtersByWhatAnEntrySaysOfItself(path: String, filters: [String: [String]]) throws {
        #expect(try records()[path]?.filters == filters)
    }

    @Test func filtersByTheReadersThatAnEntryNames() throws {
        let site = FixtureSite.english.changing(
            "content/schools/respect.md",
            "minutes: 60",
            to: "minutes: 60\naudience: [young-people, schools]"
        )
        #expect(try records(site)["/schools/respect/"]?.filters["audience"] == ["young-people", "schools"])
    }

    @Test(arguments: [
        ("/campaigns/tidy/updates/first/", "2016-02-11"), ("/campaigns/tidy/updates/second/", "2016-04"),
        ("/campaigns/tidy/", nil), ("/report/litter/", nil),
    ])
    func datesWhatHappenedAsExactlyAsIsKnown(path: String, date: String?) throws {
        #expect(try records()[path]?.date == date)
    }

    @Test func hasNoDateWhereNoneIsKnown() throws {
        let site = FixtureSite.english.changing(
            "content/campaigns/tidy/updates/first.md",
            "2016-02-11",
            to: "not known"
        )
        #expect(try records(site)["/campaigns/tidy/updates/first/"]?.date == nil)
    }

    @Test(arguments: [
        ("[emergency, police]", "999"),
        ("[online, police]", "101"),
        // A website is not called, a text is not, and results have no room to say that a number is not confirmed.
        ("[online]", nil), ("[textline]", nil), ("[helpline]", nil), ("[helpline, police]", nil),
    ])
    func offersTheFirstNumberToCall(contacts: String, number: String?) throws {
        let site = FixtureSite.english.changing("content/report/litter.md", "[online]", to: contacts)
        let found = try records(site)["/report/litter/"]
        #expect(found != nil && found?.number == number.map { .init(value: $0, href: "tel:\($0)") })
    }

    /// Every page prints the number for emergencies, so a result offers the route's own.
    @Test func offersANumberForEmergenciesOnlyWhereThereIsOne() throws {
        let site = try Building(.english.changing("content/report/litter.md", "[online]", to: "[emergency, police]"))
        let pages = try withExtendedLifetime(site) { try prepareSite(site.options).plan.pages }
        let numbers = pages.compactMap { SearchRecord($0, emergencyContacts: ["emergency"]) }
            .filter { $0.kind == "reporting-route" }
            .map { "\($0.path) \($0.number?.value ?? "none")" }
        #expect(numbers == ["/report/abuse/ 999", "/report/hate-crime/ 101", "/report/litter/ 101"])
    }

    @Test("list items and cells that end without a mark are parted, since results show them on one line")
    func partsBlocks() throws {
        let text = """
            Tell us:

            - where it is
            - “what you saw.”
            - its colour (if any)

            | Day | Open |
            |---|---|
            | Monday | nine to five |

            Thank you
            """
        let page = FixtureSite.english.changing("content/pages/notice.md", "2026-12-01", to: "2026-11-01")
            .adding("content/pages/about/list.md", FixtureSite.entry("List", text: text))
        #expect(
            try records(page)["/about/list/"]?.sections.map(\.text) == [
                "Tell us:\nwhere it is;\n“what you saw.”\nits colour (if any);\nDay;\nOpen;\nMonday;\nnine to five;\nThank you"
            ]
        )
        let urdu = FixtureSite.englishAndUrdu
            .adding("content/pages/about/list.ur.md", FixtureSite.entry("List", text: "- پولیس\n- رپورٹ۔\n- مدد\n"))
        #expect(
            try records(urdu)["/ur/about/list/"]?.sections.map(\.text) == ["پولیس\u{61B}\nرپورٹ۔\nمدد"]
        )
    }

    @Test func leavesOutPagesThatNoOneLooksFor() throws {
        let paths = try records().keys
        #expect(!paths.contains("/not-found/") && !paths.contains("/notice/") && paths.contains("/about/"))
    }

    @Test func knowsWhenAPageIsValidAndThatItIsSensitive() throws {
        let site = FixtureSite.english.changing("content/pages/notice.md", "2026-12-01", to: "2026-11-01")
        let records = try records(site)
        // The summer time of London ends on 25 October.
        #expect(records["/notice/"]?.validFrom == 1_793_491_200)
        #expect(records["/notice/"]?.validUntil == 1_796_749_200)
        #expect(records["/report/abuse/"]?.sensitive == true)
    }

    @Test func givesEqualDigestsToEqualRecordsOnly() throws {
        let record = try records()["/schools/respect/"]!
        let changes: [(inout SearchRecord) -> Void] = [
            { $0.path += "x" }, { $0.language = "ur" }, { $0.title += "x" }, { $0.summary += "x" },
            { $0.kind = "page" },
            { $0.sensitive.toggle() }, { $0.phrases.append("") }, { $0.sections[0].anchor += "x" },
            { $0.sections[0].heading += "x" }, { $0.sections[0].text += "x" }, { $0.sections.removeLast() },
            { $0.filters["topic"] = ["respect"] }, { $0.filters["colour"] = [] }, { $0.validFrom = 0 },
            { $0.validUntil = 0 }, { $0.details.append("") }, { $0.date = "2016" },
            { $0.number = .init(value: "101", href: "tel:101") },
        ]
        let digests = changes.map { change in
            var copy = record
            change(&copy)
            return copy.digest
        }
        #expect(Set(digests + [record.digest]).count == changes.count + 1)
        #expect(try records()["/schools/respect/"]!.digest == record.digest)
    }
}
