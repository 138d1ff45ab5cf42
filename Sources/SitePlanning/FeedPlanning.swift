import SiteContent

extension PageComposer {
    func allUpdatesFeed(in language: Language) -> String {
        let prefix = language == catalogue.languages[0] ? "" : "/\(language.code)"
        return "\(prefix)/campaigns/feed.xml"
    }
}

/// One feed of all updates a language, and one a campaign. Sensitive pages are in none.
func planFeeds(_ catalogue: Catalogue, settings: SiteSettings) -> [FeedModel] {
    var feeds: [FeedModel] = []
    for language in settings.languages {
        let updates = catalogue.live.filter { planned in
            guard case .campaignUpdate = planned.entry.kind else { return false }
            return planned.language == language && !planned.frontMatter.isSensitive
        }
        // A feed without entries is still there for the pages that offer it.
        let isOffered = catalogue.live.contains { $0.language == language && $0.entry.kind.offersFeed }
        guard isOffered || !updates.isEmpty else { continue }
        let prefix = language == settings.defaultLanguage ? "" : "/\(language.code)"
        feeds.append(
            FeedModel(
                path: "\(prefix)/campaigns/feed.xml",
                site: settings.name,
                campaign: nil,
                home: Route("\(prefix)/campaigns/"),
                owner: settings.owner,
                language: language.code,
                entries: entries(updates)
            )
        )
        let byCampaign = Dictionary(grouping: updates, by: \.campaignSlug)
        for planned in catalogue.live where planned.language == language && !planned.frontMatter.isSensitive {
            guard case .campaign = planned.entry.kind else { continue }
            feeds.append(
                FeedModel(
                    path: planned.route.path + "feed.xml",
                    site: settings.name,
                    campaign: planned.frontMatter.title.value,
                    home: planned.route,
                    owner: settings.owner,
                    language: language.code,
                    entries: entries(byCampaign[planned.entry.slug] ?? [])
                )
            )
        }
    }
    return feeds.sorted { $0.path < $1.path }
}

private let mostEntries = 50

/// Those that happened last, newest first; those without a date come after the dated ones.
private func entries(_ updates: [Planned]) -> [FeedModel.Entry] {
    var newest: [(happened: String, planned: Planned)] = []
    // Of thousands few are wanted: one look at each, rather than all in order.
    for planned in updates {
        let happened = planned.happened
        func comesBefore(_ other: (happened: String, planned: Planned)) -> Bool {
            (other.happened, planned.route) < (happened, other.planned.route)
        }
        if newest.count == mostEntries, let last = newest.last {
            guard comesBefore(last) else { continue }
            newest.removeLast()
        }
        newest.insert((happened, planned), at: newest.firstIndex(where: comesBefore) ?? newest.endIndex)
    }
    return newest.compactMap { _, planned in
        guard case .campaignUpdate(let update) = planned.entry.kind else { return nil }
        return FeedModel.Entry(
            title: planned.frontMatter.title.value,
            route: planned.route,
            summary: planned.frontMatter.summary.value,
            updated: planned.frontMatter.reviewed.value,
            happened: update.date.value
        )
    }
}

extension Kind {
    fileprivate var offersFeed: Bool {
        if case .campaign = self { true } else { lists.contains(.campaigns) || lists.contains(.updates) }
    }
}

extension Planned {
    fileprivate var campaignSlug: String? {
        if case .campaignUpdate(let update) = entry.kind { update.campaign.value } else { nil }
    }
}
