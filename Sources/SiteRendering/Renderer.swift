import ByteCoding
import CommonMark
package import Digest
import SiteContent
package import SitePlanning
import Templates

/// Turns pages into the bytes of their files. Pure: the same page and theme, the same bytes.
///
/// A class, for each file that is to be made holds it.
package final class Renderer: Sendable {
    /// The site's address, without a slash at its end.
    let base: String
    /// Of the program and the theme: what all fingerprints begin with.
    private let ground: Digest
    private let shells: [ShellVariant: PrintedShell]
    /// By language code.
    private let languages: [String: LanguageSetting]

    /// Renders what pages share, once for each of its variants.
    ///
    /// `program` is of the program itself, so that a new version renders every page anew.
    package init(theme: Theme, plan: SitePlan, attachments: [Asset], program: Digest) {
        base = plan.base
        var digester = Digester()
        digester.update(program.description)
        digester.update(theme.digest.description)
        ground = digester.finalize()

        let addresses = Dictionary(attachments.map { ($0.name, $0.address) }, uniquingKeysWith: { first, _ in first })
        var languages: [String: LanguageSetting] = [:]
        for code in plan.languages.map(\.code) {
            languages[code] = LanguageSetting(
                shared: plan.shared[code]!,
                words: theme.words(in: code),
                templates: theme.templates(in: code),
                attachment: { addresses[$0] ?? "" }
            )
        }
        self.languages = languages

        var variants = Set(plan.languages.map { ShellVariant.search(language: $0.code) })
        for page in plan.pages {
            variants.insert(ShellVariant(of: page, shared: languages[page.language.code]!.shared))
        }
        var shells: [ShellVariant: PrintedShell] = [:]
        for variant in variants {
            let language = languages[variant.language]!
            let view = ShellView(shared: language.shared, variant: variant, words: language.words)
            shells[variant] = PrintedShell(language.templates.shell("shell", view))
        }
        self.shells = shells
    }

    func language(of page: PageModel) -> LanguageSetting { languages[page.language.code]! }

    func setting(of page: PageModel) -> PageSetting {
        let language = language(of: page)
        return PageSetting(language: language, shell: shells[ShellVariant(of: page, shared: language.shared)]!)
    }

    /// Equal fingerprints promise equal bytes.
    package func fingerprint(of page: PageModel) -> Digest {
        let setting = setting(of: page)
        return fingerprint(of: page, in: setting, head: head(of: page, in: setting.language))
    }

    private func fingerprint(of page: PageModel, in setting: PageSetting, head: HeadView) -> Digest {
        var digester = Digester()
        feedGround(of: page, in: setting, into: &digester)
        digester.update(view(of: page, in: setting.language, body: ""))
        digester.update([page.kindName, base])
        digester.update(head)
        // Its size stands on the page, and is a function of this.
        if let pack = page.pack { digester.update(fingerprint(of: pack, with: page)) }
        return digester.finalize()
    }

    /// What a page and its sheet share: the program, the theme, the shell, translations and the body, which is told by its file
    /// and what its links lead to, without rendering it.
    func feedGround(of page: PageModel, in setting: PageSetting, into digester: inout Digester) {
        digester.update(ground.description)
        digester.update(setting.shell.digest.description)
        digester.update(title(of: page, in: setting.language))
        digester.update(page.translations.flatMap { $0.language.printed + [$0.route.path] })
        digester.update(page.body.digest.description)
        for link in page.body.links { link.feed(into: &digester, attachment: setting.language.body.attachment) }
    }

    /// - Parameter packSize: Of the page's pack, in bytes; without it the page does not offer the pack.
    package func render(_ page: PageModel, packSize: Int? = nil) -> [UInt8] {
        let setting = setting(of: page)
        return render(page, in: setting, head: head(of: page, in: setting.language), packSize: packSize)
    }

    /// What ``render(_:packSize:)`` and ``fingerprint(of:)`` give, with what both need made once.
    package func renderNew(_ page: PageModel, packSize: Int?) -> (bytes: [UInt8], fingerprint: Digest) {
        let setting = setting(of: page)
        let head = head(of: page, in: setting.language)
        let bytes = render(page, in: setting, head: head, packSize: packSize)
        return (bytes, fingerprint(of: page, in: setting, head: head))
    }

    private func render(_ page: PageModel, in setting: PageSetting, head: HeadView, packSize: Int?) -> [UInt8] {
        let language = setting.language
        let view = view(of: page, in: language, body: language.body.render(page.body), packSize: packSize)
        let main = view.render(with: language.templates, named: page.templateName)
        return fill(page, in: setting, head: head, main: main)
    }

    /// A page, or its sheet, in its shell.
    func fill(_ page: PageModel, in setting: PageSetting, head: HeadView, main: String) -> [UInt8] {
        setting.shell.template.fill(
            SlotsView(
                title: title(of: page, in: setting.language),
                description: page.isSensitive ? "" : page.summary,
                canonical: address(of: page),
                head: head.isEmpty ? "" : setting.language.templates.render("head", head),
                languages: renderLanguages(of: page, in: setting.language),
                main: main
            )
        )
    }

    /// - Parameter attachment: Where the files that it links to lie; nil for their published addresses.
    func renderBody(of page: PageModel, attachment: (@Sendable (String) -> String)? = nil) -> String {
        var renderer = language(of: page).body
        if let attachment { renderer.attachment = attachment }
        return renderer.render(page.body)
    }
    func address(of page: PageModel) -> String { base + page.route.path }

    package func fingerprint(of redirect: Redirect) -> Digest {
        var digester = Digester()
        digester.update(ground.description)
        digester.update(RedirectView(redirect: redirect, base: base))
        return digester.finalize()
    }

    package func render(_ redirect: Redirect) -> [UInt8] {
        let view = RedirectView(redirect: redirect, base: base)
        return Array(languages[redirect.language.code]!.templates.render("redirect", view).utf8)
    }

    /// The results page of a language as a template: all but what an answer fills in is printed already.
    ///
    /// `title` and `query` are the tags of what an answer fills in, such as `{{page_title}}`.
    package func resultsTemplate(language: String, title: String, query: String) -> String {
        let shell = shells[.search(language: language)]!.template
        let language = languages[language]!
        return shell.source(
            filling: [
                "title": title, "description": "", "canonical": escaped(base + language.shared.searchPath),
                "head": language.templates.render("head", HeadView(isUnlisted: true, isSensitive: true)),
                "query": query, "languages": "", "main": language.templates.source(of: "results"),
            ]
        )
    }

    private func title(of page: PageModel, in language: LanguageSetting) -> String {
        let site = language.shared
        if case .page(isHome: true, _) = page.detail { return site.name }
        let name = page.isSensitive ? site.shortName : site.name
        return language.words.title(page.title, isSensitive: page.isSensitive, site: name)
    }

    private func head(of page: PageModel, in language: LanguageSetting) -> HeadView {
        HeadView(
            alternates: page.translations.map { .init(lang: $0.language.code, href: base + $0.route.path) },
            feeds: page.feeds.map { feed in
                LinkView(title: language.words.filled("feed_link", ["title": feed.title]), href: feed.path)
            },
            isUnlisted: !page.isListed,
            isSensitive: page.isSensitive,
            // Empty is nothing to a template.
            structuredData: structuredData(
                of: page,
                at: address(of: page),
                shared: language.shared,
                words: language.words
            ) ?? "",
            share: share(of: page, in: language)
        )
    }

    private func renderLanguages(of page: PageModel, in language: LanguageSetting) -> String {
        guard !page.translations.isEmpty else { return "" }
        let choices = page.translations.map {
            LanguagesView.Choice(translation: $0, isCurrent: $0.language == page.language)
        }
        return language.templates.render("languages", LanguagesView(choices: choices))
    }

    private func view(
        of page: PageModel,
        in language: LanguageSetting,
        body: String,
        packSize: Int? = nil
    ) -> any PageView {
        let words = language.words
        if case .educationResource = page.detail {
            var view = EducationResourceView(page: page, body: body, words: words)
            view.packSize = packSize
            return view
        }
        let type: any PageView.Type =
            switch page.detail {
            case .page: PlainPageView.self
            case .reportingRoute: ReportingRouteView.self
            case .priority: PriorityView.self
            case .achievement: AchievementView.self
            case .campaign: CampaignView.self
            case .campaignUpdate: CampaignUpdateView.self
            case .educationResource: EducationResourceView.self
            }
        return type.init(page: page, body: body, words: words)
    }
}

