package import SiteContent
package import SitePlanning

/// Everything that the rules look at, and nothing that they could change.
package struct CheckedSite: Sendable {
    package let plan: SitePlan
    package let sources: SiteSources
    /// The theme's words and templates.
    package let theme: [SourceFile]
    /// The theme's style sheets.
    package let styles: [SourceFile]
    /// The day on which the site is checked.
    package let today: Day
    /// What other sites answered; nil where they were not asked.
    package var outside: [OutsideAnswer]?
    /// What the site's search answered; nil where it was not asked.
    package var answers: SearchAnswers?
    /// Which of the words that synonyms lead to stand on a page, by their numbers.
    var standingWords: Set<Int> = []
    /// Those that are published now, in the order of their routes.
    let pages: [CheckedPage]

    package init(
        plan: SitePlan,
        sources: SiteSources,
        theme: [SourceFile] = [],
        styles: [SourceFile] = [],
        today: Day
    ) {
        self.plan = plan
        self.sources = sources
        self.theme = theme
        self.styles = styles
        self.today = today
        let entries = Dictionary(sources.entries.map { ($0.source, $0) }, uniquingKeysWith: { first, _ in first })
        pages = plan.pages.compactMap { page in entries[page.source].map { CheckedPage(model: page, entry: $0) } }
    }
}

/// A page as rules on the whole site see it.
struct CheckedPage: Sendable {
    let model: PageModel
    let entry: Entry

    var file: String { entry.source.string }

    /// A finding that concerns the page as a whole, or a phrase in its front matter.
    func finding(
        at words: Placed<String>? = nil,
        problem: String,
        remedy: String
    ) -> Finding {
        let words = words ?? entry.frontMatter.title
        return Finding(file: file, place: words.place, words: words.value, problem: problem, remedy: remedy)
    }
}

extension Language {
    var isEnglish: Bool { code == "en" || code.hasPrefix("en-") }
}
