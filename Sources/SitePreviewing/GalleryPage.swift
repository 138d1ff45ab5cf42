package import SiteRendering
import Templates

/// One page with every part of a theme, in light and in dark colours, for whoever designs it.
package struct GalleryPage: Sendable {
    package let html: String
    package let style: String

    /// - Parameters:
    ///   - parts: In the order in which they are shown.
    ///   - theme: The theme as it is published.
    ///   - site: The site's name.
    package init(_ parts: [GalleryPart], theme: Theme, site: String) {
        let sheet = theme.assets.first { $0.name == "site.css" }
        let rules = StyleRule.reading(sheet.map { String(decoding: $0.bytes, as: UTF8.self) } ?? "")
        let colours = Scheme.colours(rules)
        style = galleryRules + Scheme.allCases.map { $0.rules(from: rules) }.joined() + Scheme.swatches(colours)
        var names = NamesOnPage()
        let sections = GalleryPart.Kind.allCases.map { kind in
            let shown = parts.filter { $0.kind == kind }.map { part in
                let examples = part.examples.map { example in
                    let scenes = Scheme.allCases.map { scheme in
                        "<div class=\"gallery-scene in-\(scheme.rawValue)\">\(names.taking(example))</div>"
                    }
                    return "<div class=\"gallery-pair\">\(scenes.joined())</div>"
                }
                return "<section class=\"gallery-part\" id=\"\(kind.rawValue)-\(part.name)\">"
                    + "<h3>\(escaped(part.name))</h3>\n\(examples.joined(separator: "\n"))</section>"
            }
            return "<section><h2>\(kind.title)</h2><p>\(kind.place)</p>\n\(shown.joined(separator: "\n"))</section>"
        }
        let contents = parts.map { part in
            "<li><a href=\"#\(part.kind.rawValue)-\(part.name)\">\(escaped(part.name))</a></li>"
        }
        html = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex"><meta name="color-scheme" content="light dark">
            <title>Every part of the theme: \(escaped(site))</title>
            <link rel="stylesheet" href="\(sheet?.address ?? "")"><link rel="stylesheet" href="\(PreviewFiles.galleryStyle)">
            </head><body class="gallery">
            <main>
            <h1>Every part of the theme</h1>
            <p>With words that this site has, in light and in dark colours. Where lists go on, two entries of each look are shown. Make the window narrow to see each part as a phone shows it.</p>
            <ul class="gallery-contents">\(contents.joined())</ul>
            <section><h2>Colours</h2>
            <div class="gallery-pair">\(Scheme.allCases.map { $0.swatches(colours) }.joined())</div></section>
            \(sections.joined(separator: "\n"))
            </main>
            </body></html>

            """
    }
}

extension GalleryPart.Kind {
    fileprivate var title: String {
        switch self {
        case .surroundings: "Around every page"
        case .partial: "Parts"
        case .text: "Text"
        case .page: "Pages"
        }
    }

    fileprivate var place: String {
        switch self {
        case .surroundings: "theme/templates/shell.mustache: an ordinary page, and a sensitive one where there is one."
        case .partial: "theme/templates/partials"
        case .text: "What the Markdown of an entry becomes: one of each kind of block."
        case .page: "theme/templates, each between what surrounds every page."
        }
    }
}

/// The ids of a page that holds one example many times: each may stand once.
private struct NamesOnPage {
    private var taken: Set<String> = []
    private var count = 0

    /// The example with open what can be opened. A name that stands on the page already gets a number, there and where
    /// the example points to it; what points out of the example still finds the first that has the name.
    mutating func taking(_ example: String) -> String {
        count += 1
        let html = example.replacing("<details open", with: "<details").replacing("<details", with: "<details open")
        let own = Set(values(of: " id=\"", in: html))
        let again = own.intersection(taken)
        taken.formUnion(own)
        return [" id=\"", " for=\"", " aria-labelledby=\"", " aria-controls=\"", " href=\"#"].reduce(html) {
            html,
            attribute in
            let pieces = html.split(separator: attribute, omittingEmptySubsequences: false)
            return pieces.dropFirst().reduce(into: String(pieces.first ?? "")) { filled, piece in
                let name = String(piece.prefix { $0 != "\"" })
                filled += attribute + (again.contains(name) ? "\(name)-\(count)" : name)
                filled += piece.dropFirst(name.count)
            }
        }
    }

    private func values(of attribute: String, in html: String) -> [String] {
        html.split(separator: attribute, omittingEmptySubsequences: false).dropFirst().map { piece in
            String(piece.prefix { $0 != "\"" })
        }
    }
}

private enum Scheme: String, CaseIterable {
    case light, dark

    /// The names of the colours that the style sheet declares on `:root`, in its order.
    static func colours(_ rules: [StyleRule]) -> [String] {
        let declarations = rules.filter { $0.selector == ":root" && $0.condition.isEmpty }.flatMap(\.declarations)
        return declarations.filter { $0.name.hasPrefix("--") && $0.value.hasPrefix("#") }.map {
            String($0.name.dropFirst(2))
        }
    }

    /// The style sheet asks the device for its scheme once for the whole page. These rules say the same for a part of
    /// it: what `:root` and `body` have in this scheme, in the order of the sheet.
    func rules(from rules: [StyleRule]) -> String {
        let own = rules.filter { rule in
            [":root", "body"].contains(rule.selector)
                && (rule.condition.isEmpty || self == .dark && rule.condition.contains("prefers-color-scheme: dark"))
        }
        let lines = own.flatMap(\.declarations).filter {
            $0.name.hasPrefix("--") || ["background", "color"].contains($0.name)
        }
        let body = lines.map { "\($0.name): \($0.value)" } + ["color-scheme: \(rawValue)"]
        return ".in-\(rawValue) { \(body.joined(separator: "; ")) }\n"
    }

    func swatches(_ colours: [String]) -> String {
        let items = colours.map { "<li><span class=\"gallery-swatch swatch-\($0)\"></span> --\($0)</li>" }
        return "<ul class=\"gallery-scene gallery-swatches in-\(rawValue)\">\(items.joined())</ul>"
    }

    static func swatches(_ colours: [String]) -> String {
        colours.map { ".swatch-\($0) { background: var(--\($0)) }\n" }.joined()
    }
}

/// A rule of a style sheet, as far as it takes to find its custom properties.
struct StyleRule: Equatable {
    struct Declaration: Equatable {
        let name: String
        let value: String
    }

    /// What it holds in, such as `@media print`; empty for what holds everywhere.
    let condition: String
    let selector: String
    let declarations: [Declaration]

    static func reading(_ css: String) -> [StyleRule] {
        let plain = css.split(separator: "/*", omittingEmptySubsequences: false).enumerated().map { place, piece in
            place == 0 ? piece : piece.firstRange(of: "*/").map { piece[$0.upperBound...] } ?? ""
        }.joined()
        var rules: [StyleRule] = []
        var around: [String] = []
        var words = ""
        for character in plain {
            switch character {
            case "{":
                around.append(trimmed(words))
                words = ""
            case "}":
                let selector = around.popLast() ?? ""
                if !selector.hasPrefix("@") {
                    let declarations = words.split(separator: ";").compactMap(Declaration.init)
                    rules.append(
                        StyleRule(
                            condition: around.joined(separator: " "),
                            selector: selector,
                            declarations: declarations
                        )
                    )
                }
                words = ""
            default: words.append(character)
            }
        }
        return rules
    }
}

extension StyleRule.Declaration {
    fileprivate init?(_ text: Substring) {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        self.init(name: trimmed(text[..<colon]), value: trimmed(text[text.index(after: colon)...]))
    }
}

private func trimmed(_ text: some StringProtocol) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

/// A scene holds what its example would fix to the window.
private let galleryRules = """
    .gallery > main { padding: 1.5rem; max-width: none }
    .gallery-contents { columns: 12rem; list-style: none; padding: 0 }
    .gallery-contents a { display: inline-block; min-height: 2.75rem; padding: .6rem 0 }
    .gallery-part { margin: 0 0 3rem }
    .gallery-part > h3 { font-family: ui-monospace, monospace }
    .gallery-pair { display: grid; gap: 1rem; margin: 0 0 1rem }
    .gallery-scene { contain: layout; min-width: 0; overflow: auto; border: .125rem solid; border-radius: .25rem }
    .gallery-swatches { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: .5rem; list-style: none; margin: 0; padding: 1rem }
    .gallery-swatches li { display: flex; align-items: center; gap: .5rem }
    .gallery-swatch { inline-size: 2.5rem; block-size: 2.5rem; border: .0625rem solid }
    @media (min-width: 100rem) { .gallery-pair { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) } }

    """
