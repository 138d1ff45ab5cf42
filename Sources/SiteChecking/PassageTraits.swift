import SiteContent

/// What a passage may hold: rules read closely only the passages in which they could find something.
///
/// Found in one look at the bytes. There may be less in the passage than this says, never more.
struct PassageTraits: OptionSet {
    let rawValue: UInt16

    /// A figure, or a word for a number.
    static let number = PassageTraits(rawValue: 1)
    /// At least three digits, some of them perhaps in words.
    static let digits = PassageTraits(rawValue: 2)
    static let capitals = PassageTraits(rawValue: 4)
    static let operation = PassageTraits(rawValue: 8)
    static let bracket = PassageTraits(rawValue: 16)
    /// Letters of another script than Latin.
    static let foreignLetters = PassageTraits(rawValue: 32)
    static let avoidedWord = PassageTraits(rawValue: 64)
    static let claimOfStatus = PassageTraits(rawValue: 128)
    static let formOfBe = PassageTraits(rawValue: 256)
    static let negation = PassageTraits(rawValue: 512)

    static let everything = PassageTraits(rawValue: .max)
}

/// Finds the traits of passages. Words are looked up by a hash in a table that may answer for a word too many.
struct TraitFinder: Sendable {
    private var table: [UInt16]
    private static let tableBits = 16

    init(_ words: [(PassageTraits, some Sequence<String>)]) {
        table = Array(repeating: 0, count: 1 << Self.tableBits)
        for (trait, words) in words {
            for word in words { add(word, trait) }
        }
    }

    init(avoiding list: [AvoidedWords]) {
        self.init([
            (.number, Array(numberWords.keys)), (.operation, ["operation"]), (.claimOfStatus, Array(statusClaims)),
            (.formOfBe, Array(formsOfBe)), (.negation, ["not", "never", "cannot", "nobody", "nothing", "none", "t"]),
            (.avoidedWord, list.flatMap(\.words)),
        ])
    }

    /// A word is known by its first run of ASCII letters, which no mark within the word changes.
    private mutating func add(_ word: String, _ trait: PassageTraits) {
        var hash = Self.noLetters
        for byte in word.utf8 {
            if let letter = Self.smallLetter(byte) {
                hash = Self.hash(hash, letter)
            } else if hash != Self.noLetters {
                break
            }
        }
        guard hash != Self.noLetters else { return table.indices.forEach { table[$0] |= trait.rawValue } }
        table[Self.place(hash)] |= trait.rawValue
    }

    private static let noLetters: UInt32 = 0x811C_9DC5

    @inline(__always)
    private static func hash(_ hash: UInt32, _ byte: UInt8) -> UInt32 { (hash ^ UInt32(byte)) &* 0x0100_0193 }

    @inline(__always)
    private static func place(_ hash: UInt32) -> Int {
        Int(truncatingIfNeeded: (hash &* 0x9E37_79B1) >> UInt32(32 - tableBits))
    }

    @inline(__always)
    private static func smallLetter(_ byte: UInt8) -> UInt8? {
        let small = byte | 0x20
        return small &- UInt8(ascii: "a") < 26 ? small : nil
    }

    func traits(of text: some StringProtocol) -> PassageTraits {
        text.utf8.withContiguousStorageIfAvailable { traits(of: $0) } ?? .everything
    }

    private func traits(of bytes: UnsafeBufferPointer<UInt8>) -> PassageTraits {
        var found: UInt16 = 0
        var digits = 0
        var hash = Self.noLetters
        var wordStart = 0
        var last: UInt8 = 0
        func isCapital(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "A") < 26 }

        table.withUnsafeBufferPointer { table in
            func endWord(at offset: Int) {
                guard hash != Self.noLetters else { return }
                found |= table[Self.place(hash)]
                hash = Self.noLetters
                if offset - wordStart < 8 { digits += spokenDigits(bytes[wordStart..<offset]) }
            }
            for offset in bytes.indices {
                let byte = bytes[offset]
                if let letter = Self.smallLetter(byte) {
                    if hash == Self.noLetters { wordStart = offset }
                    hash = Self.hash(hash, letter)
                    if isCapital(byte) && isCapital(last) { found |= PassageTraits.capitals.rawValue }
                } else {
                    endWord(at: offset)
                    switch byte {
                    case UInt8(ascii: "0")...UInt8(ascii: "9"):
                        found |= PassageTraits.number.rawValue
                        digits += 1
                    case UInt8(ascii: "["): found |= PassageTraits.bracket.rawValue
                    case UInt8(ascii: "'"), UInt8(ascii: "-"):
                        if isCapital(last) { found |= PassageTraits.capitals.rawValue }
                    // Quotation marks, dashes, and what Latin-1 has: no letters that rules would have to know.
                    case 0x80...:
                        if isCapital(last) { found |= PassageTraits.capitals.rawValue }
                        if !isPlainMark(bytes, at: offset) { found = .max }
                    default: break
                    }
                }
                last = byte
            }
            endWord(at: bytes.count)
        }
        if digits >= 3 { found |= PassageTraits.digits.rawValue }
        return PassageTraits(rawValue: found)
    }
}

/// Whether a byte belongs to a mark of U+2010 to U+2027 (dashes, quotation marks, the ellipsis), a no-break space or a
/// pound sign.
private func isPlainMark(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    func byte(_ distance: Int) -> UInt8 {
        bytes.indices.contains(offset + distance) ? bytes[offset + distance] : 0
    }
    func isGeneralPunctuation(from first: Int) -> Bool {
        byte(first) == 0xE2 && byte(first + 1) == 0x80 && (0x90...0xA7).contains(byte(first + 2))
    }
    func isLatinSign(from first: Int) -> Bool {
        byte(first) == 0xC2 && (byte(first + 1) == 0xA0 || byte(first + 1) == 0xA3)
    }
    return (0...2).contains { isGeneralPunctuation(from: -$0) } || (0...1).contains { isLatinSign(from: -$0) }
}

/// How many digits a word stands for, or makes of the next one.
private func spokenDigits(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    guard let first = word.first else { return 0 }
    switch (first | 0x20, word.count) {
    case (UInt8(ascii: "d"), 6), (UInt8(ascii: "t"), 6):
        return ["double", "triple", "treble"].contains(String(decoding: word, as: UTF8.self).lowercased()) ? 2 : 0
    case (UInt8(ascii: "o"), 1...3), (UInt8(ascii: "t"), 3...5), (UInt8(ascii: "f"), 4), (UInt8(ascii: "s"), 3...5),
        (UInt8(ascii: "e"), 5), (UInt8(ascii: "n"), 4...6), (UInt8(ascii: "z"), 4):
        return spokenDigitWords.contains(String(decoding: word, as: UTF8.self).lowercased()) ? 1 : 0
    default: return 0
    }
}

private let spokenDigitWords: Set<String> = Set(spelledDigits.keys)
