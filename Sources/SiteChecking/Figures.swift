/// A number that a text states, in figures or in words.
struct Figure {
    let text: Substring
    /// As figures without commas, with `%` for a share of a hundred: `1200`, `95%`.
    let value: String
    /// A word from three to twelve: as often a count of what follows as a figure.
    let isCount: Bool
}

/// The numbers that a text states: not its years and dates, its times, or the names that hold a number.
func figures(in text: Substring) -> [Figure] {
    let tokens = text.pieces { $0.isSpace || $0.isDash }
    func word(_ index: Int) -> String {
        tokens.indices.contains(index) ? tokens[index].trimmingMarks.lowercased() : ""
    }
    return tokens.indices.compactMap { index -> Figure? in
        guard tokens[index].mayHoldFigure else { return nil }
        let token = tokens[index].trimmingMarks
        guard let first = token.first else { return nil }
        guard first.isNumber else {
            guard let value = numberWords[token.lowercased()], !names.contains(word(index - 1)) else { return nil }
            let isCount = Int(value).map { $0 <= 12 && token.lowercased() != "dozen" } ?? false
            return Figure(text: token, value: value, isCount: isCount)
        }
        let (before, after) = (word(index - 1), word(index + 1))
        let isName =
            names.contains(before) || tokens[index].hasPrefix("#")
            || token.contains { $0.isLetter || $0 == ":" }
        let isDate = months.contains(after) || months.contains(before) || token.isYear
        guard !isName, !isDate else { return nil }
        let isShare = tokens[index].contains("%") || after == "per" || after == "percent"
        let digits = token.filter { $0.isNumber || $0 == "." }
        return Figure(text: token, value: digits + (isShare ? "%" : ""), isCount: false)
    }
}

/// Names of operations: “Operation Meteor”.
func operations(in text: Substring) -> [Substring] {
    guard text.utf8.contains(UInt8(ascii: "O")) else { return [] }
    return text.ranges(of: "Operation ").compactMap { range in
        let name = text[range.upperBound...].prefix { $0.isLetter }
        guard name.first?.isUppercase == true else { return nil }
        return text[range.lowerBound..<name.endIndex]
    }
}

/// Every number in a text, dates and years included.
func allNumbers(in text: String) -> Set<String> {
    let tokens = text.lowercased().split { $0.isWhitespace || $0 == "–" || $0 == "—" || $0 == "-" }
    var found: Set<String> = []
    for token in tokens {
        let word = String(token.trimmingMarks)
        if let value = numberWords[word] { found.insert(value) }
        guard word.first?.isNumber == true else { continue }
        let digits = word.filter { $0.isNumber || $0 == "." }
        found.insert(digits)
        found.insert(digits + "%")
    }
    return found
}

/// Words in front of a number that is a name, or an age: “key stage 3”, “under 18”.
private let names: Set<String> = [
    "stage", "stages", "year", "years", "section", "sections", "article", "part", "step", "chapter", "page", "press",
    "under", "aged", "age", "act", "level", "grade", "question", "card", "number", "version",
]

private let months: Set<String> = [
    "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
    "may",
]

/// From three on: “one” and “two” are seldom meant as figures.
let numberWords: [String: String] = [
    "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
    "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16",
    "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40",
    "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90", "hundred": "100",
    "hundreds": "hundreds", "thousand": "1000", "thousands": "thousands", "million": "1000000",
    "millions": "millions", "dozen": "12", "dozens": "dozens",
]

extension Substring {
    /// Whether the first letter or figure may begin a number; a byte that is not ASCII may be anything.
    fileprivate var mayHoldFigure: Bool {
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: return true
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
                return "tfsenhmd".utf8.contains(byte | 0x20)
            default: continue
            }
        }
        return false
    }

    /// Four figures that may be a year: 1900 to 2099.
    fileprivate var isYear: Bool {
        count == 4 && allSatisfy(\.isNumber) && (hasPrefix("19") || hasPrefix("20"))
    }
}
