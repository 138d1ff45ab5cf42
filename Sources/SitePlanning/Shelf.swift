import SiteContent

/// Entries as other pages show them, each kind in the one order it is shown in everywhere.
struct Shelf: Sendable {
    private let catalogue: Catalogue
    private let groupOrder: [String: Int]
    /// By language code, so that no list is put in order more than once.
    private let sorted: [String: Sorted]

    private struct Sorted: Sendable {
        var routes: [Planned] = []
        var priorities: [Planned] = []
        var achievements: [Planned] = []
        var campaigns: [Planned] = []
        var updates: [Planned] = []
        var resources: [Planned] = []
        /// By the campaign they belong to, in the order of all.
        var updatesOf: [String: [Planned]] = [:]
        /// Of each update among those of its campaign.
        var positions: [Route: Int] = [:]
        var campaignCalled: [String: Planned] = [:]
    }

    init(catalogue: Catalogue, groups: [PriorityGroup]) {
        self.catalogue = catalogue
        let order = Dictionary(groups.enumerated().map { ($1.slug, $0) }, uniquingKeysWith: { first, _ in first })
        groupOrder = order
        var sorted: [String: Sorted] = [:]
        for language in catalogue.languages {
            var lists = Sorted()
            for planned in catalogue.entries(in: language) {
                switch planned.entry.kind {
                case .page: break
                case .reportingRoute: lists.routes.append(planned)
                case .priority: lists.priorities.append(planned)
                case .achievement: lists.achievements.append(planned)
                case .campaign: lists.campaigns.append(planned)
                case .campaignUpdate: lists.updates.append(planned)
                case .educationResource: lists.resources.append(planned)
                }
            }
            lists.routes = lists.routes.sorted { $0.routeOrder < $1.routeOrder }
            lists.priorities = lists.priorities.sorted { $0.priorityOrder(order) < $1.priorityOrder(order) }
            lists.achievements = lists.achievements.sorted(on: \.item.rank)
            lists.campaigns = lists.campaigns.sorted(on: \.item.rank)
            lists.updates = lists.updates.sorted(on: \.item.rank)
            lists.resources = lists.resources.sorted(on: \.item.rank)
            for planned in lists.updates {
                guard case .campaignUpdate(let update) = planned.entry.kind else { continue }
                lists.positions[planned.route] = lists.updatesOf[update.campaign.value]?.count ?? 0
                lists.updatesOf[update.campaign.value, default: []].append(planned)
            }
            for planned in lists.campaigns.reversed() { lists.campaignCalled[planned.entry.slug] = planned }
            sorted[language.code] = lists
        }
        self.sorted = sorted
    }

    func routes(in language: Language, of priority: String? = nil) -> [Item] {
        items(\.routes, in: language) { priority == nil || $0.priorities.contains(priority!) }
    }

    func priorities(in language: Language, group: String? = nil) -> [Item] {
        items(\.priorities, in: language) { kind in
            if case .priority(let priority) = kind { group == nil || priority.group.value == group } else { false }
        }
    }

    func priorities(named slugs: [String], in language: Language) -> [Item] {
        let named = (sorted[language.code]?.priorities ?? []).filter { slugs.contains($0.entry.slug) }
        return named.map { item($0, in: language) }
    }

    /// - Parameter priority: nil for those that belong to none.
    func achievements(of priority: String?, in language: Language) -> [Item] {
        items(\.achievements, in: language) { $0.priorities == (priority.map { [$0] } ?? []) }
    }

    /// Those of no priority that is published.
    func achievements(ofNone priorities: [String], in language: Language) -> [Item] {
        items(\.achievements, in: language) { !priorities.contains($0.priorities.first ?? "") }
    }

    func campaigns(in language: Language, of priority: String? = nil) -> [Item] {
        items(\.campaigns, in: language) { priority == nil || $0.priorities.contains(priority!) }
    }

    func campaign(_ slug: String, in language: Language) -> Item? {
        sorted[language.code]?.campaignCalled[slug].map { item($0, in: language) }
    }

    func updates(in language: Language, of campaign: String? = nil) -> [Item] {
        guard let lists = sorted[language.code] else { return [] }
        let updates = campaign.map { lists.updatesOf[$0] ?? [] } ?? lists.updates
        return updates.map { item($0, in: language) }
    }

    /// The updates of the same campaign before and after one.
    func neighbours(of route: Route, inCampaign campaign: String, in language: Language) -> (newer: Item?, older: Item?)
    {
        guard let lists = sorted[language.code], let position = lists.positions[route],
            let updates = lists.updatesOf[campaign]
        else { return (nil, nil) }
        func item(at position: Int) -> Item? {
            updates.indices.contains(position) ? self.item(updates[position], in: language) : nil
        }
        return (item(at: position - 1), item(at: position + 1))
    }

    func resources(in language: Language, of priority: String? = nil) -> [Item] {
        items(\.resources, in: language) { priority == nil || $0.priorities.contains(priority!) }
    }

    func prioritySlugs(in language: Language) -> [(slug: String, item: Item)] {
        (sorted[language.code]?.priorities ?? []).map { ($0.entry.slug, item($0, in: language)) }
    }

    func item(_ planned: Planned, in language: Language) -> Item {
        planned.language == language
            ? planned.item : Item(planned.entry, at: planned.route, writtenIn: planned.language)
    }

    private func items(
        _ list: KeyPath<Sorted, [Planned]>,
        in language: Language,
        where isWanted: (Kind) -> Bool
    ) -> [Item] {
        guard let lists = sorted[language.code] else { return [] }
        return lists[keyPath: list].filter { isWanted($0.entry.kind) }.map { item($0, in: language) }
    }
}

extension Planned {
    fileprivate var routeOrder: (Int, Int, String) {
        guard case .reportingRoute(let reporting) = entry.kind else { return (0, 0, route.path) }
        return (
            ReportingRoute.Urgency.allCases.firstIndex(of: reporting.urgency) ?? 0, reporting.order, route.path
        )
    }

    fileprivate func priorityOrder(_ groups: [String: Int]) -> (Int, Int, String) {
        guard case .priority(let priority) = entry.kind else { return (0, 0, route.path) }
        return (groups[priority.group.value] ?? groups.count, priority.order, route.path)
    }

    /// Empty where the day is not known.
    var happened: String {
        if case .campaignUpdate(let update) = entry.kind { update.date.value.iso } else { "" }
    }
}
