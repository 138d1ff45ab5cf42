import SiteContent
import SitePlanning
import Templates

/// A page as the template of its kind sees it.
protocol PageView: TemplateModel {
    var page: PageModel { get }
    /// The text, its links filled in.
    var body: String { get }
    var words: Words { get }

    init(page: PageModel, body: String, words: Words)
}

/// The fields that templates of every kind may name.
func common<View: PageView>() -> [Field<View>] {
    [
        .text("title") { $0.page.title },
        .text("summary") { $0.page.summary },
        .text("path") { $0.page.route.path },
        .text("lang") { $0.page.language.code },
        .html("body") { $0.body },
        .list("contents") { $0.page.contents.map { LinkView(title: $0.title, href: "#\($0.anchor)") } },
        .flag("sensitive") { $0.page.isSensitive },
        .flag("plan_notice") { $0.page.plan != nil },
        .text("plan_title") { $0.page.plan?.title ?? "" },
        .text("plan_period") { $0.page.plan?.period ?? "" },
        .text("plan_href") { $0.page.plan?.href ?? "" },
        .list("sources") { $0.page.sources.map { SourceView(source: $0) } },
        .text("owner") { $0.page.owner },
        .text("sheet_href") { $0.page.sheet?.path ?? "" },
        .record("reviewed") { DateView($0.page.reviewed, $0.words) },
        .record("review_by") { DateView($0.page.reviewBy, $0.words) },
        .list("lists") { view in view.page.lists.map { ListView(list: $0, words: view.words) } },
        .list("charts") { view -> [ChartView] in
            view.page.sources.compactMap { source in
                source.chart.map { ChartView(chart: $0, statement: source.statement, words: view.words) }
            }
        },
    ]
}

extension PageView {
    func items(_ items: [Item]) -> [ItemView] { items.map { ItemView(item: $0, words: words) } }
    func contacts(_ contacts: [ContactModel]) -> [ContactView] {
        contacts.map { ContactView(contact: $0, words: words) }
    }
}

struct PlainPageView: PageView {
    let page: PageModel
    let body: String
    let words: Words

    static let fields = Fields<PlainPageView>(
        common() + [
            .list("structure") { view -> [StructureView] in
                guard case .page(_, let structure) = view.page.detail else { return [] }
                return structure.map { StructureView(part: $0, words: view.words) }
            }
        ]
    )
}

struct ReportingRouteView: PageView {
    let page: PageModel
    let body: String
    let words: Words

    static let fields = Fields<ReportingRouteView>(
        common() + [
            .flag("is_emergency") { $0.page.urgency == .emergency },
            .flag("is_urgent") { $0.page.urgency == .urgent },
            .text("choice") { view in
                if case .reportingRoute(_, let choice, _, _, _) = view.page.detail { choice } else { "" }
            },
            .list("contacts") { $0.contacts($0.page.contacts) },
            .list("priorities") { view in
                if case .reportingRoute(_, _, _, let items, _) = view.page.detail { view.items(items) } else { [] }
            },
            .list("other_routes") { view in
                if case .reportingRoute(_, _, _, _, let items) = view.page.detail { view.items(items) } else { [] }
            },
        ]
    )
}

struct PriorityView: PageView {
    let page: PageModel
    let body: String
    let words: Words

    struct Group: TemplateModel {
        let title: String
        let note: String

        static let fields: Fields<Group> = [.text("title") { $0.title }, .text("note") { $0.note }]
    }

    static let fields = Fields<PriorityView>(
        common() + [
            .record("group") { view in
                if case .priority(let title, let note, _, _, _, _, _) = view.page.detail {
                    Group(title: title, note: note ?? "")
                } else {
                    nil
                }
            },
            .list("achievements") { $0.related.achievements },
            .list("routes") { $0.related.routes },
            .list("campaigns") { $0.related.campaigns },
            .list("resources") { $0.related.resources },
            .list("other_priorities") { $0.related.others },
        ]
    )

    private struct Related {
        var achievements: [ItemView] = []
        var routes: [ItemView] = []
        var campaigns: [ItemView] = []
        var resources: [ItemView] = []
        var others: [ItemView] = []
    }

    private var related: Related {
        guard case .priority(_, _, let achievements, let routes, let campaigns, let resources, let others) = page.detail
        else { return Related() }
        return Related(
            achievements: items(achievements),
            routes: items(routes),
            campaigns: items(campaigns),
            resources: items(resources),
            others: items(others)
        )
    }
}

