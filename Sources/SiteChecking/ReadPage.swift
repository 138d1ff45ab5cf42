import CommonMark
import Digest
import SiteContent
import SitePlanning

/// A page as rules that look at one page after another see it, its text read once for all of them.
///
/// What they find is kept until something of this changes, so it holds all that they may look at, and ``ground`` is
/// made of all that it holds: of the page itself its file, of where its links lead and what it states no more than
/// rules read, and the numbers of the registry behind a door that remembers what was asked of it.
final class ReadPage {
    let entry: Entry
    let language: Language
    /// Where each of the text's links leads, in their order.
    private let targets: [LinkTarget]
    /// Those that the page rests on, in the order of their numbers.
    let facts: [StatedFact]
    let numbers: AskedNumbers
    /// All that readers meet: the title first, then the summary, the rest of the front matter, then the text.
    let passages: [Passage]
    /// The summary and the running text.
    let prose: [Passage]
    private let bodyStart: Int
    /// Of all passages.
    private let traits: PassageTraits

    init(_ around: PageSurroundings, _ traits: TraitFinder, _ numbers: KnownNumbers) {
        entry = around.entry
        language = around.language
        targets = around.targets
        facts = around.facts
        self.numbers = AskedNumbers(numbers)
        let matter = entry.matter.map { Passage($0.text, as: $0.part, traits) }
        bodyStart = matter.count
        passages = matter + entry.body.blocks.map { Passage($0, traits) }
        prose = passages.filter(\.isProse)
        self.traits = passages.reduce(into: []) { $0.formUnion($1.traits) }
    }

    /// The passages that may hold what a rule looks for. Most pages have none, which is told without looking at each.
    func holding(_ wanted: PassageTraits, among passages: some Sequence<Passage>) -> [Passage] {
        traits.isDisjoint(with: wanted) ? [] : passages.filter { !$0.traits.isDisjoint(with: wanted) }
    }

    var title: Passage { passages[0] }
    var summary: Passage { passages[1] }
    /// The text, in its order.
    var body: ArraySlice<Passage> { passages[bodyStart...] }

    var file: String { entry.source.string }
    var isEnglish: Bool { language.isEnglish }
    var isRoute: Bool { entry.kind.isRoute }
    var links: [Link] { entry.body.links }

    func target(of linked: TextBlock.Linked) -> LinkTarget { targets[linked.link] }
    func target(of link: Link) -> LinkTarget { targets[link.index] }

    /// A finding at a place in the front matter or the text.
    func finding(_ passage: Passage, _ words: Substring, problem: String, remedy: String) -> Finding {
        Finding(file: file, place: passage.place(of: words), words: String(words), problem: problem, remedy: remedy)
    }

    /// A finding at a link.
    func finding(_ link: Link, words: String? = nil, problem: String, remedy: String) -> Finding {
        let place = Place(line: link.line, column: link.column)
        return Finding(file: file, place: place, words: words, problem: problem, remedy: remedy)
    }
}

/// A page before its text is read, with what rules on pages may know of what it refers to.
struct PageSurroundings {
    let entry: Entry
    let language: Language
    let targets: [LinkTarget]
    let facts: [StatedFact]

    init(_ page: CheckedPage, _ ledger: Ledger) {
        entry = page.entry
        language = page.model.language
        targets = page.model.body.links.map(LinkTarget.init)
        facts = page.model.sources.compactMap { ledger[id: $0.id].map(StatedFact.init) }
    }

    /// Of all this, and of what all pages share.
    func ground(on shared: Digest) -> Digest {
        var digester = Digester()
        digester.update(shared)
        digester.update(entry.source.string)
        digester.update(entry.stem)
        digester.update(entry.digest)
        digester.update([language.code, language.name, language.direction.rawValue])
        digester.update(targets.count)
        for target in targets { target.feed(&digester) }
        digester.update(facts.count)
        for fact in facts { fact.feed(&digester) }
        return digester.finalize()
    }
}

/// Where a link leads, as far as rules on pages need to know.
enum LinkTarget: Equatable {
    case page(href: String, language: String?)
    case contact(id: String, isConfirmed: Bool)
    case fact(number: Int)
    case attachment(String)
    case external(String)
    case unpublished

    init(_ link: ResolvedLink) {
        switch link {
        case .page(let href, let language): self = .page(href: href, language: language?.code)
        case .contact(let contact): self = .contact(id: contact.id, isConfirmed: contact.status == .confirmed)
        case .fact(let number): self = .fact(number: number)
        case .attachment(let name): self = .attachment(name)
        case .external(let address): self = .external(address)
        case .unpublished: self = .unpublished
        }
    }

    var isContact: Bool { if case .contact = self { true } else { false } }
    var isFact: Bool { if case .fact = self { true } else { false } }
    var isExternal: Bool { if case .external = self { true } else { false } }

    fileprivate func feed(_ digester: inout Digester) {
        switch self {
        case .page(let href, let language):
            digester.update("page")
            digester.update(href)
            digester.update(language)
        case .contact(let id, let isConfirmed):
            digester.update("contact")
            digester.update(id)
            digester.update(isConfirmed)
        case .fact(let number):
            digester.update("fact")
            digester.update(number)
        case .attachment(let name):
            digester.update("attachment")
            digester.update(name)
        case .external(let address):
            digester.update("external")
            digester.update(address)
        case .unpublished: digester.update("unpublished")
        }
    }
}

/// A fact that a page rests on, as far as rules on pages need to know it.
struct StatedFact {
    let id: String
    let figures: [String]
    let isGarbled: Bool
    /// All that it says, in which a figure may stand.
    private let texts: [String]

    init(_ fact: Fact) {
        id = fact.id
        figures = fact.figures
        isGarbled = fact.clarity == .garbled
        texts = [fact.statement] + fact.figures + fact.names
    }

    /// Every number that the fact states, in whatever form.
    var numbers: Set<String> { texts.reduce(into: []) { $0.formUnion(allNumbers(in: $1)) } }

    fileprivate func feed(_ digester: inout Digester) {
        digester.update(id)
        digester.update(figures)
        digester.update(isGarbled)
        digester.update(texts)
    }
}

extension Entry {
    /// What readers meet of the front matter: the title first, then the summary, then the rest.
    var matter: [(text: Placed<String>, part: Passage.Part)] {
        [(frontMatter.title, .title), (frontMatter.summary, .summary)]
            + kind.words.map { (Placed($0, at: frontMatter.place), .key) }
            + frontMatter.findableBy.map { ($0, .phrase) }
    }
}

extension Kind {
    var isRoute: Bool { if case .reportingRoute = self { true } else { false } }

    /// Words of the front matter that only pages of this kind print.
    fileprivate var words: [String] {
        switch self {
        case .reportingRoute(let route): [route.choice]
        case .achievement(let achievement): [achievement.period]
        case .educationResource(let resource): resource.topics + [resource.safeguarding]
        case .page, .priority, .campaign, .campaignUpdate: []
        }
    }
}
