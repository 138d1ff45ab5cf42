package import ByteCoding
package import SiteContent

/// Teasers that differ from those with which the site was planned, by the routes of their pages.
package struct Teasers: Sendable {
    private var byRoute: [Route: Teaser] = [:]

    package init() {}

    package var count: Int { byRoute.count }

    package subscript(_ route: Route) -> Teaser? {
        get { byRoute[route] }
        set { byRoute[route] = newValue }
    }

    fileprivate func retell(_ item: Item) -> Item {
        guard let teaser = byRoute[item.route] else { return item }
        return Item(
            title: teaser.title,
            route: item.route,
            summary: teaser.summary,
            kindName: item.kindName,
            language: item.language,
            date: item.date,
            choice: item.choice,
            urgency: item.urgency,
            status: item.status,
            lesson: item.lesson
        )
    }
}

extension Teasers: ByteCodable {
    package init(from reader: inout ByteReader) {
        for _ in 0..<reader.count() {
            let route = Route(from: &reader)
            byRoute[route] = Teaser(from: &reader)
        }
    }

    package func write(to writer: inout ByteWriter) {
        writer.append(byRoute.count)
        for (route, teaser) in byRoute.sorted(by: { $0.key < $1.key }) {
            route.write(to: &writer)
            teaser.write(to: &writer)
        }
    }
}

/// What becomes of each item that a page shows.
struct ItemChange {
    private let change: (Item) -> Item

    init(_ change: @escaping (Item) -> Item) { self.change = change }

    init(_ teasers: Teasers) { self.init(teasers.retell) }

    func callAsFunction(_ item: Item) -> Item { change(item) }

    func callAsFunction(_ items: [Item]) -> [Item] { items.map(change) }

    /// Those of a kind that is shown in the order of its titles.
    func ranked(_ items: [Item]) -> [Item] {
        let changed = items.map(change)
        return zip(items, changed).contains(where: !==) ? changed.sorted(on: \.rank) : changed
    }
}

extension PageModel {
    /// Every page of whose title or summary this one prints something, perhaps itself, some more than once.
    package var shownRoutes: [Route] {
        var shown = breadcrumbs.filter { !$0.title.isEmpty }.map(\.route)
        let look = ItemChange { item in
            shown.append(item.route)
            return item
        }
        _ = detail.changed(by: look)
        _ = lists.map { $0.changed(by: look) }
        return shown
    }

    /// Whether the updates beside it are still those before and after it.
    package var standsBetweenItsNeighbours: Bool {
        guard case .campaignUpdate(_, let date, _, let newer, let older) = detail else { return true }
        let rank = ItemRank(date: date.iso, title: TitleRank(title, route))
        return newer.map { $0.rank < rank } ?? true && older.map { rank < $0.rank } ?? true
    }
}

extension Crumb {
    func retold(_ teasers: Teasers) -> Crumb {
        guard !title.isEmpty, let teaser = teasers[route] else { return self }
        return Crumb(title: teaser.title, route: route)
    }
}

extension FeedLink {
    /// A campaign's own feed is called as it is.
    func retold(of entry: Entry) -> FeedLink {
        if case .campaign = entry.kind { FeedLink(title: entry.frontMatter.title.value, path: path) } else { self }
    }
}

extension Detail {
    func changed(by change: ItemChange) -> Detail {
        switch self {
        case .page: self
        case .reportingRoute(let urgency, let choice, let contacts, let priorities, let others):
            .reportingRoute(
                urgency: urgency,
                choice: choice,
                contacts: contacts,
                priorities: change(priorities),
                others: change(others)
            )
        case .priority(let group, let note, let achievements, let routes, let campaigns, let resources, let others):
            .priority(
                group: group,
                groupNote: note,
                achievements: change.ranked(achievements),
                routes: change(routes),
                campaigns: change.ranked(campaigns),
                resources: change.ranked(resources),
                others: change(others)
            )
        case .achievement(let period, let priority, let more):
            .achievement(period: period, priority: priority.map(change.callAsFunction), more: change.ranked(more))
        case .campaign(let status, let hashtag, let updates, let priorities, let feed):
            .campaign(
                status: status,
                hashtag: hashtag,
                updates: change.ranked(updates),
                priorities: change(priorities),
                feed: feed
            )
        case .campaignUpdate(let campaign, let date, let source, let newer, let older):
            .campaignUpdate(
                campaign: change(campaign),
                date: date,
                source: source,
                newer: newer.map(change.callAsFunction),
                older: older.map(change.callAsFunction)
            )
        case .educationResource(let lesson, let safeguarding, let contacts, let priorities):
            .educationResource(
                lesson: lesson,
                safeguarding: safeguarding,
                contacts: contacts,
                priorities: change(priorities)
            )
        }
    }
}

extension ListModel {
    func changed(by change: ItemChange) -> ListModel {
        var list = self
        if kind == .allPages {
            let items = groups.flatMap(\.items)
            let changed = change(items)
            if zip(items, changed).contains(where: !==) { list.groups = ListGroup.byLetters(changed) }
            return list
        }
        list.groups = groups.map { group in
            var group = group
            group.items =
                switch kind {
                case .achievements, .campaigns, .updates, .resources: change.ranked(group.items)
                default: change(group.items)
                }
            group.facts = group.facts.map { $0.changed(by: change) }
            group.contacts = group.contacts.map { $0.changed(by: change) }
            group.branches = group.branches.map { $0.changed(by: change) }
            return group
        }
        return list
    }
}

extension PriorityBranch {
    fileprivate func changed(by change: ItemChange) -> PriorityBranch {
        PriorityBranch(
            priority: change(priority),
            routes: change(routes),
            campaigns: change.ranked(campaigns),
            resources: change.ranked(resources)
        )
    }
}

extension FactModel {
    fileprivate func changed(by change: ItemChange) -> FactModel {
        var fact = self
        fact.pages = change(pages)
        return fact
    }
}

extension ContactModel {
    fileprivate func changed(by change: ItemChange) -> ContactModel {
        var contact = self
        contact.pages = change(pages)
        return contact
    }
}

extension FeedModel {
    /// Every page of whose title, summary or review it tells something.
    package var shownRoutes: [Route] { entries.map(\.route) + (campaign == nil ? [] : [home]) }

    package func retold(_ teasers: Teasers) -> FeedModel {
        FeedModel(
            path: path,
            site: site,
            campaign: campaign.map { teasers[home]?.title ?? $0 },
            home: home,
            owner: owner,
            language: language,
            entries: entries.map { entry in
                teasers[entry.route].map { teaser in
                    Entry(
                        title: teaser.title,
                        route: entry.route,
                        summary: teaser.summary,
                        updated: teaser.reviewed,
                        happened: entry.happened
                    )
                } ?? entry
            }
        )
    }
}
