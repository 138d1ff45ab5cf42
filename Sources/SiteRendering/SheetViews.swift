import SiteContent
import SitePlanning
import Templates

/// A page as the template of printed sheets sees it: one template for every kind.
struct SheetView: PageView {
    let page: PageModel
    let body: String
    let words: Words
    /// The page's full address.
    var address = ""
    /// The drawing that leads there.
    var code = ""
    var notices: [SheetModel.Notice] = []

    init(page: PageModel, body: String, words: Words) {
        self.page = page
        self.body = body
        self.words = words
    }

    struct NoticeView: TemplateModel {
        let notice: SheetModel.Notice
        let words: Words

        static let fields: Fields<NoticeView> = [
            .text("title") { $0.notice.item.title },
            .text("choice") { $0.notice.item.choice ?? "" },
            .flag("is_emergency") { $0.notice.item.urgency == .emergency },
            .flag("is_urgent") { $0.notice.item.urgency == .urgent },
            .list("contacts") { view in view.notice.contacts.map { ContactView(contact: $0, words: view.words) } },
        ]
    }

    static let fields = Fields<SheetView>(
        common() + [
            .text("dir") { $0.page.language.direction.rawValue },
            .html("address") { escaped(hostName(of: $0.address)).replacing("/", with: "/<wbr>") },
            .html("code") { $0.code },
            .flag("is_route") { $0.page.urgency != nil },
            .flag("is_emergency") { $0.page.urgency == .emergency },
            .flag("is_urgent") { $0.page.urgency == .urgent },
            .list("contacts") { $0.contacts($0.page.contacts) },
            .list("notices") { view in view.notices.map { NoticeView(notice: $0, words: view.words) } },
            .text("minutes") { view in view.page.lesson.map { view.words.minutes($0.minutes) } ?? "" },
            .text("key_stages") { view in view.page.lesson.map { view.words.keyStages($0.keyStages) } ?? "" },
            .text("topics") { $0.page.lesson?.topics.joined(separator: ", ") ?? "" },
            .text("format") { view in view.page.lesson.map { view.words.format($0.format) } ?? "" },
            .text("safeguarding") { view in
                if case .educationResource(_, let note, _, _) = view.page.detail { note } else { "" }
            },
            .text("hashtag") { view in
                if case .campaign(_, let hashtag, _, _, _) = view.page.detail { hashtag ?? "" } else { "" }
            },
            .text("status") { view in
                if case .campaign(let status, _, _, _, _) = view.page.detail {
                    view.words["campaign_\(status.rawValue)"]
                } else {
                    ""
                }
            },
        ]
    )
}

extension PageModel {
    var urgency: ReportingRoute.Urgency? {
        if case .reportingRoute(let urgency, _, _, _, _) = detail { urgency } else { nil }
    }

    var lesson: Item.Lesson? {
        if case .educationResource(let lesson, _, _, _) = detail { lesson } else { nil }
    }

    /// The contacts of its front matter.
    var contacts: [ContactModel] {
        switch detail {
        case .reportingRoute(_, _, let contacts, _, _): contacts
        case .educationResource(_, _, let contacts, _): contacts
        default: []
        }
    }
}
