internal import Xapian

/// What is offered while a visitor types.
package struct Suggestion: Equatable, Sendable {
    package let text: String
    /// The page that the text is the title of; nil for words to search for.
    package let path: String?

    package init(_ text: String, path: String? = nil) {
        self.text = text
        self.path = path
    }
}

/// Titles and phrases offered while a visitor types.
///
/// Each is kept in terms of its own: its rank, where the match may begin, the language, the folded text from there
/// on, the text to show, and of a title the page's path. So a suggestion goes with its page, and looking up is reading terms in order.
enum Suggestions {
    /// Who types in a hurry wants to report: routes come first, and what is past comes last.
    private enum Rank: String, CaseIterable {
        case routeTitle = "0"
        case routePhrase = "1"
        case title = "2"
        case phrase = "3"
        case past = "4"

        init(_ kind: String, isTitle: Bool) {
            switch kind {
            case "reporting-route": self = isTitle ? .routeTitle : .routePhrase
            case "achievement", "campaign-update": self = .past
            default: self = isTitle ? .title : .phrase
            }
        }
    }

    private static let beginning = "0"
    private static let inside = "1"
    private static let end: Character = "\u{1}"

    static func terms(for record: SearchRecord) -> [String] {
        var terms: Set<String> = []
        for (number, text) in ([record.title] + record.phrases).enumerated() {
            let rank = Rank(record.kind, isTitle: number == 0)
            let words = WordScanner.words(of: text)
            for (place, word) in words.enumerated() {
                if place > 0, StopWords.contains(word.text, language: record.language) { continue }
                let folded = words[place...].map(\.text).joined(separator: " ")
                let term = prefix(rank, place == 0 ? beginning : inside, record.language) + folded + "\(end)" + text
                let withPath = number == 0 ? "\(term)\(end)\(record.path)" : term
                if let fitting = [withPath, term].first(where: { $0.utf8.count <= Query.longestTerm }) {
                    terms.insert(fitting)
                }
            }
        }
        return terms.sorted()
    }

    /// By rank; within one, texts that begin with what was typed, then those with a word that does.
    static func find(
        _ typed: String,
        language: String,
        limit: Int,
        in snapshot: borrowing Snapshot
    ) throws(XapianError) -> [Suggestion] {
        let words = WordScanner.words(of: String(typed.prefix(SearchRequest.longestText))).map(\.text)
        guard !words.isEmpty else { return [] }
        let folded = words.joined(separator: " ")
        var found: [Suggestion] = []
        for rank in Rank.allCases {
            for place in [beginning, inside] {
                let prefix = prefix(rank, place, language) + folded
                guard found.count < limit, prefix.utf8.count <= Query.longestTerm else { continue }
                for (term, _) in try snapshot.terms(beginning: prefix, limit: limit * 2) {
                    let parts = term.split(separator: end).dropFirst().map(String.init)
                    guard let text = parts.first, !found.contains(where: { $0.text == text }) else { continue }
                    found.append(Suggestion(text, path: parts.dropFirst().first))
                }
            }
        }
        return Array(found.prefix(limit))
    }

    private static func prefix(_ rank: Rank, _ place: String, _ language: String) -> String {
        Schema.suggestionPrefix + rank.rawValue + place + language + ":"
    }
}
