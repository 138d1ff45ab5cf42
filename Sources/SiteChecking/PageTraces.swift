package import Digest
package import SiteContent

/// The rules that look at one page after another: what they find on a page is told by the page and what stands around it.
package let pageRules: Set<String> = Set(allRules.filter { $0.onPages != nil }.map(\.id))

/// What rules that look at the whole site take from the text of each page: while it is the same, an edited text changes
/// nothing of what they find.
package func tracesOfPages(_ site: CheckedSite) -> [SourcePath: Digest] {
    let phrases = site.sources.words.synonyms.flatMap { synonyms in
        switch synonyms {
        case .same(let words): words
        case .oneWay(_, let to): to
        }
    }
    return Dictionary(
        uniqueKeysWithValues: site.pages.map { page in
            var digester = Digester()
            if page.isEnglish, !phrases.isEmpty {
                let written = WrittenWords([page])
                digester.update(phrases.filter(written.contains))
            }
            return (page.entry.source, digester.finalize())
        }
    )
}
