/// A sentence of a text, with its words.
struct Sentence: Sendable {
    let text: Substring
    /// What holds a letter, without the marks around it: figures alone are no words.
    let words: [Substring]

    init(_ text: Substring) {
        self.text = text
        words = text.split { $0.isWhitespace || $0 == "—" || $0 == "–" || $0 == "/" }
            .map { $0.trimmingMarks }
            .filter { $0.contains(where: \.isLetter) }
    }
}

/// Parts a text into its sentences. A text without a full stop is one sentence, as an item of a list is.
func sentences(in text: String) -> [Sentence] {
    var found: [Sentence] = []
    var start = text.startIndex
    var next = start
    func end(at index: String.Index) {
        let sentence = text[start..<index].trimmingSpaces
        if !sentence.isEmpty { found.append(Sentence(sentence)) }
        start = index
    }
    while next < text.endIndex {
        let character = text[next]
        let after = text.index(after: next)
        guard [".", "!", "?"].contains(character) else { next = after; continue }
        var close = after
        while close < text.endIndex, closers.contains(text[close]) { close = text.index(after: close) }
        let rest = text[close...].drop(while: \.isWhitespace)
        let isEnd =
            (close == text.endIndex || text[close].isWhitespace) && rest.first?.isLowercase != true
            && !(character == "." && text[start..<next].endsInAbbreviation)
        if isEnd { end(at: close) }
        next = close
    }
    end(at: text.endIndex)
    return found
}

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

    /// Without what stands before its first and after its last letter or figure.
    var trimmingMarks: Substring {
        var text = drop { !$0.isLetter && !$0.isNumber }
        while let last = text.last, !last.isLetter && !last.isNumber { text.removeLast() }
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
