import CommonMark
import SiteContent

/// Puts together what each page shows.
struct PageComposer {
    let catalogue: Catalogue
    let sources: SiteSources
    let usage: Usage
    let shelf: Shelf

    func page(_ planned: Planned, body: ResolvedBody) -> PageModel {
        let matter = planned.frontMatter
        let zone = sources.settings.timeZone
        let lists = ListComposer(composer: self, language: planned.language)
        let factsPage = catalogue.page(listing: .sources, in: planned.language)?.route.path ?? ""
        return PageModel(
            route: planned.route,
            language: planned.language,
            source: planned.entry.source,
            kindName: planned.entry.kind.name,
            title: matter.title.value,
            summary: matter.summary.value,
            isSensitive: matter.isSensitive,
            owner: matter.owner,
            reviewed: matter.reviewed.value,
            reviewBy: matter.reviewBy.value,
            publish: matter.publish?.instant(in: zone),
            expires: matter.expires?.instant(in: zone),
            audience: matter.audience,
            findableBy: matter.findableBy,
            body: Body(
                digest: planned.entry.digest,
                textDigest: planned.entry.textDigest,
                document: planned.entry.body,
                links: body.links
            ),
            contents: ContentsLine.lines(of: planned.entry.body.headings),
            sources: body.facts.enumerated().map { index, fact in
                SourceNote(
                    number: index + 1,
                    id: fact.id,
                    statement: fact.statement,
                    isGarbled: fact.clarity == .garbled,
                    href: "\(factsPage)#\(fact.id)",
                    chart: fact.chart
                )
            },
            plan: body.facts.isEmpty
                ? nil : PlanNotice(title: sources.ledger.title, period: sources.ledger.period, href: factsPage),
            breadcrumbs: breadcrumbs(to: planned),
            translations: translations(of: planned),
            lists: planned.entry.kind.lists.map { lists.list($0, on: planned) },
            detail: detail(of: planned, stating: body.facts),
            feeds: feeds(for: planned),
            sheet: planned.sheet,
            pack: planned.pack(linking: body.links, sources: sources),
            isListed: !Self.unlisted.contains(planned.entry.stem)
        )
    }

    /// Pages that are met by accident and looked for by no one.
    static let unlisted: Set<String> = ["pages/not-found", "pages/search-unavailable"]

    private func breadcrumbs(to planned: Planned) -> [Crumb] {
        var crumbs: [Crumb] = []
        let home = catalogue.home(in: planned.language)
        var next = planned.route == home ? nil : planned.route.parent
        while let route = next {
            if let page = catalogue.byRoute[route] {
                crumbs.append(Crumb(title: route == home ? "" : page.frontMatter.title.value, route: route))
            }
            next = route == home ? nil : route.parent
        }
        return crumbs.reversed()
    }

    private func translations(of planned: Planned) -> [Translation] {
        let versions = catalogue.byStem[planned.entry.stem] ?? [:]
        guard versions.count > 1 else { return [] }
        return catalogue.languages.compactMap { language in
            versions[language.code].map { Translation(language: language, route: $0.route) }
        }
    }

    private func feeds(for planned: Planned) -> [FeedLink] {
        guard !planned.frontMatter.isSensitive else { return [] }
        return switch planned.entry.kind {
        case .campaign: [FeedLink(title: planned.frontMatter.title.value, path: planned.route.path + "feed.xml")]
        case .page(let page) where page.lists.contains(.campaigns) || page.lists.contains(.updates):
            [FeedLink(title: sources.settings.name, path: allUpdatesFeed(in: planned.language))]
        default: []
        }
    }

