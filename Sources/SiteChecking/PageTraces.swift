package import Digest
import Parallel
package import SiteContent
import SitePlanning

/// The rules that look at one page after another: what they find on a page is told by the page and what stands around it.
package let pageRules: Set<String> = Set(allRules.filter { $0.onPages != nil }.map(\.id))

/// What rules that look at the whole site take from the text of each page: while it is the same, an edited text changes
/// nothing of what they find.
package func tracesOfPages(_ site: CheckedSite) -> [SourcePath: Digest] {
    let wanted = WantedWords.all(of: site.sources.words)
    let traces = inParallel(site.pages) { page in
        var digester = Digester()
        if page.model.language.isEnglish, !wanted.isEmpty {
            for place in WantedWords.places(on: page, of: wanted).sorted() { digester.update(place) }
        }
        return digester.finalize()
    }
    return Dictionary(uniqueKeysWithValues: zip(site.pages.map(\.entry.source), traces))
}
