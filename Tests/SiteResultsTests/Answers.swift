import SiteResults
import SiteSearch

let english = ResultLanguage(
    code: "en",
    name: "English",
    path: "/search",
    template: "results.en.mustache",
    titles: .init(
        ask: "Search",
        results: "{query}: search results",
        privateResults: "Search results",
        unavailable: "Search is not working just now"
    ),
    dates: .init(
        months: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ],
        day: "{day} {month} {year}",
        month: "{month} {year}",
        year: "{year}"
    ),
    sortByRelevance: "Best match",
    sortByDate: "Newest",
    kinds: ["reporting-route": "How to report", "campaign-update": "Campaign update"],
    facets: [
        .init(
            name: "kind",
            label: "Kind of page",
            values: ["reporting-route": "How to report", "campaign-update": "Campaign update"]
        )
    ],
    waysIn: [WayIn(title: "Report something", href: "/report/", summary: "What happened?")],
    suggestions: ["fly-tipping"],
    aToZ: "/a-z/"
)

let urdu = ResultLanguage(
    code: "ur",
    name: "اردو",
    path: "/ur/search",
    template: "results.ur.mustache",
    titles: .init(ask: "تلاش", results: "{query}", privateResults: "نتائج", unavailable: "بند"),
    dates: english.dates,
    sortByRelevance: "1",
    sortByDate: "2",
    kinds: [:],
    facets: [],
    waysIn: [],
    suggestions: [],
    aToZ: "/ur/a-z/"
)

func card(_ id: String) -> ContactCard {
    ContactCard(
        id: id,
        name: id.uppercased(),
        status: .confirmed,
        statusWords: "Confirmed",
        channels: [.init(.call, label: "Call", value: "999", href: "tel:999")]
    )
}

let hateCrime = HelpRule(
    id: "hate",
    when: ["hate crime"],
    contacts: ["true-vision", "police-101"],
    say: "Say so."
)
let danger = HelpRule(
    id: "danger",
    when: ["knife"],
    contacts: ["emergency-999", "police-101"],
    danger: true,
    say: "In danger? Call."
)

let publication = SearchPublication(
    index: "index-1",
    configuration: SearchConfiguration(
        facets: [.init(name: "kind"), .init(name: "topic")],
        help: [hateCrime, danger]
    ),
    contacts: ["emergency-999", "police-101", "true-vision"].map(card),
    languages: [english, urdu],
    sensitive: ["/report/domestic-abuse/"]
)

let route = SearchResult(
    path: "/report/hate-crime/",
    anchor: "who-can-report",
    title: "Report hate crime",
    heading: "Who can report",
    kind: "reporting-route",
    snippet: [
        SnippetPart(text: "A <b> & ", marked: false), SnippetPart(text: "hate \"crime\"", marked: true),
        SnippetPart(text: ".", marked: false),
    ],
    number: .init(value: "101", href: "tel:101")
)

let update = SearchResult(
    path: "/ur/campaigns/x/updates/y/",
    title: "Update",
    kind: "campaign-update",
    language: "ur",
    date: "2016-02-11"
)

let kinds = Facet(
    name: "kind",
    values: [.init(value: "reporting-route", count: 11, selected: true), .init(value: "campaign-update", count: 1)]
)
