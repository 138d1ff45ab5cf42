internal import Xapian

/// What is known of the words of one language while pages are taken apart.
struct AnalysedLanguage {
    /// What is known of a word, all in one place, for it is asked of every word of every page.
    struct Word {
        /// The number of its stem among the terms; -1 while it is not stemmed.
        fileprivate(set) var term: Int32 = -1
        /// Of its stem.
        fileprivate(set) var mark: UInt16 = 0
        /// Whether it is a stop word.
        fileprivate(set) var isCommon = false
        /// On how many pages it stands, and the last that it was counted on.
        fileprivate var pages: Int32 = 0
        fileprivate var lastPage: Int32 = 0
    }

    let code: String
    let stemmer: Stemmer?
    /// Spelling is kept for the site's own languages only.
    let isConfigured: Bool
    /// By their numbers.
    private(set) var words: [Word] = []
    private var numbers = WordTable()
    private var stemmed = 0
    private var vocabularyChanged = false

    init(code: String, stemmer: Stemmer?, isConfigured: Bool) {
        self.code = code
        self.stemmer = stemmer
        self.isConfigured = isConfigured
    }

    /// Appends the numbers of the text's words in the order they stand; the joined form follows the parts of
    /// "fly-tipping".
    mutating func read(_ text: String, with scanner: inout WordScanner, into found: inout [Int32]) {
        var chain = WordChain()
        var text = text
        text.withUTF8 { bytes in
            scanner.scan(bytes) { word, _, link in
                if link != .none {
                    if !chain.isOpen, let last = found.last { chain.open(with: numbers[Int(last)]) }
                    chain.add(word, link)
                } else if chain.isOpen {
                    appendJoined(&chain, to: &found)
                }
                found.append(number(of: word))
            }
        }
        if chain.isOpen { appendJoined(&chain, to: &found) }
    }

    private mutating func appendJoined(_ chain: inout WordChain, to found: inout [Int32]) {
        guard let joined = chain.close() else { return }
        joined.withUnsafeBufferPointer { found.append(number(of: $0)) }
    }

    private mutating func number(of word: UnsafeBufferPointer<UInt8>) -> Int32 {
        let number = numbers.number(of: word)
        if number == words.count { words.append(Word()) }
        return Int32(number)
    }

    /// The stems of the words that were met since ``learn(_:)`` was last called.
    func stemsOfNewWords() throws(XapianError) -> [[UInt8]] {
        let new = (stemmed..<words.count).map { Array(numbers[$0]) }
        return new.isEmpty ? [] : try stemmer?.stems(of: new) ?? new
    }

    /// Takes those stems, with their numbers among the terms.
    mutating func learn(_ stems: [(bytes: [UInt8], number: Int32)]) {
        for stem in stems {
            words[stemmed].term = stem.number
            words[stemmed].mark = StoredPage.mark(stem.bytes)
            let text = String(decoding: numbers[stemmed], as: UTF8.self)
            words[stemmed].isCommon = StopWords.contains(text, language: code)
            stemmed += 1
        }
    }

    /// Each word once for a page; pages are numbered from 1 on.
    mutating func count(_ found: [Int32], on page: Int32, adding change: Int32) {
        for word in found where words[Int(word)].lastPage != page {
            words[Int(word)].lastPage = page
            words[Int(word)].pages += change
        }
        vocabularyChanged = isConfigured
    }

    /// Adds the words of an index that is continued.
    mutating func continueVocabulary(_ vocabulary: Vocabulary) {
        for entry in vocabulary.entries {
            let number = Array(entry.word).withUnsafeBufferPointer { self.number(of: $0) }
            words[Int(number)].pages += Int32(entry.pages)
        }
        vocabularyChanged = isConfigured
    }

    /// The vocabulary if it changed since this was last asked.
    mutating func takeChangedVocabulary() -> Vocabulary? {
        guard vocabularyChanged else { return nil }
        vocabularyChanged = false
        let kept = words.indices.filter { words[$0].pages > 0 && Vocabulary.takes(numbers[$0]) }
        return Vocabulary(kept.map { (word: Array(numbers[$0]), pages: Int(words[$0].pages)) })
    }
}

/// Joins words that hang together, so that "fly-tipping" is also found as "flytipping".
private struct WordChain {
    private var joined: [UInt8] = []
    private var isNumber = false

    /// Shorter numbers that stand together ("10 12") are not one number.
    private static let shortestNumber = 6

    var isOpen: Bool { !joined.isEmpty }

    mutating func open(with first: ArraySlice<UInt8>) {
        joined.append(contentsOf: first)
    }

    mutating func add(_ word: UnsafeBufferPointer<UInt8>, _ link: WordLink) {
        if link == .digits { isNumber = true }
        if joined.count + word.count <= WordScanner.longestWord { joined.append(contentsOf: word) }
    }

    /// The joined form, and makes ready for the next chain.
    mutating func close() -> [UInt8]? {
        defer { self = WordChain() }
        return !isNumber || joined.count >= Self.shortestNumber ? joined : nil
    }
}
