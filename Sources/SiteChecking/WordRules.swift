import CommonMark
import SiteContent
import SitePlanning

extension Rule {
    static let plainWords = Rule(
        "plain-words",
        .warning,
        because: "Words from inside the office keep out the people whom the page is for.",
        onPages: { shared in
            let list = WordFinder(shared.avoidedWords)
            return { page in
                page.writtenWords(holding: .avoidedWord).filter { list.mayFind(in: $0.text) }.flatMap { passage in
                    passage.text[...].unquoted.flatMap { list.avoided(in: $0) }.map { words, entry in
                        page.finding(
                            passage,
                            words,
                            problem: "“\(words)” is on the list of words to avoid",
                            remedy: entry.instead
                        )
                    }
                }
            }
        }
    )

    static let capitals = Rule(
        "capitals",
        .warning,
        because: "Capitals are harder to read, and some screen readers spell them out letter by letter.",
        onEach: .englishPage
    ) { page in
        page.writtenWords(holding: .capitals).compactMap { passage in
            loudWords(in: passage.text).map { words in
                page.finding(
                    passage,
                    words,
                    problem: "“\(words)” is written in capitals",
                    remedy: "Write it in small letters; to stress a word, put two asterisks on both sides."
                )
            }
        }
    }

    static let linkText = Rule(
        "link-text",
        .warning,
        because: "Links are also read as a list: “click here” says nothing there, nor to who cannot click.",
        onEach: .englishPage
    ) { page in
        page.links.compactMap { link -> Finding? in
            // A contact's number is printed in its link; a fact's mark is no link of its own.
            let target = page.target(of: link)
            guard !link.isImage, !target.isContact, !target.isFact else { return nil }
            let isAddress = link.text.hasPrefix("http") || link.text.hasPrefix("www.")
            guard isAddress || link.text.mayBeEmptyLinkText else { return nil }
            let words = link.text.lowercased().split { !$0.isLetter && $0 != "'" }.joined(separator: " ")
            guard emptyLinkTexts.contains(words) || words.hasPrefix("click ") || isAddress else { return nil }
            return page.finding(
                link,
                words: link.text,
                problem: "the link's words, “\(link.text)”, do not say where it leads",
                remedy: "Link the words that name the page: [how to report a crime](…)."
            )
        }
    }

    private static let emptyLinkTexts: Set<String> = [
        "", "here", "click", "click here", "this", "this link", "this page", "link", "more", "read more",
        "find out more",
        "learn more", "see more", "more information", "further information", "this website", "website", "details",
        "continue",
    ]
}

extension String {
    /// Nearly all links say more letters than “further information” has, and do not begin with “click”.
    fileprivate var mayBeEmptyLinkText: Bool {
        var letters = 0
        for byte in utf8 {
            if byte >= 0x80 { return true }
            guard (byte | 0x20) &- UInt8(ascii: "a") < 26 else { continue }
            if letters == 0, byte | 0x20 == UInt8(ascii: "c") { return true }
            letters += 1
            if letters > 18 { return false }
        }
        return true
    }
}

extension ReadPage {
    /// The passages in English words of ours that may hold what a rule looks for.
    fileprivate func writtenWords(holding traits: PassageTraits) -> [Passage] {
        guard isEnglish else { return [] }
        return holding(traits, among: passages).filter { $0.part != .phrase && $0.part != .block(.code) }
    }
}

/// Finds words of the team's list.
private struct WordFinder {
    /// By the first word of a phrase.
    private var entries: [String: [(phrase: [String], entry: AvoidedWords)]] = [:]
    private let phrases: PhraseTable

    init(_ list: [AvoidedWords]) {
        var hashed: [[HashedWord]] = []
        for entry in list {
            for words in entry.words {
                let phrase = words.split { !$0.isLetter && $0 != "-" && $0 != "'" }.map(String.init)
                guard let first = phrase.first else { continue }
                entries[first, default: []].append((phrase, entry))
                hashed.append(phrase.flatMap { Self.hashed($0[...]) })
            }
        }
        phrases = PhraseTable([hashed])
    }

    private static func hashed(_ text: Substring) -> [HashedWord] {
        var words: [HashedWord] = []
        hashWords(of: text, into: &words, joining: { $0.isApostrophe || $0.scalar == "-" }, cutting: { _ in false }) {
            _ in 0
        }
        return words
    }

    /// A first look, which finds all that ``avoided(in:)`` finds in a part of the text, and rarely more.
    func mayFind(in text: String) -> Bool { !phrases.standing(in: Self.hashed(text[...])).isEmpty }

    func avoided(in text: Substring) -> [(words: Substring, entry: AvoidedWords)] {
        let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "'" && $0 != "’" }
        let small = words.map { $0.lowercased() }
        var found: [(words: Substring, entry: AvoidedWords)] = []
        for index in words.indices {
            for (phrase, entry) in entries[small[index]] ?? [] where small[index...].starts(with: phrase) {
                guard !entry.isFine(phrase, at: index, in: small) else { continue }
                found.append((text[words[index].startIndex..<words[index + phrase.count - 1].endIndex], entry))
            }
        }
        return found
    }
}

extension AvoidedWords {
    /// Whether the words stand in a phrase in which they are fine.
    fileprivate func isFine(_ phrase: [String], at index: Int, in words: [String]) -> Bool {
        unless.contains { fine in
            let parts = fine.split(separator: " ").map(String.init)
            let offsets = parts.indices.filter { parts[$0...].starts(with: phrase) }
            return offsets.contains { index >= $0 && words[(index - $0)...].starts(with: parts) }
        }
    }
}

/// The first words that are written in capitals to be louder: three in a row, a very long one, or one that no
/// short form is spelled like.
private func loudWords(in text: String) -> Substring? {
    let words = text[...].pieces { $0.isSpace || $0.scalar == "/" }.map(\.trimmingMarks)
    func isLoud(_ word: Substring) -> Bool {
        word.count > 1 && word.allSatisfy { $0.isUppercase || $0 == "'" || $0 == "’" || $0 == "-" }
    }
    for index in words.indices where isLoud(words[index]) {
        let run = words[index...].prefix(while: isLoud)
        let isLong = words[index].count > 7 && !words[index].contains("-")
        if run.count > 2 || isLong || stressed.contains(words[index].lowercased()) {
            return text[words[index].startIndex..<run.last!.endIndex]
        }
    }
    return nil
}

private let stressed: Set<String> = [
    "not", "never", "always", "stop", "must", "only", "all", "now", "important", "warning", "free", "urgent", "please",
    "do", "don't", "yes", "any", "and", "or", "before", "after", "every", "should", "help", "note", "danger", "new",
]
