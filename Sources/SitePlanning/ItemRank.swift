import SiteContent

/// Where an entry stands among those of its kind, wherever they are shown: only what other pages show of it decides.
struct ItemRank: Comparable {
    /// Running campaigns before finished ones.
    private let status: Int
    /// Lessons for younger children first.
    private let keyStage: String
    /// The newest update first; what has no date comes last.
    private let date: String
    private let title: TitleRank

    /// - Parameters:
    ///   - status: Nil for all kinds but campaigns, which all have one; likewise the stage of lessons.
    ///   - date: As ``HistoricDate/iso``; nil, as empty, for one that is not known.
    init(status: Campaign.Status? = nil, keyStage: String? = nil, date: String? = nil, title: TitleRank) {
        self.status = status.flatMap(Campaign.Status.allCases.firstIndex) ?? 0
        self.keyStage = keyStage ?? ""
        self.date = date ?? ""
        self.title = title
    }

    static func < (a: Self, b: Self) -> Bool {
        (a.status, a.keyStage, b.date, a.title) < (b.status, b.keyStage, a.date, b.title)
    }
}

/// Ends in the route, so that equal titles still have one order.
struct TitleRank: Comparable {
    private let title: String
    private let route: Route

    init(_ title: String, _ route: Route) {
        self.title = title.lowercased()
        self.route = route
    }

    static func < (a: Self, b: Self) -> Bool { (a.title, a.route) < (b.title, b.route) }
}

extension Item {
    /// Of campaigns, updates, resources and achievements; routes and priorities are in the order that their files say.
    var rank: ItemRank {
        ItemRank(status: status, keyStage: lesson?.keyStages.min(), date: date?.iso, title: titleRank)
    }

    var titleRank: TitleRank { TitleRank(title, route) }
}

extension Array {
    /// Each one's key is made once, and stays where it is.
    func sorted(on key: (Element) -> some Comparable) -> [Element] {
        let keys = map(key)
        return indices.sorted { keys[$0] < keys[$1] }.map { self[$0] }
    }
}
