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
    private struct Phrase {
        /// Which of the wanted words it is one of.
        let wanted: Int
        let words: [RoughWord]
    }

    /// By their first words.
    private var phrases: [RoughWord: [Phrase]] = [:]
    /// Whether a word that ends in this may be one of those: most words of a page are no one's.
    private var mayBegin = [Bool](repeating: false, count: 1 << 16)

    init(_ wanted: [WantedWords]) {
        for (number, words) in wanted.enumerated() {
            for text in words.phrases {
                let words = Array(roughWords(of: [text]).dropLast())
                guard let first = words.first else { continue }
                phrases[first, default: []].append(Phrase(wanted: number, words: words))
                mayBegin[Int(UInt16(truncatingIfNeeded: first))] = true
            }
        }
    }

    /// The numbers of those that stand in one of the texts, in order.
    func standing(in texts: some Sequence<String>) -> [Int] {
        guard !phrases.isEmpty else { return [] }
        let written = roughWords(of: texts)
        var found: Set<Int> = []
        for place in written.indices where mayBegin[Int(UInt16(truncatingIfNeeded: written[place]))] {
            for phrase in phrases[written[place]] ?? [] where !found.contains(phrase.wanted) {
                if written[place...].starts(with: phrase.words) { found.insert(phrase.wanted) }
            }
        }
        return found.sorted()
    }
}

/// The hash of a word in small letters without its ending, roughly: enough to see whether a word stands anywhere.
private typealias RoughWord = UInt64

/// The words of texts, and behind each text what is no word: no phrase reaches from one text into the next.
private func roughWords(of texts: some Sequence<String>) -> [RoughWord] {
    var words: [RoughWord] = []
    for text in texts {
        text[...].withScanner { scanner in
            var word = OpenWord()
            while true {
                word.add(scanner.nextLetters())
                if !scanner.nextIsSpace() {
                    guard let character = scanner.next() else { break }
                    if character.isLetterOrNumber {
                        word.add(character.range)
                        continue
                    }
                    if character.scalar == "'" || character.scalar == "’" {
                        word.isCut = true
                        continue
                    }
                }
                if !word.range.isEmpty { words.append(rough(scanner.bytes[word.range])) }
                word = OpenWord()
            }
            if !word.range.isEmpty { words.append(rough(scanner.bytes[word.range])) }
        }
        words.append(0)
    }
    return words
}

private struct OpenWord {
    private(set) var range = 0..<0
    /// What follows an apostrophe is no part of it.
    var isCut = false

    @inline(__always)
    mutating func add(_ letters: Range<Int>) {
        guard !isCut, !letters.isEmpty else { return }
        range = (range.isEmpty ? letters.lowerBound : range.lowerBound)..<letters.upperBound
    }
}

private func rough(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> RoughWord {
    guard word.allSatisfy({ $0 < 0x80 }) else {
        let small = String(decoding: word, as: UTF8.self).lowercased()
        return Array(small.utf8).withUnsafeBufferPointer { hash(ofSmall: $0[...]) }
    }
    return hash(ofSmall: word)
}

/// FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) of letters that are small, or become so by one bit.
private func hash(ofSmall word: Slice<UnsafeBufferPointer<UInt8>>) -> RoughWord {
    var hash: RoughWord = 0xCBF2_9CE4_8422_2325
    for byte in word.dropLast(endingLength(of: word)) { hash = (hash ^ RoughWord(byte | 0x20)) &* 0x100_0000_01B3 }
    return hash
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
