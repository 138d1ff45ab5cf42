/// A sentence of a text, with its words.
struct Sentence: Sendable {
    let text: Substring
    /// What holds a letter, without the marks around it: figures alone are no words.
    let words: [Substring]

    init(_ text: Substring) {
        self.text = text
        var words: [Substring] = []
        var (start, end, hasLetter) = (0, 0, false)
        func endWord() {
            if hasLetter { words.append(text.part(start..<end).trimmingMarks) }
        }
        text.scan { character in
            if character.isSpace || character.isDash || character.scalar == "/" {
                endWord()
                (start, hasLetter) = (character.range.upperBound, false)
            }
            hasLetter = hasLetter || character.isLetter
            end = character.range.upperBound
            return true
        }
        endWord()
        self.words = words
    }
}

/// Parts a text into its sentences. A text without a full stop is one sentence, as an item of a list is.
func sentences(in text: String) -> [Sentence] {
    let whole = text[...]
    var found: [Sentence] = []
    var start = text.startIndex
    func end(at index: String.Index) {
        let sentence = text[start..<index].trimmingSpaces
        if !sentence.isEmpty { found.append(Sentence(sentence)) }
        start = index
    }
    /// Up to where a stop's closing quotation marks and brackets reach.
    var read = 0
    whole.scan { character in
        guard character.range.lowerBound >= read else { return true }
        read = character.range.upperBound
        guard stops.contains(character.scalar), character.range.count == 1 else { return true }
        let next = text.utf8.index(text.startIndex, offsetBy: character.range.lowerBound)
        var close = text.index(after: next)
        while close < text.endIndex, closers.contains(text[close]) { close = text.index(after: close) }
        let rest = text[close...].drop(while: \.isWhitespace)
        let isEnd =
            (close == text.endIndex || text[close].isWhitespace) && rest.first?.isLowercase != true
            && !(character.scalar == "." && text[start..<next].endsInAbbreviation)
        if isEnd { end(at: close) }
        read = text.utf8.distance(from: text.startIndex, to: close)
        return true
    }
    end(at: text.endIndex)
    return found
}

private let stops: Set<Unicode.Scalar> = [".", "!", "?"]
private let closers: Set<Character> = ["\"", "'", "”", "’", ")", "]", ".", "!", "?"]

/// Short forms that are followed by a name or an example.
private let abbreviations: Set<String> = [
    "e.g", "i.e", "mr", "mrs", "ms", "dr", "prof", "rev", "st", "no", "nos", "vs", "v", "approx", "cf", "sgt", "insp",
    "pc", "cllr", "tel", "fig",
]

extension Substring {
    fileprivate var endsInAbbreviation: Bool {
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
