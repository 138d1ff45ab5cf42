internal import Foundation
internal import Xapian

/// One search from the request to the answer, on one state of the index.
struct Question {
    private let request: SearchRequest
    private let now: Int64
    private let language: LanguageWords
    private let configuration: SearchConfiguration
    private let ranking: Ranking
    private let selected: [String]
    private let factors: [String: Double]
    /// The hits to give.
    private var window: Range<Int>
    /// Whether all that are found are counted.
    private var counts = true
    /// Pages that weigh less may be left out.
    private var leastWeight = 0.0

    /// What was found and by which words.
    private struct Outcome {
        var plan: QueryPlan
        var query: Query
        var matches: Matches
        var searchedFor: String?
        var broadened = false

        var isFound: Bool { matches.totalWithoutSelections > 0 }
    }

    init(
        _ request: SearchRequest,
        _ now: Int64,
        _ language: LanguageWords,
        _ configuration: SearchConfiguration,
        _ ranking: Ranking
    ) {
        self.request = request
        self.now = now
        self.language = language
        self.configuration = configuration
        self.ranking = ranking
        // A facet the site does not have selects nothing and hides nothing.
        let names = Set(configuration.facets.map(\.name)).union(["kind", "language"])
        selected = request.filters.filter { names.contains($0.key) }
            .sorted { $0.key < $1.key }
            .flatMap { facet, values in values.map { Schema.facet(facet, $0) } }
        factors = Dictionary(
            uniqueKeysWithValues: configuration.kindWeights.map { (Schema.facet("kind", $0.key), $0.value) }
        )
        let first = (request.page - 1) * SearchAnswer.pageSize
        window = first..<first + SearchAnswer.pageSize
    }

    /// The first results, without what is shown of them.
    func firstResults(
        atMost count: Int,
        above least: Double,
        _ spelling: Spelling,
        in snapshot: borrowing Snapshot
    ) throws(XapianError) -> FirstResults {
        var first = self
        first.window = 0..<count
        first.counts = false
        let plan = try QueryPlan(request.text, language, ranking, spelling, in: snapshot)
        let corrected = correction(plan, spelling)
        // Where a word may be misspelt, it matters whether any page was left out.
        if least > 0, corrected == nil, request.sort == .relevance {
            first.leastWeight = least
            let hits = try first.outcome(plan, nil, spelling, in: snapshot).matches.hits
            if hits.count == count, hits[count - 1].weight > least { return FirstResults(hits, atMost: count) }
            first.leastWeight = 0
        }
        let outcome = try first.outcome(plan, corrected, spelling, in: snapshot)
        return FirstResults(outcome.matches.hits, atMost: count)
    }

    func answer(
        _ empty: SearchAnswer,
        _ spelling: Spelling,
        in snapshot: borrowing Snapshot
    ) throws(XapianError) -> SearchAnswer {
        var answer = empty
        let plan = try QueryPlan(request.text, language, ranking, spelling, in: snapshot)
        if plan.isEmpty, !request.text.allSatisfy(\.isWhitespace) || selected.isEmpty { return answer }

        let corrected = correction(plan, spelling)
        let outcome = try outcome(plan, corrected, spelling, in: snapshot)
        answer.total = outcome.matches.total
        answer.searchedFor = outcome.searchedFor
        answer.broadened = outcome.broadened
        if outcome.searchedFor == nil { answer.didYouMean = corrected }
        answer.facets = facets(outcome.matches)
        // What a filter hides is no gap, and a help rule is an answer: to those who are in danger, the one that counts.
        let isAnswered = outcome.isFound && !outcome.broadened && outcome.searchedFor == nil
        if !isAnswered, !plan.isEmpty, request.filters.isEmpty, request.page == 1, answer.help.isEmpty {
            answer.gap = SearchGap(request.text, language, spelling)
        }
        let weights = try Self.weights(outcome.plan, in: snapshot)
        var cutter = SnippetCutter(marking: weights, language)
        let sought = weights.map { Sought(mark: StoredPage.mark($0.key.utf8), weight: $0.value) }
            .sorted { ($0.mark, $0.weight) < ($1.mark, $1.weight) }
        for hit in outcome.matches.hits {
            guard let page = StoredPage(hit.data) else {
                throw XapianError(code: .corrupt, message: "the index holds a damaged page")
            }
            answer.results.append(try result(page, sought, &cutter))
        }
        return answer
    }

