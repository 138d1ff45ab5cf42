import SiteTesting
import Testing

@testable import SiteChecking

/// The quick reading of sentences, by bytes, beside a slow one that asks `Character` for everything.
struct SentenceReadingTests {
    private struct Read: Equatable {
        let text: Substring
        let words: [String]
        let characterCount: Int
    }

    @Test func readsAnyTextAsCharactersDo() {
        var dice = SplitMix(state: 11)
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 0...24, using: &dice)).map { _ in pieces.randomElement(using: &dice)! }
                .joined()
            let quick = Sentences(in: text)
            let slow = slowSentences(in: text)
            #expect(quick.map(\.text) == slow.map(\.text), "\(text.debugDescription)")
            #expect(quick.map { $0.words.map(String.init) } == slow.map(\.words), "\(text.debugDescription)")
            var length = ReadingLength()
            for read in slow { length.add(words: read.words.count, characters: read.characterCount) }
            #expect(quick.length == length, "\(text.debugDescription)")
            let long = slow.filter { $0.words.count > 2 }
            #expect(quick.longer(than: 2).map(\.text) == long.map(\.text), "\(text.debugDescription)")
            let held = slow.filter { $0.words.contains { $0.utf8.first == UInt8(ascii: "w") } }
            let holding = quick.holding { words in words.contains { $0.first == UInt8(ascii: "w") } }
            #expect(holding.map(\.text) == held.map(\.text), "\(text.debugDescription)")
        }
    }

    @Test("the first look for passive verbs and for double negatives passes over no sentence that has one")
    func firstLooksMissNothing() {
        var dice = SplitMix(state: 13)
        let pieces = [
            "is", "Are", "be", "wasn’t", "it's", "BEEN", "will", "made", "Given", "forgotten", "withdrawn", "put",
            "passed",
            "LOCKED", "often", "quickly", "not", "Never", "cannot", "can’t", "won't", "nobody", "nothing", "without",
            "unlikely", "the", "by", "police", "bags", "and", "red", "over-used", "é", "7",
        ]
        var found = (passive: 0, negative: 0)
        for _ in 0..<5_000 {
            let words = (0..<Int.random(in: 1...9, using: &dice)).map { _ in pieces.randomElement(using: &dice)! }
            let sentences = Sentences(in: words.joined(separator: " ") + ". And so on.")
            let passive = sentences.filter { !passiveVerbs(in: $0).isEmpty }.map(\.text)
            #expect(Set(passive).isSubset(of: sentences.holding(mayHoldPassiveVerb).map(\.text)), "\(words)")
            let negative = sentences.filter { wordsNegatedTwice(in: $0) != nil }.map(\.text)
            let holding = sentences.holding { $0.contains(where: mayBeNegation) }
            #expect(Set(negative).isSubset(of: holding.map(\.text)), "\(words)")
            found.passive += passive.count
            found.negative += negative.count
        }
        #expect(found.passive > 500 && found.negative > 500)
    }

    @Test func tellsCharactersAsUnicodeDoes() {
        var dice = SplitMix(state: 12)
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 1...8, using: &dice)).map { _ in pieces.randomElement(using: &dice)! }
                .joined()
            let scanned = text[...].withScanner { scanner in
                var found: [(String, UInt8)] = []
                while let character = scanner.next() {
                    found.append((String(text[...].part(character.range)), character.traits.rawValue))
                }
                return found
            }
            #expect(scanned.map(\.0) == text.map(String.init), "\(text.debugDescription)")
            #expect(scanned.map(\.1) == text.map { CharacterTraits($0).rawValue }, "\(text.debugDescription)")
        }
    }

    private let pieces = [
        "a", "b", "word", "Word", "Dr", "e.g", "i", "V", "no", "nos", "St", "I", "x9", "9", "12", " ", " ", " ", " ",
        "\u{A0}", "\n", "\r\n", "\r", "\t", ".", ".", ".", "!", "?", "\"", "'", "”", "’", "“", "‘", ")", "(", "]", "[",
        "–", "—", "-", "/", "…", "·", "£", "\u{301}", "\u{200D}", "\u{FE0F}", "👩‍👧", "🇬🇧", "é", "ß", "İ", "Σ", "ǅ", "٣",
        "½",
        "خطر", "क्षि", "한", "\u{600}", "\u{2028}", "\u{2007}", "\u{1C}", "\u{0}", ",", ";", ":", "%", "#",
    ]

    private func slowSentences(in text: String) -> [Read] {
        var found: [Read] = []
        var start = text.startIndex
        func add(upTo end: String.Index) {
            var sentence = text[start..<end].drop(while: \.isWhitespace)
            while sentence.last?.isWhitespace == true { sentence.removeLast() }
            start = end
            guard !sentence.isEmpty else { return }
            let words = sentence.split { character in
                character.isWhitespace || ["–", "—", "/"].contains(character.unicodeScalars.first!)
            }.filter { $0.contains(where: \.isLetter) }
            found.append(
                Read(
                    text: sentence,
                    words: words.map { String($0.trimmingMarks) },
                    characterCount: words.reduce(0) { $0 + String($1).count { $0.isLetter || $0.isNumber } }
                )
            )
        }
        var index = text.startIndex
        while index < text.endIndex {
            let stop = index
            index = text.index(after: index)
            guard text[stop] == "." || text[stop] == "!" || text[stop] == "?" else { continue }
            while index < text.endIndex, "\"'”’)].!?".contains(text[index]) { index = text.index(after: index) }
            let rest = text[index...]
            guard rest.first?.isWhitespace ?? true else { continue }
            let before = text[start..<stop]
            let word = before.split(omittingEmptySubsequences: false) { $0.isWhitespace || $0 == "(" }.last ?? ""
            let isAbbreviation =
                text[stop] == "."
                && (abbreviations.contains(word.lowercased()) || word.count == 1 && word.first?.isUppercase == true)
            let following = rest.drop(while: \.isWhitespace).first
            if following?.isLowercase != true, !isAbbreviation { add(upTo: index) }
        }
        add(upTo: text.endIndex)
        return found
    }

    private let abbreviations: Set<String> = [
        "e.g", "i.e", "mr", "mrs", "ms", "dr", "prof", "rev", "st", "no", "nos", "vs", "v", "approx", "cf", "sgt",
        "insp", "pc", "cllr", "tel", "fig",
    ]
}
