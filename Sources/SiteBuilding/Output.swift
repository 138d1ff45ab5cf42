import CommonMark
package import Digest
import Parallel
import SiteContent
package import SitePlanning
package import SiteRendering

/// A file of the site before it is made: where it goes, what it is made from, and how.
package struct Output: Sendable {
    package let path: String
    /// Of what it is made from. Nil for what is not published yet: it has to be made in any case, and tells it then.
    package let fingerprint: Digest?
    /// Named by its bytes, so that pages of the last build may still ask for it.
    package let isAsset: Bool
    package let make: @Sendable () throws -> (bytes: [UInt8], fingerprint: Digest)

    /// - Parameter make: Tells the fingerprint again, or for the first time.
    init(
        path: String,
        fingerprint: Digest?,
        isAsset: Bool = false,
        make: @escaping @Sendable () throws -> (bytes: [UInt8], fingerprint: Digest)
    ) {
        self.path = path
        self.fingerprint = fingerprint
        self.isAsset = isAsset
        self.make = make
    }

    /// A file whose fingerprint says whether its bytes are still the same without making them.
    init(
        path: String,
        fingerprint: Digest,
        isAsset: Bool = false,
        bytes: @escaping @Sendable () throws -> [UInt8]
    ) {
        self.init(path: path, fingerprint: fingerprint, isAsset: isAsset, make: { (try bytes(), fingerprint) })
    }

    /// A small file that is made to see whether it changed.
    init(path: String, text: String) {
        let bytes = Array(text.utf8)
        self.init(path: path, fingerprint: Digest(of: bytes)) { bytes }
    }

    init(asset: Asset) {
        let path = String(asset.address.dropFirst())
        self.init(path: path, fingerprint: Digest(of: asset.bytes), isAsset: true) { asset.bytes }
    }

    init(picture: SharePicture, drawnBy program: String) {
        let path = String(picture.address.dropFirst())
        self.init(path: path, fingerprint: picture.digest, isAsset: true) { try draw(picture, by: program) }
    }

    /// - Parameter isPublished: Whether anything lies published in its place.
    init(page: PageModel, by renderer: Renderer, isPublished: Bool) {
        let fingerprint = isPublished ? renderer.fingerprint(of: page) : nil
        self.init(
            path: page.route.outputFile,
            fingerprint: fingerprint,
            make: {
                defer { page.body.document.releaseText() }
                // Made once more for its own file, which may be the same as last time.
                let packSize = try page.pack.map { try renderer.archive($0, with: page).count }
                guard let fingerprint else { return renderer.renderNew(page, packSize: packSize) }
                return (renderer.render(page, packSize: packSize), fingerprint)
            }
        )
    }

    init(sheet: SheetModel, by renderer: Renderer) {
        self.init(path: sheet.route.outputFile, fingerprint: renderer.fingerprint(of: sheet)) { renderer.render(sheet) }
    }

    /// - Parameter isPublished: Whether anything lies published in its place.
    init(feed: FeedModel, base: String, isPublished: Bool) {
        let text = { @Sendable in Array(MachineFiles.atom(feed, base: base).utf8) }
        self.init(
            path: feed.file,
            fingerprint: isPublished ? Digest(of: text()) : nil,
            make: {
                // Made once more to be written: together the feeds of many campaigns are large.
                let bytes = text()
                return (bytes, Digest(of: bytes))
            }
        )
    }
}

/// The files of a site by their paths.
package struct Outputs: Sendable {
    private let all: [Output]
    /// In the list: a table of the files themselves would have room for twice as many.
    private let places: [String: Int]

    /// - Parameter all: Of those that have one path the first is taken.
    init(_ all: [Output]) {
        self.all = all
        places = Dictionary(zip(all.map(\.path), all.indices), uniquingKeysWith: { first, _ in first })
    }

    package subscript(path: String) -> Output? { places[path].map { all[$0] } }

    /// Of what each is made from; nil for one that has to be made in any case.
    var fingerprints: [String: Digest?] { places.mapValues { all[$0].fingerprint } }
}

/// Every file of the site.
///
/// - Parameters:
///   - isPublished: Whether anything lies published at a path.
///   - description: Of the search endpoint, for `openapi.json`.
///   - drawingProgram: What draws SVG as PNG.
package func outputs(
    _ plan: SitePlan,
    theme: Theme,
    attachments: [Asset],
    renderer: Renderer,
    isPublished: @Sendable (String) -> Bool,
    description: String,
    drawingProgram: String
) -> Outputs {
    var outputs = (theme.assets + attachments).map(Output.init)
    outputs += inParallel(plan.pages) { page in
        Output(page: page, by: renderer, isPublished: isPublished(page.route.outputFile))
    }
    outputs += plan.pages.compactMap { page in
        page.pack.map { pack in
            Output(path: String(pack.path.dropFirst()), fingerprint: renderer.fingerprint(of: pack, with: page)) {
                try renderer.archive(pack, with: page)
            }
        }
    }
    outputs += plan.pages.compactMap(renderer.sharePicture).map { picture in
        Output(picture: picture, drawnBy: drawingProgram)
    }
    outputs += plan.sheets.map { Output(sheet: $0, by: renderer) }
    outputs += plan.redirects.map { redirect in
        Output(path: redirect.from.outputFile, fingerprint: renderer.fingerprint(of: redirect)) {
            renderer.render(redirect)
        }
    }
    outputs += inParallel(plan.feeds) { feed in
        Output(feed: feed, base: plan.base, isPublished: isPublished(feed.file))
    }
    for page in plan.pages where page.lists.contains(where: { $0.kind == .sources }) {
        let folder = page.route.path.dropFirst()
        outputs.append(Output(path: folder + LedgerFiles.csvName, text: LedgerFiles.csv(plan)))
        outputs.append(Output(path: folder + LedgerFiles.jsonName, text: LedgerFiles.json(plan)))
    }
    outputs.append(Output(path: MachineFiles.sitemapName, text: MachineFiles.sitemap(plan)))
    outputs.append(Output(path: "robots.txt", text: MachineFiles.robots(plan)))
    if let shared = plan.languages.first.flatMap({ plan.shared[$0.code] }) {
        outputs.append(Output(path: "opensearch.xml", text: MachineFiles.openSearch(shared)))
        outputs.append(Output(path: "site.webmanifest", text: webManifest(shared, theme: theme)))
    }
    outputs.append(Output(path: "openapi.json", text: description))
    if let security = plan.security {
        let text = MachineFiles.securityText(security, base: plan.base, languages: plan.languages)
        outputs.append(Output(path: ".well-known/security.txt", text: text))
    }
    return Outputs(outputs)
}

extension FeedModel {
    /// Below the folder of pages.
    fileprivate var file: String { String(path.dropFirst()) }
}
