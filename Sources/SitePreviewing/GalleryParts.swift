package import SiteContent

/// A part of the theme, and what it looks like with the site's own words in it.
package struct GalleryPart: Equatable, Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        /// The surroundings of every page.
        case surroundings
        /// A file of `theme/templates/partials`.
        case partial
        /// What Markdown becomes.
        case text
        /// A file of `theme/templates`.
        case page
    }

    package let kind: Kind
    package let name: String
    /// As few as show every look that the part has on the site; HTML within its surroundings.
    package let examples: [String]
}

/// Templates that print no part of a page that could be shown beside others: whole documents, heads, files.
private let apart: Set = ["shell", "head", "redirect", "pack", "share-picture", "webmanifest"]

/// The theme's files with a mark around whatever the gallery shows. A page made with them is not for readers: the
/// marks are elements of no meaning, which ``galleryParts(in:)`` finds and takes out.
///
/// So a new partial is in the gallery without anyone having to put it there, with words that the site really has.
package func marked(_ theme: [SourceFile]) -> [SourceFile] {
    theme.map { file in
        let path = file.path.string
        guard path.hasPrefix("theme/templates/"), path.hasSuffix(".mustache") else { return file }
        let name = String(file.path.name.dropLast(".mustache".count))
        let kind = path.hasPrefix("theme/templates/partials/") ? GalleryPart.Kind.partial : .page
        let body = "{{{body}}}"
        let text = String(decoding: file.bytes, as: UTF8.self).replacing(
            body,
            with: marked(body, as: .text, "markdown")
        )
        guard !apart.contains(name) else { return SourceFile(path, text) }
        let last = text.hasSuffix("\n") ? "\n" : ""
        return SourceFile(path, marked(String(text.dropLast(last.count)), as: kind, name) + last)
    }
}

private func marked(_ text: String, as kind: GalleryPart.Kind, _ name: String) -> String {
    "<\(markName) class=\"\(kind.rawValue) \(name)\">\(text)</\(markName)>"
}

private let markName = "gallery-part"

/// In bytes.
private let largestIcon = 500

/// The parts of pages that were made with a ``marked(_:)`` theme, by kind and name.
package func galleryParts(in pages: [String]) -> [GalleryPart] {
    var found: [PartName: [PartExample]] = [:]
    for page in pages {
        PartSearch(page).collect { name, example in found[name, default: []].append(example) }
    }
    return found.map { name, examples in
        let most = name.kind == .partial ? 6 : 2
        let chosen = name.kind == .text ? [blocks(examples)] : fewest(examples, most: most)
        return GalleryPart(kind: name.kind, name: name.name, examples: chosen.map(\.html))
    }.sorted { (order($0), $0.name) < (order($1), $1.name) }
}

private func order(_ part: GalleryPart) -> Int { GalleryPart.Kind.allCases.firstIndex(of: part.kind) ?? 0 }

private struct PartName: Hashable {
    let kind: GalleryPart.Kind
    let name: String
}

private struct PartExample {
    /// What it stands in, from the outermost element; the colours and the width of a part depend on it.
    let around: [Markup.Element]
    let nodes: [Markup]
    let looks: Set<String>

    init(_ nodes: [Markup], within around: [Markup.Element]) {
        self.around = around
        self.nodes = nodes
        looks = nodes.reduce(into: []) { $0.formUnion($1.looks) }
    }

    var html: String {
        let opening = around.map { element in
            let classes = element.attribute("class").map { " class=\"\($0)\"" } ?? ""
            // The element counts for the style sheet only: it is no landmark, list or form of this page.
            return "<\(element.name)\(classes)\(element.name == "details" ? " open" : "") role=\"none\">"
        }
        let closing = around.reversed().map { "</\($0.name)>" }
        return opening.joined() + nodes.map(\.html).joined() + closing.joined()
    }
}

