internal import Xapian

/// The stretch of a text that shows best why it was found.
struct Snippet {
    /// In characters, where a letter is one byte.
    static let length = 200

    fileprivate(set) var parts: [SnippetPart] = []
    /// The weights of the different terms it shows.
    fileprivate(set) var weight = 0.0
}

/// Cuts the snippets of one search.
///
/// It works on bytes, and what it needs for one text it keeps for the next.
struct SnippetCutter {
    private var terms: SoughtTerms
    private var scanner = WordScanner()
    private var scanned = ScannedText()

    private struct Mark {
        var range: Range<Int>
        var term: Int
    }

    /// Marks the terms of `weights`, which says what each is worth.
    init(marking weights: [String: Double], _ language: LanguageWords) {
        terms = SoughtTerms(weights, language)
    }

    mutating func snippet(of text: String) throws(XapianError) -> Snippet {
        var text = text
        text.withUTF8 { scanned.scan($0, &scanner) }
        let marks = try marks()
        return text.withUTF8 { snippet(of: $0, marks) }
    }

    /// From the left, and of those that begin together the longest first.
    private mutating func marks() throws(XapianError) -> [Mark] {
        let (words, folded) = (scanned.words, scanned.folded)
        return try folded.withUnsafeBufferPointer { folded throws(XapianError) in
            var marks: [Mark] = []
            for (start, word) in words.enumerated() {
                let own = UnsafeBufferPointer(rebasing: folded[word.folded])
                guard terms.mayBegin(own) else { continue }
                let before = marks.count
                if let term = try terms.term(of: own) { marks.append(Mark(range: word.range, term: term)) }
                for end in words[(start + 1)...] {
                    let joined = word.folded.lowerBound..<end.folded.upperBound
                    guard end.isLinked, joined.count <= ScannedText.longestChain else { break }
                    guard let term = try terms.term(of: UnsafeBufferPointer(rebasing: folded[joined])) else { continue }
                    marks.append(Mark(range: word.range.lowerBound..<end.range.upperBound, term: term))
                }
                if marks.count > before + 1 { marks[before...].reverse() }
            }
            return marks
        }
    }

    private func snippet(of text: UnsafeBufferPointer<UInt8>, _ marks: [Mark]) -> Snippet {
        guard !text.isEmpty else { return Snippet() }
        // Letters of other scripts take two or three bytes.
        let scalars = text.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
        let length = Snippet.length * max(1, text.count / max(1, scalars))
        let best = best(marks, within: length * 4 / 5)
        let start = begin(before: best.start, atMost: length / 3, text)
        let fitting = scanned.words.sortedIndex { $0.range.upperBound > start + length }
        let end = fitting == 0 ? 0 : scanned.words[fitting - 1].range.upperBound
        let range = start..<(fitting == scanned.words.count ? text.count : max(end, start))
        return Snippet(parts: parts(of: text, range, marks), weight: best.weight)
    }

    /// Where the stretch with the most different terms begins, the earliest of equals.
    private func best(_ marks: [Mark], within length: Int) -> (start: Int, weight: Double) {
        var best = (start: 0, weight: 0.0)
        var seen = [Int](repeating: -1, count: terms.count)
        for (index, first) in marks.enumerated() {
            var weight = 0.0
            for mark in marks[index...] {
                guard mark.range.upperBound - first.range.lowerBound <= length else { break }
                guard seen[mark.term] != index else { continue }
                seen[mark.term] = index
                weight += terms.weights[mark.term]
            }
            if weight > best.weight { best = (first.range.lowerBound, weight) }
        }
        return best
    }

    /// The beginning of a sentence or a line where one is near.
    private func begin(before start: Int, atMost reach: Int, _ text: UnsafeBufferPointer<UInt8>) -> Int {
        guard start > reach else { return 0 }
        var result = start
        let next = scanned.words.sortedIndex { $0.range.lowerBound > start }
        for word in scanned.words[..<next].reversed() {
            guard start - word.range.lowerBound <= reach else { break }
            result = word.range.lowerBound
            if SnippetText.beginning(text, at: result) != .neither { break }
        }
        return result
    }

    private func parts(of text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ marks: [Mark]) -> [SnippetPart] {
        var parts: [SnippetPart] = []
        func add(_ range: Range<Int>, marked: Bool) {
            let text = SnippetText.onOneLine(text, range, atMost: Snippet.length * 2)
            parts.append(SnippetPart(text: text, marked: marked))
        }
        var at = range.lowerBound
        if at > 0 { parts.append(SnippetPart(text: "… ", marked: false)) }
        let first = marks.sortedIndex { $0.range.lowerBound >= at }
        for mark in marks[first...].lazy.map(\.range) {
            guard mark.lowerBound < range.upperBound else { break }
            guard mark.lowerBound >= at, mark.upperBound <= range.upperBound else { continue }
            if mark.lowerBound > at { add(at..<mark.lowerBound, marked: false) }
            add(mark, marked: true)
            at = mark.upperBound
        }
        if at < range.upperBound { add(at..<range.upperBound, marked: false) }
        if range.upperBound < text.count { parts.append(SnippetPart(text: " …", marked: false)) }
        return parts
    }
}

/// The words of one text, as little of them as a snippet needs.
private struct ScannedText {
    struct Word {
        /// Its place in the text.
        var range: Range<Int>
        /// Its place among the folded bytes, where words that hang together stand together.
        var folded: Range<Int>
        /// Whether it hangs on the word before it.
        var isLinked: Bool
    }

    /// No term is longer than two words of the greatest length: what hangs together beyond it is found in its parts.
    static let longestChain = 2 * WordScanner.longestWord

    private(set) var words: [Word] = []
    private(set) var folded: [UInt8] = []

    mutating func scan(_ text: UnsafeBufferPointer<UInt8>, _ scanner: inout WordScanner) {
        words.removeAll(keepingCapacity: true)
        folded.removeAll(keepingCapacity: true)
        scanner.scan(text) { word, range, link in
            let start = folded.count
            folded.append(contentsOf: word)
            words.append(Word(range: range, folded: start..<folded.count, isLinked: link != .none))
        }
    }
}

extension Array {
    /// Where those begin for which `isBeyond` holds, which must be the last ones.
    fileprivate func sortedIndex(_ isBeyond: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBeyond(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
