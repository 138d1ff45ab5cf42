/// Finds where links and raw HTML begin in the source.
///
/// The columns that cmark gives are wrong after the first line of a paragraph (indentation, lazy lines), after
/// anything that spans lines, in table heads and after link definitions, and missing for bare addresses. So the
/// text of a block is laid beside its source: every character of the text stands in the source in the same order,
/// with nothing between but markup.
struct InlineLocator {
    private var scanner: Scanner
    private var links: [Bracket] = []
    private var places: [Int] = []

    /// How a link or image was written.
    private enum Bracket { case square, angle, none }

    /// The offsets of links, images and raw HTML in `block`, in document order; in an image those inside it too.
    static func places(in block: Node, of source: Source, from start: Int, quotes: Int) -> [Int] {
        let scanner = Scanner(source.bytes, in: start..<max(start, source.end(of: block)), quotes: quotes)
        var locator = InlineLocator(scanner: scanner)
        block.walk { event, node, kind in
            switch event {
            case .enter: locator.enter(node, kind)
            case .exit: locator.leave(kind)
            }
        }
        return locator.places
    }

    private init(scanner: Scanner) { self.scanner = scanner }

    private mutating func enter(_ node: Node, _ kind: Node.Kind) {
        switch kind {
        case .text: node.withLiteral { scanner.skip(text: $0) }
        case .softBreak, .lineBreak: scanner.skipLine()
        case .code: scanner.skipCode()
        case .html:
            scanner.skip(to: UInt8(ascii: "<"))
            places.append(scanner.index)
            node.withLiteral { scanner.skip(html: $0) }
        case .image:
            scanner.skip(to: UInt8(ascii: "!"))
            places.append(scanner.index)
            scanner.skip(2)
            links.append(.square)
        case .link:
            scanner.skipDelimiters()
            places.append(scanner.index)
            switch scanner.byte {
            case UInt8(ascii: "["): links.append(.square)
            case UInt8(ascii: "<"): links.append(.angle)
            default:
                links.append(.none)
                return
            }
            scanner.skip(1)
        default: break
        }
    }

    private mutating func leave(_ kind: Node.Kind) {
        switch kind {
        case .link, .image:
            switch links.popLast() {
            case .square: scanner.skipLinkEnd()
            case .angle: scanner.skip(1)
            case Optional.none, .some(.none): break
            }
        default: break
        }
    }
}

extension Source {
    /// Where the text of a block begins, which is in so many `quotes` and, if it is a cell, in that `column`.
    func start(of block: Node, column: Int, quotes: Int) -> Int {
        guard block.kind != .cell else { return start(ofCell: block, column: column, quotes: quotes) }
        // A paragraph that ends where a table begins has lost its place to the table.
        let placed = block.startLine == 0 ? block.next ?? block : block
        let start = offset(line: placed.startLine, column: placed.startColumn)
        guard start < bytes.count else { return start }
        var scanner: Scanner
        switch (bytes[start], block.kind) {
        case (UInt8(ascii: "["), .paragraph), (UInt8(ascii: "["), .heading):
            scanner = self.scanner(from: start, quotes: quotes)
            scanner.skipDefinitions()
        case (UInt8(ascii: "#"), .heading):
            scanner = self.scanner(from: start, quotes: quotes)
            scanner.skipHeadingMarker()
        // Nearly all begin with their text.
        default: return start
        }
        return scanner.index
    }

    /// The columns that cmark gives for cells are wrong in the head and after indentation, so pipes are counted.
    private func start(ofCell cell: Node, column: Int, quotes: Int) -> Int {
        guard let row = cell.parent, let table = row.parent else { return 0 }
        let headLine = row.next.map { $0.startLine - 2 } ?? table.endLine - 1
        let line = row.isHeaderRow ? headLine : row.startLine
        let isFirstLine = line == table.startLine
        let start = offset(line: line, column: isFirstLine ? table.startColumn : 1)
        var scanner = scanner(from: start, quotes: quotes)
        if !isFirstLine { scanner.skipPrefix() }
        scanner.skipToCell(column)
        return scanner.index
    }

    fileprivate func end(of block: Node) -> Int {
        let placed = block.kind == .cell ? block.parent?.parent ?? block : block
        return endOfLine(placed.startLine == 0 ? placed.next?.endLine ?? 0 : placed.endLine)
    }

    private func scanner(from start: Int, quotes: Int) -> Scanner {
        Scanner(bytes, in: start..<bytes.count, quotes: quotes)
    }
}
