import SiteResults
package import SiteSearch
import Templates

/// Asks an index: the request, Unix seconds.
package typealias Search = @Sendable (SearchRequest, Int64) throws -> SearchAnswer

/// Texts to search for, for what was typed so far in a language.
package typealias Suggest = @Sendable (_ typed: String, _ language: String) throws -> [Suggestion]

/// An index, open to be asked.
package struct AskableIndex: Sendable {
    package let search: Search
    package let suggest: Suggest

    package init(search: @escaping Search, suggest: @escaping Suggest) {
        self.search = search
        self.suggest = suggest
    }
}

/// What the build published for the endpoint, opened and ready.
struct OpenSearch: Sendable {
    let publication: SearchPublication
    /// By language.
    let templates: [String: TemplateSet]
    let help: [String: HelpRules]
    /// Addresses of pages that leave no trace.
    let sensitive: Set<String>
    /// Nil while the index cannot be opened. Help rules and pages are there all the same.
    let askable: AskableIndex?
    /// The folder of `askable`.
    let index: HeldFolder?

    var search: Search? { askable?.search }

    /// Reads what lies beside `search.json`; `openIndex` opens the index.
    init(
        _ publication: SearchPublication,
        in folder: String,
        openIndex: (SearchPublication) -> AskableIndex?
    ) throws {
        self.publication = publication
        // Held before it is opened: one that is exchanged between the two is noticed.
        index = HeldFolder("\(folder)/\(publication.index)")
        askable = openIndex(publication)
        sensitive = Set(publication.sensitive)
        var templates: [String: TemplateSet] = [:]
        var help: [String: HelpRules] = [:]
        for language in publication.languages {
            let path = "\(folder)/\(language.template)"
            guard let bytes = OpenFile(path)?.bytes else {
                throw PublicationUnreadable(reason: "names \(language.template), which is not there")
            }
            let text = String(decoding: bytes, as: UTF8.self)
            templates[language.code] = try TemplateSet(
                sources: [TemplateSource(name: "results", file: path, text: text)],
                expecting: ["results": .model(ResultsPage.self)]
            )
            help[language.code] = try HelpRules(publication.configuration, language: language.code)
        }
        self.templates = templates
        self.help = help
    }

    /// The results page as HTML.
    func html(_ request: SearchRequest, _ outcome: SearchOutcome, isPrivate: Bool) -> String {
        let page = ResultsPage(request, outcome, in: publication, isPrivate: isPrivate)
        guard let templates = templates[page.lang] else { preconditionFailure("every language has its template") }
        return templates.render("results", page)
    }

    /// What is told instead of an answer: the help that the visitor's words call for.
    func outage(_ request: SearchRequest) -> SearchOutcome {
        .unavailable(help: help[publication.language(request.language).code]?.matches(request.text) ?? [])
    }
}
