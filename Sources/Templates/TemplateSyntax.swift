import ByteCoding

/// One template file as it was read.
package struct TemplateSource: Sendable {
    /// How the program and other templates call it: `page`.
    package let name: String
    /// How its author finds it: `theme/templates/page.mustache`.
    package let file: String
    package let text: String

    package init(name: String, file: String, text: String) {
        self.name = name
        self.file = file
        self.text = text
    }
}

/// The part of Mustache that a theme may use, with the place of every tag: whatever else a theme holds is a fault.
///
/// swift-mustache keeps no places, says nothing of a name that it cannot find and does not show what it read. So themes
/// are read here, and the library tells the tests what they must print.
struct TemplateSyntax: Sendable {
    struct Tag: Sendable {
        let name: String
        /// In bytes, of the first brace.
        let offset: Int
    }

    enum Node: Sendable {
        case text(String, offset: Int)
        case textField(Tag)
        case htmlField(Tag)
        case partial(Tag)
        case comment
        indirect case section(Tag, inverted: Bool, [Node])
    }

    let source: TemplateSource
    let nodes: [Node]
    let faults: [TemplateFault]

    init(_ source: TemplateSource) {
        var reader = TemplateReader(source)
        reader.read()
        self.source = source
        nodes = reader.finished
        faults = reader.faults
    }

    func fault(at offset: Int, _ problem: String, _ remedy: String) -> TemplateFault {
        source.fault(at: offset, problem, remedy)
    }
}

extension TemplateSource {
    func fault(at offset: Int, _ problem: String, _ remedy: String) -> TemplateFault {
        let (line, column) = place(of: offset)
        return TemplateFault(file: file, line: line, column: column, problem: problem, remedy: remedy)
    }

    func place(of offset: Int) -> (line: Int, column: Int) {
        let before = text.utf8.prefix(offset)
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { text.utf8.index(after: $0) } ?? text.startIndex
        return (line, text[lineStart..<before.endIndex].count + 1)
    }
}

private struct TemplateReader {
    private struct Open {
        let tag: TemplateSyntax.Tag
        let inverted: Bool
        /// What stands before it, in the section around it.
        let before: [TemplateSyntax.Node]

        var opening: String { "{{\(inverted ? "^" : "#")\(tag.name)}}" }
    }

    private let source: TemplateSource
    private let bytes: [UInt8]
    private var position = 0
    private var open: [Open] = []
    private var nodes: [TemplateSyntax.Node] = []
    private(set) var faults: [TemplateFault] = []

    var finished: [TemplateSyntax.Node] { nodes }

    init(_ source: TemplateSource) {
        self.source = source
        bytes = Array(source.text.utf8)
    }

    mutating func read() {
        if let place = bytes.firstIndex(of: 0) {
            add(at: place, "a character that no page may hold (NUL)", "Take it out.")
        }
        while position < bytes.count {
            let start = position
            position = find("{{", from: start) ?? bytes.count
            if position > start { nodes.append(.text(words(start..<position), offset: start)) }
            if position < bytes.count { readTag() }
        }
        while let last = open.popLast() {
            let name = last.tag.name
            add(at: last.tag.offset, "“\(last.opening)” is never closed", "Write {{/\(name)}} where it ends.")
            nodes = last.before + [.section(last.tag, inverted: last.inverted, nodes)]
        }
    }

    /// Reads the tag that begins at `position` and leaves `position` behind it.
    private mutating func readTag() {
        let start = position
        let mark = start + 2 < bytes.count ? bytes[start + 2] : 0
        let closing = mark == UInt8(ascii: "{") ? "}}}" : "}}"
        let inner = start + 2
        guard let end = find(closing, from: inner) else {
            add(at: start, "this tag is never closed", "Close it with \(closing), with nothing but its name between.")
            position = bytes.count
            return
        }
        position = end + closing.utf8.count
        let tag = words(start..<position)
        switch mark {
        case UInt8(ascii: "!"):
            nodes.append(.comment)
        case UInt8(ascii: "{"):
            if let name = name(inner + 1..<end, of: tag, at: start) { nodes.append(.htmlField(name)) }
        case UInt8(ascii: "#"), UInt8(ascii: "^"):
            guard let name = name(inner + 1..<end, of: tag, at: start) else { return }
            open.append(Open(tag: name, inverted: mark == UInt8(ascii: "^"), before: nodes))
            nodes = []
        case UInt8(ascii: "/"):
            if let name = name(inner + 1..<end, of: tag, at: start) { close(name) }
        case UInt8(ascii: ">"):
            if let name = name(inner + 1..<end, of: tag, at: start, partial: true) { nodes.append(.partial(name)) }
        case UInt8(ascii: "&"):
            let name = trimmed(inner + 1..<end)
            add(at: start, "“\(tag)” is not used here", "Write {{{\(name)}}} for HTML, {{\(name)}} for text.")
        case UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: "$"), UInt8(ascii: "%"):
            add(at: start, "“\(tag)” is not used here", "Only names, sections, partials and comments are.")
        default:
            if let name = name(inner..<end, of: tag, at: start) { nodes.append(.textField(name)) }
        }
    }

    private mutating func close(_ tag: TemplateSyntax.Tag) {
        guard let last = open.last else {
            add(
                at: tag.offset,
                "“{{/\(tag.name)}}” closes nothing",
                "Take it out, or open it with {{#\(tag.name)}} or {{^\(tag.name)}}."
            )
            return
        }
        if last.tag.name != tag.name {
            let line = source.place(of: last.tag.offset).line
            add(
                at: tag.offset,
                "“{{/\(tag.name)}}” stands where “\(last.opening)” of line \(line) is still open",
                "Write {{/\(last.tag.name)}} first."
            )
            guard open.contains(where: { $0.tag.name == tag.name }) else { return }
        }
        repeat {
            let last = open.removeLast()
            nodes = last.before + [.section(last.tag, inverted: last.inverted, nodes)]
            if last.tag.name == tag.name { return }
        } while !open.isEmpty
    }

    private mutating func name(
        _ range: Range<Int>,
        of tag: String,
        at start: Int,
        partial: Bool = false
    ) -> TemplateSyntax.Tag? {
        let name = trimmed(range)
        let parts = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let isName = parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { isNameByte($0, partial: partial) } }
        guard isName, !partial || parts.count == 1 else {
            let remedy =
                partial
                ? "Write {{> name}}, with letters, digits, _ and - in the name."
                : "A name has small letters, digits and _, and a dot before a part: {{date.text}}."
            add(at: start, "“\(tag)” is no tag", remedy)
            return nil
        }
        return TemplateSyntax.Tag(name: name, offset: start)
    }

    private func trimmed(_ range: Range<Int>) -> String {
        let isSpace = { (byte: UInt8) in byte == 32 || (9...13).contains(byte) }
        let start = range.first { !isSpace(bytes[$0]) } ?? range.upperBound
        let end = range.last { !isSpace(bytes[$0]) }.map { $0 + 1 } ?? start
        return words(start..<end)
    }

    private func words(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private func find(_ words: String, from start: Int) -> Int? {
        bytes.firstOffset(of: Array(words.utf8), from: start)
    }

    private mutating func add(at offset: Int, _ problem: String, _ remedy: String) {
        faults.append(source.fault(at: offset, problem, remedy))
    }

    private func isNameByte(_ byte: UInt8, partial: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
        case UInt8(ascii: "-"): partial
        default: false
        }
    }
}
