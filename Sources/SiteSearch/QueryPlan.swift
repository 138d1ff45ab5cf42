internal import Xapian

/// A visitor's words and everything that may stand for them, ready to become a query.
struct QueryPlan {
    /// Another way to say a stretch of the query: for each of its words the terms it may stand under.
    private struct Alternative {
        var words: [[String]]
        /// Otherwise the same words, written together or apart.
        var isSynonym: Bool
    }

    private struct Span {
        var range: Range<Int>
        var alternatives: [Alternative]
    }

    enum Demand {
        case allWords
        case someWords
    }

    let words: [Word]
    private let terms: [[String]]
    private let counts: [Bool]
    private let spans: [Span]
    /// The alternatives of single words, wherever they stand.
    private let single: [Int: [Alternative]]
    /// Every term that may match, with the number of pages it is on.
    let frequencies: [String: Int]
    private let ranking: Ranking

    init(
        _ text: String,
        _ language: LanguageWords,
        _ ranking: Ranking,
        _ spelling: Spelling,
        in snapshot: borrowing Snapshot
    ) throws(XapianError) {
        self.ranking = ranking
        words = WordScanner.words(of: text, atMost: SearchRequest.mostWords)
        terms = try language.terms(for: words.map(\.text))
        let stops = words.map { language.isStop($0.text) }
        counts = stops.allSatisfy { $0 } ? stops.map { _ in true } : stops.map { !$0 }

        var candidates: [Span] = []
        candidates += try Self.synonyms(words, language)
        candidates += try Self.joined(words, counts, language)
        let ownFrequencies = try snapshot.frequencies(of: terms.map(\.[0]))
        candidates += try Self.parted(words, ownFrequencies, language, spelling)
        let own = terms

        let all = Set(terms.joined()).union(candidates.flatMap { $0.alternatives.flatMap { $0.words.joined() } })
        let sorted = all.sorted()
        let found = try snapshot.frequencies(of: sorted)
        let frequencies = Dictionary(uniqueKeysWithValues: zip(sorted, found)).filter { $0.value > 0 }
        self.frequencies = frequencies
        let possible = candidates.map { span in
            var span = span
            span.alternatives.removeAll { alternative in
                // The same stem again, or words that no page has.
                (span.range.count == 1 && alternative.words == [own[span.range.lowerBound]])
                    || !alternative.words.allSatisfy { $0.contains { frequencies[$0] != nil } }
            }
            return span
        }
        var single: [Int: [Alternative]] = [:]
        for span in possible where span.range.count == 1 {
            single[span.range.lowerBound, default: []] += span.alternatives
        }
        self.single = single
        spans = Self.chosen(possible, among: words.count)
    }

    /// Whether there is anything to look for.
    var isEmpty: Bool { words.isEmpty }

    /// Whether a page has the word, in any of its forms or written together or apart.
    func isFound(_ place: Int) -> Bool {
        terms[place].contains { frequencies[$0] != nil }
            || spans.contains { $0.range.contains(place) && !$0.alternatives.isEmpty }
    }

    /// Whether asking for some of the words can find more than asking for all.
    var canBroaden: Bool { counts.filter { $0 }.count > 1 }

    func query(_ demand: Demand) -> Query {
        let parts = spans.compactMap { query($0, demand) }
        guard !parts.isEmpty else { return .nothing }
        let asked = demand == .allWords ? Query.all(parts) : .any(parts)
        return extra.isEmpty ? asked : .preferring(asked, .any(extra))
    }

    /// Whether pages with all the words are worth more than the best of those with any.
    var asksForAll: Bool { counts.count { $0 } <= ranking.mostWholeWords }

    /// What adds to the weight of a page that was found, and finds none.
    private var extra: [Query] {
        let meaning = words.indices.filter { counts[$0] }
        let common = words.indices.filter { !counts[$0] }.map { query(terms[$0]) }
        let titles = meaning.map { Query.term(Schema.titlePrefix + terms[$0][0]) }
        let pairs = zip(meaning, meaning.dropFirst()).map { left, right in
            Query.term(terms[left][0] + Schema.pairJoint + terms[right][0])
        }
        let weighed = [(common, ranking.common), (titles, ranking.titleAgain), (pairs, ranking.pair)]
        return weighed.filter { !$0.0.isEmpty }.map { .scaled(.any($0.0), by: $0.1) }
    }

    /// Nil for a stretch of words that are too common to look for.
    private func query(_ span: Span, _ demand: Demand) -> Query? {
        let counted = span.range.filter { counts[$0] }
        if counted.isEmpty, span.alternatives.isEmpty { return nil }
        var ways: [Query] = []
        if span.range.count == 1 {
            if !counted.isEmpty { ways.append(query(terms[span.range.lowerBound])) }
        } else if !counted.isEmpty {
            let parts = counted.map { place in
                query(Span(range: place..<place + 1, alternatives: single[place] ?? []), demand) ?? .nothing
            }
            ways.append(demand == .allWords ? .all(parts) : .any(parts))
        }
        var alike: Set<String> = []
        for alternative in span.alternatives {
            if alternative.isSynonym, alternative.words.count == 1 {
                alike.formUnion(alternative.words[0].filter { frequencies[$0] != nil })
                continue
            }
            let parts = alternative.words.map { query($0) }
            let way = parts.count == 1 ? parts[0] : .all(parts)
            let weight = alternative.isSynonym ? ranking.synonym / Double(parts.count) : 1
            ways.append(weight == 1 ? way : .scaled(way, by: weight))
        }
        return .best(Self.adding(alike, to: ways, span.range.count == 1 && !counted.isEmpty, ranking))
    }

