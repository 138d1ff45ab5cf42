internal import Xapian

/// Titles and phrases offered while a visitor types.
///
/// Each is kept in terms of its own: its rank, where the match may begin, the language, the folded text from there
/// on, and the text to show. So a suggestion goes with its page, and looking up is reading terms in order.
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
                if term.utf8.count <= Query.longestTerm { terms.insert(term) }
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
    ) throws(XapianError) -> [String] {
        let words = WordScanner.words(of: String(typed.prefix(SearchRequest.longestText))).map(\.text)
        guard !words.isEmpty else { return [] }
        let folded = words.joined(separator: " ")
        var found: [String] = []
        for rank in Rank.allCases {
            for place in [beginning, inside] {
                let prefix = prefix(rank, place, language) + folded
                guard found.count < limit, prefix.utf8.count <= Query.longestTerm else { continue }
                for (term, _) in try snapshot.terms(beginning: prefix, limit: limit * 2) {
                    guard let cut = term.lastIndex(of: end) else { continue }
                    let text = String(term[term.index(after: cut)...])
                    if !found.contains(text) { found.append(text) }
                }
            }
        }
        return Array(found.prefix(limit))
    }

    private static func prefix(_ rank: Rank, _ place: String, _ language: String) -> String {
        Schema.suggestionPrefix + rank.rawValue + place + language + ":"
    }
}
