import Digest
import SiteContent
import SitePlanning
import SiteRendering
import SiteResults
import SiteTesting
import Templates

/// A fixture site, read, planned and ready to be rendered.
struct RenderedSite: Sendable {
    let plan: SitePlan
    let theme: Theme
    let renderer: Renderer

    private static let unchanged = [FixtureSite.english, .englishAndUrdu].map { site in
        Result { try RenderedSite(site) }
    }

    /// The fixtures as they are, read once for all tests.
    static func english() throws -> RenderedSite { try unchanged[0].get() }
    static func englishAndUrdu() throws -> RenderedSite { try unchanged[1].get() }

    init(_ site: FixtureSite, program: Digest = Digest(of: [1])) throws(Diagnostics) {
        let files = site.sources
        var problems: [Diagnostic] = []
        guard let sources = readSources(files, problems: &problems) else { throw Diagnostics(problems) }
        plan = planSite(sources, now: FixtureSite.now, problems: &problems)
        let theme = readTheme(files, languages: plan.languages, problems: &problems)
        guard let theme, Diagnostics(problems).errors.isEmpty else { throw Diagnostics(problems) }
        self.theme = theme
        let attachments = plan.attachments.map { Asset(name: $0.path.string, bytes: $0.bytes) }
        renderer = Renderer(theme: theme, plan: plan, attachments: attachments, program: program)
    }

    func page(_ path: String) -> PageModel { plan.pages.first { $0.route.path == path }! }

    func html(_ path: String) -> String { String(decoding: renderer.render(page(path)), as: UTF8.self) }

    /// The line of a page that begins so, without the beginning.
    func line(_ beginning: String, of path: String) -> String? {
        html(path).split(separator: "\n").first { $0.hasPrefix(beginning) }.map {
            String($0.dropFirst(beginning.count))
        }
    }
}

func readTheme(_ files: [SourceFile], languages: [Language], problems: inout [Diagnostic]) -> Theme? {
    Theme(
        files.filter { $0.path.string.hasPrefix("theme/") },
        languages: languages,
        expecting: ["results": .model(ResultsPage.self)],
        problems: &problems
    )
}

extension FixtureSite {
    /// The files as they are read from disk, in the order of their paths.
    var sources: [SourceFile] { files.sorted { $0.key < $1.key }.map { SourceFile($0.key, $0.value) } }
}
