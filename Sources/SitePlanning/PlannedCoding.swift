package import ByteCoding
import CommonMark
package import SiteContent

/// What the plan knows of a page beyond what its own file says.
package struct PlannedPage: LinkedPage {
    package let source: SourcePath
    package let route: Route
    package let language: Language
    /// Whether it is written in other languages too.
    package let isTranslated: Bool
    package let anchors: [String]
    /// Those that its text links to, in the order of their names.
    private let contacts: [String]
    /// Nil where the page cannot be made from this and its file.
    private let rest: [UInt8]?

    /// - Parameter reader: Stands before what ``PageModel/write(to:)`` gave, with nothing behind it.
    package init(from reader: inout ByteReader) {
        source = SourcePath(reader.text())
        route = Route(from: &reader)
        language = Language(from: &reader)
        isTranslated = Bool(from: &reader)
        anchors = Array(from: &reader)
        contacts = Array(from: &reader)
        rest = Bool(from: &reader) ? reader.rest() : nil
    }

    /// The page with the text that its file holds now; nil where others than the page itself, its sheet and its entry in the
    /// index are to tell that text from the one that was planned, and where the page cannot be made again.
    ///
    /// - Parameters:
    ///   - entry: Read anew; but for its teaser, its next review and its text it must be what was planned: ``Entry/face``.
    ///   - teasers: Of this page and of others: those that differ.
    ///   - pages: Those that its links may lead to.
    ///   - sources: With all registries.
    package func model(
        retelling entry: Entry,
        _ teasers: Teasers,
        among pages: some LinkedPages,
        of sources: SiteSources
    ) -> PageModel? {
        guard let rest, Set(anchors).isSubset(of: entry.body.headings.map(\.id)) else { return nil }
        let body = LinkResolver(pages: pages, sources: sources)
            .resolve(Planned(entry: entry, route: route, language: language))
        var reader = ByteReader(rest)
        let notes = [SourceNote](from: &reader)
        let named = entry.kind.contacts
        guard body.problems.isEmpty, Set(body.contacts.map(\.id) + named) == Set(contacts + named),
            body.facts.map(\.id) == notes.map(\.id)
        else { return nil }
        let matter = entry.frontMatter
        let change = ItemChange(teasers)
        let page = PageModel(
            route: route,
            language: language,
            source: source,
            kindName: entry.kind.name,
            title: matter.title.value,
            summary: matter.summary.value,
            isSensitive: matter.isSensitive,
            owner: matter.owner,
            reviewed: matter.reviewed.value,
            reviewBy: matter.reviewBy.value,
            publish: Int?(from: &reader).map(Int64.init),
            expires: Int?(from: &reader).map(Int64.init),
            audience: matter.audience,
            findableBy: matter.findableBy,
            body: Body(
                digest: entry.digest,
                textDigest: entry.textDigest,
                document: entry.body,
                links: body.links
            ),
            contents: ContentsLine.lines(of: entry.body.headings),
            sources: notes,
            plan: PlanNotice?(from: &reader),
            breadcrumbs: [Crumb](from: &reader).map { $0.retold(teasers) },
            translations: Array(from: &reader),
            lists: [ListModel](from: &reader).map { $0.changed(by: change) },
            detail: Detail(from: &reader).changed(by: change),
            feeds: [FeedLink](from: &reader).map { $0.retold(of: entry) },
            sheet: Route?(from: &reader),
            pack: nil,
            isListed: Bool(from: &reader)
        )
        return reader.isDamaged ? nil : page
    }
}

extension PageModel {
    /// Writes what ``PlannedPage`` reads.
    package func write(to writer: inout ByteWriter) {
        writer.append(source.string)
        route.write(to: &writer)
        language.write(to: &writer)
        (!translations.isEmpty).write(to: &writer)
        body.document.headings.map(\.id).write(to: &writer)
        let contacts = body.links.compactMap { if case .contact(let contact) = $0 { contact.id } else { nil } }
        Set(contacts).sorted().write(to: &writer)
        canBeRetold.write(to: &writer)
        guard canBeRetold else { return }
        sources.write(to: &writer)
        publish.map(Int.init).write(to: &writer)
        expires.map(Int.init).write(to: &writer)
        plan.write(to: &writer)
        breadcrumbs.write(to: &writer)
        translations.write(to: &writer)
        lists.write(to: &writer)
        detail.write(to: &writer)
        feeds.write(to: &writer)
        sheet.write(to: &writer)
        isListed.write(to: &writer)
    }

