package import SiteSearch
import Templates

extension ResultsPage {
    /// The results page for a request and what came of it.
    ///
    /// It is private when the request came by POST: links would put the visitor's words into an address, so forms
    /// and buttons carry them, and the title leaves them out.
    package init(
        _ request: SearchRequest,
        _ outcome: SearchOutcome,
        in publication: SearchPublication,
        isPrivate: Bool
    ) {
        let maker = ResultsPageMaker(request: request, publication: publication, isPrivate: isPrivate)
        self.init()
        lang = maker.language.code
        query = request.text
        asked = !request.isEmpty
        self.isPrivate = isPrivate
        aToZHref = maker.language.aToZ
        hidden = request.state.map { HiddenField(name: $0.name, value: $0.value) }
        pageTitle = maker.title(outcome)
        help = publication.cards(for: outcome.help)
        isDanger = outcome.help.contains(where: \.danger)
        switch outcome {
        case .notAsked:
            waysIn = maker.language.waysIn
            suggestions = maker.suggestions
        case .unavailable:
            unavailable = true
            waysIn = maker.language.waysIn
        case .answered(let answer):
            fill(with: answer, maker)
        }
    }

    private mutating func fill(with answer: SearchAnswer, _ maker: ResultsPageMaker) {
        let offset = (answer.page - 1) * answer.pageSize
        total = String(answer.total)
        none = answer.total == 0
        hasResults = !answer.results.isEmpty
        first = String(offset + 1)
        last = String(offset + answer.results.count)
        broadened = answer.broadened
        didYouMean = answer.didYouMean.map { Suggestion(text: $0, href: maker.href(maker.request.asking($0))) }
        searchedFor = answer.searchedFor ?? ""
        sort = maker.request.sort == .relevance ? "" : maker.request.sort.rawValue
        results = answer.results.enumerated().map { maker.result($1, position: offset + $0 + 1) }
        facets = answer.facets.compactMap(maker.facet)
        applied = maker.applied
        sorts = maker.sorts(for: answer)
        pages = maker.pages(of: answer)
        if answer.page > 1 { previousHref = maker.href(maker.request.on(page: answer.page - 1)) }
        if answer.page < answer.lastPage { nextHref = maker.href(maker.request.on(page: answer.page + 1)) }
        if none {
            waysIn = maker.language.waysIn
            suggestions = maker.suggestions
        }
    }
}

private struct ResultsPageMaker {
    let request: SearchRequest
    let publication: SearchPublication
    let isPrivate: Bool
    let language: ResultLanguage

    init(request: SearchRequest, publication: SearchPublication, isPrivate: Bool) {
        self.request = request
        self.publication = publication
        self.isPrivate = isPrivate
        language = publication.language(request.language)
    }

    func href(_ request: SearchRequest) -> String { isPrivate ? "" : request.address(language.path) }

    var suggestions: [ResultsPage.Suggestion] {
        language.suggestions.map { text in
            let request = SearchRequest(text: text, language: request.language)
            return ResultsPage.Suggestion(text: text, href: href(request))
        }
    }

    func title(_ outcome: SearchOutcome) -> String {
        switch outcome {
        case .notAsked: language.titles.ask
        case .unavailable: language.titles.unavailable
        case .answered where isPrivate || request.text.isEmpty: language.titles.privateResults
        case .answered: language.titles.results.replacing("{query}", with: request.text)
        }
    }

    func result(_ result: SearchResult, position: Int) -> ResultsPage.Result {
        let other = publication.languages.first { $0.code == result.language && $0.code != language.code }
        return ResultsPage.Result(
            title: result.title,
            href: result.anchor.isEmpty ? result.path : "\(result.path)#\(result.anchor)",
            heading: result.heading,
            kind: language.kinds[result.kind] ?? result.kind,
            snippet: html(result.snippet),
            date: result.date.map(language.dates.day),
            number: result.number.map { ResultsPage.Number(value: $0.value, href: $0.href) },
            language: other?.name ?? "",
            position: String(position)
        )
    }

    /// A facet that leaves a choice: two values, or one to take back.
    func facet(_ facet: Facet) -> ResultsPage.FacetChoice? {
        guard facet.values.count > 1 || facet.values.contains(where: \.selected) else { return nil }
        let labels = labels(of: facet.name)
        return ResultsPage.FacetChoice(
            name: facet.name,
            label: labels?.label ?? facet.name,
            options: facet.values.map { value in
                ResultsPage.Option(
                    label: labels?.values[value.value] ?? value.value,
                    value: value.value,
                    count: String(value.count),
                    href: href(request.toggling(value.value, of: facet.name)),
                    selected: value.selected
                )
            },
            clearHref: href(request.clearing(facet.name))
        )
    }

    /// What narrows the results, each with the address that no longer does.
    var applied: [ResultsPage.Link] {
        request.filters.sorted { $0.key < $1.key }.flatMap { name, values in
            values.map { value in
                ResultsPage.Link(
                    label: labels(of: name)?.values[value] ?? value,
                    href: href(request.toggling(value, of: name))
                )
            }
        }
    }

    /// Nothing to choose where no result has a date.
    func sorts(for answer: SearchAnswer) -> [ResultsPage.Link] {
        guard request.sort == .date || answer.results.contains(where: { $0.date != nil }) else { return [] }
        return [(SearchRequest.Order.relevance, language.sortByRelevance), (.date, language.sortByDate)].map {
            ResultsPage.Link(label: $1, href: href(request.sorted(by: $0)), current: request.sort == $0)
        }
    }

    /// The first page, the last and those around the current; none where all fits on one.
    func pages(of answer: SearchAnswer) -> [ResultsPage.PageLink] {
        guard answer.lastPage > 1 else { return [] }
        let around = answer.page - 2...answer.page + 2
        let numbers = (1...answer.lastPage).filter { $0 == 1 || $0 == answer.lastPage || around.contains($0) }
        return numbers.map { number in
            ResultsPage.PageLink(
                number: String(number),
                href: href(request.on(page: number)),
                current: number == answer.page
            )
        }
    }

    private func labels(of facet: String) -> ResultLanguage.FacetLabels? {
        language.facets.first { $0.name == facet }
    }
}

/// A snippet as HTML: words escaped, what was found marked.
func html(_ snippet: [SnippetPart]) -> String { htmlPieces(snippet).joined() }

func htmlPieces(_ snippet: [SnippetPart]) -> [String] {
    snippet.flatMap { $0.marked ? ["<mark>", escaped($0.text), "</mark>"] : [escaped($0.text)] }
}
