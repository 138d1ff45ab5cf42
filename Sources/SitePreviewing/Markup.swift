/// HTML as a tree, as far as it takes to cut a part out of a page and to leave out of it what repeats.
///
/// It reads what templates and Markdown make of a site, not every page of the world: an end tag that closes nothing is
/// passed over, and what is left open ends with what is around it.
indirect enum Markup: Sendable {
    case text(String)
    case element(Element)

    struct Element: Sendable {
        let name: String
        /// As it was written, from `<` to `>`.
        let opening: String
        var children: [Markup] = []

        var isVoid: Bool { opening.hasSuffix("/>") || voidElements.contains(name) }

        /// The words of an attribute; nil where it has no such attribute or one without a value.
        func attribute(_ name: String) -> String? {
            guard let start = opening.firstRange(of: " \(name)=\"")?.upperBound else { return nil }
            return String(opening[start...].prefix { $0 != "\"" })
        }

        var classes: [String] { attribute("class")?.split(separator: " ").map(String.init) ?? [] }
        var isHidden: Bool { opening.hasSuffix(" hidden>") || opening.contains(" hidden ") }
    }

    var element: Element? { if case .element(let element) = self { element } else { nil } }

    var html: String {
        switch self {
        case .text(let text): text
        case .element(let element):
            element.opening + element.children.map(\.html).joined() + (element.isVoid ? "" : "</\(element.name)>")
        }
    }

    static func reading(_ html: String) -> [Markup] {
        var reader = MarkupReader(html)
        return reader.nodes(closedBy: nil)
    }
}

private let voidElements: Set = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
]

private struct MarkupReader {
    private let bytes: [UInt8]
    private var position = 0
    private var open: [String] = []

    init(_ html: String) { bytes = Array(html.utf8) }

    mutating func nodes(closedBy name: String?) -> [Markup] {
        var nodes: [Markup] = []
        while position < bytes.count {
            let start = position
            position = bytes[start...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
            if position > start { nodes.append(.text(words(start..<position))) }
            guard position < bytes.count else { break }
            let tag = takeTag()
            if tag.hasPrefix("</") {
                let closed = elementName(tag.dropFirst(2))
                if closed == name { return nodes }
                if open.contains(closed) {
                    position -= tag.utf8.count
                    return nodes
                }
            } else if tag.hasPrefix("<!") {
                continue
            } else if tag.dropFirst().first?.isLetter == true {
                nodes.append(.element(element(opening: tag)))
            } else {
                nodes.append(.text(tag))
            }
        }
        return nodes
    }

    private mutating func element(opening tag: String) -> Markup.Element {
        var element = Markup.Element(name: elementName(tag.dropFirst()), opening: tag)
        guard !element.isVoid else { return element }
        if ["script", "style", "title", "textarea"].contains(element.name) {
            let start = position
            let end = Array("</\(element.name)".utf8)
            while position < bytes.count, !bytes[position...].starts(with: end) { position += 1 }
            element.children = [.text(words(start..<position))]
            if position < bytes.count { _ = takeTag() }
            return element
        }
        open.append(element.name)
        element.children = nodes(closedBy: element.name)
        open.removeLast()
        return element
    }

    /// From `<` to the `>` that ends the tag, which is none within quotes; a comment whole.
    private mutating func takeTag() -> String {
        let start = position
        if bytes[start...].starts(with: "<!--".utf8) {
            while position < bytes.count, !bytes[position...].starts(with: "-->".utf8) { position += 1 }
            position = min(position + 3, bytes.count)
            return words(start..<position)
        }
        var quote: UInt8?
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                break
            }
        }
        return words(start..<position)
    }

    private func words(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

private func elementName(_ tag: Substring) -> String {
    String(tag.prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }).lowercased()
}
