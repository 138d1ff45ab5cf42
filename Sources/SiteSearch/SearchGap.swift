/// What may be counted of a search that no page answers.
///
/// It is made of words that anybody may type: such as stand in the list of right words or on a page of the site.
/// Everything that could be a person's own is taken out first.
package enum SearchGap: Equatable, Sendable {
    /// One to ``mostWords`` words, folded, each once, in the order of the alphabet and parted by spaces. So searches
    /// for the same thing come together however they were worded, and no sentence can be read out of them.
    case words(String)
    /// That there was such a search is all that may be known of it.
    case withheld

    /// More words are a story, which no two visitors tell alike.
    static let mostWords = 4
}

extension SearchGap {
    init(_ text: String, _ language: LanguageWords, _ spelling: Spelling) {
        // Without a list of names, none can be told from a word.
        guard spelling.wordList.hasNames else {
            self = .withheld
            return
        }
        let words = Self.parts(of: text).flatMap { spelling.candidates($0, language) }
        // A word that is also a name ("mark", "hill") is one beside a name, a number or an address.
        let names = words.split { $0.use == .word }.filter { $0.contains { $0.use == .personal } }
        let taken = Set(names.flatMap(\.indices))
        let own = words.indices.filter { !taken.contains($0) && words[$0].isCounted }
        let unique = Set(own.map { words[$0].text })
        self = (1...Self.mostWords).contains(unique.count) ? .words(unique.sorted().joined(separator: " ")) : .withheld
    }

    /// The text at its white space; what stands around an @ is one part with it.
    private static func parts(of text: String) -> [String] {
        let around = text.split(omittingEmptySubsequences: false) { $0 == "@" || $0 == "\u{FF20}" }
        let joined = around.enumerated().map { place, part in
            var part = part
            if place > 0 { part = part.drop(while: \.isWhitespace) }
            if place < around.count - 1 { while part.last?.isWhitespace ?? false { part.removeLast() } }
            return String(part)
        }
        return joined.joined(separator: "@").split(whereSeparator: \.isWhitespace).map(String.init)
    }
}

/// A word of a search, as far as it may be counted.
private struct Candidate {
    enum Use {
        case word
        /// A word that is a name as well.
        case either
        /// A name, a number, an address, or a word that nobody knows.
        case personal
    }

    var text = ""
    var use: Use
    /// Common words say nothing by themselves.
    var isCounted = false
}

extension Spelling {
    /// The words of a part of a search without white space.
    fileprivate func candidates(_ part: String, _ language: LanguageWords) -> [Candidate] {
        let words = WordScanner.words(of: part)
        let isAddress =
            part.contains { "@/\\_".contains($0) }
            || part.split(separator: ".").count { $0.contains(where: \.isLetter) } > 1
        if isAddress || words.contains(where: { $0.text.utf8.contains(where: isDigit) }) {
            return [Candidate(use: .personal)]
        }
        return words.map { word in
            let isCommon = language.isStop(word.text)
            let use = use(of: word.text, isCommon: isCommon)
            return Candidate(text: word.text, use: use, isCounted: use != .personal && !isCommon)
        }
    }

    /// A name that a page prints is the site's own word, such as its town; a single letter is somebody's initial.
    private func use(of word: String, isCommon: Bool) -> Candidate.Use {
        if isCommon { return .word }
        let listed = wordList.use(of: word)
        if listed == [.word, .name] { return .either }
        let isPrinted = ruleWords.contains(word) || vocabulary.pages(with: Array(word.utf8)) > 0
        return word.count > 1 && (listed == .word || isPrinted) ? .word : .personal
    }
}

private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
