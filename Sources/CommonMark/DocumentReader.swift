import ByteCoding

/// Reads a syntax tree once, from top to bottom, and collects all that a ``Document`` holds.
///
/// The HTML is that of the CommonMark and GFM specifications, apart from heading ids, tables, tasks and raw HTML.
struct DocumentReader: ~Copyable {
    private(set) var html: GrowingBytes
    private(set) var holes: [Hole] = []
    private(set) var links: [Link] = []
    private(set) var headings: [Heading] = []
    private(set) var text: PlainTextReader
    private(set) var faults: [Fault] = []
    private(set) var hasColumnWithoutHeading = false

    private let source: Source
    private var places: Places
    private var slugs = Slugs()

    /// What paragraphs are in, innermost last.
    private var surroundings: [TextBlock.Kind] = []
    private var quotes = 0
    private var table = OpenTable()
    private var leaf: OpenLeaf?
    private var openLinks: [(link: Int, textStart: Int)] = []

    /// The link that is all there is in the open paragraph.
    private var linkAlone: Int?

    /// How many images the text is inside of: a text alternative has no tags.
    private var images = 0

    /// Whether the next paragraph is that of a task, and its box is ticked.
    private var taskIsDone: Bool?
    private var labelIsOpen = false

    private struct OpenTable {
        var alignments: [UInt8] = []
        var inHead = false
        var hasBody = false
        var column = 0
        /// Where the HTML of the open cell, and the links in it, begin.
        var cellStart = (html: 0, hole: 0)
    }

    /// The block whose text is being read.
    private struct OpenLeaf {
        let node: Node
        let kind: TextBlock.Kind
        let start: Int
        let line: Int
        /// Where its links and raw HTML begin; found when the first one is met.
        var places: ArraySlice<Int>?
    }

    init(_ source: Source, root: Node) {
        self.source = source
        places = Places(in: source)
        html = GrowingBytes(capacity: source.bytes.count * 3 / 2)
        text = PlainTextReader(size: source.bytes.count + 16)
        root.walk { event, node, kind in
            switch event {
            case .enter: enter(node, kind)
            case .exit: leave(node, kind)
            }
        }
        faults.sort { ($0.line, $0.column) < ($1.line, $1.column) }
    }

    // MARK: Blocks

    private mutating func enter(_ node: Node, _ kind: Node.Kind) {
        switch kind {
        case .text: enterText(node)
        case .document, .other: break
        case .paragraph: enterParagraph(node)
        case .heading: enterHeading(node)
        case .list: enterList(node)
        case .item: enterItem(node)
        case .quote:
            startLine()
            html.append(literal: "<blockquote>\n")
            surroundings.append(.quote)
            quotes += 1
        case .codeBlock: readCodeBlock(node)
        case .htmlBlock: report(.rawHTML, at: source.offset(line: node.startLine, column: node.startColumn))
        case .thematicBreak:
            startLine()
            html.append(literal: "<hr />\n")
        case .table: enterTable(node)
        case .row: enterRow(node)
        case .cell: enterCell(node)
        default: enterInline(node, kind)
        }
    }

    private mutating func leave(_ node: Node, _ kind: Node.Kind) {
        switch kind {
        case .paragraph: leaveParagraph(node)
        case .heading:
            endLeaf()
            html.append(endOf: node.headingLevel)
        case .list:
            html.append(literal: node.isOrderedList ? "</ol>\n" : "</ul>\n")
        case .item:
            html.append(literal: "</li>\n")
            surroundings.removeLast()
            taskIsDone = nil
        case .quote:
            startLine()
            html.append(literal: "</blockquote>\n")
            surroundings.removeLast()
            quotes -= 1
        case .table:
            html.append(literal: table.hasBody ? "</tbody>\n</table>\n</div>\n" : "</table>\n</div>\n")
        case .row:
            html.append(literal: table.inHead ? "</tr>\n</thead>\n" : "</tr>\n")
        case .cell:
            if table.inHead, table.cellStart == (html.count, holes.count) { hasColumnWithoutHeading = true }
            endLeaf()
            html.append(literal: table.inHead ? "</th>\n" : "</td>\n")
            table.column += 1
        default: leaveInline(node, kind)
        }
    }

