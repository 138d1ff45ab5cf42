import SiteContent

/// What synonyms lead to: words of which some must stand on a page.
struct WantedWords: Sendable {
    let text: String
    let place: Place
    /// Any of which is enough.
    let phrases: [String]

    static func all(of words: SearchWords) -> [WantedWords] {
        zip(words.synonyms, words.synonymPlaces).flatMap(from)
    }

    private static func from(_ synonyms: Synonyms, at place: Place) -> [WantedWords] {
        switch synonyms {
        case .same(let words): [WantedWords(text: words.joined(separator: ", "), place: place, phrases: words)]
        case .oneWay(_, let to): to.map { WantedWords(text: $0, place: place, phrases: [$0]) }
        }
    }
}

/// Finds which of the wanted words stand on a page.
struct WantedWordFinder: Sendable {
    private let phrases: PhraseTable

    init(_ wanted: [WantedWords]) {
        phrases = PhraseTable(wanted.map { $0.phrases.map { Array(roughWords(of: [$0]).dropLast()) } })
    }

    /// The numbers of those that stand in one of the texts, in order.
    func standing(in texts: some Sequence<String>) -> [Int] {
        phrases.isEmpty ? [] : phrases.standing(in: roughWords(of: texts))
    }
}

/// Words in small letters without their endings, roughly: enough to see whether a word stands anywhere. Behind each text
/// stands what is no word: no phrase reaches from one text into the next.
private func roughWords(of texts: some Sequence<String>) -> [HashedWord] {
    var words: [HashedWord] = []
    for text in texts {
        // What follows an apostrophe is no part of a word.
        hashWords(of: text[...], into: &words, joining: { _ in false }, cutting: \.isApostrophe, endingLength(of:))
        words.append(0)
    }
    return words
}

/// Of -ies, -ing, -ed, -es, -s, -y and -e, with three letters before it.
private func endingLength(of word: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    guard word.count > 3 else { return 0 }
    func letter(_ back: Int) -> UInt8 { word[word.endIndex - back] | 0x20 }
    switch letter(1) {
    case UInt8(ascii: "s"):
        guard word.count > 4, letter(2) == UInt8(ascii: "e") else { return 1 }
        return word.count > 5 && letter(3) == UInt8(ascii: "i") ? 3 : 2
    case UInt8(ascii: "g"):
        return word.count > 5 && letter(2) == UInt8(ascii: "n") && letter(3) == UInt8(ascii: "i") ? 3 : 0
    case UInt8(ascii: "d"): return word.count > 4 && letter(2) == UInt8(ascii: "e") ? 2 : 0
    case UInt8(ascii: "y"), UInt8(ascii: "e"): return 1
    default: return 0
    }
}
