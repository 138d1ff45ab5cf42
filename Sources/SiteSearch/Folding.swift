internal import Foundation

/// How one character counts in a word, the same in pages and in queries.
enum FoldedCharacter {
    /// Ends a word.
    case separator
    /// Stands inside a word but is not written: accents, vowel points, soft hyphens.
    case dropped
    /// Lower-cased, without accents.
    case letters([UInt8])
    /// A word of its own: scripts that do not put spaces between words.
    case word([UInt8])
}

enum Folding {
    static func fold(_ scalar: Unicode.Scalar) -> FoldedCharacter {
        let value = Int(scalar.value)
        if value < european.count { return european[value] }
        switch scalar.value {
        case 0x1E00..<0x2000: return folded(scalar)
        // Combining accents, Arabic vowel points and tatweel, and the joiners that typing leaves inside words.
        case 0x300...0x36F, 0x64B...0x652, 0x670, 0x640, 0x200C, 0x200D: return .dropped
        // Urdu and Arabic keyboards write the same letters with different codes.
        case 0x64A, 0x649: return .letters(Array("\u{6CC}".utf8))
        case 0x643: return .letters(Array("\u{6A9}".utf8))
        case 0x647: return .letters(Array("\u{6C1}".utf8))
        case 0x3040...0x30FF, 0x3400...0x9FFF, 0x20000...0x323AF: return .word(Array(String(scalar).utf8))
        default: return plain(scalar)
        }
    }

    /// Latin, Greek and Cyrillic, looked up because they are what most pages hold beyond ASCII.
    private static let european: [FoldedCharacter] = (0..<UInt32(0x530)).map { value in
        guard let scalar = Unicode.Scalar(value) else { return .separator }
        if (0x300...0x36F).contains(value) || value == 0xAD { return .dropped }
        return folded(scalar)
    }

    /// Letters that no decomposition takes apart.
    private static let spelledOut: [Unicode.Scalar: String] = [
        "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d",
        "ð": "d", "Ð": "d", "ł": "l", "Ł": "l", "þ": "th", "Þ": "th", "ı": "i", "ħ": "h", "Ħ": "h",
    ]

    private static func folded(_ scalar: Unicode.Scalar) -> FoldedCharacter {
        if let letters = spelledOut[scalar] { return .letters(Array(letters.utf8)) }
        guard case .letters = plain(scalar) else { return .separator }
        let bare = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.first ?? scalar
        return plain(bare)
    }

    private static func plain(_ scalar: Unicode.Scalar) -> FoldedCharacter {
        let properties = scalar.properties
        switch properties.generalCategory {
        case .decimalNumber:
            let digit = properties.numericValue.map { UInt8($0) } ?? 0
            return .letters([UInt8(ascii: "0") + digit])
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .letterNumber:
            return .letters(Array(properties.lowercaseMapping.utf8))
        default:
            return .separator
        }
    }
}
