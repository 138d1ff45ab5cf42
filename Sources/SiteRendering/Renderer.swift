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
    private let theme: Theme
    private let plan: SitePlan
    /// Of the program and the theme: what all fingerprints begin with.
    private let ground: Digest
    private let shells: [ShellVariant: Shell<SlotsView>]
    private let shellDigests: [ShellVariant: Digest]
    private let bodies: [String: BodyRenderer]

    /// Renders what pages share, once for each of its variants.
    ///
    /// `program` is of the program itself, so that a new version renders every page anew.
    package init(theme: Theme, plan: SitePlan, attachments: [Asset], program: Digest) {
        self.theme = theme
        self.plan = plan
        var digester = Digester()
        digester.update(program.description)
        digester.update(theme.digest.description)
        ground = digester.finalize()

        var variants = Set(plan.languages.map { ShellVariant.search(language: $0.code) })
        for page in plan.pages {
            variants.insert(ShellVariant(of: page, shared: plan.shared[page.language.code]!))
        }
        var shells: [ShellVariant: Shell<SlotsView>] = [:]
        var digests: [ShellVariant: Digest] = [:]
        for variant in variants {
            let view = ShellView(
                shared: plan.shared[variant.language]!,
                variant: variant,
                words: theme.words(in: variant.language)
            )
            let shell = theme.templates(in: variant.language).shell("shell", view, slots: SlotsView.self)
            shells[variant] = shell
            digests[variant] = Digest(of: shell.fill(SlotsView()))
        }
        self.shells = shells
        shellDigests = digests

        let addresses = Dictionary(attachments.map { ($0.name, $0.address) }, uniquingKeysWith: { first, _ in first })
        var bodies: [String: BodyRenderer] = [:]
        for language in plan.languages {
            let words = theme.words(in: language.code)
            let templates = theme.templates(in: language.code)
            bodies[language.code] = BodyRenderer(
                words: words,
                card: { templates.render("contact-card", ContactView(contact: $0, words: words)) },
                attachment: { addresses[$0] ?? "" }
            )
        }
        self.bodies = bodies
    }

    /// Equal fingerprints promise equal bytes.
    package func fingerprint(of page: PageModel) -> Digest { fingerprint(of: page, head: head(of: page)) }

    private func fingerprint(of page: PageModel, head: HeadView) -> Digest {
        var digester = Digester()
        feedGround(of: page, into: &digester)
        digester.update(view(of: page, body: ""))
        digester.update([page.kindName, base])
        digester.update(head)
        // Its size stands on the page, and is a function of this.
        if let pack = page.pack { digester.update(fingerprint(of: pack, with: page)) }
        return digester.finalize()
    }

    /// What a page and its sheet share: the program, the theme, the shell, translations and the body, which is told by its file
    /// and what its links lead to, without rendering it.
    func feedGround(of page: PageModel, into digester: inout Digester) {
        digester.update(ground.description)
        digester.update(shellDigests[variant(of: page)]!.description)
        digester.update(title(of: page))
        digester.update(page.translations.flatMap { $0.language.printed + [$0.route.path] })
        digester.update(page.body.digest.description)
        for link in page.body.links { link.feed(into: &digester, attachment: bodies[page.language.code]!.attachment) }
    }

    /// - Parameter packSize: Of the page's pack, in bytes; without it the page does not offer the pack.
    package func render(_ page: PageModel, packSize: Int? = nil) -> [UInt8] {
        render(page, head: head(of: page), packSize: packSize)
    }

    /// What ``render(_:packSize:)`` and ``fingerprint(of:)`` give, with what both need made once.
    package func renderNew(_ page: PageModel, packSize: Int?) -> (bytes: [UInt8], fingerprint: Digest) {
        let head = head(of: page)
        return (render(page, head: head, packSize: packSize), fingerprint(of: page, head: head))
    }

    private func render(_ page: PageModel, head: HeadView, packSize: Int?) -> [UInt8] {
        let view = view(of: page, body: renderBody(of: page), packSize: packSize)
        return fill(page, head: head, main: view.render(with: templates(for: page), named: page.templateName))
    }

    /// A page, or its sheet, in its shell.
    func fill(_ page: PageModel, head: HeadView, main: String) -> [UInt8] {
        shells[variant(of: page)]!.fill(
            SlotsView(
                title: title(of: page),
                description: page.isSensitive ? "" : page.summary,
                canonical: address(of: page),
                head: head.isEmpty ? "" : templates(for: page).render("head", head),
                languages: renderLanguages(of: page),
                main: main
            )
        )
    }

    /// - Parameter attachment: Where the files that it links to lie; nil for their published addresses.
    func renderBody(of page: PageModel, attachment: (@Sendable (String) -> String)? = nil) -> String {
        var renderer = bodies[page.language.code]!
        if let attachment { renderer.attachment = attachment }
        return renderer.render(page.body)
    }
    var base: String { plan.base }
    func address(of page: PageModel) -> String { plan.base + page.route.path }
    func templates(for page: PageModel) -> TemplateSet { theme.templates(in: page.language.code) }
    func shared(for page: PageModel) -> SharedModel { plan.shared[page.language.code]! }
    func words(for page: PageModel) -> Words { theme.words(in: page.language.code) }

    package func fingerprint(of redirect: Redirect) -> Digest {
        var digester = Digester()
        digester.update(ground.description)
        digester.update(RedirectView(redirect: redirect, base: plan.base))
        return digester.finalize()
    }

    package func render(_ redirect: Redirect) -> [UInt8] {
        let view = RedirectView(redirect: redirect, base: plan.base)
        return Array(theme.templates(in: redirect.language.code).render("redirect", view).utf8)
    }

    /// The results page of a language as a template: all but what an answer fills in is printed already.
    ///
    /// `title` and `query` are the tags of what an answer fills in, such as `{{page_title}}`.
    package func resultsTemplate(language: String, title: String, query: String) -> String {
        let shell = shells[.search(language: language)]!
        let canonical = plan.base + plan.shared[language]!.searchPath
        return shell.source(
            filling: [
                "title": title, "description": "", "canonical": escaped(canonical),
                "head": theme.templates(in: language).render("head", HeadView(isUnlisted: true, isSensitive: true)),
                "query": query, "languages": "",
                "main": theme.templates(in: language).source(of: "results"),
            ]
        )
    }

    private func variant(of page: PageModel) -> ShellVariant {
        ShellVariant(of: page, shared: shared(for: page))
    }

    private func title(of page: PageModel) -> String {
        let words = theme.words(in: page.language.code)
        let site = shared(for: page)
        if case .page(isHome: true, _) = page.detail { return site.name }
        let name = page.isSensitive ? site.shortName : site.name
        return words.title(page.title, isSensitive: page.isSensitive, site: name)
    }

    private func head(of page: PageModel) -> HeadView {
        let words = words(for: page)
        return HeadView(
            alternates: page.translations.map { .init(lang: $0.language.code, href: plan.base + $0.route.path) },
            feeds: page.feeds.map { LinkView(title: words.filled("feed_link", ["title": $0.title]), href: $0.path) },
            isUnlisted: !page.isListed,
            isSensitive: page.isSensitive,
            structuredData: structuredData(of: page) ?? "",
            share: share(of: page)
        )
    }

    private func structuredData(of page: PageModel) -> String? {
        SiteRendering.structuredData(
            of: page,
            at: address(of: page),
            shared: shared(for: page),
            words: words(for: page)
        )
    }

    private func renderLanguages(of page: PageModel) -> String {
        guard !page.translations.isEmpty else { return "" }
        let choices = page.translations.map {
            LanguagesView.Choice(translation: $0, isCurrent: $0.language == page.language)
        }
        return theme.templates(in: page.language.code).render("languages", LanguagesView(choices: choices))
    }

    private func view(of page: PageModel, body: String, packSize: Int? = nil) -> any PageView {
        let words = theme.words(in: page.language.code)
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
        update(UnsafeRawBufferPointer(writer.written))
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
