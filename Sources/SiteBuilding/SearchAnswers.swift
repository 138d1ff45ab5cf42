import Foundation
import Parallel
package import SiteChecking
import SiteContent
import SitePlanning
package import SiteSearch

/// The site with what the index answers to the phrases that its search is held to.
///
/// A phrase of `queries.tsv` that a page declares itself (the same words, folded) proves nothing and is left out.
package func answered(_ site: CheckedSite, by index: SearchIndex, now: Int64) throws -> CheckedSite {
    var site = site
    site.answers = try answers(to: phrasesToAsk(site), in: site.plan.languages, by: index, now: now)
    return site
}

func answers(
    to phrases: some Sequence<AskedPhrase>,
    in languages: [Language],
    by index: SearchIndex,
    now: Int64
) throws -> SearchAnswers {
    var answers = SearchAnswers()
    let phrases = Array(phrases)
    // Two threads that pass one reader to and fro keep a processor busy with waiting, and are no sooner done.
    let found = inParallel(phrases, chunk: index.parallel > 1 ? 4 : max(1, phrases.count)) { phrase in
        Result {
            let request = SearchRequest(text: phrase.text, language: phrase.language)
            return (phrase, try index.paths(request, atMost: 3, now: now))
        }
    }
    answers.found = Dictionary(try found.map { try $0.get() }, uniquingKeysWith: { first, _ in first })
    answers.wordsApart = try languages.flatMap { try index.wordsApart(language: $0.code) }
    return answers
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
