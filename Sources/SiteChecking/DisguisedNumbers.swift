/// Digits that stand in a text otherwise than as 0 to 9 with spaces: in words, with points, or as another script
/// writes them.
struct DisguisedNumber {
    let words: Substring
    /// As 0 to 9.
    let digits: String
    /// With a digit in words: “nine nine nine”.
    let isSpelled: Bool
    /// With a digit of another script: “۹۹۹”.
    let isForeign: Bool
}

/// Runs of digits that nothing but spaces, points, bars, hyphens and brackets parts.
func disguisedNumbers(in text: String) -> [DisguisedNumber] {
    var found: [DisguisedNumber] = []
    var digits = ""
    var range: Range<String.Index>?
    var isSpelled = false
    var isForeign = false
    func end() {
        if let range, digits.count >= 3 {
            found.append(
                DisguisedNumber(words: text[range], digits: digits, isSpelled: isSpelled, isForeign: isForeign)
            )
        }
        (digits, range, isSpelled, isForeign) = ("", nil, false, false)
    }
    var index = text.startIndex
    // “double” and “triple”: how often the next digit is meant, and where that was said.
    var times = 1
    var multiplier: String.Index?
    while index < text.endIndex {
        let character = text[index]
        if character.isLetter {
            let word = text[index...].prefix(while: \.isLetter)
            switch word.lowercased() {
            case "double": (times, multiplier) = (2, index)
            case "triple", "treble": (times, multiplier) = (3, index)
            case let spelled:
                if let digit = spelledDigits[spelled], spelled != "o" && spelled != "oh" || range != nil {
                    range = (range?.lowerBound ?? multiplier ?? index)..<word.endIndex
                    digits += String(repeating: digit, count: times)
                    isSpelled = true
                } else {
                    end()
                }
                (times, multiplier) = (1, nil)
            }
            index = word.endIndex
            continue
        }
        let next = text.index(after: index)
        if let digit = character.wholeNumberValue, digit < 10, character.isNumber {
            range = (range?.lowerBound ?? index)..<next
            digits += String(digit)
            isForeign = isForeign || !character.isASCII
        } else if !separators.contains(character) {
            end()
        }
        index = next
    }
    end()
    return found
}

private let separators: Set<Character> = [
    " ", "\u{A0}", "\u{2009}", "\u{202F}", "\u{200B}", "-", "\u{2010}", "\u{2011}", "–", ".", "/", "(", ")", "·", "_",
]

let spelledDigits: [String: Character] = [
    "zero": "0", "nought": "0", "oh": "0", "o": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9",
]
