import SiteContent

/// Where a text holds what looks like a number to call: at least three figures, perhaps in groups.
///
/// A group of figures that belongs to a word, a time, an amount or an address is none. Whether a short number is
/// one to call is for the caller to say, who knows the registry and the words before it.
package func telephoneNumbers(in text: String) -> [Range<String.Index>] {
    var ranges: [Range<String.Index>] = []
    var position = text.startIndex
    // Most text has no figures: bytes are looked at until one comes.
    while let start = text.utf8[position...].firstIndex(where: { $0.isFigure || $0 == UInt8(ascii: "+") }) {
        var end = start
        var next = start
        while next < text.endIndex {
            let character = text[next]
            guard character.isFigure || character == "+" && next == start || text.isGap(at: next) else { break }
            next = text.index(after: next)
            if character.isFigure { end = next }
        }
        // “£500 0800 1111”: only the group next to the pound sign belongs to it.
        let groups = text[start..<end].split { $0.isSpace }[...]
        let own = groups.dropFirst(text.isJoined(before: start) ? 1 : 0).dropLast(text.isJoined(after: end) ? 1 : 0)
        if let first = own.first, let last = own.last {
            let number = first.startIndex..<last.endIndex
            if text[number].count(where: \.isFigure) >= 3 { ranges.append(number) }
        }
        position = max(end, text.index(after: start))
    }
    return ranges
}

extension UInt8 {
    fileprivate var isFigure: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}

extension Character {
    fileprivate var isFigure: Bool { asciiValue?.isFigure ?? false }
    fileprivate var isSpace: Bool {
        switch self {
        case " ", "\u{A0}", "\u{2009}", "\u{202F}": true
        default: false
        }
    }
    fileprivate var isBracketOrHyphen: Bool {
        switch self {
        case "-", "(", ")", "\u{2011}", "\u{2013}": true
        default: false
        }
    }
    fileprivate var isPartOfWord: Bool { isLetter || isCurrencySymbol || self == "%" || self == "_" || self == "#" }
}

extension String {
    /// A space, hyphen or bracket between two figures.
    fileprivate func isGap(at index: Index) -> Bool {
        guard self[index].isSpace || self[index].isBracketOrHyphen else { return false }
        let rest = self[self.index(after: index)...]
        guard let next = rest.first else { return false }
        return next.isFigure || (next == "(" || next.isSpace) && rest.dropFirst().first?.isFigure == true
    }

    /// Whether the figures that begin here go on from a word, an amount, a time or an address.
    fileprivate func isJoined(before index: Index) -> Bool {
        let before = self[..<index]
        guard let last = before.last else { return false }
        // Without its number, `dropLast` counts all characters before.
        let figure = before.dropLast(1).last?.isFigure == true
        return last.isPartOfWord || last == "/" && !figure || (last == "." || last == "," || last == ":") && figure
    }

    /// Whether the figures that end here go on in a word, an amount or a time.
    fileprivate func isJoined(after index: Index) -> Bool {
        let after = self[index...]
        guard let first = after.first else { return false }
        let figure = after.dropFirst().first?.isFigure == true
        return first.isPartOfWord || (first == "." || first == "," || first == ":") && figure
    }
}