    /// Words for the same thing are as rare as all of them together: one that hardly a page prints must not decide
    /// by that. The visitor's own word, the first of the ways, counts a little more.
    private static func adding(
        _ synonyms: Set<String>,
        to ways: [Query],
        _ startsWithOwn: Bool,
        _ ranking: Ranking
    ) -> [Query] {
        guard !synonyms.isEmpty else { return ways }
        let others = synonyms.sorted().map { Query.term($0) }
        guard startsWithOwn, let own = ways.first, own != .nothing else {
            return ways + [.scaled(.alike(others), by: ranking.synonym)]
        }
        let both = Query.scaled(.alike([own] + others), by: ranking.synonym)
        return [.any([.scaled(own, by: 1 - ranking.synonym), both])] + ways.dropFirst()
    }

    private func query(_ terms: [String]) -> Query {
        let known = terms.filter { frequencies[$0] != nil }
        return known.isEmpty ? .nothing : .best(known.map { .term($0) })
    }
}

// MARK: Other ways to say it

extension QueryPlan {
    private static func synonyms(
        _ words: [Word],
        _ language: LanguageWords
    ) throws(XapianError) -> [Span] {
        let stems = try language.stems(of: words.map(\.text))
        var spans: [Span] = []
        for start in words.indices {
            for end in words.indices.dropFirst(start).prefix(language.synonyms.longest).map({ $0 + 1 }) {
                let alternatives = language.synonyms.alternatives(to: stems[start..<end]).map { synonym in
                    Alternative(words: synonym.terms, isSynonym: true)
                }
                if !alternatives.isEmpty { spans.append(Span(range: start..<end, alternatives: alternatives)) }
            }
        }
        return spans
    }

    /// "fly tipping" is also "flytipping", "0300 300 8123" one number. Common words are joined to others only where
    /// the visitor did: "a way" is not "away".
    private static func joined(
        _ words: [Word],
        _ counts: [Bool],
        _ language: LanguageWords
    ) throws(XapianError) -> [Span] {
        var ranges: [Range<Int>] = []
        var texts: [String] = []
        for start in words.indices {
            var text = words[start].text
            for end in words.indices.dropFirst(start + 1).prefix(4) {
                guard words[end].link != .none || (counts[end] && counts[start]) else { break }
                text += words[end].text
                guard text.utf8.count <= WordScanner.longestWord else { break }
                ranges.append(start..<end + 1)
                texts.append(text)
            }
        }
        let terms = try language.terms(for: texts)
        return zip(ranges, terms).map { Span(range: $0, alternatives: [Alternative(words: [$1], isSynonym: false)]) }
    }

    /// "flytipping" is also "fly tipping" and "ks3" is "ks 3". A word that is right is left alone: nobody who looks
    /// for a therapist means the rapist.
    private static func parted(
        _ words: [Word],
        _ frequencies: [Int],
        _ language: LanguageWords,
        _ spelling: Spelling
    ) throws(XapianError) -> [Span] {
        var spans: [Span] = []
        for (place, word) in words.enumerated() {
            let parts: [String]
            if let digits = word.text.firstIndex(where: \.isASCIIDigit), digits != word.text.startIndex,
                word.text[digits...].allSatisfy(\.isASCIIDigit)
            {
                parts = [String(word.text[..<digits]), String(word.text[digits...])]
            } else if (6...24).contains(word.text.count),
                !spelling.wordList.contains(word.text) || frequencies[place] == 0
            {
                parts = Self.parts(of: Array(word.text), spelling.vocabulary, atMost: 4) ?? []
            } else {
                continue
            }
            guard parts.count > 1 else { continue }
            let terms = try language.terms(for: parts)
            spans.append(Span(range: place..<place + 1, alternatives: [Alternative(words: terms, isSynonym: false)]))
        }
        return spans
    }

    /// The fewest printed words of three letters or more that make up the word, longest first.
    private static func parts(of word: [Character], _ vocabulary: Vocabulary, atMost limit: Int) -> [String]? {
        guard limit > 1, word.count >= 6 else { return nil }
        func isPrinted(_ part: some Sequence<Character>) -> Bool {
            vocabulary.pages(with: Array(String(part).utf8)) > 0
        }
        for depth in 2...limit {
            for cut in (3...word.count - 3).reversed() where isPrinted(word[..<cut]) {
                let first = String(word[..<cut])
                let rest = Array(word[cut...])
                if depth == 2 {
                    if isPrinted(rest) { return [first, String(rest)] }
                } else if let others = parts(of: rest, vocabulary, atMost: depth - 1) {
                    return [first] + others
                }
            }
        }
        return nil
    }

    /// One stretch for every word: the longest that has another way to say it, from the left.
    private static func chosen(_ candidates: [Span], among count: Int) -> [Span] {
        var merged: [Range<Int>: [Alternative]] = [:]
        for span in candidates where !span.alternatives.isEmpty {
            merged[span.range, default: []] += span.alternatives
        }
        var taken = [Bool](repeating: false, count: count)
        var spans: [Span] = []
        let longestFirst = merged.keys.sorted { ($1.count, $0.lowerBound) < ($0.count, $1.lowerBound) }
        for range in longestFirst where !range.contains(where: { taken[$0] }) {
            for place in range { taken[place] = true }
            spans.append(Span(range: range, alternatives: merged[range] ?? []))
        }
        for place in 0..<count where !taken[place] {
            spans.append(Span(range: place..<place + 1, alternatives: []))
        }
        return spans.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isWholeNumber }
}
