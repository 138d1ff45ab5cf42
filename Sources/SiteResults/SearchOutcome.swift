package import SiteSearch

/// What came of a visitor's question. An outage is never an answer without results.
package enum SearchOutcome: Equatable, Sendable {
    /// Nothing was asked yet.
    case notAsked
    case answered(SearchAnswer)
    /// The index is missing or broken. Help rules are matched without it.
    case unavailable(help: [HelpRule])

    package var isOutage: Bool {
        guard case .unavailable = self else { return false }
        return true
    }

    var help: [HelpRule] {
        switch self {
        case .notAsked: []
        case .answered(let answer): answer.help
        case .unavailable(let help): help
        }
    }

    var answer: SearchAnswer? {
        guard case .answered(let answer) = self else { return nil }
        return answer
    }
}

extension SearchAnswer {
    /// The last page that has results, within what may be asked for; 1 when there are none.
    package var lastPage: Int {
        min(max(1, (total + pageSize - 1) / pageSize), SearchRequest.pages.upperBound)
    }
}

extension SearchPublication {
    /// The contacts of the rules, those of danger first, each once; a rule's line stands with its first.
    func cards(for rules: [HelpRule]) -> [ContactCard] {
        let ordered = rules.filter(\.danger) + rules.filter { !$0.danger }
        var cards: [ContactCard] = []
        for rule in ordered {
            var line = rule.say
            for id in rule.contacts where !cards.contains(where: { $0.id == id }) {
                guard var card = contacts.first(where: { $0.id == id }) else { continue }
                card.say = line
                line = ""
                cards.append(card)
            }
        }
        return cards
    }

    package func language(_ code: String) -> ResultLanguage {
        languages.first { $0.code == code } ?? languages[0]
    }
}
