import SiteSearch
import Testing

@testable import SiteResults

private let request = SearchRequest(text: "hate crime", filters: ["kind": ["reporting-route"]], page: 2)

private func made(
    _ outcome: SearchOutcome,
    for request: SearchRequest = request,
    isPrivate: Bool = false
) -> ResultsPage {
    ResultsPage(request, outcome, in: publication, isPrivate: isPrivate)
}

struct ResultsPageTests {
    @Test func keepsTheOrderThatWasAskedForWhereFiltersAreApplied() {
        let answer = SearchOutcome.answered(SearchAnswer(query: "hate crime", total: 1, results: [update]))
        #expect(made(answer).sort == "")
        #expect(made(answer, for: SearchRequest(text: "hate crime", sort: .date)).sort == "date")
    }

    @Test func tellsResultsWithAddressKindSnippetDateNumberAndLanguage() {
        let page = made(.answered(SearchAnswer(query: "hate crime", total: 12, page: 2, results: [route, update])))
        #expect(page.pageTitle == "hate crime: search results")
        #expect((page.first, page.last, page.total) == ("11", "12", "12"))
        #expect(page.hasResults && page.asked && !page.none && !page.unavailable)
        #expect(
            page.results == [
                ResultsPage.Result(
                    title: "Report hate crime",
                    href: "/report/hate-crime/#who-can-report",
                    heading: "Who can report",
                    kind: "How to report",
                    snippet: "A &lt;b&gt; &amp; <mark>hate &quot;crime&quot;</mark>.",
                    date: nil,
                    number: .init(value: "101", href: "tel:101"),
                    language: "",
                    position: "11"
                ),
                ResultsPage.Result(
                    title: "Update",
                    href: "/ur/campaigns/x/updates/y/",
                    heading: "",
                    kind: "Campaign update",
                    snippet: "",
                    date: PrintedDay(text: "11 February 2016", iso: "2016-02-11"),
                    number: nil,
                    language: "اردو",
                    position: "12"
                ),
            ]
        )
    }

    @Test func linksPagesFiltersAndOrdersToAddressesThatAskTheSame() {
        let answer = SearchAnswer(query: "hate crime", total: 12, page: 2, results: [update], facets: [kinds])
        let page = made(.answered(answer))
        #expect(
            page.pages.map(\.href) == [
                "/search?q=hate+crime&kind=reporting-route", "/search?q=hate+crime&kind=reporting-route&page=2",
            ]
        )
        #expect(page.pages.map(\.current) == [false, true])
        #expect(page.previousHref == "/search?q=hate+crime&kind=reporting-route")
        #expect(page.nextHref.isEmpty)
        #expect(page.applied.map(\.label) == ["How to report"])
        #expect(page.applied.map(\.href) == ["/search?q=hate+crime"])
        #expect(
            page.sorts == [
                .init(label: "Best match", href: "/search?q=hate+crime&kind=reporting-route", current: true),
                .init(label: "Newest", href: "/search?q=hate+crime&kind=reporting-route&sort=date"),
            ]
        )
        #expect(
            page.facets == [
                ResultsPage.FacetChoice(
                    name: "kind",
                    label: "Kind of page",
                    options: [
                        .init(
                            label: "How to report",
                            value: "reporting-route",
                            count: "11",
                            href: "/search?q=hate+crime",
                            selected: true
                        ),
                        .init(
                            label: "Campaign update",
                            value: "campaign-update",
                            count: "1",
                            href: "/search?q=hate+crime&kind=campaign-update&kind=reporting-route",
                            selected: false
                        ),
                    ],
                    clearHref: "/search?q=hate+crime"
                )
            ]
        )
    }

    @Test func putsAPrivateSearchIntoNoAddressAndNoTitle() {
        let request = SearchRequest(text: "zebra", filters: ["kind": ["page"]], sort: .date)
        let answer = SearchAnswer(
            query: "zebra",
            total: 30,
            page: 2,
            results: [update],
            didYouMean: "zebras",
            facets: [kinds]
        )
        let page = made(.answered(answer), for: request, isPrivate: true)
        let addresses =
            page.pages.map(\.href) + page.applied.map(\.href) + page.sorts.map(\.href)
            + page.facets.flatMap { $0.options.map(\.href) + [$0.clearHref] }
            + [page.previousHref, page.nextHref, page.didYouMean?.href ?? "none"]
        #expect(addresses.count == 12)
        #expect(addresses.filter { !$0.isEmpty } == [])
        #expect(page.pageTitle == "Search results")
        #expect(page.hidden == [.init(name: "kind", value: "page"), .init(name: "sort", value: "date")])
    }

    @Test func carriesFiltersInOneOrderWhateverOrderTheyWereGivenIn() {
        let names = ["topic", "kind", "audience", "minutes", "format", "priority"]
        let filters = Dictionary(uniqueKeysWithValues: names.map { ($0, ["b", "a"]) })
        let page = made(.answered(SearchAnswer(query: "")), for: SearchRequest(text: "", filters: filters))
        #expect(page.hidden.map(\.name) == names.sorted().flatMap { [$0, $0] })
        #expect(page.hidden.map(\.value) == names.flatMap { _ in ["a", "b"] })
    }

    @Test func showsWaysInAndNoResultsBeforeAnythingIsAsked() {
        let page = made(.notAsked, for: SearchRequest(text: ""))
        #expect(page.pageTitle == "Search")
        #expect(!page.asked && !page.none && !page.hasResults && !page.unavailable)
        #expect(page.waysIn == english.waysIn)
        #expect(page.suggestions == [.init(text: "fly-tipping", href: "/search?q=fly-tipping")])
    }

    @Test func showsSuggestionsWaysInAndHelpWhereNothingIsFound() {
        let answer = SearchAnswer(query: "hate crime", help: [hateCrime], didYouMean: "late crime")
        let page = made(.answered(answer), for: SearchRequest(text: "hate crime"))
        #expect(page.none && !page.hasResults && !page.unavailable)
        #expect(page.didYouMean == .init(text: "late crime", href: "/search?q=late+crime"))
        #expect(page.suggestions.map(\.text) == ["fly-tipping"])
        #expect(page.aToZHref == "/a-z/")
        #expect(page.help.map(\.id) == ["true-vision", "police-101"])
    }

    @Test func tellsAnOutageFromNothingFoundAndStillHelps() {
        let page = made(.unavailable(help: [hateCrime]))
        #expect(page.unavailable && !page.none && !page.hasResults)
        #expect(page.pageTitle == "Search is not working just now")
        #expect(page.query == "hate crime")
        #expect(page.help.map(\.id) == ["true-vision", "police-101"])
    }

    @Test func putsDangerFirstEachContactOnceAndARulesLineOnItsFirst() {
        let page = made(.answered(SearchAnswer(query: "", help: [hateCrime, danger])))
        #expect(page.help.map(\.id) == ["emergency-999", "police-101", "true-vision"])
        #expect(page.help.map(\.say) == ["In danger? Call.", "", "Say so."])
    }

    @Test func offersNoChoiceOfOneAndNoOrderWithoutDates() {
        let one = Facet(name: "kind", values: [.init(value: "page", count: 3)])
        let page = made(.answered(SearchAnswer(query: "x", total: 3, results: [route], facets: [one])))
        #expect(page.facets.isEmpty)
        #expect(page.sorts.isEmpty)
        #expect(page.pages.isEmpty)
    }

    @Test func listsTheFirstTheLastAndTheNearPages() {
        let answer = SearchAnswer(query: "x", total: 5000, page: 50, results: [route])
        #expect(made(.answered(answer)).pages.map(\.number) == ["1", "48", "49", "50", "51", "52", "100"])
        #expect(answer.lastPage == 100)
        #expect(SearchAnswer(query: "x").lastPage == 1)
        #expect(SearchAnswer(query: "x", total: 21).lastPage == 3)
    }

    @Test func answersInTheLanguageThatWasAskedIn() {
        let request = SearchRequest(text: "a", page: 2, language: "ur")
        let page = made(.answered(SearchAnswer(query: "a", total: 11, page: 2, results: [route])), for: request)
        #expect(page.lang == "ur")
        #expect(page.previousHref == "/ur/search?q=a")
        #expect(page.results[0].language == "English")
    }

    @Test(arguments: [
        ("2016-02-11", "11 February 2016", "2016-02-11"),
        ("2016-02-01", "1 February 2016", "2016-02-01"),
        ("2016-02", "February 2016", "2016-02"),
        ("2016", "2016", "2016"),
        ("2016-13", "2016-13", ""),
        ("soon", "soon", ""),
        ("", "", ""),
    ])
    func printsADateAsExactlyAsItIsKnown(iso: String, text: String, machine: String) {
        var dated = update
        dated.date = iso
        let page = made(.answered(SearchAnswer(query: "x", total: 1, results: [dated])))
        #expect(page.results[0].date == PrintedDay(text: text, iso: machine))
    }
}
