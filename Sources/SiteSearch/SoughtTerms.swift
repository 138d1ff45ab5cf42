internal import Xapian

/// The terms of a question, and which words of a text stand under one of them.
///
/// A word is stemmed when it is first met in the life of a search, and only if its beginning leaves it a chance.
struct SoughtTerms {
    /// What each term is worth, by its number.
    let weights: [Double]
    private let terms: [[UInt8]]
    private let numbers: [String: Int]
    /// How many of a term's bytes, from its first, every word under it shares.
    private let shared: [Int]
    private let beginnings: [Bool]
    private let language: LanguageWords
    private var words = WordTable()
    /// By the word's number: its term, or -1.
    private var found: [Int] = []

    var count: Int { terms.count }

    init(_ weights: [String: Double], _ language: LanguageWords) {
        let ordered = weights.filter { !$0.key.isEmpty }.sorted { $0.key < $1.key }
        terms = ordered.map { Array($0.key.utf8) }
        numbers = Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1.key, $0) })
        self.weights = ordered.map(\.value)
        shared = terms.map { term in
            language.stemsKeepBeginnings && !Self.irregular.contains(term) ? max(1, term.count - 1) : 1
        }
        var beginnings = [Bool](repeating: false, count: 256)
        for term in terms { if let first = term.first { beginnings[Int(first)] = true } }
        self.beginnings = beginnings
        self.language = language
    }

    /// The English stemmer changes at most the last letter of what it leaves ("happily" is "happili", "hoped" is
    /// "hope"), but for dying, lying and tying: so it is for Debian's 169,000 words and for four million heaps of its
    /// endings. Other stemmers are trusted with the first letter alone.
    private static let irregular = Set(["die", "lie", "tie"].map { Array($0.utf8) })

    /// Whether a word with these first bytes can stand under a term at all.
    func mayBegin(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = word.first else { return false }
        return beginnings[Int(first)]
    }

    /// The number of the term that the folded word stands under, or nil.
    mutating func term(of word: UnsafeBufferPointer<UInt8>) throws(XapianError) -> Int? {
        guard mayBegin(word), mayStand(word) else { return nil }
        let number = words.number(of: word)
        if number == found.count {
            let stems = try language.terms(for: [String(decoding: word, as: UTF8.self)])[0]
            let stem = stems.first { numbers[$0] != nil }
            found.append(stem.flatMap { numbers[$0] } ?? -1)
        }
        return found[number] < 0 ? nil : found[number]
    }

    private func mayStand(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        for (term, shared) in zip(terms, shared) where word.count >= shared {
            var place = 0
            while place < shared, word[place] == term[place] { place += 1 }
            if place == shared { return true }
        }
        return false
    }
}
