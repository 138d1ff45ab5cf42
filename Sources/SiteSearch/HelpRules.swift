internal import Xapian

/// Finds the help rules a query calls for, in memory and without an index: they hold when nothing else does.
package struct HelpRules: Sendable {
    private struct Phrase {
        var rule: Int
        var words: [PhraseWord]
    }

    private struct PhraseWord {
        var text: [UInt8]
        var stem: String
    }

    private let rules: [HelpRule]
    private let phrases: [Phrase]
    private let language: LanguageWords
    private let wordList: WordList

    /// How many other words may stand between two of a phrase: "hit my little brother" is "hit brother".
    private static let gap = 3

    /// A word of the list is right and so no misspelling of a rule's. Without a list every near word counts, since a
    /// missed danger is worse than a needless number.
    package init(_ configuration: SearchConfiguration, language: String = "en", wordList: WordList = .empty) throws {
        rules = configuration.help
        self.wordList = wordList
        let language = try LanguageWords(language, configuration, synonyms: false)
        self.language = language
        var phrases: [Phrase] = []
        for (number, rule) in configuration.help.enumerated() {
            for text in rule.when {
                let words = WordScanner.words(of: text).map(\.text)
                let meaning = words.filter { !language.isStop($0) }
                // "hit me" is not "hit": a phrase with one word of meaning needs its common words too.
                let kept = meaning.count > 1 ? meaning : words
                guard !kept.isEmpty else { continue }
                let stems = try language.stems(of: kept)
                let phrase = zip(kept, stems).map { PhraseWord(text: Array($0.utf8), stem: $1) }
                phrases.append(Phrase(rule: number, words: phrase))
            }
        }
        self.phrases = phrases
    }

    /// The rules in the order of the site's file.
    package func matches(_ query: String) -> [HelpRule] {
        var words = WordScanner.words(of: query, atMost: SearchRequest.mostWords).map(\.text)
        words += Self.joined(WordScanner.words(of: query, atMost: SearchRequest.mostWords))
        // Xapian's stemmers refuse no word; without stems the words themselves still match.
        let stems: [String]
        do { stems = try language.stems(of: words) } catch { stems = words }
        let asked = zip(words, stems).map { (text: Array($0.utf8), stem: $1, isRight: wordList.contains($0)) }

        var found: Set<Int> = []
        for phrase in phrases where !found.contains(phrase.rule) {
            if asked.indices.contains(where: { stands(phrase.words[...], at: $0, in: asked) }) {
                found.insert(phrase.rule)
            }
        }
        return found.sorted().map { rules[$0] }
    }

    private func stands(
        _ phrase: ArraySlice<PhraseWord>,
        at place: Int,
        in asked: [(text: [UInt8], stem: String, isRight: Bool)]
    ) -> Bool {
        guard let first = phrase.first else { return true }
        let word = asked[place]
        guard word.stem == first.stem || (!word.isRight && Self.isMisspelt(word.text, first.text)) else {
            return false
        }
        let rest = phrase.dropFirst()
        if rest.isEmpty { return true }
        let next = asked.indices.dropFirst(place + 1).prefix(Self.gap + 1)
        return next.contains { stands(rest, at: $0, in: asked) }
    }

    /// One letter put in, left out, changed or swapped, in words long enough to be told apart.
    private static func isMisspelt(_ word: [UInt8], _ right: [UInt8]) -> Bool {
        word.count >= 5 && right.count >= 5 && abs(word.count - right.count) <= 1
            && Spelling.errors(word, right, most: 1) != nil
    }

    private static func joined(_ words: [Word]) -> [String] {
        var joined: [String] = []
        for (left, right) in zip(words, words.dropFirst()) where right.link != .none {
            joined.append(left.text + right.text)
        }
        return joined
    }
}
