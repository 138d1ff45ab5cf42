import ByteCoding
import CommonMark
import Parallel
import SiteContent
import SitePlanning
import SiteRendering

/// The weights of pages and printed sheets, in the order of their addresses.
///
/// - Parameter size: Of a file of the site, in bytes; nil for one that is not known, whose page is left out.
func pageWeights(_ site: PreparedSite, size: (String) throws -> Int?) rethrows -> PageWeights {
    func sum(_ assets: [Asset]) throws -> Int {
        try assets.reduce(0) { try $0 + (size(String($1.address.dropFirst())) ?? 0) }
    }
    let styles = site.theme.assets.filter { $0.name.hasSuffix(".css") }
    let drawn = site.theme.assets.filter { asset in
        let address = Array(asset.address.utf8)
        return styles.contains { $0.bytes.firstOffset(of: address) != nil }
    }
    let style = try sum(styles)
    let script = try sum(site.theme.assets.filter { $0.name.hasSuffix(".js") })
    let files = site.plan.pages.map { ($0.route, $0) } + site.plan.sheets.map { ($0.route, $0.page) }
    let inOrder = files.sorted { $0.0 < $1.0 }
    // Some thousand at a time: texts for each of a hundred thousand would take much room at once.
    let pieces = try inOrder.indices.parted(by: 4096).map { range in
        let some = Array(inOrder[range])
        let known = inParallel(some) { route, page in (file: route.outputFile, names: page.pictureNames) }
        var weights = PageWeights()
        for ((route, page), (file, names)) in zip(some, known) {
            guard let bytes = try size(file) else { continue }
            let pictures = names.isEmpty ? [] : site.attachments.filter { names.contains($0.name) }
            let sizes = PageWeight.Sizes(
                page: bytes,
                style: style,
                script: script,
                pictures: try sum(drawn + pictures),
                isHome: page.isHome && page.route == route
            )
            weights.append(PageWeight(address: route.path, source: page.source.string, sizes: sizes))
        }
        return weights
    }
    return PageWeights(joining: pieces)
}

/// Pages that weigh more than the site allows, each with what weighs.
///
/// - Parameters:
///   - files: What lies published as it is planned, and what is made.
///   - outputs: All files of the site: one without a compressed twin is compressed to be weighed, if it may
///     be too heavy.
func overweightPages(
    _ site: PreparedSite,
    _ budget: WeightBudget,
    files: [String: Manifest.File],
    outputs: Outputs
) throws -> [Diagnostic] {
    func size(of path: String) throws -> Int? {
        guard files[path]?.twins.isEmpty == true, isCompressible(path), let output = outputs[path] else {
            return files[path]?.sentSize
        }
        return try brotliTwin(of: output.make().bytes, at: path).count
    }
    // Pictures for other sites are no part of a page.
    let assets = Set((site.theme.assets + site.attachments).map { String($0.address.dropFirst()) })
    let shared = Dictionary(uniqueKeysWithValues: try assets.map { ($0, try size(of: $0) ?? 0) })
    let perhaps = pageWeights(site) { shared[$0] ?? files[$0]?.sentSize }.over(budget)
    guard !perhaps.isEmpty else { return [] }
    let pages = Set(perhaps.map { Route($0.page.address).outputFile })
    let exact = try pageWeights(site) { path in try shared[path] ?? (pages.contains(path) ? size(of: path) : nil) }
    return exact.over(budget).map { Diagnostic.overweight($0.page, most: $0.most) }
}

extension PageModel {
    fileprivate var isHome: Bool { if case .page(isHome: true, _) = detail { true } else { false } }

    /// The files of the pictures in its text.
    fileprivate var pictureNames: Set<String> {
        Set(
            zip(body.document.links, body.links).compactMap { link, resolved in
                if case .attachment(let name) = resolved, link.isImage { name } else { nil }
            }
        )
    }
}

extension Diagnostic {
    fileprivate static func overweight(_ weight: PageWeight, most: Bytes) -> Diagnostic {
        let parts = [
            ("the page itself", weight.page), ("the style", weight.style), ("the script", weight.script),
            ("pictures", weight.pictures),
        ].sorted { $0.1 > $1.1 }.filter { $0.1.count > 0 }
        return Diagnostic(
            file: weight.source,
            problem: "\(weight.address) weighs \(weight.total) compressed, and may weigh \(most): "
                + parts.map { "\($0.0) \($0.1)" }.joined(separator: ", "),
            remedy: "Make what weighs most smaller, part the page in two, or raise “budget” in content/site.yaml."
        )
    }
}
