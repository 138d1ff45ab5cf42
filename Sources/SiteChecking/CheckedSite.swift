import CommonMark
package import SiteContent
package import SitePlanning

/// Everything that the rules look at, and nothing that they could change.
package struct CheckedSite: Sendable {
    package let plan: SitePlan
    package let sources: SiteSources
    /// The theme's words and templates.
    package let theme: [SourceFile]
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
        today: Day
    ) {
        self.plan = plan
        self.sources = sources
        self.theme = theme
        self.today = today
        let entries = Dictionary(sources.entries.map { ($0.source, $0) }, uniquingKeysWith: { first, _ in first })
        pages = plan.pages.compactMap { page in entries[page.source].map { CheckedPage(page, $0) } }
    }

    /// The pages that rules for English words can read.
    var englishPages: [CheckedPage] {
        pages.filter { $0.model.language.code == "en" || $0.model.language.code.hasPrefix("en-") }
    }
}

/// A page, with the places that its words have in the file.
struct CheckedPage: Sendable {
    let model: PageModel
    let entry: Entry
    /// What readers meet of the front matter: the title first, then the summary, then the rest.
    let matter: [Passage]
    /// The text, in its order.
    let body: [Passage]

    init(_ model: PageModel, _ entry: Entry) {
        self.model = model
        self.entry = entry
        let matter = entry.frontMatter
        self.matter =
            [Passage(matter.title, as: .title), Passage(matter.summary, as: .summary)]
            + model.detail.words.map { Passage(Placed($0, at: matter.place), as: .key) }
            + matter.findableBy.map { Passage($0, as: .phrase) }
        body = model.body.document.blocks.map { Passage($0) }
    }

    var file: String { entry.source.string }
    var isRoute: Bool { if case .reportingRoute = entry.kind { true } else { false } }
    var title: Passage { matter[0] }
    var summary: Passage { matter[1] }

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
    }

    let part: Part
    let text: String
    /// What in it is a link's text.
    let linked: [TextBlock.Linked]
    let sentences: [Sentence]
    private let block: TextBlock?
    private let start: Place

    init(_ text: Placed<String>, as part: Part) {
        self.part = part
        self.text = text.value
        linked = []
        sentences = SiteChecking.sentences(in: text.value)
        block = nil
        start = text.place
    }

    init(_ block: TextBlock) {
        part = .block(block.kind)
        text = block.text
        linked = block.linked
        sentences = SiteChecking.sentences(in: block.text)
        self.block = block
        start = Place(line: block.line)
    }

    /// Whether the words are sentences, rather than a name, a cell or code.
    var isProse: Bool {
        switch part {
        case .summary, .block(.paragraph), .block(.listItem), .block(.quote): true
        default: false
        }
    }

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
