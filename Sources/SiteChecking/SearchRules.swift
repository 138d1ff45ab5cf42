package import SiteContent
import SitePlanning

/// A phrase that the site's search is held to, in the language in which it is asked.
package struct AskedPhrase: Hashable, Comparable, Sendable {
    package let text: String
    /// The code of a language.
    package let language: String

    package init(_ text: String, language: String) {
        self.text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        self.language = language
    }

    package static func < (a: Self, b: Self) -> Bool { (a.language, a.text) < (b.language, b.text) }
}

/// What the site's own search answered when it was asked.
package struct SearchAnswers: Equatable, Sendable {
    /// The addresses of the first three pages that were found for each phrase.
    package var found: [AskedPhrase: [String]] = [:]
    /// Pairs of words on pages that people would equate, and that neither the stemmer nor a synonym joins.
    package var wordsApart: [[String]] = []

    package init() {}
}

/// That the search for a phrase shows a page among its first results.
package struct SearchPromise: Equatable, Sendable {
    package let phrase: AskedPhrase
    /// Of the page.
    package let address: String

    package init(_ phrase: AskedPhrase, address: String) {
        self.phrase = phrase
        self.address = address
    }

    package func isKept(by answers: SearchAnswers) -> Bool { answers.found[phrase]?.contains(address) == true }
}

extension CheckedPage {
    /// The phrases under `findable_by`, each with its place.
    var contracts: [(phrase: AskedPhrase, words: Placed<String>)] {
        entry.frontMatter.findableBy.map { (AskedPhrase($0.value, language: model.language.code), $0) }
    }
}

extension CheckedSite {
    /// The phrases that pages promise to be found by, in the order of the pages.
    package var promises: [SearchPromise] {
        pages.flatMap { page in page.contracts.map { SearchPromise($0.phrase, address: page.model.route.path) } }
    }

    /// The phrases of `content/search/queries.tsv`, in their order.
    package var queryPhrases: [AskedPhrase] { sources.words.queries.map(asked) }

    private func asked(_ query: JudgedQuery) -> AskedPhrase {
        AskedPhrase(query.phrase, language: plan.languages[0].code)
    }

    /// How often the search answers the phrases of `queries.tsv`; nil where it was not asked any.
    package var queryScore: QueryScore? {
        guard let answers else { return nil }
        let answered = sources.words.queries.compactMap { query in
            answers.found[asked(query)].map { found in
                QueryScore.Answered(query: query, found: found, place: found.firstIndex(where: query.answers.contains))
            }
        }
        return answered.isEmpty ? nil : QueryScore(answered: answered)
    }
}

/// How good the search is on the phrases that people are known to type.
package struct QueryScore: Sendable {
    package struct Answered: Sendable {
        package let query: JudgedQuery
        /// The addresses of the first three pages that were found.
        package let found: [String]
        /// Of the first that answers it, among those found, counted from 0.
        package let place: Int?
    }

    package static let leastFirst = 0.9
    package static let leastFirstThree = 0.98

    /// In the order of the file.
    package let answered: [Answered]

    /// The share of phrases whose first result answers them.
    package var first: Double { share { $0.place == 0 } }
    /// The share of phrases that one of the first three results answers.
    package var firstThree: Double { share { $0.place != nil } }

    private func share(_ isGood: (Answered) -> Bool) -> Double {
        Double(answered.count(where: isGood)) / Double(answered.count)
    }
}

extension Rule {
    static let searchContract = Rule(
        "search-contract",
        .error,
        because: "A phrase under “findable_by” is a promise: who types it must see the page without scrolling."
    ) { site in
        guard let answers = site.answers else { return [] }
        return site.pages.flatMap { page in
            page.contracts.compactMap { phrase, words in
                guard let found = answers.found[phrase], !found.contains(page.model.route.path) else { return nil }
                return page.finding(
                    at: words,
                    problem: "the search for “\(phrase.text)” does not show this page among its first three results, "
                        + "but \(inWords(found))",
                    remedy: "Say it in the title, the summary or a heading, add the words to "
                        + "content/search/synonyms.yaml, or drop the phrase if those pages answer it better."
                )
            }
        }
    }

    static let searchPromises = Rule(
        "search-promises",
        .warning,
        because: "What a page promises to be found by is tested at every build; what it does not is luck.",
        onEachEntry: { page, _ in
            let isHeld =
                switch page.entry.kind {
                case .reportingRoute, .priority, .campaign, .educationResource: true
                default: false
                }
            let count = page.entry.frontMatter.findableBy.count
            guard isHeld, count < 3 else { return nil }
            return page.finding(
                problem: "the page has \(count == 0 ? "no phrase" : count == 1 ? "one phrase" : "two phrases") "
                    + "under “findable_by”, and should have three",
                remedy: "Add what its readers would type, in their words: “findable_by: [scared to go home]”."
            )
        }
    )

    static let searchQuery = Rule(
        "search-query",
        .error,
        because: "The phrases in queries.tsv are how people ask; a search that fails them fails people."
    ) { site in
        guard let score = site.queryScore else { return [] }
        let isShort = score.first < QueryScore.leastFirst
        guard isShort || score.firstThree < QueryScore.leastFirstThree else { return [] }
        return score.answered.filter { $0.place == nil || isShort && $0.place != 0 }.map { answered in
            let answers = answered.query.answers.joined(separator: " or ")
            return Finding(
                file: "content/search/queries.tsv",
                place: Place(line: answered.query.line),
                words: answered.query.phrase,
                problem: "the search for “\(answered.query.phrase)” does not show \(answers) "
                    + "\(isShort ? "first" : "among its first three results"), but \(inWords(answered.found))",
                remedy: (isShort ? "90 in 100 phrases must find their page first" : "98 in 100 must be answered")
                    + ": mend the page's words or content/search/synonyms.yaml."
            )
        }
    }
}

extension Rule {
    static let wordsApart = Rule(
        "words-apart",
        .warning,
        because: "Who searches for “violent” should find “violence”; the search takes them for different words."
    ) { site in
        let settled = site.sources.words.apart
        return (site.answers?.wordsApart ?? []).filter { pair in
            !settled.contains { $0.contains(pair[0]) && $0.contains(pair[1]) }
        }.map { pair in
            let words = pair.joined(separator: ", ")
            return Finding(
                file: "content/search/synonyms.yaml",
                place: Place(line: 1),
                problem: "pages say “\(pair[0])” and “\(pair[1])”, and a search for one does not find the other",
                remedy: "Add “- same: [\(words)]”, or “- apart: [\(words)]” if they mean different things."
            )
        }
    }
}

private func inWords(_ found: [String]) -> String {
    switch found.count {
    case 0: "nothing"
    case 1: found[0]
    default: found.dropLast().joined(separator: ", ") + " and " + found.last!
    }
}
