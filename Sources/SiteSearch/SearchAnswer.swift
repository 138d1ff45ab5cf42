/// What a visitor is told.
package struct SearchAnswer: Equatable, Sendable {
    package static let pageSize = 10

    package var query: String
    /// Exactly how many pages there are.
    package var total: Int
    package var page: Int
    package var pageSize: Int = Self.pageSize
    package var results: [SearchResult]
    package var help: [HelpRule]
    /// A better spelling to offer.
    package var didYouMean: String?
    /// The spelling that was searched instead, because the visitor's own found nothing.
    package var searchedFor: String?
    /// No page has all the words, so pages with some of them are shown.
    package var broadened: Bool
    package var facets: [Facet]
    /// What may be counted of a search that no page answers; nil where a page or a help rule does.
    package var gap: SearchGap?

    package init(
        query: String,
        total: Int = 0,
        page: Int = 1,
        results: [SearchResult] = [],
        help: [HelpRule] = [],
        didYouMean: String? = nil,
        searchedFor: String? = nil,
        broadened: Bool = false,
        facets: [Facet] = [],
        gap: SearchGap? = nil
    ) {
        self.query = query
        self.total = total
        self.page = page
        self.results = results
        self.help = help
        self.didYouMean = didYouMean
        self.searchedFor = searchedFor
        self.broadened = broadened
        self.facets = facets
        self.gap = gap
    }
}

package struct SearchResult: Equatable, Sendable {
    package var path: String
    /// The heading to go to, or empty for the top of the page.
    package var anchor: String
    package var title: String
    /// The heading's words, or empty.
    package var heading: String
    package var kind: String
    package var language: String
    package var snippet: [SnippetPart]
    package var date: String?
    package var number: SearchRecord.Channel?

    package init(
        path: String,
        anchor: String = "",
        title: String,
        heading: String = "",
        kind: String = "page",
        language: String = "en",
        snippet: [SnippetPart] = [],
        date: String? = nil,
        number: SearchRecord.Channel? = nil
    ) {
        self.path = path
        self.anchor = anchor
        self.title = title
        self.heading = heading
        self.kind = kind
        self.language = language
        self.snippet = snippet
        self.date = date
        self.number = number
    }
}

/// Plain text, to be escaped by whoever prints it.
package struct SnippetPart: Equatable, Sendable {
    package var text: String
    package var marked: Bool

    package init(text: String, marked: Bool) {
        self.text = text
        self.marked = marked
    }
}

package struct Facet: Equatable, Sendable {
    package struct Value: Equatable, Sendable {
        package var value: String
        /// How many results there are with it under the other facets' selections.
        package var count: Int
        package var selected: Bool

        package init(value: String, count: Int, selected: Bool = false) {
            self.value = value
            self.count = count
            self.selected = selected
        }
    }

    package var name: String
    package var values: [Value]

    package init(name: String, values: [Value]) {
        self.name = name
        self.values = values
    }
}
