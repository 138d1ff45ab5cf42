import Parallel
import SiteContent

/// An entry that is published now, and where.
final class Planned: Sendable {
    let entry: Entry
    let route: Route
    let language: Language
    /// As pages in its own language show it.
    let item: Item

    init(entry: Entry, route: Route, language: Language) {
        self.entry = entry
        self.route = route
        self.language = language
        item = Item(entry, at: route)
    }

    var frontMatter: FrontMatter { entry.frontMatter }
    var isHome: Bool { entry.stem == "pages/index" }
}

/// How an entry stands at a moment.
private struct Standing: Sendable {
    /// Nil where it is not published.
    let planned: Planned?
    /// When it appears or goes, whichever comes first; nil where it does neither any more.
    let nextChange: Int64?

    init(of entry: Entry, _ settings: SiteSettings, now: Int64) {
        let appears = entry.frontMatter.publish?.instant(in: settings.timeZone)
        let goes = entry.frontMatter.expires?.instant(in: settings.timeZone)
        let isDraft = entry.frontMatter.isDraft
        nextChange = isDraft ? nil : [appears, goes].compactMap(\.self).filter { $0 > now }.min()
        guard !isDraft, appears ?? .min <= now, now < goes ?? .max, let language = settings.language(entry.language)
        else {
            planned = nil
            return
        }
        planned = Planned(entry: entry, route: settings.route(of: entry), language: language)
    }
}

/// Which entries are published at a moment, found by what other entries call them.
struct Catalogue: Sendable {
    /// In the order of their source files.
    let live: [Planned]
    /// Drafts, entries that are not due yet, and entries that have expired.
    let unpublished: Set<SourcePath>
    let bySource: [SourcePath: Planned]
    let byRoute: [Route: Planned]
    /// By what their files are called without language, then by language code.
    let byStem: [String: [String: Planned]]
    let languages: [Language]
    let nextChange: Int64?
    /// By language code: one version of each entry, in that language where there is one, in the order of their files.
    private let versions: [String: [Planned]]
    /// By language code: the page whose list of a kind is the place to look for it.
    private let listing: [String: [ListKind: Planned]]

    init(_ sources: SiteSources, now: Int64, problems: inout [Diagnostic]) {
        let settings = sources.settings
        languages = settings.languages
        let standings = inParallel(sources.entries) { Standing(of: $0, settings, now: now) }
        let live = standings.compactMap(\.planned)
        let byRoute = Meanwhile { Dictionary(live.map { ($0.route, $0) }, uniquingKeysWith: { first, _ in first }) }
        let bySource = Meanwhile {
            Dictionary(live.map { ($0.entry.source, $0) }, uniquingKeysWith: { first, _ in first })
        }
        self.live = live
        unpublished = Set(zip(sources.entries, standings).lazy.filter { $1.planned == nil }.map(\.0.source))
        nextChange = standings.compactMap(\.nextChange).min()
        var byStem: [String: [String: Planned]] = [:]
        for planned in live { byStem[planned.entry.stem, default: [:]][planned.language.code] = planned }
        self.byStem = byStem
        let stems = byStem.keys.sorted()
        var versions: [String: [Planned]] = [:]
        var listing: [String: [ListKind: Planned]] = [:]
        for language in languages {
            let entries = stems.compactMap { Self.version(of: byStem[$0]!, in: language, or: settings.languages) }
            versions[language.code] = entries
            for planned in entries {
                for kind in planned.entry.kind.lists {
                    guard let other = listing[language.code]?[kind], !planned.isNearerHome(than: other) else {
                        listing[language.code, default: [:]][kind] = planned
                        continue
                    }
                }
            }
        }
        self.versions = versions
        self.listing = listing
        self.byRoute = byRoute.value
        self.bySource = bySource.value
        guard self.byRoute.count < live.count else { return }
        let clashing = Dictionary(grouping: live, by: \.route).values.filter { $0.count > 1 }
        problems += clashing.map { Diagnostic.clash($0.sorted { $0.entry.source < $1.entry.source }) }
    }

    /// The entry in `language`, or where it is not translated in the site's own language, or in any.
    func entry(stem: String, in language: Language) -> Planned? {
        byStem[stem].flatMap { Self.version(of: $0, in: language, or: languages) }
    }

    private static func version(
        of versions: [String: Planned],
        in language: Language,
        or languages: [Language]
    ) -> Planned? {
        versions[language.code] ?? languages.lazy.compactMap { versions[$0.code] }.first
    }

    /// One version of each entry, in `language` where there is one, in the order of their files.
    func entries(in language: Language) -> [Planned] { versions[language.code] ?? [] }

    /// The page whose list of a kind is the place to look for it, in `language`.
    func page(listing kind: ListKind, in language: Language) -> Planned? { listing[language.code]?[kind] }

    func home(in language: Language) -> Route {
        language == languages[0] ? Route("/") : Route("/\(language.code)/")
    }
}

extension Planned {
    fileprivate func isNearerHome(than other: Planned) -> Bool {
        (route.path.count, route) < (other.route.path.count, other.route)
    }
}

extension SiteSettings {
    func route(of entry: Entry) -> Route {
        let isDefault = entry.language == defaultLanguage.code
        return Route(stem: entry.stem, kind: entry.kind, languagePrefix: isDefault ? "" : "/\(entry.language)")
    }
}

extension Entry {
    /// What other entries call it: the name of its file, or of its folder for a campaign.
    var slug: String {
        let parts = stem.utf8.split(separator: UInt8(ascii: "/")).map(Substring.init)
        return String(parts.last == "index" ? parts[max(parts.count - 2, 0)] : parts[parts.count - 1])
    }
}

extension Diagnostic {
    fileprivate static func clash(_ pages: [Planned]) -> Diagnostic {
        Diagnostic(
            file: pages[1].entry.source.string,
            problem: "published at \(pages[0].route), as is "
                + (pages.prefix(1) + pages.dropFirst(2)).map(\.entry.source.string).joined(separator: ", "),
            remedy: "Rename one of them: capital letters make no difference in an address."
        )
    }
}
