import ByteCoding

/// Gives each heading an id that is like GitHub's and unique in its document.
struct Slugs {
    /// Each slug that is taken, with the last number that was tried after it; with room for those of most texts.
    private var taken = [String: Int](minimumCapacity: 12)

    /// `a`, then `a-1`, `a-2`; never one that is taken, also by a heading whose own text is `a-1`.
    mutating func slug(of text: String) -> String {
        let base = Self.slug(text)
        guard var number = taken.updateValue(0, forKey: base) else { return base }
        while true {
            number += 1
            let slug = "\(base)-\(number)"
            guard taken[slug] == nil else { continue }
            taken[slug] = 0
            taken[base] = number
            return slug
        }
    }

    /// Lower case; letters, marks and digits of any script, `-` and `_` stay, each space becomes `-`, the rest goes.
    private static func slug(_ text: String) -> String { asciiSlug(text) ?? slugInUnicode(text) }

    /// Most headings are ASCII, whose letters are made small without Unicode's tables; nil for any other.
    private static func asciiSlug(_ text: String) -> String? {
        text.withBytes { bytes in
            guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
            let slug = String(unsafeUninitializedCapacity: bytes.count) { slug in
                var count = 0
                for byte in bytes {
                    switch byte {
                    case UInt8(ascii: "A")...UInt8(ascii: "Z"): slug[count] = byte | 0x20
                    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                        UInt8(ascii: "-"), UInt8(ascii: "_"):
                        slug[count] = byte
                    case UInt8(ascii: " "): slug[count] = UInt8(ascii: "-")
                    default: continue
                    }
                    count += 1
                }
                return count
            }
            return slug.isEmpty ? "section" : slug
        }
    }

    private static func slugInUnicode(_ text: String) -> String {
        var slug = String.UnicodeScalarView()
        for scalar in text.lowercased().unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9", "-", "_": slug.append(scalar)
            case " ": slug.append("-")
            case _ where scalar.isASCII: continue
            default: if scalar.isWordCharacter { slug.append(scalar) }
            }
        }
        return slug.isEmpty ? "section" : String(slug)
    }
}

extension Unicode.Scalar {
    fileprivate var isWordCharacter: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        case .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation: true
        default: false
        }
    }
}
