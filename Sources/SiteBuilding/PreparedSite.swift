import Digest
import Foundation
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
    package let warnings: [Diagnostic]
    /// What the rules looked at.
    package let checked: CheckedSite
}

/// Reads, plans and checks a site, and tells everything that is wrong with it at once.
///
/// - Throws: ``Diagnostics`` where there is an error in the site's files, ``FileFailure`` where they cannot be read.
package func prepareSite(_ options: BuildOptions) throws -> PreparedSite {
    var files: [SourceFile] = []
    var problems: [Diagnostic] = []
    for folder in ["content", "seeds", "theme/assets", "theme/strings", "theme/templates"]
    where FileSystem.folderExists("\(options.root)/\(folder)") {
        let read = try readFolder(folder, below: options.root)
        files += read.files
        problems += read.problems
    }
    let sources = readSources(files, problems: &problems)
    guard let sources else { throw Diagnostics(problems) }
    let plan = planSite(sources, now: options.now, problems: &problems)
    let theme = Theme(
        files.filter { $0.path.string.hasPrefix("theme/") },
        languages: plan.languages,
        expecting: ["results": .model(ResultsPage.self)],
        problems: &problems
    )
    let checked = CheckedSite(
        plan: plan,
        sources: sources,
        theme: files.filter { $0.path.string.hasPrefix("theme/s") || $0.path.string.hasPrefix("theme/t") },
        today: Day(instant: options.now, in: sources.settings.timeZone)
    )
    problems += check(checked)
    let found = Diagnostics(problems)
    guard let theme, found.errors.isEmpty else { throw found }
    let attachments = plan.attachments.map { Asset(name: $0.path.string, bytes: $0.bytes) }
    return PreparedSite(
        plan: plan,
        theme: theme,
        attachments: attachments,
        warnings: found.warnings,
        checked: checked
    )
}

extension Day {
    /// The day that the site's own clocks show.
    fileprivate init(instant: Int64, in zone: TimeZone) {
        let local = instant + Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant))))
        self.init(daysSinceEpoch: Int((Double(local) / 86_400).rounded(.down)))
    }
}