    /// All the words; then, if no page has them, the corrected spelling; then, if there are few or the question is
    /// long, any of the words.
    ///
    /// Pages count as found whatever filters are selected: a filter that hides them is undone by the visitor, not
    /// by other words.
    private func outcome(
        _ plan: QueryPlan,
        _ corrected: String?,
        _ spelling: Spelling,
        in snapshot: borrowing Snapshot
    ) throws(XapianError) -> Outcome {
        if plan.isEmpty { return try found(.everything, plan, in: snapshot) }
        let asTyped = try outcome(plan, in: snapshot)
        guard let corrected, asTyped.broadened || !asTyped.isFound else { return asTyped }
        var better = try outcome(QueryPlan(corrected, language, ranking, spelling, in: snapshot), in: snapshot)
        better.searchedFor = corrected
        return better.isFound ? better : asTyped
    }

    private func outcome(_ plan: QueryPlan, in snapshot: borrowing Snapshot) throws(XapianError) -> Outcome {
        let whole = plan.query(.allWords)
        guard plan.canBroaden else { return try found(whole, plan, in: snapshot) }
        // Where nothing is counted, finding them tells nearly always that they are enough.
        let all = !counts && plan.asksForAll ? try found(whole, plan, in: snapshot) : nil
        if let all, all.matches.totalWithoutSelections >= ranking.enough { return all }
        let count = try snapshot.count(valid(whole, in: snapshot))
        if plan.asksForAll, count >= ranking.enough {
            if let all { return all }
            return try found(whole, plan, in: snapshot)
        }
        var any = try found(plan.query(.someWords), plan, in: snapshot)
        any.broadened = any.isFound && count == 0
        return any
    }

    private func found(
        _ query: Query,
        _ plan: QueryPlan,
        in snapshot: borrowing Snapshot
    ) throws(XapianError) -> Outcome {
        Outcome(plan: plan, query: query, matches: try find(query, in: snapshot))
    }

    private func find(
        _ query: Query,
        explain: Bool = false,
        in snapshot: borrowing Snapshot
    ) throws(XapianError) -> Matches {
        let search = Search(
            try preferringOwnLanguage(valid(query, in: snapshot), in: snapshot),
            first: window.lowerBound,
            count: window.count,
            order: request.sort == .date ? .value(slot: Schema.date) : .relevance,
            tieSlot: Schema.path,
            weighting: ranking.weighting,
            facetPrefix: Schema.facetPrefix,
            selected: selected,
            factors: factors,
            leastWeight: leastWeight,
            explain: explain,
            counts: counts
        )
        return try snapshot.find(search)
    }

    /// Only pages with limits have the values.
    private func valid(_ query: Query, in snapshot: borrowing Snapshot) throws(XapianError) -> Query {
        let limited = try snapshot.valueCount(slot: Schema.validFrom) + snapshot.valueCount(slot: Schema.validUntil)
        guard limited > 0 else { return query }
        let notYet = Query.values(
            slot: Schema.validFrom,
            from: Schema.seconds(now == .max ? now : now + 1),
            to: Schema.seconds(.max)
        )
        let over = Query.values(slot: Schema.validUntil, from: Schema.seconds(.min), to: Schema.seconds(now))
        return .without(query, .any([notYet, over]))
    }

    private func preferringOwnLanguage(_ query: Query, in snapshot: borrowing Snapshot) throws(XapianError) -> Query {
        guard configuration.languages.count > 1 else { return query }
        let term = Schema.languagePrefix + language.code
        return .preferring(query, .filtered(.constant(ranking.ownLanguage), by: .term(term)))
    }

    /// The query with each word that is surely misspelt replaced, or nil when there is none.
    private func correction(_ plan: QueryPlan, _ spelling: Spelling) -> String? {
        var text = request.text
        for (place, word) in plan.words.enumerated().reversed() {
            guard !plan.isFound(place), !language.isStop(word.text), let better = spelling.correction(of: word.text)
            else { continue }
            let start = text.utf8.index(text.utf8.startIndex, offsetBy: word.range.lowerBound)
            text.replaceSubrange(start..<text.utf8.index(start, offsetBy: word.range.count), with: better)
        }
        return text == request.text ? nil : text
    }

