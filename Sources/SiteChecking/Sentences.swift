/// A sentence of a text, with its words.
struct Sentence: Sendable {
    let text: Substring
    /// What holds a letter, without the marks around it: figures alone are no words.
    let words: [Substring]
    /// Letters and figures in all words.
    let characterCount: Int

    init(_ text: Substring) {
        self.text = text
        (words, characterCount) = text.withScanner { scanner in
            var words: [Substring] = []
            words.reserveCapacity(16)
            var (start, end, characters, charactersInWord) = (0, 0, 0, 0)
            var (hasLetter, isTrimmed) = (false, true)
            while true {
                let character = scanner.next()
                guard let character, !character.partsWords else {
                    if hasLetter {
                        let word = text.part(start..<end)
                        words.append(isTrimmed ? word : word.trimmingMarks)
                        characters += charactersInWord
                    }
                    guard let character else { return (words, characters) }
                    (start, hasLetter, isTrimmed, charactersInWord) = (character.range.upperBound, false, true, 0)
                    continue
                }
                hasLetter = hasLetter || character.isLetter
                if character.isLetterOrNumber { charactersInWord += 1 } else { isTrimmed = false }
                end = character.range.upperBound
            }
        }
    }
}

/// Parts a text into its sentences. A text without a full stop is one sentence, as an item of a list is.
func sentences(in text: String) -> [Sentence] {
    text[...].withScanner { scanner in
        var found: [Sentence] = []
        var start = text.startIndex
        func add(upTo end: String.Index) {
            let sentence = text[start..<end].trimmingSpaces
            if !sentence.isEmpty { found.append(Sentence(sentence)) }
            start = end
        }
        while let character = scanner.next() {
            guard character.isStop else { continue }
            let next = text.utf8.index(text.startIndex, offsetBy: character.range.lowerBound)
            var close = text.utf8.index(after: next)
            while close < text.endIndex, closers.contains(text[close]) { close = text.index(after: close) }
            scanner.skip(to: text.utf8.distance(from: text.startIndex, to: close))
            var after = scanner
            var following = after.next()
            guard following?.isSpace ?? true else { continue }
            while following?.isSpace == true { following = after.next() }
            let isAbbreviation = character.scalar == "." && text[start..<next].endsInAbbreviation
            if following?.traits.contains(.lowercase) != true, !isAbbreviation { add(upTo: close) }
        }
        add(upTo: text.endIndex)
        return found
    }
}

private let closers: Set<Character> = ["\"", "'", "”", "’", ")", "]", ".", "!", "?"]

/// Short forms that are followed by a name or an example.
private let abbreviations: Set<String> = [
    "e.g", "i.e", "mr", "mrs", "ms", "dr", "prof", "rev", "st", "no", "nos", "vs", "v", "approx", "cf", "sgt", "insp",
    "pc", "cllr", "tel", "fig",
]

private let longestAbbreviation = abbreviations.map(\.utf8.count).max()!

extension Substring {
    fileprivate var endsInAbbreviation: Bool {
        guard
            utf8.suffix(longestAbbreviation + 1).contains(where: { $0 <= 0x20 || $0 == UInt8(ascii: "(") || $0 >= 0x80 }
            )
                || utf8.count <= longestAbbreviation
        else { return false }
        let word = self[(lastIndex { $0.isWhitespace || $0 == "(" }.map { index(after: $0) } ?? startIndex)...]
        return abbreviations.contains(word.lowercased()) || word.count == 1 && word.first?.isUppercase == true
    }

    var trimmingSpaces: Substring {
        var text = drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}

extension Substring {
    /// The parts of the text that stand in no quotation marks: words that are quoted are someone else's.
    var unquoted: [Substring] {
        var parts: [Substring] = []
        var start = startIndex
        var quoteStart: Index?
        for index in indices {
            switch (self[index], quoteStart) {
            case ("“", nil), ("\"", nil): quoteStart = index
            case ("”", let open?), ("\"", let open?):
                parts.append(self[start..<open])
                start = self.index(after: index)
                quoteStart = nil
            default: break
            }
        }
        return parts + [self[start...]]
    }
}
