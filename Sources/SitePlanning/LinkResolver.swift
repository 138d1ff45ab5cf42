import CommonMark
package import SiteContent

/// The pages that links may lead to.
package protocol LinkedPages: Sendable {
    associatedtype Page: LinkedPage
    func page(at route: Route) -> Page?
    func page(of source: SourcePath) -> Page?
    /// Whether an entry is there, but is not published now.
    func isUnpublished(_ source: SourcePath) -> Bool
    /// The page in another language, where there is one; nil where that is not known.
    func version(of page: Page, in language: Language) -> Page?
}

/// A page as links to it know it.
package protocol LinkedPage: Sendable {
    var source: SourcePath { get }
    var route: Route { get }
    var language: Language { get }
    /// What its headings are known by in addresses.
    var anchors: [String] { get }
}

extension Catalogue: LinkedPages {
    func page(at route: Route) -> Planned? { byRoute[route] }
    func page(of source: SourcePath) -> Planned? { bySource[source] }
    func isUnpublished(_ source: SourcePath) -> Bool { unpublished.contains(source) }
    func version(of page: Planned, in language: Language) -> Planned? {
        entry(stem: page.entry.stem, in: language) ?? page
    }
}

extension Planned: LinkedPage {
    var source: SourcePath { entry.source }
    var anchors: [String] { entry.body.headings.map(\.id) }
}

/// What the links of one body mean, and what the body rests on.
struct ResolvedBody: Sendable {
    var links: [ResolvedLink] = []
    /// Facts in the order of their first mention, then those of the front matter.
    var facts: [Fact] = []
    var contacts: [Contact] = []
    /// Files beside the entries that it links to.
    var attachments: [SourcePath] = []
    var problems: [Diagnostic] = []
}

/// Finds out what links mean; one that means nothing is a diagnostic.
struct LinkResolver<Pages: LinkedPages>: Sendable {
    let pages: Pages
    let sources: SiteSources
    private let attachments: Set<SourcePath>

    init(pages: Pages, sources: SiteSources) {
        self.pages = pages
        self.sources = sources
        attachments = Set(sources.attachments.map(\.path))
    }

    func resolve(_ planned: Planned) -> ResolvedBody {
        var body = ResolvedBody()
        body.links.reserveCapacity(planned.entry.body.links.count)
        for link in planned.entry.body.links {
            let complaint: Complaint
            switch link.target {
            case .contact(let id):
                guard let contact = sources.contacts[id: id] else {
                    if !sources.unread.contains(ContactsRegistry.path) {
                        let known = sources.contacts.ids
                        body.problems.append(
                            .unknown("contact", Placed(id, at: link.place), in: planned.file, among: known)
                        )
                    }
                    body.links.append(.unpublished)
                    continue
                }
                if let problem = sources.contacts.superseded(Placed(id, at: link.place), in: planned.file) {
                    body.problems.append(problem)
                }
                if contact.number == nil, !telephoneNumbers(in: link.text).isEmpty {
                    body.problems.append(link.diagnostic(in: planned.file, .numberWithoutNumber(contact.name)))
                }
                if !body.contacts.contains(where: { $0.id == id }) { body.contacts.append(contact) }
                body.links.append(.contact(ContactModel(contact)))
                continue
            case .fact(let id):
                guard let fact = sources.ledger[id: id] else {
                    if !sources.unread.contains(sources.ledger.path) {
                        let known = sources.ledger.all.map(\.id)
                        body.problems.append(
                            .unknown("fact of the ledger", Placed(id, at: link.place), in: planned.file, among: known)
                        )
                    }
                    body.links.append(.unpublished)
                    continue
                }
                if fact.clarity == .garbled && states(link.text, figuresOf: fact) {
                    body.problems.append(link.diagnostic(in: planned.file, .garbledFigure(fact.id)))
                }
                if !body.facts.contains(where: { $0.id == id }) { body.facts.append(fact) }
                body.links.append(.fact(number: body.facts.firstIndex { $0.id == id }! + 1))
                continue
            case .outside(let address):
                body.links.append(.external(address))
                continue
            case .typedNumber: complaint = .typedNumber
            case .unknown(let scheme): complaint = .unknownScheme(scheme)
            case .inside(let path, let anchor):
                switch resolve(path, anchor: anchor, from: planned) {
                case .success(let resolved):
                    body.links.append(resolved)
                    if case .attachment = resolved, let source = planned.entry.source.resolving(path) {
                        body.attachments.append(source)
                    }
                    if resolved == .unpublished, !isUnread(path, from: planned) {
                        body.problems.append(link.diagnostic(in: planned.file, .unpublished, .warning))
                    }
                    continue
                case .failure(let found): complaint = found
                }
            }
            body.problems.append(link.diagnostic(in: planned.file, complaint))
            body.links.append(.unpublished)
        }
        for reference in planned.frontMatter.facts + planned.entry.kind.namingFacts {
            guard let fact = sources.ledger[id: reference.value] else { continue }
            if !body.facts.contains(where: { $0.id == fact.id }) { body.facts.append(fact) }
        }
        return body
    }

