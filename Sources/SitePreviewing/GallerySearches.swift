package import SiteRendering
package import SiteResults
package import SiteSearch
import Templates

/// Results pages for the gallery: what was asked, what came of it, and whether it was asked in private.
package func galleryResults(
    _ searches: [SearchRequest],
    theme: Theme,
    publication: SearchPublication,
    answer: (SearchRequest) throws -> SearchAnswer
) rethrows -> [String] {
    func page(_ request: SearchRequest, _ outcome: SearchOutcome, isPrivate: Bool = false) -> String {
        let page = ResultsPage(request, outcome, in: publication, isPrivate: isPrivate)
        return "<main class=\"wrap\">\(theme.templates(in: page.lang).render("results", page))</main>"
    }
    let empty = SearchRequest(text: "", language: publication.languages[0].code)
    let answers = try searches.map { ($0, SearchOutcome.answered(try answer($0))) }
    return answers.flatMap { [page($0, $1), page($0, $1, isPrivate: true)] }
        + [page(empty, .notAsked), page(empty, .unavailable(help: []))]
}

/// Searches that between them show what results pages have: a phrase that a help rule knows, a title with many
/// pages behind it and narrowed to one kind, a title with a letter left out, and what no page has.
package func gallerySearches(_ publication: SearchPublication, titles: [String]) -> [SearchRequest] {
    let language = publication.languages[0].code
    func search(_ text: String, _ filters: [String: [String]] = [:]) -> SearchRequest {
        SearchRequest(text: text, filters: filters, language: language)
    }
    let helped = publication.configuration.help.compactMap { rule in rule.when.first.map { (rule.danger, $0) } }
    let dangers = [helped.first { $0.0 }, helped.first { !$0.0 }].compactMap { $0.map { search($0.1) } }
    let title = titles.max { ($0.count, $1) < ($1.count, $0) } ?? ""
    let longest = title.split(separator: " ").max { $0.count < $1.count } ?? ""
    let misspelt = String(longest.prefix(2) + longest.dropFirst(3))
    return dangers + [
        search(title), search(String(longest), ["kind": ["page"]]), search(misspelt), search("qxzqxz"),
    ]
}
