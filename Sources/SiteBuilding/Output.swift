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

    /// A file whose fingerprint says whether its bytes are still the same without making them.
    init(path: String, fingerprint: Digest, bytes: @escaping @Sendable () throws -> [UInt8]) {
        self.path = path
        self.fingerprint = fingerprint
        isAsset = false
        make = { (try bytes(), fingerprint) }
    }

    /// A file that tells its fingerprint when it is made.
    init(newAt path: String, make: @escaping @Sendable () throws -> (bytes: [UInt8], fingerprint: Digest)) {
        self.path = path
        fingerprint = nil
        isAsset = false
        self.make = make
    }

    /// A small file that is made to see whether it changed.
    init(path: String, text: String) {
        let bytes = Array(text.utf8)
        self.init(path: path, fingerprint: Digest(of: bytes)) { bytes }
    }

    init(asset: Asset) {
        self.init(assetAt: asset.address, fingerprint: Digest(of: asset.bytes)) { asset.bytes }
    }

    init(picture: SharePicture, drawnBy program: String) {
        self.init(assetAt: picture.address, fingerprint: picture.digest) { try draw(picture, by: program) }
    }

    private init(assetAt address: String, fingerprint: Digest, bytes: @escaping @Sendable () throws -> [UInt8]) {
        path = String(address.dropFirst())
        self.fingerprint = fingerprint
        isAsset = true
        make = { (try bytes(), fingerprint) }
    }
}

/// Every file of the site, in no order.
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
) -> [Output] {
    var outputs = (theme.assets + attachments).map(Output.init)
    outputs += inParallel(plan.pages) { page in
        let path = page.route.outputFile
        @Sendable func packSize() throws -> Int? {
            // Made once more for its own file, which may be the same as last time.
            try page.pack.map { try renderer.archive($0, with: page).count }
        }
        guard isPublished(path) else {
            return Output(newAt: path) {
                defer { page.body.document.releaseText() }
                return renderer.renderNew(page, packSize: try packSize())
            }
        }
        return Output(path: path, fingerprint: renderer.fingerprint(of: page)) {
            defer { page.body.document.releaseText() }
            return renderer.render(page, packSize: try packSize())
        }
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
    outputs += plan.sheets.map { sheet in
        Output(path: sheet.route.outputFile, fingerprint: renderer.fingerprint(of: sheet)) { renderer.render(sheet) }
    }
    outputs += plan.redirects.map { redirect in
        Output(path: redirect.from.outputFile, fingerprint: renderer.fingerprint(of: redirect)) {
            renderer.render(redirect)
        }
    }
    outputs += inParallel(plan.feeds) { feed in
        let path = String(feed.path.dropFirst())
        let text = { @Sendable in Array(MachineFiles.atom(feed, base: plan.base).utf8) }
        guard isPublished(path) else {
            return Output(newAt: path) {
                let bytes = text()
                return (bytes, Digest(of: bytes))
            }
        }
        // Made once more to be written: together the feeds of many campaigns are large.
        return Output(path: path, fingerprint: Digest(of: text()), bytes: text)
    }
    for page in plan.pages where page.lists.contains(where: { $0.kind == .sources }) {
        let folder = page.route.path.dropFirst()
        outputs.append(Output(path: folder + LedgerFiles.csvName, text: LedgerFiles.csv(plan)))
        outputs.append(Output(path: folder + LedgerFiles.jsonName, text: LedgerFiles.json(plan)))
    }
    outputs.append(Output(path: "sitemap.xml", text: MachineFiles.sitemap(plan)))
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
    return outputs
}
