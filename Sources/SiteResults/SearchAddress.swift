package import SiteSearch

extension SearchRequest {
    /// Reads a visitor's form. `facets` are the names that filter; any other field but `q`, `page` and `sort` is
    /// someone else's and ignored.
    package init(_ form: FormFields, language: String, facets: [String]) {
        let filters = facets.map { name in (name, form.values(of: name).filter { !$0.isEmpty }) }
        self.init(
            text: trimmed(form["q"] ?? ""),
            filters: Dictionary(filters.filter { !$0.1.isEmpty }) { first, _ in first },
            page: form["page"].flatMap { Int($0) } ?? 1,
            language: language,
            sort: form["sort"].flatMap(Order.init) ?? .relevance
        )
    }

    /// Whether there is nothing to look for: no words, and no filter that lists what it leaves.
    package var isEmpty: Bool { text.isEmpty && filters.isEmpty }

    package func on(page: Int) -> SearchRequest {
        SearchRequest(text: text, filters: filters, page: page, language: language, sort: sort)
    }

    func asking(_ text: String) -> SearchRequest { changing(text: text) }

    func sorted(by sort: Order) -> SearchRequest { changing(sort: sort) }

    func clearing(_ facet: String) -> SearchRequest { changing(filters: filters.filter { $0.key != facet }) }

    func toggling(_ value: String, of facet: String) -> SearchRequest {
        let chosen = filters[facet] ?? []
        let others = chosen.filter { $0 != value }
        let values = others.count < chosen.count ? others : chosen + [value]
        return values.isEmpty ? clearing(facet) : changing(filters: filters.merging([facet: values]) { $1 })
    }

    /// Another question: it begins on its first page.
    private func changing(
        text: String? = nil,
        filters: [String: [String]]? = nil,
        sort: Order? = nil
    ) -> SearchRequest {
        SearchRequest(
            text: text ?? self.text,
            filters: filters ?? self.filters,
            language: language,
            sort: sort ?? self.sort
        )
    }

    /// Filters and order: what a form that has its own words and page buttons carries along.
    var state: [FormFields.Field] {
        let filtered = filters.sorted { $0.key < $1.key }.flatMap { name, values in
            values.map { FormFields.Field(name, $0) }
        }
        return sort == .relevance ? filtered : filtered + [.init("sort", sort.rawValue)]
    }

    /// The address that asks the same; equal requests have equal addresses.
    func address(_ path: String) -> String {
        var fields: [FormFields.Field] = text.isEmpty ? [] : [.init("q", text)]
        fields += state
        if page > 1 { fields.append(.init("page", String(page))) }
        return fields.isEmpty ? path : "\(path)?\(FormFields(fields).encoded)"
    }
}

private func trimmed(_ text: String) -> String {
    let start = text.drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
}
