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
    }

    init(catalogue: Catalogue, groups: [PriorityGroup]) {
        self.catalogue = catalogue
        let order = Dictionary(groups.enumerated().map { ($1.slug, $0) }, uniquingKeysWith: { first, _ in first })
        groupOrder = order
        var sorted: [String: Sorted] = [:]
        for language in catalogue.languages {
            var lists = Sorted()
            for planned in catalogue.entries(in: language, where: { _ in true }) {
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
            lists.routes.sort { $0.routeOrder < $1.routeOrder }
            lists.priorities.sort { $0.priorityOrder(order) < $1.priorityOrder(order) }
            lists.achievements.sort { $0.titleOrder < $1.titleOrder }
            lists.campaigns.sort { $0.campaignOrder < $1.campaignOrder }
            // Newest first; what has no date comes last.
            lists.updates.sort { ($1.happened, $0.titleOrder.0) < ($0.happened, $1.titleOrder.0) }
            lists.resources.sort { $0.resourceOrder < $1.resourceOrder }
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
        (sorted[language.code]?.campaigns ?? []).first { $0.entry.slug == slug }.map { item($0, in: language) }
    }

    func updates(in language: Language, of campaign: String? = nil) -> [Item] {
        items(\.updates, in: language) { kind in
            guard case .campaignUpdate(let update) = kind else { return false }
            return campaign == nil || update.campaign.value == campaign
        }
    }

    func resources(in language: Language, of priority: String? = nil) -> [Item] {
        items(\.resources, in: language) { priority == nil || $0.priorities.contains(priority!) }
    }

    func prioritySlugs(in language: Language) -> [(slug: String, item: Item)] {
        (sorted[language.code]?.priorities ?? []).map { ($0.entry.slug, item($0, in: language)) }
    }

    func item(_ planned: Planned, in language: Language) -> Item {
        var item = Item(
            title: planned.frontMatter.title.value,
            route: planned.route,
            summary: planned.frontMatter.summary.value,
            kindName: planned.entry.kind.name,
            language: planned.language == language ? nil : planned.language
        )
        switch planned.entry.kind {
        case .reportingRoute(let route):
            item.choice = route.choice
            item.urgency = route.urgency
        case .campaign(let campaign): item.status = campaign.status
        case .campaignUpdate(let update): item.date = update.date.value
        case .educationResource(let resource): item.lesson = Item.Lesson(resource)
        default: break
        }
        return item
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
    /// Ends in the route, so that equal titles still have one order.
    var titleOrder: (String, Route) { (frontMatter.title.value.lowercased(), route) }

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

    fileprivate var campaignOrder: (Int, String, String) {
        guard case .campaign(let campaign) = entry.kind else { return (0, "", route.path) }
        return (Campaign.Status.allCases.firstIndex(of: campaign.status) ?? 0, titleOrder.0, route.path)
    }

    fileprivate var happened: String {
        if case .campaignUpdate(let update) = entry.kind { update.date.value.iso } else { "" }
    }

    fileprivate var resourceOrder: (String, String, String) {
        guard case .educationResource(let resource) = entry.kind else { return ("", "", route.path) }
        return (resource.keyStages.min() ?? "", titleOrder.0, route.path)
    }
}
