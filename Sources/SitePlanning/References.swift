import SiteContent

/// Checks every name by which one entry refers to another, to a contact or to a fact.
func checkReferences(in catalogue: Catalogue, sources: SiteSources, problems: inout [Diagnostic]) {
    let names = KnownNames(sources)
    for entry in sources.entries {
        let file = entry.source.string
        func check(_ references: [Placed<String>], _ what: String, among known: Set<String>) {
            problems += unknown(references, what, in: file, among: known)
        }
        func checkContacts(_ references: [Placed<String>]) {
            problems += unusable(references, in: file, sources: sources)
        }
        if !sources.unread.contains(sources.ledger.path) {
            check(entry.frontMatter.facts + entry.kind.namingFacts, "fact of the ledger", among: names.facts)
            problems += entry.kind.namingFacts.filter { sources.ledger[id: $0.value]?.namesBody == false }
                .map { Diagnostic.namesNoBody($0, in: file) }
        }
        switch entry.kind {
        case .page: break
        case .reportingRoute(let route):
            checkContacts(route.contacts)
            check(route.priorities, "priority", among: names.priorities)
        case .priority(let priority):
            check([priority.group], "group of priorities in content/site.yaml", among: names.groups)
        case .achievement(let achievement):
            check(achievement.priority.map { [$0] } ?? [], "priority", among: names.priorities)
        case .campaign(let campaign):
            check(campaign.priorities, "priority", among: names.priorities)
        case .campaignUpdate(let update):
            check([update.campaign], "campaign", among: names.campaigns)
        case .educationResource(let resource):
            checkContacts(resource.contacts)
            check(resource.priorities, "priority", among: names.priorities)
            problems += checkListedFiles(of: resource, in: entry, sources: sources)
        }
    }
    let settings = sources.settings
    let site = "content/site.yaml"
    problems += unusable(settings.help, in: site, sources: sources)
    problems += unknown((settings.navigation + settings.footer).map(\.page), "page", in: site, among: names.files)
    for rule in sources.words.helpRules {
        problems += unusable(rule.contacts, in: "content/search/help.yaml", sources: sources)
    }
    // The addresses of entries with faults are not known.
    guard !sources.words.queries.isEmpty, !sources.unread.contains(where: { $0.string.hasSuffix(".md") }) else {
        return
    }
    // Also those of entries that are not published now: a page that expires must not stop the site.
    let addresses = Set(sources.entries.map { settings.route(of: $0).path })
    for query in sources.words.queries {
        let place = Place(line: query.line)
        let answers = query.answers.filter { !addresses.contains(Route(asWritten: $0).path) }
        problems += unknown(
            answers.map { Placed($0, at: place) },
            "page",
            in: "content/search/queries.tsv",
            among: addresses
        )
    }
}

private func unknown(
    _ references: [Placed<String>],
    _ what: String,
    in file: String,
    among known: Set<String>
) -> [Diagnostic] {
    references.filter { !known.contains($0.value) }
        .map { Diagnostic.unknown(what, $0, in: file, among: known.sorted()) }
}

/// Contacts that the registry does not hold, or that are no longer in use.
private func unusable(_ references: [Placed<String>], in file: String, sources: SiteSources) -> [Diagnostic] {
    let superseded = references.compactMap { sources.contacts.superseded($0, in: file) }
    // Of a registry with faults it is not known what it holds.
    guard !sources.unread.contains(ContactsRegistry.path) else { return superseded }
    return superseded + unknown(references, "contact", in: file, among: Set(sources.contacts.ids))
}

/// The names that entries may refer to. Drafts are among them, for a link to a draft is another problem than a wrong
/// name, and so are entries with faults, which have been told already.
private struct KnownNames {
    /// Below `content/`.
    var files: Set<String> = []
    var priorities: Set<String> = []
    var campaigns: Set<String> = []
    let groups: Set<String>
    let facts: Set<String>

    init(_ sources: SiteSources) {
        groups = Set(sources.settings.priorityGroups.map(\.slug))
        facts = Set(sources.ledger.all.map(\.id))
        for entry in sources.entries {
            files.insert(String(entry.source.string.dropFirst("content/".count)))
            switch entry.kind {
            case .priority: priorities.insert(entry.slug)
            case .campaign: campaigns.insert(entry.slug)
            default: break
            }
        }
        for source in sources.unread {
            files.insert(String(source.string.dropFirst("content/".count)))
            let folders = source.folders
            switch folders.dropFirst().first {
            case "priorities": priorities.insert(String(source.name.prefix { $0 != "." }))
            case "campaigns": campaigns.insert(String(folders.dropFirst(2).first ?? ""))
            default: break
            }
        }
    }
}

extension Fact {
    /// Whether the name of a body can be taken from it.
    fileprivate var namesBody: Bool { clarity == .clear && !names.isEmpty }
}

extension Diagnostic {
    fileprivate static func namesNoBody(_ fact: Placed<String>, in file: String) -> Diagnostic {
        Diagnostic(
            file: file,
            at: fact.place,
            problem: "the fact “\(fact.value)” names no body that could be drawn",
            remedy: "Name a fact that is clear and has names in the ledger."
        )
    }
}

extension ContactsRegistry {
    /// Why this contact cannot be used, if it is no longer current.
    func superseded(_ reference: Placed<String>, in file: String) -> Diagnostic? {
        guard let contact = self[id: reference.value], contact.status == .superseded else { return nil }
        return Diagnostic(
            file: file,
            at: reference.place,
            problem: "the contact “\(contact.id)” is no longer in use",
            remedy: contact.replacedBy.map { "Use “\($0.value)”, which took its place." } ?? "Take it out."
        )
    }
}

extension Route {
    /// An address as a person wrote it, perhaps without its slashes.
    init(asWritten path: String) {
        self.init((path.hasPrefix("/") ? "" : "/") + path + (path.hasSuffix("/") ? "" : "/"))
    }
}

/// Former addresses, each checked against those in use.
func planRedirects(_ catalogue: Catalogue, problems: inout [Diagnostic]) -> [Redirect] {
    var redirects: [Route: Redirect] = [:]
    for planned in catalogue.live {
        for alias in planned.frontMatter.aliases {
            let file = planned.entry.source.string
            guard alias.value.hasPrefix("/"), alias.value.count > 1, !alias.value.contains("//"),
                alias.value.unicodeScalars.allSatisfy(\.isAddressCharacter), !alias.value.contains("..")
            else {
                problems.append(
                    Diagnostic(
                        file: file,
                        at: alias.place,
                        problem: "“\(alias.value)” is no address of this site",
                        remedy: "Write it as /old/address/, in small letters, figures and hyphens."
                    )
                )
                continue
            }
            let from = Route(asWritten: alias.value.lowercased())
            let other = catalogue.byRoute[from]?.entry.source.string ?? redirects[from].map { "a page at \($0.to)" }
            if let other {
                problems.append(
                    Diagnostic(
                        file: file,
                        at: alias.place,
                        problem: "the former address \(from) is in use by \(other)",
                        remedy: "Take it out of “aliases” of one of them."
                    )
                )
                continue
            }
            redirects[from] = Redirect(
                from: from,
                to: planned.route,
                title: planned.frontMatter.title.value,
                language: planned.language
            )
        }
    }
    return redirects.values.sorted { $0.from < $1.from }
}

extension Unicode.Scalar {
    fileprivate var isAddressCharacter: Bool {
        isASCII && (properties.isAlphabetic || ("0"..."9").contains(self) || "-/_.".unicodeScalars.contains(self))
    }
}