    private mutating func startLine() {
        if let last = html.last, last != .newline { html.append(.newline) }
    }

    private mutating func enterParagraph(_ node: Node) {
        startLeaf(node, kind: surroundings.last ?? .paragraph)
        if node.isLinkAlone {
            linkAlone = links.count
            holes.append(Hole(edge: .paragraph, link: links.count, offset: html.count))
        }
        if !node.isTight {
            startLine()
            html.append(literal: "<p>")
        }
        guard let done = taskIsDone else { return }
        // The label names the box to those who do not see that they belong together.
        html.append(literal: "<label><input type=\"checkbox\" disabled")
        html.append(literal: done ? " checked> " : "> ")
        taskIsDone = nil
        labelIsOpen = true
    }

    private mutating func leaveParagraph(_ node: Node) {
        if labelIsOpen { html.append(literal: "</label>") }
        labelIsOpen = false
        if !node.isTight { html.append(literal: "</p>\n") }
        if let linkAlone { holes.append(Hole(edge: .paragraphEnd, link: linkAlone, offset: html.count)) }
        linkAlone = nil
        endLeaf()
    }

    private mutating func enterHeading(_ node: Node) {
        startLeaf(node, kind: .heading(level: node.headingLevel))
        let words = node.plainText
        let line = leaf?.line ?? 0
        let heading = Heading(level: node.headingLevel, text: words, id: slugs.slug(of: words), line: line)
        headings.append(heading)
        text.startSection(heading)
        startLine()
        html.append(startOf: heading.level, id: heading.id)
    }

    private mutating func enterList(_ node: Node) {
        startLine()
        switch (node.isOrderedList, node.listStart) {
        case (false, _): html.append(literal: "<ul>\n")
        case (true, 1): html.append(literal: "<ol>\n")
        case (true, let start): html.append("<ol start=\"\(start)\">\n")
        }
    }

    private mutating func enterItem(_ node: Node) {
        startLine()
        taskIsDone = node.taskIsDone
        html.append(literal: taskIsDone == nil ? "<li>" : "<li class=\"task\">")
        surroundings.append(.listItem)
    }

    private mutating func readCodeBlock(_ node: Node) {
        startLeaf(node, kind: .code)
        startLine()
        html.append(literal: "<pre><code")
        let language = node.codeLanguage
        if !language.isEmpty {
            html.append(literal: " class=\"language-")
            html.append(escaping: language)
            html.append(literal: "\"")
        }
        html.append(literal: ">")
        node.withLiteral { code in
            html.append(escaping: code)
            text.append(code)
        }
        html.append(literal: "</code></pre>\n")
        endLeaf()
    }

    // MARK: Tables

