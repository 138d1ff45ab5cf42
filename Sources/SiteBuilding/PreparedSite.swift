import CommonMark
import Digest
import Foundation
import Parallel
package import SiteChecking
package import SiteContent
package import SitePlanning
package import SiteRendering
import SiteResults
import Templates

/// Everything that can be known before the first byte is written.
package struct PreparedSite: Sendable {
    package let plan: SitePlan
    package let theme: Theme
    package let attachments: [Asset]
    /// Without what the rules find, where they left pages.
    package let warnings: [Diagnostic]
    /// What the rules looked at.
    package let checked: CheckedSite
    /// The rules' look at each page. Those that they left can be looked at as they are made.
    let looking: PageLooking
    let renderer: Renderer
    /// What is known of files that were not read, to be kept for the next build.
    let cache: SourceCache
    let changed: ChangedFiles
    /// When rules that know the day may find something else, in seconds since 1970.
    let endOfDay: Int64
}

/// Reads, plans and checks a site, and tells everything that is wrong with it at once.
///
/// - Parameter leavesPages: Whether the rules may leave pages of a large site, whose texts are parsed again to be made.
///   None is left where something else is an error.
/// - Throws: ``Diagnostics`` where there is an error in the site's files, ``FileFailure`` where they cannot be read.
package func prepareSite(_ options: BuildOptions, leavesPages: Bool = false) throws -> PreparedSite {
    var files: [SourceFile] = []
    var problems: [Diagnostic] = []
    let cache = BuildCache(site: options.site)
    let known = try cache.sources(ground: try groundOfReading(options))
    let changed = ChangedFiles()
    var (knownPaths, unread): ([SourcePath], [UnreadFile]) = ([], [])
    for folder in ["content", "seeds", "theme/assets", "theme/checks", "theme/strings", "theme/templates"]
    where FileSystem.folderExists("\(options.root)/\(folder)") {
        let read = try readFolder(folder, below: options.root, cache: known)
        files += read.files
        knownPaths += read.known
        unread += read.unread
        problems += read.problems
    }
    let sources = try readSources(
        files,
        known: KnownSources(known, paths: knownPaths, unread: unread, root: options.root, changed: changed),
        problems: &problems
    )
    guard let sources else { throw Diagnostics(problems) }
    // Their bytes are not needed any more.
    files.removeAll { !$0.path.string.hasPrefix("theme/") }
    let reading = Meanwhile { [files] in
        var problems: [Diagnostic] = []
        return (theme: Theme(files, for: sources.settings.languages, problems: &problems), problems: problems)
    }
    let plan = planSite(sources, now: options.now, problems: &problems)
    let (theme, themeProblems) = reading.value
    problems += themeProblems
    let checked = CheckedSite(
        plan: plan,
        sources: sources,
        theme: files.filter { $0.path.string.hasPrefix("theme/s") || $0.path.string.hasPrefix("theme/t") },
        styles: files.filter { $0.path.string.hasSuffix(".css") },
        today: Day(instant: options.now, in: sources.settings.timeZone)
    )
    let attachments = plan.attachments.map { Asset(name: $0.path.string, bytes: $0.bytes) }
    let renderer = theme.map { theme in
        Meanwhile { Renderer(theme: theme, plan: plan, attachments: attachments, program: options.program) }
    }
    let leavesPages = leavesPages && !problems.contains { $0.severity == .error }
    let looking = PageLooking(checked, known: try cache.findings().pages, program: options.program) { text in
        leavesPages && !text.keepsText
    }
    if !looking.leavesPages { problems += check(checked, onPages: looking.finish()) }
    try changed.refuse()
    let found = Diagnostics(problems)
    guard let theme, let renderer, found.errors.isEmpty else { throw found }
    return PreparedSite(
        plan: plan,
        theme: theme,
        attachments: attachments,
        warnings: found.warnings,
        checked: checked,
        looking: looking,
        renderer: renderer.value,
        cache: sources.cache ?? known,
        changed: changed,
        endOfDay: Day(daysSinceEpoch: checked.today.daysSinceEpoch + 1).start(in: sources.settings.timeZone)
    )
}

/// Of what entries are read with, besides their own files: the program and the settings.
private func groundOfReading(_ options: BuildOptions) throws(FileFailure) -> Digest {
    let settings = "\(options.root)/content/site.yaml"
    var digester = Digester()
    digester.update(options.program.description)
    digester.update(FileSystem.size(of: settings) == nil ? [] : try readFile(settings))
    return digester.finalize()
}

extension Theme {
    init?(_ files: [SourceFile], for languages: [Language], problems: inout [Diagnostic]) {
        self.init(
            files,
            languages: languages,
            expecting: ["results": .model(ResultsPage.self)],
            problems: &problems
        )
    }
}

extension Day {
    /// The day that the site's own clocks show.
    init(instant: Int64, in zone: TimeZone) {
        let local = instant + Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant))))
        self.init(daysSinceEpoch: Int((Double(local) / 86_400).rounded(.down)))
    }
}