extension Digester {
    /// All that a template may print of a model.
    mutating func update(_ model: some TemplateModel) {
        var writer = ByteWriter(capacity: 2048)
        model.feed(into: &writer)
        writer.withBytes { update($0) }
    }
}

extension PageModel {
    fileprivate var templateName: String {
        if case .page(let isHome, _) = detail { isHome ? "home" : "page" } else { kindName }
    }
}

extension PageView {
    fileprivate func render(with templates: TemplateSet, named name: String) -> String {
        templates.render(name, self)
    }
}

extension ShellVariant {
    static func search(language: String) -> ShellVariant {
        var variant = ShellVariant(language: language)
        variant.isSearch = true
        return variant
    }
}

extension Language {
    /// What pages of other languages print of it.
    fileprivate var printed: [String] { [code, name, direction.rawValue] }
}

extension ResolvedLink {
    fileprivate func feed(into digester: inout Digester, attachment: (String) -> String) {
        switch self {
        case .page(let href, let language):
            digester.update("page")
            digester.update(href)
            digester.update(language?.printed ?? [])
        case .contact(let contact):
            digester.update("contact")
            digester.update(ContactView(contact: contact, words: .none))
        case .fact(let number):
            digester.update("fact")
            digester.update(String(number))
        case .attachment(let name):
            digester.update("attachment")
            digester.update(attachment(name))
        case .external(let address):
            digester.update("external")
            digester.update(address)
        case .unpublished: digester.update("unpublished")
        }
    }
}
