/// What the index is told about one page: plain words and dates, no markup.
package struct SearchRecord: Equatable, Sendable, Codable {
    /// A stretch of the page below one heading; the text before the first heading has neither anchor nor heading.
    package struct Section: Equatable, Sendable, Codable {
        package var anchor: String
        package var heading: String
        package var text: String

        package init(anchor: String, heading: String, text: String) {
            self.anchor = anchor
            self.heading = heading
            self.text = text
        }
    }

    /// A way to get in touch, shown beside the result: the printed value and its link.
    package struct Channel: Equatable, Sendable, Codable {
        package var value: String
        package var href: String

        package init(value: String, href: String) {
            self.value = value
            self.href = href
        }
    }

    package var path: String
    package var language: String
    package var title: String
    package var summary: String
    package var kind: String
    /// Found like any other page, but never suggested.
    package var sensitive: Bool
    /// Words people use for the page that it does not print.
    package var phrases: [String]
    package var sections: [Section]
    /// Values by facet. The facets `kind` and `language` are filled in when they are missing.
    package var filters: [String: [String]]
    /// Unix seconds: found from this second on.
    package var validFrom: Int64?
    /// Unix seconds: no longer found from this second on.
    package var validUntil: Int64?
    /// ISO 8601, as exact as it is known: a day, a month or a year.
    package var date: String?
    package var number: Channel?
    /// What the page prints beside its text, such as the name and numbers of a contact: found, but never cut from.
    package var details: [String]

    package init(
        path: String,
        language: String = "en",
        title: String,
        summary: String = "",
        kind: String = "page",
        sensitive: Bool = false,
        phrases: [String] = [],
        sections: [Section] = [],
        filters: [String: [String]] = [:],
        validFrom: Int64? = nil,
        validUntil: Int64? = nil,
        date: String? = nil,
        number: Channel? = nil,
        details: [String] = []
    ) {
        self.path = path
        self.language = language
        self.title = title
        self.summary = summary
        self.kind = kind
        self.sensitive = sensitive
        self.phrases = phrases
        self.sections = sections
        self.filters = filters
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.date = date
        self.number = number
        self.details = details
    }
}