struct AchievementView: PageView {
    let page: PageModel
    let body: String
    let words: Words

    static let fields = Fields<AchievementView>(
        common() + [
            .text("period") { view in
                if case .achievement(let period, _, _) = view.page.detail { period } else { "" }
            },
            .record("priority") { view -> ItemView? in
                guard case .achievement(_, let priority?, _) = view.page.detail else { return nil }
                return ItemView(item: priority, words: view.words)
            },
            .list("more") { view in
                if case .achievement(_, _, let more) = view.page.detail { view.items(more) } else { [] }
            },
        ]
    )
}

struct CampaignView: PageView {
    let page: PageModel
    let body: String
    let words: Words

    static let fields = Fields<CampaignView>(
        common() + [
            .text("hashtag") { view in
                if case .campaign(_, let hashtag, _, _, _) = view.page.detail { hashtag ?? "" } else { "" }
            },
            .flag("is_running") { $0.status == .running },
            .flag("is_finished") { $0.status == .finished },
            .text("status") { view in
                guard let status = view.status else { return "" }
                return view.words["campaign_\(status.rawValue)"]
            },
            .text("feed_href") { view in
                if case .campaign(_, _, _, _, let feed) = view.page.detail { feed } else { "" }
            },
            .list("updates") { view in
                if case .campaign(_, _, let updates, _, _) = view.page.detail { view.items(updates) } else { [] }
            },
            .list("priorities") { view in
                if case .campaign(_, _, _, let items, _) = view.page.detail { view.items(items) } else { [] }
            },
        ]
    )

    private var status: Campaign.Status? {
        if case .campaign(let status, _, _, _, _) = page.detail { status } else { nil }
    }
}

struct CampaignUpdateView: PageView {
    let page: PageModel
    let body: String
    let words: Words

    static let fields = Fields<CampaignUpdateView>(
        common() + [
            .record("campaign") { view -> ItemView? in
                guard case .campaignUpdate(let campaign, _, _, _, _) = view.page.detail else { return nil }
                return ItemView(item: campaign, words: view.words)
            },
            .record("date") { view -> DateView? in
                guard case .campaignUpdate(_, let date, _, _, _) = view.page.detail else { return nil }
                return DateView(date, view.words)
            },
            .text("source_href") { view in
                if case .campaignUpdate(_, _, let source, _, _) = view.page.detail { source ?? "" } else { "" }
            },
            .record("newer") { view -> ItemView? in
                guard case .campaignUpdate(_, _, _, let item?, _) = view.page.detail else { return nil }
                return ItemView(item: item, words: view.words)
            },
            .record("older") { view -> ItemView? in
                guard case .campaignUpdate(_, _, _, _, let item?) = view.page.detail else { return nil }
                return ItemView(item: item, words: view.words)
            },
        ]
    )
}

struct EducationResourceView: PageView {
    let page: PageModel
    let body: String
    let words: Words
    /// Of its pack, in bytes; nil where there is none.
    var packSize: Int?

    init(page: PageModel, body: String, words: Words) {
        self.page = page
        self.body = body
        self.words = words
    }

    static let fields = Fields<EducationResourceView>(
        common() + [
            .text("key_stages") { view in view.page.lesson.map { view.words.keyStages($0.keyStages) } ?? "" },
            .text("minutes") { view in view.page.lesson.map { view.words.minutes($0.minutes) } ?? "" },
            .text("topics") { $0.page.lesson?.topics.joined(separator: ", ") ?? "" },
            .text("format") { view in view.page.lesson.map { view.words.format($0.format) } ?? "" },
            .text("safeguarding") { view in
                if case .educationResource(_, let note, _, _) = view.page.detail { note } else { "" }
            },
            .text("pack_href") { $0.packSize == nil ? "" : $0.page.pack?.path ?? "" },
            .text("pack_link") { view in
                view.packSize.map { view.words.filled("pack_link", ["size": view.words.size(ofBytes: $0)]) } ?? ""
            },
            .text("licence") { $0.page.pack?.licence ?? "" },
            .list("contacts") { $0.contacts($0.page.contacts) },
            .list("priorities") { view in
                if case .educationResource(_, _, _, let items) = view.page.detail { view.items(items) } else { [] }
            },
        ]
    )
}
