/// What results are called in one language, and where they lead.
package struct ResultLanguage: Codable, Equatable, Sendable {
    /// Titles of the results page. `{query}` stands for the visitor's words.
    package struct Titles: Codable, Equatable, Sendable {
        /// Before anything was asked: `Search`.
        package let ask: String
        /// `{query}: search results`
        package let results: String
        /// Without the words, for a search that is to leave no trace: `Search results`.
        package let privateResults: String
        /// `Search is not working just now`
        package let unavailable: String

        package init(ask: String, results: String, privateResults: String, unavailable: String) {
            self.ask = ask
            self.results = results
            self.privateResults = privateResults
            self.unavailable = unavailable
        }
    }

    package struct FacetLabels: Codable, Equatable, Sendable {
        package let name: String
        package let label: String
        package let values: [String: String]

        package init(name: String, label: String, values: [String: String]) {
            self.name = name
            self.label = label
            self.values = values
        }
    }

    /// How days are written, with `{day}`, `{month}` and `{year}` to be filled in.
    package struct Dates: Codable, Equatable, Sendable {
        /// Twelve names.
        package let months: [String]
        /// `{day} {month} {year}`
        package let day: String
        /// `{month} {year}`
        package let month: String
        /// `{year}`
        package let year: String

        package init(months: [String], day: String, month: String, year: String) {
            precondition(months.count == 12, "a year has twelve months")
            self.months = months
            self.day = day
            self.month = month
            self.year = year
        }
    }

    /// `en`
    package let code: String
    /// In itself: `English`.
    package let name: String
    /// `/search`, and `/ur/search` for a language whose pages live below `/ur/`.
    package let path: String
    /// The file beside `search.json` that holds the results page in this language.
    package let template: String
    package let titles: Titles
    package let dates: Dates
    package let sortByRelevance: String
    package let sortByDate: String
    /// By the names that the index uses: `reporting-route` is `How to report`.
    package let kinds: [String: String]
    /// In the order in which they are shown.
    package let facets: [FacetLabels]
    package let waysIn: [WayIn]
    /// Words to try when there is nothing to show.
    package let suggestions: [String]
    package let aToZ: String

    package init(
        code: String,
        name: String,
        path: String,
        template: String,
        titles: Titles,
        dates: Dates,
        sortByRelevance: String,
        sortByDate: String,
        kinds: [String: String],
        facets: [FacetLabels],
        waysIn: [WayIn],
        suggestions: [String],
        aToZ: String
    ) {
        self.code = code
        self.name = name
        self.path = path
        self.template = template
        self.titles = titles
        self.dates = dates
        self.sortByRelevance = sortByRelevance
        self.sortByDate = sortByDate
        self.kinds = kinds
        self.facets = facets
        self.waysIn = waysIn
        self.suggestions = suggestions
        self.aToZ = aToZ
    }
}