    private func detail(of planned: Planned, stating facts: [Fact]) -> Detail {
        let language = planned.language
        switch planned.entry.kind {
        case .page(let page):
            return .page(
                isHome: planned.isHome,
                structure: page.structure.map { StructureModel($0, facts) }
            )
        case .reportingRoute(let route):
            return .reportingRoute(
                urgency: route.urgency,
                choice: route.choice,
                contacts: contacts(route.contacts),
                priorities: shelf.priorities(named: route.priorities.map(\.value), in: language),
                others: shelf.routes(in: language).filter { $0.route != planned.route }
            )
        case .priority(let priority):
            let group = sources.settings.priorityGroups.first { $0.slug == priority.group.value }
            let slug = planned.entry.slug
            return .priority(
                group: group?.title ?? "",
                groupNote: group?.note,
                achievements: shelf.achievements(of: slug, in: language),
                routes: shelf.routes(in: language, of: slug),
                campaigns: shelf.campaigns(in: language, of: slug),
                resources: shelf.resources(in: language, of: slug),
                others: shelf.priorities(in: language).filter { $0.route != planned.route }
            )
        case .achievement(let achievement):
            let slug = achievement.priority?.value
            return .achievement(
                period: achievement.period,
                priority: slug.flatMap { shelf.priorities(named: [$0], in: language).first },
                more: shelf.achievements(of: slug, in: language).filter { $0.route != planned.route }
            )
        case .campaign(let campaign):
            return .campaign(
                status: campaign.status,
                hashtag: campaign.hashtag,
                updates: shelf.updates(in: language, of: planned.entry.slug),
                priorities: shelf.priorities(named: campaign.priorities.map(\.value), in: language),
                feed: planned.frontMatter.isSensitive ? "" : planned.route.path + "feed.xml"
            )
        case .campaignUpdate(let update):
            let neighbours = shelf.neighbours(of: planned.route, inCampaign: update.campaign.value, in: language)
            return .campaignUpdate(
                campaign: shelf.campaign(update.campaign.value, in: language)
                    ?? shelf.item(planned, in: language),
                date: update.date.value,
                source: update.source?.value,
                newer: neighbours.newer,
                older: neighbours.older
            )
        case .educationResource(let resource):
            return .educationResource(
                lesson: Item.Lesson(resource),
                safeguarding: resource.safeguarding,
                contacts: contacts(resource.contacts),
                priorities: shelf.priorities(named: resource.priorities.map(\.value), in: language)
            )
        }
    }

    private func contacts(_ references: [Placed<String>]) -> [ContactModel] {
        references.compactMap { sources.contacts[id: $0.value] }.map { ContactModel($0) }
    }

    /// What all pages of each language share.
    func shared(problems: inout [Diagnostic]) -> [String: SharedModel] {
        let settings = sources.settings
        var shared: [String: SharedModel] = [:]
        for language in settings.languages {
            func links(_ written: [NavigationLink]) -> [Crumb] {
                written.compactMap { link in
                    let source = SourcePath("content/\(link.page.value)")
                    guard let target = catalogue.bySource[source] else { return nil }
                    let page = catalogue.entry(stem: target.entry.stem, in: language) ?? target
                    let title = page.language == settings.defaultLanguage ? link.title : page.frontMatter.title.value
                    return Crumb(title: title, route: page.route)
                }
            }
            shared[language.code] = SharedModel(
                name: settings.name,
                shortName: settings.shortName,
                owner: settings.owner,
                area: settings.area,
                base: settings.base,
                language: language,
                home: catalogue.byStem["pages/index"]?[language.code]?.route ?? Route("/"),
                searchPath: (language == settings.defaultLanguage ? "" : "/\(language.code)") + "/search",
                navigation: links(settings.navigation),
                footer: links(settings.footer),
                help: contacts(settings.help),
                banner: settings.banner,
                exit: settings.exit,
                hasSharePictures: settings.hasSharePictures
            )
        }
        return shared
    }
}

extension ContentsLine {
    /// None for a page that two headings part.
    static func lines(of headings: [Heading]) -> [ContentsLine] {
        let parts = headings.filter { $0.level == 2 }
        return parts.count < 3 ? [] : parts.map { ContentsLine(title: $0.text, anchor: $0.id) }
    }
}

extension Kind {
    var lists: [ListKind] { if case .page(let page) = self { page.lists } else { [] } }
}

extension StructureModel {
    fileprivate init(_ part: StructurePart, _ facts: [Fact]) {
        title = part.title
        bodies = part.bodies.compactMap { body in
            guard let number = facts.firstIndex(where: { $0.id == body.fact.value }) else { return nil }
            let name = facts[number].names.first ?? ""
            return Body(name: name.prefix(1).uppercased() + name.dropFirst(), does: body.does, source: number + 1)
        }
    }
}
