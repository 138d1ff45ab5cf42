/// How a word hangs together with the one before it.
enum WordLink {
    case none
    /// "fly-tipping"
    case hyphen
    /// "keepLutontidy"
    case camelCase
    /// "01582 547653"
    case digits
}

/// Takes text apart into folded words, alike in pages and in queries.
///
/// Letters and digits make a word; case and accents are folded; an apostrophe inside a word is dropped; `&` is the
/// word "and". A word's bytes are cut at ``longestWord``.
struct WordScanner {
    static let longestWord = 64

    /// The word that is being read, and how much of it there is.
    private var word = [UInt8](repeating: 0, count: longestWord)
    private var size = 0

    /// Calls `body` with each word's folded bytes, its place in the text, and its link to the word before it.
    mutating func scan(
        _ text: UnsafeBufferPointer<UInt8>,
        _ body: (UnsafeBufferPointer<UInt8>, Range<Int>, WordLink) -> Void
    ) {
        size = 0
        Self.ascii.withUnsafeBufferPointer { ascii in
            word.withUnsafeMutableBufferPointer { Self.scan(text, ascii, word: $0, &size, body) }
        }
    }

    private static func scan(
        _ text: UnsafeBufferPointer<UInt8>,
        _ ascii: UnsafeBufferPointer<UInt8>,
        word: UnsafeMutableBufferPointer<UInt8>,
        _ size: inout Int,
        _ body: (UnsafeBufferPointer<UInt8>, Range<Int>, WordLink) -> Void
    ) {
        var at = 0
        var start = 0
        var link = WordLink.none
        var lowerBefore = false
        var isNumber = true
        var numberEnd = -1

        func finish(_ end: Int, _ size: inout Int) {
            guard size > 0 else { return }
            if isNumber, numberEnd >= 0, link == .none, isGapInNumber(text, numberEnd, start) { link = .digits }
            numberEnd = isNumber ? end : -1
            body(UnsafeBufferPointer(rebasing: word[..<size]), start..<end, link)
            size = 0
            link = .none
            isNumber = true
            lowerBefore = false
        }

        func append(_ letters: [UInt8], _ size: inout Int) {
            guard size + letters.count <= longestWord else { return }
            for letter in letters {
                word[size] = letter
                size += 1
            }
        }

        while at < text.count {
            let byte = text[at]
            let folded = ascii[Int(byte)]
            if folded != 0 {
                let isUpper = folded != byte
                if isUpper, lowerBefore {
                    finish(at, &size)
                    link = .camelCase
                }
                if size == 0 { start = at }
                if size < longestWord {
                    word[size] = folded
                    size += 1
                }
                lowerBefore = !isUpper && byte >= UInt8(ascii: "a")
                if byte > UInt8(ascii: "9") { isNumber = false }
                at += 1
                // Of a word most is small letters.
                guard lowerBefore else { continue }
                let end = at + min(text.count - at, longestWord - size)
                var length = size
                while at < end, text[at] &- UInt8(ascii: "a") < 26 {
                    word[length] = text[at]
                    length += 1
                    at += 1
                }
                size = length
            } else if byte < 0x80 {
                let isInside = size > 0 && at + 1 < text.count && mayBeginWord(text[at + 1])
                if byte == UInt8(ascii: "'"), isInside, !isNumber {
                    at += 1
                    continue
                }
                finish(at, &size)
                if byte == UInt8(ascii: "-"), isInside { link = .hyphen }
                if byte == UInt8(ascii: "&") {
                    and.withUnsafeBufferPointer { body($0, at..<at + 1, .none) }
                    numberEnd = -1
                }
                at += 1
            } else {
                let (scalar, length) = decode(text, at)
                let next = at + length
                switch scalar.value {
                // Typographic apostrophes.
                case 0x2018, 0x2019, 0x2BC:
                    if size == 0 || isNumber || next >= text.count || !mayBeginWord(text[next]) { finish(at, &size) }
                // Hyphens proper; dashes part words.
                case 0x2010, 0x2011:
                    let isInside = size > 0 && next < text.count && mayBeginWord(text[next])
                    finish(at, &size)
                    if isInside { link = .hyphen }
                default:
                    switch Folding.fold(scalar) {
                    case .dropped: break
                    case .separator: finish(at, &size)
                    case .letters(let letters):
                        if size == 0 { start = at }
                        append(letters, &size)
                        isNumber = isNumber && letters.allSatisfy { $0 <= UInt8(ascii: "9") }
                        lowerBefore = false
                    case .word(let letters):
                        finish(at, &size)
                        start = at
                        isNumber = false
                        append(letters, &size)
                        finish(next, &size)
                    }
                }
                at = next
            }
        }
        finish(text.count, &size)
    }

    private static let and = Array("and".utf8)

    /// The folded byte of an ASCII letter or digit; 0 for everything else.
    private static let ascii: [UInt8] = (0...255).map { (byte: UInt8) in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 32
        default: 0
        }
    }

    private static func mayBeginWord(_ byte: UInt8) -> Bool { byte >= 0x80 || ascii[Int(byte)] != 0 }

    /// Whether what stands between two numbers is what people put into a telephone number.
    private static func isGapInNumber(_ text: UnsafeBufferPointer<UInt8>, _ from: Int, _ to: Int) -> Bool {
        guard (1...2).contains(to - from) else { return false }
        return text[from..<to].allSatisfy { byte in
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")"), 0xC2, 0xA0: true
            default: false
            }
        }
    }

    /// Swift strings are valid UTF-8, so the bytes need no checks but for their ends.
    private static func decode(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> (Unicode.Scalar, Int) {
        let first = UInt32(text[at])
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
        guard length > 1, at + length <= text.count else { return ("\u{FFFD}", 1) }
        var value = first & (0xFF >> (UInt32(length) + 1))
        for offset in 1..<length { value = value << 6 | UInt32(text[at + offset] & 0x3F) }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }
}

/// One word of a short text, with what the query needs to know of it.
struct Word: Equatable, Sendable {
    var text: String
    /// Its place in the text, as UTF-8 offsets.
    var range: Range<Int>
    var link: WordLink
}

extension WordScanner {
    static func words(of text: String, atMost limit: Int = .max) -> [Word] {
        var scanner = WordScanner()
        var words: [Word] = []
        var copy = text
        copy.withUTF8 { bytes in
            scanner.scan(bytes) { word, range, link in
                guard words.count < limit else { return }
                words.append(Word(text: String(decoding: word, as: UTF8.self), range: range, link: link))
            }
        }
        return words
    }
}

/// The words of a text as the index and a search see them, before they are stemmed.
package func searchWords(of text: String) -> [String] { WordScanner.words(of: text).map(\.text) }