/// Those that together show every look, the most telling first.
private func fewest(_ examples: [PartExample], most: Int) -> [PartExample] {
    var left = examples.map { (example: $0, length: $0.html.utf8.count) }.filter { !$0.example.looks.isEmpty }
    left.sort { ($0.length, $0.example.html) < ($1.length, $1.example.html) }
    var seen: Set<String> = []
    var chosen: [PartExample] = []
    while chosen.count < most {
        var best: (example: PartExample, news: Int)?
        for (example, _) in left {
            let news = example.looks.subtracting(seen).count
            if news > best?.news ?? 0 { best = (example, news) }
        }
        guard let best else { break }
        seen.formUnion(best.example.looks)
        chosen.append(best.example)
    }
    return chosen
}

/// One text with one block of each look: a heading, a paragraph, a list, a card.
private func blocks(_ texts: [PartExample]) -> PartExample {
    let all = texts.flatMap { text in text.nodes.filter { $0.element != nil } }
        .map { (node: $0, html: $0.html) }.sorted { ($0.html.utf8.count, $0.html) < ($1.html.utf8.count, $1.html) }
    var seen: Set<String> = []
    var chosen: [Markup] = []
    for (node, _) in all where !node.looks.isSubset(of: seen) {
        seen.formUnion(node.looks)
        chosen.append(node)
    }
    return PartExample(chosen, within: texts.first?.around ?? [])
}

/// Finds the marks in one page.
private struct PartSearch {
    private let page: [Markup]

    init(_ page: String) { self.page = Markup.reading(page) }

    func collect(_ found: (PartName, PartExample) -> Void) {
        collect(page, [], found)
    }

    private func collect(_ nodes: [Markup], _ around: [Markup.Element], _ found: (PartName, PartExample) -> Void) {
        for case .element(let element) in nodes {
            switch element.name {
            case markName:
                let words = element.classes
                if words.count == 2, let kind = GalleryPart.Kind(rawValue: words[0]) {
                    let example = PartExample(shortened(unmarked(element.children)), within: around)
                    found(PartName(kind: kind, name: words[1]), example)
                }
                collect(element.children, around, found)
            case "html": collect(element.children, [], found)
            case "body":
                let shell = unmarked(element.children).filter { $0.element.map { $0.name != "main" } ?? true }
                found(PartName(kind: .surroundings, name: "shell"), PartExample(shortened(shell), within: []))
                collect(element.children, [], found)
            case "head", "svg": break
            default: collect(element.children, around + [element], found)
            }
        }
    }
}

/// The nodes without the marks around them.
private func unmarked(_ nodes: [Markup]) -> [Markup] {
    nodes.flatMap { node -> [Markup] in
        guard case .element(var element) = node else { return [node] }
        element.children = unmarked(element.children)
        return element.name == markName ? element.children : [.element(element)]
    }
}

extension Markup {
    /// What distinguishes it to the eye: its elements, their classes and states, not its words.
    var looks: Set<String> {
        guard case .element(let element) = self, !element.isHidden else { return [] }
        // Icons differ in their drawing alone; of charts one is like another.
        let drawing = element.name == "svg" ? element.children.map(\.html).joined() : ""
        if element.name == "svg", drawing.utf8.count > largestIcon { return ["svg"] }
        if element.name == "svg" { return ["svg \(drawing)"] }
        var looks: Set<String> = [element.name]
        looks.formUnion(element.classes.map { "\(element.name).\($0)" })
        if let current = element.attribute("aria-current") { looks.insert("\(element.name) \(current)") }
        for child in element.children { looks.formUnion(child.looks) }
        return looks
    }
}

/// Without what is hidden, and with two of each look where elements alone stand side by side, as in a list.
private func shortened(_ nodes: [Markup]) -> [Markup] {
    let seen = nodes.filter { $0.element?.isHidden != true }
    let isSequence = seen.allSatisfy { $0.isSpace || $0.element != nil }
    var counts: [String: Int] = [:]
    return seen.compactMap { node in
        guard case .element(var element) = node, element.name != "svg" else { return node }
        let look = node.looks.sorted().joined(separator: " ")
        counts[look, default: 0] += 1
        guard !isSequence || counts[look]! <= 2 else { return nil }
        element.children = shortened(element.children)
        return .element(element)
    }
}

extension Markup {
    fileprivate var isSpace: Bool { if case .text(let text) = self { text.allSatisfy(\.isWhitespace) } else { false } }
}