    private var canBeRetold: Bool {
        guard pack == nil else { return false }
        if case .page(_, let structure) = detail {
            // The sheet of a page that lists the routes says whom to contact about each.
            guard structure.isEmpty, sheet == nil else { return false }
        }
        return !body.links.contains { if case .attachment = $0 { true } else { false } }
    }
}

extension Detail: ByteCodable {
    package init(from reader: inout ByteReader) {
        switch reader.number() {
        case 0: self = .page(isHome: Bool(from: &reader), structure: [])
        case 1:
            self = .reportingRoute(
                urgency: ReportingRoute.Urgency(from: &reader),
                choice: reader.text(),
                contacts: Array(from: &reader),
                priorities: Array(from: &reader),
                others: Array(from: &reader)
            )
        case 2:
            self = .priority(
                group: reader.text(),
                groupNote: String?(from: &reader),
                achievements: Array(from: &reader),
                routes: Array(from: &reader),
                campaigns: Array(from: &reader),
                resources: Array(from: &reader),
                others: Array(from: &reader)
            )
        case 3: self = .achievement(period: reader.text(), priority: Item?(from: &reader), more: Array(from: &reader))
        case 4:
            self = .campaign(
                status: Campaign.Status(from: &reader),
                hashtag: String?(from: &reader),
                updates: Array(from: &reader),
                priorities: Array(from: &reader),
                feed: reader.text()
            )
        case 5:
            self = .campaignUpdate(
                campaign: Item(from: &reader),
                date: HistoricDate(from: &reader),
                source: String?(from: &reader),
                newer: Item?(from: &reader),
                older: Item?(from: &reader)
            )
        default:
            self = .educationResource(
                lesson: Item.Lesson(from: &reader),
                safeguarding: reader.text(),
                contacts: Array(from: &reader),
                priorities: Array(from: &reader)
            )
        }
    }

    package func write(to writer: inout ByteWriter) {
        switch self {
        case .page(let isHome, _):
            writer.append(0)
            isHome.write(to: &writer)
        case .reportingRoute(let urgency, let choice, let contacts, let priorities, let others):
            writer.append(1)
            urgency.write(to: &writer)
            writer.append(choice)
            contacts.write(to: &writer)
            priorities.write(to: &writer)
            others.write(to: &writer)
        case .priority(let group, let note, let achievements, let routes, let campaigns, let resources, let others):
            writer.append(2)
            writer.append(group)
            note.write(to: &writer)
            for items in [achievements, routes, campaigns, resources, others] { items.write(to: &writer) }
        case .achievement(let period, let priority, let more):
            writer.append(3)
            writer.append(period)
            priority.write(to: &writer)
            more.write(to: &writer)
        case .campaign(let status, let hashtag, let updates, let priorities, let feed):
            writer.append(4)
            status.write(to: &writer)
            hashtag.write(to: &writer)
            updates.write(to: &writer)
            priorities.write(to: &writer)
            writer.append(feed)
        case .campaignUpdate(let campaign, let date, let source, let newer, let older):
            writer.append(5)
            campaign.write(to: &writer)
            date.write(to: &writer)
            source.write(to: &writer)
            newer.write(to: &writer)
            older.write(to: &writer)
        case .educationResource(let lesson, let safeguarding, let contacts, let priorities):
            writer.append(6)
            lesson.write(to: &writer)
            writer.append(safeguarding)
            contacts.write(to: &writer)
            priorities.write(to: &writer)
        }
    }
}

extension SharedModel: ByteCodable {
    package convenience init(from reader: inout ByteReader) {
        self.init(
            name: reader.text(),
            shortName: reader.text(),
            owner: reader.text(),
            area: String?(from: &reader),
            base: reader.text(),
            language: Language(from: &reader),
            home: Route(from: &reader),
            searchPath: reader.text(),
            navigation: Array(from: &reader),
            footer: Array(from: &reader),
            help: Array(from: &reader),
            banner: String?(from: &reader),
            exit: reader.text(),
            hasSharePictures: Bool(from: &reader)
        )
    }

    package func write(to writer: inout ByteWriter) {
        writer.append(name)
        writer.append(shortName)
        writer.append(owner)
        area.write(to: &writer)
        writer.append(base)
        language.write(to: &writer)
        home.write(to: &writer)
        writer.append(searchPath)
        navigation.write(to: &writer)
        footer.write(to: &writer)
        help.write(to: &writer)
        banner.write(to: &writer)
        writer.append(exit)
        hasSharePictures.write(to: &writer)
    }
}
