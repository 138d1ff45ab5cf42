/// A visitor's question, within bounds however it was asked.
package struct SearchRequest: Sendable, Equatable {
    package enum Order: String, Sendable, Equatable, CaseIterable {
        case relevance
        /// Newest first; pages without a date come last.
        case date
    }

    package static let longestText = 500
    package static let mostWords = 80
    package static let pages = 1...100
    package static let mostValues = 32

    package let text: String
    package let filters: [String: [String]]
    package let page: Int
    package let language: String
    package let sort: Order

    /// Cuts what is too long and moves a page number into the bounds: nothing a visitor asks is an error.
    package init(
        text: String,
        filters: [String: [String]] = [:],
        page: Int = 1,
        language: String = "en",
        sort: Order = .relevance
    ) {
        self.text = String(text.prefix(Self.longestText))
        self.filters = filters.mapValues { Array(Set($0).sorted().prefix(Self.mostValues)) }
        self.page = min(max(page, Self.pages.lowerBound), Self.pages.upperBound)
        self.language = language
        self.sort = sort
    }

    func replacing(text: String) -> SearchRequest {
        SearchRequest(text: text, filters: filters, page: page, language: language, sort: sort)
    }
}
