package import Digest
package import SiteContent
package import SitePlanning
package import SiteRendering
import SiteResults
import Templates

/// A site rendered with a ``marked(_:)`` theme, so that its parts can be found in its pages.
package struct MarkedSite: Sendable {
    package let theme: Theme
    private let renderer: Renderer
    private let plan: SitePlan

    /// - Parameter files: The theme's, as they are.
    /// - Throws: ``Diagnostics`` where the theme has faults.
    package init(_ plan: SitePlan, theme files: [SourceFile], attachments: [Asset], program: Digest) throws(Diagnostics)
    {
        var problems: [Diagnostic] = []
        let theme = Theme(
            marked(files),
            languages: plan.languages,
            expecting: ["results": .model(ResultsPage.self)],
            problems: &problems
        )
        guard let theme else { throw Diagnostics(problems) }
        self.theme = theme
        self.plan = plan
        renderer = Renderer(theme: theme, plan: plan, attachments: attachments, program: program)
    }

    /// Every page, then every sheet.
    package var pages: [String] {
        // What a pack weighs is not known before it is made; here any size shows how it is told.
        let pages = plan.pages.map { renderer.render($0, packSize: $0.pack == nil ? nil : 50_000) }
        return (pages + plan.sheets.map { renderer.render($0) }).map { String(decoding: $0, as: UTF8.self) }
    }
}