    private func resolve(
        _ path: String,
        anchor: String?,
        from planned: Planned
    ) -> Result<ResolvedLink, Complaint> {
        guard !path.isEmpty || anchor != nil else { return .failure(.nothing) }
        let source = path.isEmpty ? planned.entry.source : planned.entry.source.resolving(path)
        if path.hasPrefix("/") {
            guard let target = pages.page(at: Route(asWritten: path.lowercased())) else {
                let isSearch = path.prefix { $0 != "?" }.split(separator: "/") == ["search"]
                return .failure(isSearch ? .searchAddress : .noPage(path, near: nil))
            }
            return link(to: target, anchor: anchor, from: planned)
        }
        guard let source else { return .failure(.noPage(path, near: nil)) }
        if pages.isUnpublished(source) || sources.unread.contains(source) { return .success(.unpublished) }
        if attachments.contains(source) { return .success(.attachment(name: source.string)) }
        guard let target = pages.page(of: source) else {
            let known = sources.entries.map(\.source.string) + attachments.map(\.string)
            // Most often the file lies in another folder.
            let namesakes = known.filter { SourcePath($0).name == source.name }
            let near = namesakes.count == 1 ? namesakes[0] : nearest(to: source.string, among: known)
            return .failure(.noPage(path, near: near.map { SourcePath($0).relative(to: planned.entry.source) }))
        }
        // A link to the English file, written in a translation, means the translation where there is one.
        guard let version = pages.version(of: target, in: planned.language) else {
            return .failure(.noPage(path, near: nil))
        }
        return link(to: version, anchor: anchor, from: planned)
    }

    /// Whether the file has faults, which have been told where they are.
    private func isUnread(_ path: String, from planned: Planned) -> Bool {
        planned.entry.source.resolving(path).map(sources.unread.contains) ?? false
    }

    private func link(
        to target: Pages.Page,
        anchor: String?,
        from planned: Planned
    ) -> Result<ResolvedLink, Complaint> {
        let language = target.language == planned.language ? nil : target.language
        guard let anchor, !anchor.isEmpty else {
            return .success(.page(href: target.route.path, language: language))
        }
        let isHere = target.source == planned.source
        let anchors = isHere ? planned.anchors : target.anchors
        guard anchors.contains(anchor) else {
            let near = nearest(to: anchor, among: anchors.sorted())
            return .failure(.noHeading(anchor, in: target.source.string, near: near))
        }
        return .success(.page(href: (isHere ? "" : target.route.path) + "#" + anchor, language: language))
    }
}

/// What is wrong with a link.
private enum Complaint: Error {
    case typedNumber
    case unknownScheme(String)
    case nothing
    case noPage(String, near: String?)
    case noHeading(String, in: String, near: String?)
    case searchAddress
    case unpublished
    case garbledFigure(String)
    case numberWithoutNumber(String)

    var problem: String {
        switch self {
        case .typedNumber: "a telephone number typed into a link"
        case .unknownScheme(let scheme): "a link that begins with “\(scheme):”"
        case .nothing: "a link that leads nowhere"
        case .noPage(let path, _): "the link leads to “\(path)”, which is not there"
        case .noHeading(let anchor, let file, _):
            "the link leads to the heading “#\(anchor)”, which \(file) does not have"
        case .searchAddress: "a link to the search"
        case .unpublished: "the link leads to a page that is not published now, so only its words are printed"
        case .garbledFigure(let id): "a figure is stated from the fact “\(id)”, whose figures cannot be read safely"
        case .numberWithoutNumber(let name): "the link's words hold a number, but “\(name)” has none in the registry"
        }
    }

    var remedy: String {
        switch self {
        case .typedNumber: "Link to the contact instead: [words](contact:name-in-contacts.yaml)."
        case .unknownScheme: "Links begin with https:, mailto:, contact: or fact:, or name a file."
        case .nothing: "Write the file or the address between the round brackets."
        case .noPage(let path, _) where path.hasPrefix("www."): "Begin the address of another site with https://."
        case .noPage(_, let near?): "Did you mean “\(near)”?"
        case .noPage: "Name the file as it is reached from this one, such as ../report/crime.md."
        case .noHeading(_, _, let near?): "Did you mean “#\(near)”?"
        case .noHeading: "Take the heading's words in small letters, with hyphens for spaces."
        case .searchAddress: "Leave it out: every page has the search."
        case .unpublished: "Nothing needs doing if that is meant; it becomes a link when the page is published."
        case .garbledFigure: "Say it without the figure."
        case .numberWithoutNumber: "Take the number out, or add it to content/contacts.yaml."
        }
    }
}

/// What the destination of a link says it is.
private enum Target {
    case contact(String)
    case fact(String)
    case outside(String)
    case typedNumber
    case unknown(scheme: String)
    case inside(path: String, anchor: String?)
}

extension Link {
    fileprivate var target: Target {
        if let colon = destination.utf8.firstIndex(of: UInt8(ascii: ":")),
            !destination[..<colon].contains(where: { $0 == "/" || $0 == "#" || $0 == "." })
        {
            let rest = String(destination[destination.utf8.index(after: colon)...])
            switch destination[..<colon].lowercased() {
            case "contact": return .contact(rest)
            case "fact": return .fact(rest)
            case "https", "http", "mailto": return .outside(destination)
            case "tel", "sms": return .typedNumber
            case let scheme: return .unknown(scheme: scheme)
            }
        }
        guard let mark = destination.utf8.firstIndex(of: UInt8(ascii: "#")) else {
            return .inside(path: destination, anchor: nil)
        }
        let anchor = destination[destination.utf8.index(after: mark)...]
        return .inside(path: String(destination[..<mark]), anchor: String(anchor))
    }

    fileprivate var place: Place { Place(line: line, column: column) }

    fileprivate func diagnostic(
        in file: String,
        _ complaint: Complaint,
        _ severity: Diagnostic.Severity = .error
    ) -> Diagnostic {
        Diagnostic(severity, file: file, at: place, problem: complaint.problem, remedy: complaint.remedy)
    }
}

extension Planned {
    fileprivate var file: String { entry.source.string }
}

private func containsFigure(_ text: String) -> Bool { text.contains { $0.isNumber } }

private func states(_ text: String, figuresOf fact: Fact) -> Bool {
    containsFigure(text) || fact.figures.contains { text.lowercased().contains($0.lowercased()) }
}
