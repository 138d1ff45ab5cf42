import FoundationEssentials
import SiteContent
package import SitePlanning
import Templates

/// What browsers call the site where someone keeps it on a screen, as the theme's template writes it.
///
/// - Parameter shared: Of the site's own language.
package func webManifest(_ shared: SharedModel, theme: Theme) -> String {
    theme.templates(in: shared.language.code).render("webmanifest", WebManifestView(shared))
}

/// What the web manifest may name: each is a whole value of JSON, with its quotation marks.
struct WebManifestView: TemplateModel {
    let name: String
    let shortName: String
    let language: String
    let direction: String
    let home: String

    static let fields: Fields<WebManifestView> = [
        .html("name") { json($0.name) },
        .html("short_name") { json($0.shortName) },
        .html("lang") { json($0.language) },
        .html("dir") { json($0.direction) },
        .html("home") { json($0.home) },
    ]

    /// Of a site that is yet to come, to see whether the template makes JSON.
    init() { (name, shortName, language, direction, home) = ("", "", "", "", "") }

    init(_ shared: SharedModel) {
        name = shared.name
        shortName = shared.shortName
        language = shared.language.code
        direction = shared.language.direction.rawValue
        home = shared.home.path
    }
}

private func json(_ text: String) -> String { JSONValue.text(text).written() }

/// A comma too few, and browsers ignore the whole file.
func webManifestFault(in templates: TemplateSet) -> Diagnostic? {
    struct Anything: Decodable { init(from decoder: any Decoder) {} }
    let text = templates.render("webmanifest", WebManifestView())
    guard (try? JSONDecoder().decode(Anything.self, from: Data(text.utf8))) == nil else { return nil }
    return Diagnostic(
        file: "theme/templates/webmanifest.mustache",
        problem: "what the template prints is not JSON, so no browser would read it",
        remedy: "Look for a comma or a bracket too many or too few. Fields bring their own quotation marks: {{{name}}}."
    )
}
