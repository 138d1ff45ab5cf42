import CommonMark
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
        let traits = TraitFinder(avoiding: sources.avoidedWords)
        pages = plan.pages.compactMap { page in
            entries[page.source].map { CheckedPage(model: page, entry: $0, traits: traits) }
        }
    }

    /// The pages that rules for English words can read.
    var englishPages: [CheckedPage] { pages.filter(\.isEnglish) }
}

/// A page, with the places that its words have in the file.
struct CheckedPage: Sendable {
    let model: PageModel
    let entry: Entry
    fileprivate let traits: TraitFinder
    /// Kept where several rules look at them, one after another.
    private var passages: (matter: [Passage], body: [Passage])?

    fileprivate init(model: PageModel, entry: Entry, traits: TraitFinder) {
        self.model = model
        self.entry = entry
        self.traits = traits
    }

    /// The same page, its text read once for all that look at it.
    var read: CheckedPage {
        var page = self
        page.passages = (matter, body)
        return page
    }

    /// What readers meet of the front matter: the title first, then the summary, then the rest.
    var matter: [Passage] { passages?.matter ?? [title, summary] + keys + phrases }
    /// The text, in its order.
    var body: [Passage] { passages?.body ?? model.body.document.blocks.map { Passage($0, traits) } }
    var title: Passage { passages?.matter[0] ?? Passage(entry.frontMatter.title, as: .title, traits) }
    var summary: Passage { passages?.matter[1] ?? Passage(entry.frontMatter.summary, as: .summary, traits) }
    /// What the page promises to be found by.
    var phrases: [Passage] { entry.frontMatter.findableBy.map { Passage($0, as: .phrase, traits) } }

    private var keys: [Passage] {
        model.detail.words.map { Passage(Placed($0, at: entry.frontMatter.place), as: .key, traits) }
    }

    var file: String { entry.source.string }
    var isEnglish: Bool { model.language.code == "en" || model.language.code.hasPrefix("en-") }
    var isRoute: Bool { if case .reportingRoute = entry.kind { true } else { false } }

    func target(of linked: TextBlock.Linked) -> ResolvedLink { model.body.links[linked.link] }
    func link(of linked: TextBlock.Linked) -> Link { model.body.document.links[linked.link] }

    /// A finding at a place in the front matter or the text.
    func finding(
        _ passage: Passage,
        _ words: Substring,
        problem: String,
        remedy: String,
        severity: Diagnostic.Severity? = nil
    ) -> Finding {
        Finding(
            file: file,
            place: passage.place(of: words),
            words: String(words),
            problem: problem,
            remedy: remedy,
            severity: severity
        )
    }
}

/// A piece of text that readers meet.
struct Passage: Sendable {
    enum Part: Equatable {
        case title, summary
        /// A phrase that people search for: their words, not ours.
        case phrase
        /// What another key of the front matter prints.
        case key
        case block(TextBlock.Kind)

        /// Whether the words are sentences, rather than a name, a cell or code.
        var isProse: Bool {
            switch self {
            case .summary, .block(.paragraph), .block(.listItem), .block(.quote): true
            default: false
            }
        }
    }

    let part: Part
    let text: String
    /// What in it is a link's text.
    let linked: [TextBlock.Linked]
    let traits: PassageTraits
    /// Kept for prose, which every page has most of.
    private let prose: [Sentence]?
    private let block: TextBlock?
    private let start: Place

    init(_ text: Placed<String>, as part: Part, _ traits: TraitFinder) {
        self.part = part
        self.text = text.value
        self.traits = traits.traits(of: text.value)
        linked = []
        prose = part.isProse ? SiteChecking.sentences(in: text.value) : nil
        block = nil
        start = text.place
    }

    init(_ block: TextBlock, _ traits: TraitFinder) {
        part = .block(block.kind)
        text = block.text
        self.traits = traits.traits(of: text)
        linked = block.linked
        prose = part.isProse ? SiteChecking.sentences(in: block.text) : nil
        self.block = block
        start = Place(line: block.line)
    }

    var sentences: [Sentence] { prose ?? SiteChecking.sentences(in: text) }
    var isProse: Bool { part.isProse }

    var isHeading: Bool { if case .block(.heading) = part { true } else { false } }

    /// The line on which a part of the text begins.
    func place(of part: Substring) -> Place {
        guard let block else { return start }
        return Place(line: block.line(at: offset(of: part.startIndex)))
    }

    func offset(of index: String.Index) -> Int { text.utf8.distance(from: text.startIndex, to: index) }

    func range(of part: Substring) -> Range<Int> { offset(of: part.startIndex)..<offset(of: part.endIndex) }

    /// The links whose text lies in a part of the text, at least with one letter.
    func linked(in part: Substring) -> [TextBlock.Linked] {
        let range = range(of: part)
        return linked.filter { $0.range.overlaps(range) }
    }

    func text(of linked: TextBlock.Linked) -> Substring {
        let utf8 = text.utf8
        let start = utf8.index(text.startIndex, offsetBy: linked.range.lowerBound)
        return text[start..<utf8.index(text.startIndex, offsetBy: linked.range.upperBound)]
    }
}

extension Detail {
    /// Words of the front matter that only pages of this kind print.
    fileprivate var words: [String] {
        switch self {
        case .reportingRoute(_, let choice, _, _, _): [choice]
        case .achievement(let period, _, _): [period]
        case .educationResource(let lesson, let safeguarding, _, _): lesson.topics + [safeguarding]
        case .page, .priority, .campaign, .campaignUpdate: []
        }
    }
}

extension ResolvedLink {
    var isContact: Bool { if case .contact = self { true } else { false } }
    var isFact: Bool { if case .fact = self { true } else { false } }
    var isExternal: Bool { if case .external = self { true } else { false } }
}
