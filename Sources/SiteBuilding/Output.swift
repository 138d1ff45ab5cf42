import CommonMark
package import Digest
import Parallel
import SiteContent
package import SitePlanning
package import SiteRendering

/// A file of the site before it is made: where it goes, what it is made from, and how.
package struct Output: Sendable {
    package let path: String
    package let fingerprint: Digest
    /// Named by its bytes, so that pages of the last build may still ask for it.
    package let isAsset: Bool
    package let bytes: @Sendable () throws -> [UInt8]

    /// A page: its fingerprint says whether its bytes are still the same without making them.
    init(path: String, fingerprint: Digest, bytes: @escaping @Sendable () throws -> [UInt8]) {
        self.path = path
        self.fingerprint = fingerprint
        isAsset = false
        self.bytes = bytes
    }

    /// A small file that is made to see whether it changed.
    init(path: String, text: String) {
        let bytes = Array(text.utf8)
        self.path = path
        fingerprint = Digest(of: bytes)
        isAsset = false
        self.bytes = { bytes }
    }

    init(asset: Asset) {
        path = String(asset.address.dropFirst())
        fingerprint = Digest(of: asset.bytes)
        isAsset = true
        bytes = { asset.bytes }
    }

    init(picture: SharePicture, drawnBy program: String) {
        path = String(picture.address.dropFirst())
        fingerprint = picture.digest
        isAsset = true
        bytes = { try draw(picture, by: program) }
    }
}

/// Every file of the site, in no order.
///
/// - Parameters:
///   - fingerprints: Of the plan's pages.
///   - description: Of the search endpoint, for `openapi.json`.
///   - drawingProgram: What draws SVG as PNG.
package func outputs(
    _ plan: SitePlan,
    theme: Theme,
    attachments: [Asset],
    renderer: Renderer,
    fingerprints: [Route: Digest],
    description: String,
    drawingProgram: String
) -> [Output] {
    var outputs = (theme.assets + attachments).map(Output.init)
    outputs += plan.pages.map { page in
        Output(path: page.route.outputFile, fingerprint: fingerprints[page.route]!) {
            // Made once more for its own file, which may be the same as last time.
            defer { page.body.document.releaseText() }
            return renderer.render(page, packSize: try page.pack.map { try renderer.archive($0, with: page).count })
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
        // Made once more to be written: together the feeds of many campaigns are large.
        let text = { @Sendable in Array(MachineFiles.atom(feed, base: plan.base).utf8) }
        return Output(path: String(feed.path.dropFirst()), fingerprint: Digest(of: text()), bytes: text)
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
