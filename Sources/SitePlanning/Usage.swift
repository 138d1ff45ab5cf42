import SiteContent

/// Which pages state each fact and use each contact, in the order of their routes.
struct Usage: Sendable {
    private(set) var facts: [String: [Planned]] = [:]
    private(set) var contacts: [String: [Planned]] = [:]

    /// - Parameter bodies: Those of the entries that are published now, in their order.
    init(catalogue: Catalogue, bodies: [ResolvedBody]) {
        for (planned, body) in zip(catalogue.live, bodies).sorted(by: { $0.0.route < $1.0.route }) {
            for fact in body.facts { facts[fact.id, default: []].append(planned) }
            let used = Set(body.contacts.map(\.id)).union(planned.entry.kind.contacts)
            for id in used { contacts[id, default: []].append(planned) }
        }
    }
}

extension Kind {
    /// The contacts named in the front matter.
    var contacts: [String] {
        switch self {
        case .reportingRoute(let route): route.contacts.map(\.value)
        case .educationResource(let resource): resource.contacts.map(\.value)
        default: []
        }
    }

    /// The facts that name the bodies of a structure.
    var namingFacts: [Placed<String>] {
        if case .page(let page) = self { page.structure.flatMap(\.bodies).map(\.fact) } else { [] }
    }

    /// The priorities that the entry says it belongs to.
    var priorities: [String] {
        switch self {
        case .reportingRoute(let route): route.priorities.map(\.value)
        case .campaign(let campaign): campaign.priorities.map(\.value)
        case .educationResource(let resource): resource.priorities.map(\.value)
        case .achievement(let achievement): achievement.priority.map { [$0.value] } ?? []
        default: []
        }
    }
}
