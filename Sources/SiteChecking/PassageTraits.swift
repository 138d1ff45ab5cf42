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

    /// A word that stands for a digit, or makes two or three of the next one.
    fileprivate static let digitWord = PassageTraits(rawValue: 1024)

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
            (.avoidedWord, list.flatMap(\.words)), (.digitWord, spelledDigits.keys + multipliers),
        ])
    }

    /// A word is known by its first run of ASCII letters, which no mark within the word changes.
    private mutating func add(_ word: String, _ trait: PassageTraits) {
        let letters = Array(word.utf8).withUnsafeBufferPointer { bytes in
            bytes.firstIndex(where: Self.isLetter).map { LetterRun(at: $0, in: bytes) }
        }
        guard let letters else { return table.indices.forEach { table[$0] |= trait.rawValue } }
        table[Self.place(letters.hash)] |= trait.rawValue
    }

    @inline(__always)
    private static func place(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> UInt64(64 - tableBits)) }

    @inline(__always)
    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

    func traits(of text: some StringProtocol) -> PassageTraits {
        text.utf8.withContiguousStorageIfAvailable { traits(of: $0) } ?? .everything
    }

    private func traits(of bytes: UnsafeBufferPointer<UInt8>) -> PassageTraits {
        var found: UInt16 = 0
        var digits = 0
        var isCapital = false
        table.withUnsafeBufferPointer { table in
            var offset = 0
            while offset < bytes.count {
                let byte = bytes[offset]
                guard !Self.isLetter(byte) else {
                    let start = offset
                    let letters = LetterRun(at: start, in: bytes)
                    offset += letters.count
                    isCapital = letters.endsWithCapital
                    if letters.hasCapitalsTogether { found |= PassageTraits.capitals.rawValue }
                    let traits = table[Self.place(letters.hash)]
                    found |= traits
                    if traits & PassageTraits.digitWord.rawValue != 0 { digits += spokenDigits(bytes[start..<offset]) }
                    continue
                }
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"):
                    found |= PassageTraits.number.rawValue
                    digits += 1
                case UInt8(ascii: "["): found |= PassageTraits.bracket.rawValue
                case UInt8(ascii: "'"), UInt8(ascii: "-"):
                    if isCapital { found |= PassageTraits.capitals.rawValue }
                // Quotation marks, dashes, and what Latin-1 has: no letters that rules would have to know.
                case 0x80...:
                    if isCapital { found |= PassageTraits.capitals.rawValue }
                    if !isPlainMark(bytes, at: offset) { found = .max }
                default: break
                }
                isCapital = false
                offset += 1
            }
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

/// How many digits a word stands for, or makes of the next one at least.
private func spokenDigits(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    let word = String(decoding: word, as: UTF8.self).lowercased()
    if multipliers.contains(word) { return 2 }
    return spelledDigits[word] == nil ? 0 : 1
}

/// What makes two or three digits of the next one.
private let multipliers = ["double", "triple", "treble"]
