/// What a snippet prints of a text's bytes.
///
/// Whole characters are what a text is cut and counted in, and taking it apart into them costs more than finding the
/// page. But most letters are characters of their own whatever stands beside them: where a stretch has no others, its
/// bytes tell all. The two ways must agree, and tests hold them against each other.
enum SnippetText {
    /// At most `limit` characters of the stretch, each run of white space as one space.
    static func onOneLine(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, atMost limit: Int) -> String {
        let stretch = UnsafeBufferPointer(rebasing: text[range])
        return plainLine(stretch, limit) ?? onOneLine(String(decoding: stretch, as: UTF8.self), atMost: limit)
    }

    static func onOneLine(_ text: String, atMost limit: Int) -> String {
        var line = ""
        var spaceBefore = false
        for character in text.prefix(limit) {
            let isSpace = character.isWhitespace
            if !isSpace { line.append(character) } else if !spaceBefore { line.append(" ") }
            spaceBefore = isSpace
        }
        return line
    }

    /// Nil where a scalar may be a part of a longer character.
    private static func plainLine(_ text: UnsafeBufferPointer<UInt8>, _ limit: Int) -> String? {
        var isPlain = true
        let line = String(unsafeUninitializedCapacity: text.count) { line in
            var size = 0
            var at = 0
            var characters = 0
            var spaceBefore = false
            while at < text.count, characters < limit {
                let length: Int
                let isSpace: Bool
                switch scalar(text, at) {
                case .other:
                    isPlain = false
                    return 0
                case .space(let bytes): (length, isSpace) = (bytes, true)
                case .plain(let bytes): (length, isSpace) = (bytes, false)
                }
                if !isSpace {
                    for offset in 0..<length { line[size + offset] = text[at + offset] }
                    size += length
                } else if !spaceBefore {
                    line[size] = UInt8(ascii: " ")
                    size += 1
                }
                spaceBefore = isSpace
                characters += 1
                at += length
            }
            return size
        }
        return isPlain ? line : nil
    }

    private enum Scalar {
        /// A character whatever stands beside it, and how many bytes it has.
        case plain(Int)
        case space(Int)
        /// One that may be a part of a character, or that is not looked up here.
        case other
    }

    private static func scalar(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Scalar {
        let first = text[at]
        switch first {
        case 0x09...0x0C, 0x20: return .space(1)
        // It makes one character with a line feed.
        case 0x0D: return .other
        case 0..<0x80: return .plain(1)
        // Latin letters and signs up to U+017F; of them U+0085 and U+00A0 are white space.
        case 0xC2...0xC5:
            guard at + 1 < text.count else { return .other }
            return first == 0xC2 && (text[at + 1] == 0x85 || text[at + 1] == 0xA0) ? .space(2) : .plain(2)
        // Dashes, typographic quotes, bullets and the ellipsis, U+2010 to U+2027.
        case 0xE2:
            guard at + 2 < text.count, text[at + 1] == 0x80, (0x90...0xA7).contains(text[at + 2]) else { return .other }
            return .plain(3)
        default: return .other
        }
    }

    /// Whether a sentence or a line ends right before the place, white space aside.
    enum Beginning {
        case sentence
        case line
        case neither
    }

    static func beginning(_ text: UnsafeBufferPointer<UInt8>, at place: Int) -> Beginning {
        plainBeginning(text, at: place)
            ?? beginning(String(decoding: UnsafeBufferPointer(rebasing: text[..<place]), as: UTF8.self))
    }

    /// Of what follows the text.
    static func beginning(_ text: String) -> Beginning {
        let before = text.last { !$0.isWhitespace }
        if let before, ".!?\u{06D4}".contains(before) { return .sentence }
        return text.last?.isNewline ?? true ? .line : .neither
    }

    /// Nil where characters beyond ASCII stand right before the place.
    private static func plainBeginning(_ text: UnsafeBufferPointer<UInt8>, at place: Int) -> Beginning? {
        var at = place - 1
        while at >= 0, isASCIISpace(text[at]) { at -= 1 }
        if at >= 0 {
            // A mark of another script may bind even a full stop to itself.
            guard text[at] < 0x80, at == 0 || text[at - 1] < 0x80 else { return nil }
            switch text[at] {
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return .sentence
            default: break
            }
        }
        return place == 0 || (0x0A...0x0D).contains(text[place - 1]) ? .line : .neither
    }

    private static func isASCIISpace(_ byte: UInt8) -> Bool { (0x09...0x0D).contains(byte) || byte == 0x20 }
}
