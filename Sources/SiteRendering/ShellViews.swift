import SiteContent
import SitePlanning
package import Templates

/// What pages share around their own part: the same for all pages with the same ``ShellVariant``.
package struct ShellView: TemplateModel {
    let shared: SharedModel
    let variant: ShellVariant
    let words: Words

    package static let fields: Fields<ShellView> = [
        .text("lang") { $0.shared.language.code },
        .text("dir") { $0.shared.language.direction.rawValue },
        .text("site_name") { $0.shared.name },
        .text("short_name") { $0.shared.shortName },
        .text("home") { $0.shared.home.path },
        .flag("sensitive") { $0.variant.isSensitive },
        .flag("is_home") { $0.variant.isHome },
        .flag("is_search") { $0.variant.isSearch },
        .list("nav") { view in
            view.shared.navigation.map {
                LinkView(title: $0.title, href: $0.route.path, isCurrent: $0.route == view.variant.section)
            }
        },
        .list("footer") { view in view.shared.footer.map { LinkView(title: $0.title, href: $0.route.path) } },
        .list("breadcrumbs") { view in
            view.variant.breadcrumbs.map { crumb in
                let isHome = crumb.route == view.shared.home
                return LinkView(title: isHome ? view.words["home"] : crumb.title, href: crumb.route.path)
            }
        },
        .list("help") { view in view.shared.help.map { ContactView(contact: $0, words: view.words) } },
        .text("search_action") { $0.shared.searchPath },
        .text("search_method") { $0.variant.isSensitive ? "post" : "get" },
        .text("banner") { $0.shared.banner ?? "" },
        .text("exit_href") { $0.shared.exit },
    ]
}

/// What makes one shell differ from another.
package struct ShellVariant: Hashable, Sendable {
    var language: String
    var isSensitive = false
    var isHome = false
    var isSearch = false
    /// The link of the navigation that the page lies under.
    var section: Route?
    var breadcrumbs: [Crumb] = []

    init(language: String) { self.language = language }

    init(of page: PageModel, shared: SharedModel) {
        language = page.language.code
        isSensitive = page.isSensitive
        if case .page(isHome: true, _) = page.detail { isHome = true }
        for link in shared.navigation where page.route.path.utf8.starts(with: link.route.path.utf8) {
            if link.route.path.utf8.count > section?.path.utf8.count ?? 0 { section = link.route }
        }
        breadcrumbs = page.breadcrumbs
    }
}

/// What each page fills into its shell.
package struct SlotsView: TemplateModel {
    package var title = ""
    package var description = ""
    package var canonical = ""
    package var head = ""
    package var query = ""
    package var languages = ""
    package var main = ""

    package static let fields: Fields<SlotsView> = [
        .text("title") { $0.title },
        .text("description") { $0.description },
        .text("canonical") { $0.canonical },
        .html("head") { $0.head },
        .text("query") { $0.query },
        .html("languages") { $0.languages },
        .html("main") { $0.main },
    ]
}

/// The part of a page's head that only some pages have.
struct HeadView: TemplateModel {
    struct Alternate: TemplateModel {
        let lang: String
        let href: String

        static let fields: Fields<Alternate> = [.text("lang") { $0.lang }, .text("href") { $0.href }]
    }

    var alternates: [Alternate] = []
    var feeds: [LinkView] = []
    var isUnlisted = false
    var isSensitive = false
    /// JSON-LD, for a script element of data.
    var structuredData = ""
    var share: ShareView?

    static let fields: Fields<HeadView> = [
        .list("alternates") { $0.alternates },
        .list("feeds") { $0.feeds },
        .flag("noindex") { $0.isUnlisted },
        .flag("sensitive") { $0.isSensitive },
        .html("structured_data") { $0.structuredData },
        .record("share") { $0.share },
    ]

    var isEmpty: Bool {
        alternates.isEmpty && feeds.isEmpty && !isUnlisted && !isSensitive && structuredData.isEmpty && share == nil
    }
}

struct LanguagesView: TemplateModel {
    struct Choice: TemplateModel {
        let translation: Translation
        let isCurrent: Bool

        static let fields: Fields<Choice> = [
            .text("name") { $0.translation.language.name },
            .text("lang") { $0.translation.language.code },
            .text("dir") { $0.translation.language.direction.rawValue },
            .text("href") { $0.translation.route.path },
            .flag("current") { $0.isCurrent },
        ]
    }

    let choices: [Choice]

    static let fields: Fields<LanguagesView> = [.list("languages") { $0.choices }]
}

struct RedirectView: TemplateModel {
    let redirect: Redirect
    let base: String

    static let fields: Fields<RedirectView> = [
        .text("title") { $0.redirect.title },
        .text("href") { $0.redirect.to.path },
        .text("canonical") { $0.base + $0.redirect.to.path },
        .text("lang") { $0.redirect.language.code },
    ]
}
