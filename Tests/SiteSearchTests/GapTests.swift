import SiteSearch
import Testing

struct GapTests {
    private func site() throws -> TestSite {
        try TestSite(
            [page("/a/", "Luton council", "Report a crime to the council")],
            configuration: SearchConfiguration(
                help: [HelpRule(id: "weapon", when: ["knife"], contacts: [], danger: true)]
            ),
            words: [
                "Sarah", "Smith", "smith", "Mark", "mark", "Hill", "hill", "Luton", "tyre", "bulky", "waste", "price",
                "collection", "dealer", "road", "knife", "of", "is", "a", "drug", "tax",
            ]
        )
    }

    @Test(arguments: [
        ("bulky waste collection", "bulky collection waste"),
        ("Collection of bulky WASTE, waste!", "bulky collection waste"),
        ("sarah smith tyre", "tyre"), ("Sarah's tyre", "tyre"), ("smith sarah drug dealer", "dealer drug"),
        ("kowalczyk tyre", "tyre"), ("j smith tyre", "tyre"), ("tyre LU1 2BQ", "tyre"), ("tyre lu12bq", "tyre"),
        ("tyre 07700 900123", "tyre"), ("tyre 24/11/2026", "tyre"), ("12 hill road tyre", "road tyre"),
        ("joe.waste@tyre.example tax", "tax"), ("waste @ tyre.example tax", "tax"), ("@waste tax", "tax"),
        ("https://waste.example/tyre tax", "tax"), ("waste.tyre.example tax", "tax"), ("waste_tyre tax", "tax"),
        ("tyre mark", "mark tyre"), ("council tax", "council tax"), ("tyre luton", "luton tyre"),
    ])
    func keepsWordsThatAnybodyMayType(typed: String, kept: String) throws {
        #expect(try site().answer(typed).gap == .words(kept))
    }

    @Test(arguments: [
        "sarah smith", "07700 900123", "kowalczyk", "joe@tyre.example", "bulky waste collection price tyre",
    ])
    func keepsNothingOfWhatIsOnesOwn(typed: String) throws {
        #expect(try site().answer(typed).gap == .withheld)
    }

    @Test(arguments: ["council", "knife tyre", "", "!?"])
    func findsNoGapWhereAPageOrAHelpRuleAnswers(typed: String) throws {
        #expect(try site().answer(typed).gap == nil)
    }

    @Test func findsNoGapWhereAFilterHidesThePages() throws {
        #expect(try site().answer("tyre", filters: ["kind": ["x"]]).gap == nil)
        #expect(try site().answer("tyre", page: 2).gap == nil)
    }

    @Test func keepsNoWordWhereNoListTellsNamesFromWords() throws {
        #expect(try TestSite([page("/a/", "Crime")], words: ["tyre"]).answer("tyre").gap == .withheld)
    }
}