    func explanation(
        _ spelling: Spelling,
        in snapshot: borrowing Snapshot
    ) throws(XapianError) -> SearchExplanation {
        let plan = try QueryPlan(request.text, language, ranking, spelling, in: snapshot)
        let outcome = try outcome(plan, correction(plan, spelling), spelling, in: snapshot)
        let matches = try find(outcome.query, explain: true, in: snapshot)
        return SearchExplanation(
            terms: outcome.plan.frequencies.sorted { $0.key < $1.key }.map { .init(term: $0.key, pages: $0.value) },
            query: matches.description,
            total: matches.total,
            hits: matches.hits.map { hit in
                .init(path: StoredPage(hit.data)?.path ?? "damaged", weight: hit.weight, terms: hit.terms)
            }
        )
    }
}

extension FirstResults {
    fileprivate init(_ hits: [Matches.Hit], atMost count: Int) {
        paths = hits.map { StoredPage.path($0.data) }
        weightOfLast = hits.count == count ? hits.last?.weight : nil
    }
}

// MARK: Results

extension Question {
    /// What each term is worth when sections and snippets are chosen: rare words more.
    private static func weights(
        _ plan: QueryPlan,
        in snapshot: borrowing Snapshot
    ) throws(XapianError) -> [String: Double] {
        let pages = Double(try snapshot.documentCount())
        return plan.frequencies.mapValues { Weight.of(pages: pages, with: Double($0)) }
    }

    /// A term as pages mark it in their sections, and what it is worth.
    private struct Sought {
        var mark: UInt16
        var weight: Double
    }

    private func result(
        _ page: StoredPage,
        _ sought: [Sought],
        _ cutter: inout SnippetCutter
    ) throws(XapianError) -> SearchResult {
        let section = bestSection(page, sought)
        var snippet: Snippet
        if let section {
            snippet = try cutter.snippet(of: page[section.text])
            if snippet.parts.isEmpty { snippet = try cutter.snippet(of: page.summary) }
        } else {
            snippet = try cutter.snippet(of: page.summary)
            if let intro = page.sections.first(where: { $0.anchor.isEmpty }) {
                let text = try cutter.snippet(of: page[intro.text])
                if text.weight > snippet.weight || snippet.parts.isEmpty { snippet = text }
            }
        }
        return SearchResult(
            path: page.path,
            anchor: section.map { page[$0.anchor] } ?? "",
            title: page.title,
            heading: section.map { page[$0.heading] } ?? "",
            kind: page.kind,
            language: page.language,
            snippet: snippet.parts,
            date: page.date,
            number: page.number
        )
    }

    /// The section that holds more of what was asked than the top of the page does; nil for the top.
    private func bestSection(_ page: StoredPage, _ sought: [Sought]) -> StoredPage.Section? {
        func weight(_ isHeld: (UInt16) -> Bool) -> Double {
            sought.reduce(0) { isHeld($1.mark) ? $0 + $1.weight : $0 }
        }
        let intro = page.sections.first { $0.anchor.isEmpty }
        let top = weight { mark in
            page.holds(mark, in: page.topMarks) || intro.map { page.holds(mark, in: $0.textMarks) } ?? false
        }
        var best: (section: StoredPage.Section, weight: Double)?
        for section in page.sections where !section.anchor.isEmpty {
            // A word in the heading says what the whole section is about.
            let heading = weight { page.holds($0, in: section.headingMarks) }
            let both = weight { page.holds($0, in: section.headingMarks) || page.holds($0, in: section.textMarks) }
            let total = both + heading / 2
            if total > (best?.weight ?? top + Weight.slack) { best = (section, total) }
        }
        return best?.section
    }

    private func facets(_ matches: Matches) -> [Facet] {
        var counts: [Substring: [(value: String, count: Int)]] = [:]
        for found in matches.facets {
            guard let colon = found.name.utf8.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let value = String(found.name[found.name.utf8.index(after: colon)...])
            counts[found.name[..<colon], default: []].append((value, found.count))
        }
        return configuration.facets.map { field in
            let chosen = Set(request.filters[field.name] ?? [])
            let found = counts[field.name[...]] ?? []
            let named = field.values.compactMap { value in found.first { $0.value == value } }
            let others = found.filter { !field.values.contains($0.value) }.sorted { $0.value < $1.value }
            let values = (named + others).compactMap { value, count -> Facet.Value? in
                guard count > 0 || chosen.contains(value) else { return nil }
                return Facet.Value(value: value, count: count, selected: chosen.contains(value))
            }
            return Facet(name: field.name, values: values)
        }
    }
}

private enum Weight {
    /// Sums in another order may differ in the last digit.
    static let slack = 1e-9

    /// Never nothing, so that a word on every page still counts.
    static func of(pages: Double, with: Double) -> Double { log2(1 + (pages + 1) / max(with, 1)) }
}
