/// What the index says today of a search that no page answered, for whoever mends the site's words.
package struct GapAdvice: Equatable, Sendable {
    /// The first page that has all the words by now; nil while none does.
    package var answeredBy: String?
    /// What the search offers instead of a misspelt word.
    package var spelling: String?
    /// Those of the words that no page has.
    package var missing: [String] = []
    /// The pages that have most of the others, at most three.
    package var nearest: [String] = []

    package init() {}
}

extension SearchIndex {
    /// - Parameter words: As ``SearchGap`` counts them: folded, parted by spaces.
    package func advice(on words: String, language: String, now: Int64) throws -> GapAdvice {
        func answer(_ text: String) throws -> SearchAnswer {
            try search(SearchRequest(text: text, language: language), now: now)
        }
        func finds(_ answer: SearchAnswer) -> Bool {
            answer.total > 0 && !answer.broadened && answer.searchedFor == nil
        }
        let whole = try answer(words)
        var advice = GapAdvice()
        advice.spelling = whole.searchedFor ?? whole.didYouMean
        if finds(whole) {
            advice.answeredBy = whole.results.first?.path
        } else {
            advice.missing = try words.split(separator: " ").map(String.init).filter { try !finds(answer($0)) }
            if whole.searchedFor == nil { advice.nearest = whole.results.prefix(3).map(\.path) }
        }
        return advice
    }
}