    /// A table can be wider than a telephone: it scrolls inside a region, which the keyboard can reach and which is
    /// named after its heading.
    private mutating func enterTable(_ node: Node) {
        table = OpenTable(alignments: node.columnAlignments)
        let label = headings.last?.text ?? node.firstChild?.firstChild?.plainText ?? ""
        startLine()
        html.append(literal: "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"")
        html.append(escaping: label)
        html.append(literal: "\">\n<table>\n")
    }

    private mutating func enterRow(_ node: Node) {
        table.inHead = node.isHeaderRow
        table.column = 0
        if table.inHead {
            html.append(literal: "<thead>\n")
        } else if !table.hasBody {
            html.append(literal: "<tbody>\n")
            table.hasBody = true
        }
        html.append(literal: "<tr>\n")
    }

    private mutating func enterCell(_ node: Node) {
        startLeaf(node, kind: .tableCell)
        html.append(literal: table.inHead ? "<th scope=\"col\"" : "<td")
        switch table.column < table.alignments.count ? table.alignments[table.column] : 0 {
        case UInt8(ascii: "c"): html.append(literal: " class=\"centre\">")
        case UInt8(ascii: "r"): html.append(literal: " class=\"right\">")
        default: html.append(literal: ">")
        }
        table.cellStart = (html.count, holes.count)
    }

    // MARK: Text

    private mutating func startLeaf(_ node: Node, kind: TextBlock.Kind) {
        let start = source.start(of: node, column: table.column, quotes: quotes)
        leaf = OpenLeaf(node: node, kind: kind, start: start, line: source.line(of: start))
    }

    private mutating func endLeaf() {
        guard let leaf = leaf.take() else { return }
        text.endBlock(leaf.kind, line: leaf.line)
    }

    private mutating func enterText(_ node: Node) {
        node.withLiteral { literal in
            html.append(escaping: literal)
            if leaf != nil { text.append(literal) }
        }
    }

    private mutating func enterInline(_ node: Node, _ kind: Node.Kind) {
        switch kind {
        case .softBreak, .lineBreak: breakLine(isHard: kind == .lineBreak)
        case .code:
            html.append(literal: images > 0 ? "" : "<code>")
            enterText(node)
            html.append(literal: images > 0 ? "" : "</code>")
        case .html: report(.rawHTML, at: nextPlace())
        case .link, .image: enterLink(node, isImage: kind == .image)
        case .emphasis: writeTag("<em>")
        case .strong: writeTag("<strong>")
        case .strikethrough: writeTag("<del>")
        default: break
        }
    }

    private mutating func leaveInline(_ node: Node, _ kind: Node.Kind) {
        switch kind {
        case .link, .image: leaveLink(isImage: kind == .image)
        case .emphasis: writeTag("</em>")
        case .strong: writeTag("</strong>")
        case .strikethrough: writeTag("</del>")
        default: break
        }
    }

    private mutating func writeTag(_ tag: StaticString) {
        if images == 0 { html.append(literal: tag) }
    }

    private mutating func breakLine(isHard: Bool) {
        switch (images > 0, isHard) {
        case (true, _): html.append(literal: " ")
        case (false, true): html.append(literal: "<br />\n")
        case (false, false): html.append(literal: "\n")
        }
        if leaf != nil { text.breakLine() }
    }

    private mutating func enterLink(_ node: Node, isImage: Bool) {
        let place = places.place(of: nextPlace())
        if images == 0 {
            openLinks.append((links.count, text.count))
            holes.append(Hole(edge: .start, link: links.count, offset: html.count))
            links.append(
                Link(
                    index: links.count,
                    destination: node.destination,
                    title: node.title,
                    text: "",
                    line: place.line,
                    column: place.column,
                    isImage: isImage,
                    standsAlone: linkAlone == links.count
                )
            )
        }
        if isImage { images += 1 }
    }

    private mutating func leaveLink(isImage: Bool) {
        if isImage { images -= 1 }
        guard images == 0, let open = openLinks.popLast(), leaf != nil else { return }
        holes.append(Hole(edge: .end, link: open.link, offset: html.count))
        links[open.link].text = text.text(from: open.textStart)
        text.endLink(open.link, from: open.textStart)
    }

    private mutating func report(_ kind: Fault.Kind, at offset: Int) {
        let place = places.place(of: offset)
        faults.append(Fault(line: place.line, column: place.column, kind: kind))
    }

    /// Where the next link or piece of raw HTML of the open block begins.
    private mutating func nextPlace() -> Int {
        guard let leaf else { return 0 }
        var places =
            leaf.places ?? InlineLocator.places(in: leaf.node, of: source, from: leaf.start, quotes: quotes)[...]
        let place = places.popFirst() ?? leaf.start
        self.leaf?.places = places
        return place
    }
}

extension Node {
    /// Whether a paragraph is in no other block and holds a link and nothing else.
    fileprivate var isLinkAlone: Bool {
        guard kind == .paragraph, parent?.kind == .document, let child = firstChild, child.next == nil else {
            return false
        }
        return child.kind == .link || child.kind == .image
    }

    /// Whether a paragraph is that of a list whose items are not parted by blank lines: it gets no `<p>`.
    fileprivate var isTight: Bool {
        guard let list = parent?.parent, list.kind == .list else { return false }
        return list.isTightList
    }
}
