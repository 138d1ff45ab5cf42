import SiteContent

/// Puts together the lists that follow the text of a page.
struct ListComposer {
    let composer: PageComposer
    let language: Language

    private var shelf: Shelf { composer.shelf }
    private var catalogue: Catalogue { composer.catalogue }
    private var sources: SiteSources { composer.sources }

    /// The home page shows a few of the resources, and where all are.
    func list(_ kind: ListKind, on page: Planned) -> ListModel {
        var list = list(kind)
        guard kind == .resources, page.isHome else { return list }
        let all = list.groups.flatMap(\.items)
        let pages = catalogue.entries(in: language).filter { !$0.isHome && $0.entry.kind.lists.contains(kind) }
        guard all.count > Self.few, let catalogue = pages.min(by: { $0.route < $1.route }) else { return list }
        list.groups = [ListGroup(heading: .none, anchor: "all", items: Array(all.prefix(Self.few)))]
        list.all = (catalogue.route, all.count)
        return list
    }

    private static let few = 4

    private func list(_ kind: ListKind) -> ListModel {
        ListModel(
            kind: kind,
            groups: groups(of: kind).filter { !$0.isEmpty },
            feed: kind == .campaigns || kind == .updates ? composer.allUpdatesFeed(in: language) : nil,
            filters: kind == .resources ? resourceFilters : []
        )
    }

    private func groups(of kind: ListKind) -> [ListGroup] {
        switch kind {
        case .reportingRoutes:
            return ReportingRoute.Urgency.allCases.map { urgency in
                ListGroup(
                    heading: .named("urgency_\(urgency.rawValue)"),
                    anchor: urgency.rawValue,
                    items: shelf.routes(in: language).filter { $0.urgency == urgency }
                )
            }
        case .priorities:
            return priorityGroups { $0.items = shelf.priorities(in: language, group: $1) }
        case .priorityMap:
            return priorityGroups { group, slug in
                let items = shelf.priorities(in: language, group: slug)
                group.branches = shelf.prioritySlugs(in: language).filter { items.contains($0.item) }.map(branch)
            }
        case .achievements:
            let priorities = shelf.prioritySlugs(in: language)
            return priorities.map { slug, item in
                ListGroup(
                    heading: .words(item.title),
                    anchor: slug,
                    items: shelf.achievements(of: slug, in: language)
                )
            } + [
                ListGroup(
                    heading: .named("achievements_other"),
                    anchor: "other",
                    items: shelf.achievements(ofNone: priorities.map(\.slug), in: language)
                )
            ]
        case .campaigns: return [ListGroup(heading: .none, anchor: "all", items: shelf.campaigns(in: language))]
        case .updates: return [ListGroup(heading: .none, anchor: "all", items: shelf.updates(in: language))]
        case .resources: return [ListGroup(heading: .none, anchor: "all", items: shelf.resources(in: language))]
        case .sources: return factGroups
        case .contacts: return [ListGroup(heading: .none, anchor: "all", contacts: allContacts)]
        case .allPages: return ListGroup.byLetters(listed)
        }
    }

    private func priorityGroups(_ fill: (inout ListGroup, _ slug: String) -> Void) -> [ListGroup] {
        sources.settings.priorityGroups.map { group in
            var list = ListGroup(heading: .words(group.title), anchor: group.slug, note: group.note)
            fill(&list, group.slug)
            return list
        }
    }

    private func branch(of slug: String, _ item: Item) -> PriorityBranch {
        PriorityBranch(
            priority: item,
            routes: shelf.routes(in: language, of: slug),
            campaigns: shelf.campaigns(in: language, of: slug),
            resources: shelf.resources(in: language, of: slug)
        )
    }

    /// Every fact, under the part of the plan it stands in.
    private var factGroups: [ListGroup] {
        var sections: [String] = []
        for fact in sources.ledger.all where !sections.contains(fact.section) { sections.append(fact.section) }
        return sections.map { section in
            let words = section.split(separator: "-").joined(separator: " ")
            return ListGroup(
                heading: .words(words.prefix(1).uppercased() + words.dropFirst()),
                anchor: "section-\(section)",
                facts: sources.ledger.all.filter { $0.section == section }.map { fact in
                    FactModel(
                        id: fact.id,
                        statement: fact.statement,
                        isGarbled: fact.clarity == .garbled,
                        figures: fact.figures,
                        names: fact.names,
                        note: fact.note,
                        publicNote: fact.publicNote,
                        pages: items(composer.usage.facts[fact.id])
                    )
                }
            )
        }
    }

    private var allContacts: [ContactModel] {
        sources.contacts.all.map { ContactModel($0, pages: items(composer.usage.contacts[$0.id])) }
    }

    private func items(_ pages: [Planned]?) -> [Item] {
        // One version of each.
        (pages ?? []).filter { catalogue.entry(stem: $0.entry.stem, in: language)?.route == $0.route }
            .map { shelf.item($0, in: language) }
    }

    private var listed: [Item] {
        catalogue.entries(in: language).filter { !PageComposer.unlisted.contains($0.entry.stem) }
            .map { shelf.item($0, in: language) }
    }

    /// Topics of one resource alone narrow nothing down: the list shows that resource as soon.
    private var resourceFilters: [(name: String, values: [String])] {
        let lessons = shelf.resources(in: language).compactMap(\.lesson)
        let topics = Dictionary(grouping: lessons.flatMap { Set($0.topics) }, by: \.self)
        return [
            ("key_stage", Set(lessons.flatMap(\.keyStages)).sorted()),
            ("topic", topics.filter { $0.value.count > 1 }.keys.sorted()),
            ("minutes", Set(lessons.map(\.minutes)).sorted().map(String.init)),
            ("format", Set(lessons.map(\.format)).sorted()),
        ].filter { !$0.1.isEmpty }
    }
}

extension ListGroup {
    /// Pages by the first letters of their names; figures and signs come first, under `#`.
    static func byLetters(_ items: [Item]) -> [ListGroup] {
        let grouped = Dictionary(grouping: items.sorted(on: \.titleRank)) { item -> String in
            let first = item.title.first { $0.isLetter || $0.isNumber }
            return first.map { $0.isLetter ? $0.uppercased() : "#" } ?? "#"
        }
        return grouped.keys.sorted().map { letter in
            ListGroup(
                heading: .words(letter),
                anchor: "letter-\(letter == "#" ? "sign" : letter.lowercased())",
                items: grouped[letter] ?? []
            )
        }
    }
}
