import Xapian

@testable import SiteSearch

/// As ``SnippetCutter``, by characters and strings: how snippets were cut before they were cut by bytes.
struct ReferenceSnippet {
    static let length = 200

    private(set) var parts: [SnippetPart] = []
    /// The weights of the different terms it shows.
    private(set) var weight = 0.0

    private struct Mark {
        var range: Range<Int>
        var term: String
    }

    /// Marks the terms of `weights`, which says what each is worth.
    init(of text: String, marking weights: [String: Double], _ language: LanguageWords) throws(XapianError) {
        let words = WordScanner.words(of: text)
        let marks = try Self.marks(words, weights, language)
        // Letters of other scripts take two or three bytes.
        let bytes = text.utf8.count
        let length = Self.length * max(1, bytes / max(1, text.unicodeScalars.count))
        guard bytes > 0 else { return }

        let window = Self.window(words, marks, weights, length, text)
        weight = window.weight
        append(text, window.range, marks.map(\.range), whole: bytes)
    }

    private static func marks(
        _ words: [Word],
        _ weights: [String: Double],
        _ language: LanguageWords
    ) throws(XapianError) -> [Mark] {
        // A stem keeps its word's first letter, so most words need not be stemmed.
        let beginnings = Set(weights.keys.compactMap(\.utf8.first))
        var places: [Range<Int>] = []
        var texts: [String] = []
        for (place, word) in words.enumerated() where word.text.utf8.first.map(beginnings.contains) ?? false {
            places.append(place..<place + 1)
            texts.append(word.text)
        }
        for start in words.indices {
            var text = words[start].text
            for end in words.indices.dropFirst(start + 1) {
                guard words[end].link != .none, text.utf8.first.map(beginnings.contains) ?? false else { break }
                text += words[end].text
                places.append(start..<end + 1)
                texts.append(text)
            }
        }
        var marks: [Mark] = []
        for (place, terms) in zip(places, try language.terms(for: texts)) {
            guard let term = terms.first(where: { weights[$0] != nil }) else { continue }
            let range = words[place.lowerBound].range.lowerBound..<words[place.upperBound - 1].range.upperBound
            marks.append(Mark(range: range, term: term))
        }
        return marks.sorted { ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound) }
    }

    /// The stretch with the most different terms, the earliest of equals, begun at a sentence where one is near.
    private static func window(
        _ words: [Word],
        _ marks: [Mark],
        _ weights: [String: Double],
        _ length: Int,
        _ text: String
    ) -> (range: Range<Int>, weight: Double) {
        var best = (start: 0, weight: 0.0)
        for (index, first) in marks.enumerated() {
            var seen: Set<String> = []
            var weight = 0.0
            for mark in marks[index...] {
                guard mark.range.upperBound - first.range.lowerBound <= length * 4 / 5 else { break }
                if seen.insert(mark.term).inserted { weight += weights[mark.term] ?? 0 }
            }
            if weight > best.weight { best = (first.range.lowerBound, weight) }
        }
        let start = begin(words, before: best.start, atMost: length / 3, text)
        let end = words.last { $0.range.upperBound <= start + length }?.range.upperBound ?? 0
        let reaches = words.last.map { $0.range.upperBound <= start + length } ?? true
        return (start..<(reaches ? text.utf8.count : max(end, start)), best.weight)
    }

    private static func begin(_ words: [Word], before start: Int, atMost reach: Int, _ text: String) -> Int {
        guard start > reach else { return 0 }
        let utf8 = text.utf8
        var result = start
        for word in words.reversed() where word.range.lowerBound <= start {
            guard start - word.range.lowerBound <= reach else { break }
            result = word.range.lowerBound
            let place = utf8.index(utf8.startIndex, offsetBy: word.range.lowerBound)
            let before = text[..<place].last { !$0.isWhitespace }
            if let before, ".!?\u{06D4}".contains(before) { break }
            if text[..<place].last?.isNewline ?? true { break }
        }
        return result
    }

    private mutating func append(_ text: String, _ range: Range<Int>, _ marks: [Range<Int>], whole: Int) {
        let utf8 = text.utf8
        func cut(_ range: Range<Int>) -> String {
            let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
            let piece = text[start..<utf8.index(start, offsetBy: range.count)]
            return Self.onOneLine(String(piece.prefix(Self.length * 2)))
        }
        var at = range.lowerBound
        if at > 0 { parts.append(SnippetPart(text: "… ", marked: false)) }
        for mark in marks where mark.lowerBound >= at && mark.upperBound <= range.upperBound {
            if mark.lowerBound > at { parts.append(SnippetPart(text: cut(at..<mark.lowerBound), marked: false)) }
            parts.append(SnippetPart(text: cut(mark), marked: true))
            at = mark.upperBound
        }
        if at < range.upperBound { parts.append(SnippetPart(text: cut(at..<range.upperBound), marked: false)) }
        if range.upperBound < whole { parts.append(SnippetPart(text: " …", marked: false)) }
    }

    private static func onOneLine(_ text: String) -> String {
        var line = ""
        var spaceBefore = false
        for character in text {
            let isSpace = character.isWhitespace
            if !isSpace { line.append(character) } else if !spaceBefore { line.append(" ") }
            spaceBefore = isSpace
        }
        return line
    }
}
