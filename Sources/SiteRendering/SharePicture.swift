package import Digest
import SiteContent
package import SitePlanning
import Templates

/// A picture that other sites show beside a link to a page, as the drawing that it is made from.
package struct SharePicture: Sendable {
    /// In pixels: what other sites ask for.
    package static let width = 1200
    package static let height = 630

    package let svg: String
    package let digest: Digest

    fileprivate init(_ svg: String) {
        self.svg = svg
        digest = Digest(of: Array(svg.utf8))
    }

    /// The same drawing has the same name, so that what is published already need not be made to be named.
    package var address: String { "/assets/share.\(digest.description.prefix(12)).png" }
}

extension Renderer {
    /// Nil where the site wants none, for pages that no one looks for, and for sensitive ones.
    package func sharePicture(of page: PageModel) -> SharePicture? {
        sharePicture(of: page, in: language(of: page))
    }

    private func sharePicture(of page: PageModel, in language: LanguageSetting) -> SharePicture? {
        guard language.shared.hasSharePictures, page.isListed, !page.isSensitive else { return nil }
        let view = SharePictureView(page: page, shared: language.shared, words: language.words)
        return SharePicture(language.templates.render("share-picture", view))
    }

    /// What other sites show of a link to the page; nil for sensitive pages, of which they are to show nothing.
    func share(of page: PageModel, in language: LanguageSetting) -> ShareView? {
        guard page.isListed, !page.isSensitive else { return nil }
        return ShareView(
            page: page,
            shared: language.shared,
            address: address(of: page),
            picture: sharePicture(of: page, in: language).map { base + $0.address }
        )
    }
}

/// The Open Graph protocol's properties of a page.
struct ShareView: TemplateModel {
    let page: PageModel
    let shared: SharedModel
    let address: String
    let picture: String?

    static let fields: Fields<ShareView> = [
        .text("title") { $0.page.title(on: $0.shared) },
        .text("description") { $0.page.summary },
        .text("type") { if case .campaignUpdate = $0.page.detail { "article" } else { "website" } },
        .text("url") { $0.address },
        .text("site_name") { $0.shared.name },
        .text("locale") { $0.page.language.locale ?? "" },
        .text("picture") { $0.picture ?? "" },
        .text("picture_width") { _ in String(SharePicture.width) },
        .text("picture_height") { _ in String(SharePicture.height) },
    ]
}

struct SharePictureView: TemplateModel {
    let page: PageModel
    let shared: SharedModel
    let words: Words

    struct Line: TemplateModel {
        let text: String

        static let fields: Fields<Line> = [.text("text") { $0.text }]
    }

    static let fields: Fields<SharePictureView> = [
        .text("lang") { $0.page.language.code },
        .text("site_name") { $0.shared.name },
        .text("kind") { view in
            if case .page = view.page.detail { "" } else { view.words.kind(view.page.kindName) }
        },
        .flag("rtl") { $0.page.language.direction == .rightToLeft },
        .text("size") { String($0.title.size) },
        .list("lines") { $0.title.lines.map(Line.init) },
    ]

    private var title: Lettering { Lettering(page.title(on: shared)) }
}

extension PageModel {
    fileprivate func title(on site: SharedModel) -> String {
        if case .page(isHome: true, _) = detail { site.name } else { title }
    }
}
