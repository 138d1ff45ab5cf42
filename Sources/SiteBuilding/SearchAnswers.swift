import Foundation
import Parallel
package import SiteChecking
import SiteContent
import SitePlanning
package import SiteSearch

/// What the index answers to the phrases that the search of a site is held to, and how it came to that.
struct IndexAnswers {
    let answers: SearchAnswers
    /// What the third page weighed for each phrase that finds as many. The next build asks above nearly that.
    let weights: [AskedPhrase: Double]

    /// - Parameter weights: As they were when the index was asked before, as far as that is known.
    init(
        to phrases: some Sequence<AskedPhrase>,
        in languages: [Language],
        by index: SearchIndex,
        now: Int64,
        weights: [AskedPhrase: Double] = [:]
    ) throws {
        let phrases = Array(phrases)
        // Two threads that pass one reader to and fro keep a processor busy with waiting, and are no sooner done.
        let found = inParallel(phrases, chunk: index.parallel > 1 ? 4 : max(1, phrases.count)) { phrase in
            Result {
                let request = SearchRequest(text: phrase.text, language: phrase.language)
                // One edited text among many changes a weight by less than a hundredth, and if not, that shows in the answer.
                let least = (weights[phrase] ?? 0) * 0.99
                return (phrase, try index.firstResults(request, atMost: 3, now: now, above: least))
            }
        }
        let results = Dictionary(try found.map { try $0.get() }, uniquingKeysWith: { first, _ in first })
        var answers = SearchAnswers()
        answers.found = results.mapValues(\.paths)
        answers.wordsApart = try languages.flatMap { try index.wordsApart(language: $0.code) }
        self.answers = answers
        self.weights = results.compactMapValues(\.weightOfLast)
    }

    /// To all that a site is held to.
    ///
    /// A phrase of `queries.tsv` that a page declares itself (the same words, folded) proves nothing and is left out.
    init(_ site: CheckedSite, by index: SearchIndex, now: Int64, weights: [AskedPhrase: Double] = [:]) throws {
        try self.init(to: phrasesToAsk(site), in: site.plan.languages, by: index, now: now, weights: weights)
    }
}

/// The site with what the index answers to the phrases that its search is held to.
package func answered(_ site: CheckedSite, by index: SearchIndex, now: Int64) throws -> CheckedSite {
    var site = site
    site.answers = try IndexAnswers(site, by: index, now: now).answers
    return site
}

/// The same, from an index that is made for it and thrown away: nothing of the site need have been built.
package func answered(_ prepared: PreparedSite, _ options: BuildOptions) throws -> CheckedSite {
    let folder = FileManager.default.temporaryDirectory.appending(path: "noticeboard-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let records = SearchRecords(prepared.plan)
    var index = try IndexCandidate(
        IndexUpdate(planned: records.digests, published: [:], isNew: true),
        generation: 1,
        records: records,
        configuration: SearchConfiguration(prepared.plan),
        wordList: { try readWordList(options) },
        in: folder,
        beside: { _ in },
        progress: { _ in }
    )
    return try index.asking { try answered(prepared.checked, by: $0, now: options.now) }
}

/// Each once.
func phrasesToAsk(_ site: CheckedSite) -> Set<AskedPhrase> {
    let contracts = site.promises.map(\.phrase)
    let declared = Set(contracts.map(folded))
    return Set(contracts + site.queryPhrases.filter { !declared.contains(folded($0)) })
}

private func folded(_ phrase: AskedPhrase) -> [String] { searchWords(of: phrase.text) }

/// A contract whose first three results are others, or in another order, than when the site was last built.
package struct ReorderedContract: Equatable, Sendable {
    package let phrase: AskedPhrase
    package let before: [String]
    package let now: [String]
}

func reorderedContracts(
    of promises: [SearchPromise],
    from before: SearchAnswers,
    to now: SearchAnswers
) -> [ReorderedContract] {
    var told: Set<AskedPhrase> = []
    return promises.map(\.phrase).compactMap { phrase in
        guard told.insert(phrase).inserted, let old = before.found[phrase], let new = now.found[phrase], old != new
        else {
            return nil
        }
        return ReorderedContract(phrase: phrase, before: old, now: new)
    }
}
