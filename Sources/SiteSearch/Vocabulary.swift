internal import ByteCoding

/// The words the pages of one language print, and on how many pages each stands.
struct Vocabulary: Equatable, Sendable {
    struct Entry: Equatable, Sendable {
        var word: [UInt8]
        var pages: Int
        /// One bit a letter, to dismiss most words without comparing them.
        var letters: UInt32
    }

    /// In byte order.
    private(set) var entries: [Entry]

    static let lengths = 3...32

    /// Whether a word can be misspelt: letters alone, neither short nor endless.
    static func takes(_ word: some Collection<UInt8>) -> Bool {
        lengths.contains(word.count) && word.allSatisfy { $0 > UInt8(ascii: "9") }
    }

    static func letters(_ word: some Sequence<UInt8>) -> UInt32 {
        word.reduce(0) { $0 | 1 << (UInt32($1) & 31) }
    }

    /// Takes counts in any order and drops words that are on no page.
    init(_ counts: [(word: [UInt8], pages: Int)]) {
        entries = counts.filter { $0.pages > 0 }
            .sorted { $0.word.lexicographicallyPrecedes($1.word) }
            .map { Entry(word: $0.word, pages: $0.pages, letters: Self.letters($0.word)) }
    }

    /// Each word as the number of bytes it shares with the one before it and the rest.
    var encoded: [UInt8] {
        var writer = ByteWriter()
        var previous: [UInt8] = []
        for entry in entries {
            let shared = zip(previous, entry.word).prefix { $0 == $1 }.count
            writer.append(shared)
            writer.append(entry.word.count - shared)
            writer.append(raw: entry.word[shared...])
            writer.append(entry.pages)
            previous = entry.word
        }
        return writer.bytes
    }

    /// Damaged bytes give the words before the damage: spelling is an offer, not a promise.
    init(encoded: [UInt8]) {
        entries = []
        var reader = ByteReader(encoded)
        var word: [UInt8] = []
        while !reader.isFinished {
            let shared = reader.number()
            let rest = reader.raw(reader.number())
            let pages = reader.number()
            guard !reader.isDamaged, (0...word.count).contains(shared) else { return }
            word.replaceSubrange(shared..., with: rest)
            entries.append(Entry(word: word, pages: pages, letters: Self.letters(word)))
        }
    }

    func pages(with word: [UInt8]) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].word.lexicographicallyPrecedes(word) { low = middle + 1 } else { high = middle }
        }
        return low < entries.count && entries[low].word == word ? entries[low].pages : 0
    }
}
