import ByteCoding
import CCommonMark
import CTreeArena
import Synchronization

/// Parses `markdown`, lends the syntax tree to `body`, and frees it on every way out.
///
/// `markdown` must be valid UTF-8 and have passed the guards: this version of
/// cmark-gfm takes minutes and gigabytes for some small inputs.
func withSyntaxTree<Result: ~Copyable>(of markdown: [UInt8], _ body: (Node) -> Result) -> Result {
    ctreearena_enter()
    defer { ctreearena_leave() }
    return body(Node(parse(markdown))!)
}

private func parse(_ markdown: [UInt8]) -> OpaquePointer? {
    guard markdown.firstOffset(of: Extensions.tilde) != nil else {
        return parse(markdown, with: Extensions.shared.harmless)
    }
    return strikethroughLock.withLock { _ in
        parse(markdown, with: Extensions.shared.harmless + [Extensions.shared.strikethrough])
    }
}

/// Two texts at once with this extension give wrong HTML: cmark-gfm makes tildes special for as long as it reads one of
/// them, and ordinary behind it, in a table of bytes that all texts share. Texts without a tilde never meet that byte, and
/// reading a finished tree needs no table.
private let strikethroughLock = Mutex(())

private func parse(_ markdown: [UInt8], with extensions: [OpaquePointer]) -> OpaquePointer? {
    let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, ctreearena_memory())
    for each in extensions { cmark_parser_attach_syntax_extension(parser, each) }
    markdown.withUnsafeBytes { bytes in
        cmark_parser_feed(parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    return cmark_parser_finish(parser)
}

/// cmark-gfm's extensions. Sendable although the compiler cannot see it: they are registered and changed within
/// ``shared``'s initialization, which runs once, and cmark-gfm only reads them from then on.
private struct Extensions: @unchecked Sendable {
    static let tilde = UInt8(ascii: "~")
    static let shared = Extensions()

    /// Any number of texts may be parsed with these at once.
    let harmless: [OpaquePointer]
    let strikethrough: OpaquePointer

    private init() {
        cmark_gfm_core_extensions_ensure_registered()
        func named(_ name: String) -> OpaquePointer { cmark_find_syntax_extension(name)! }
        let autolink = named("autolink")
        // What bare addresses begin with is special from now on; without its list the extension does not change that
        // table again around each text.
        let parser = cmark_parser_new(CMARK_OPT_DEFAULT)
        cmark_parser_attach_syntax_extension(parser, autolink)
        cmark_manage_extensions_special_characters(parser, 1)
        cmark_parser_free(parser)
        cmark_syntax_extension_set_special_inline_chars(autolink, nil)
        harmless = [named("table"), named("tasklist"), autolink]
        strikethrough = named("strikethrough")
    }
}

/// A borrowed node of the C tree: valid only inside ``withSyntaxTree(of:_:)``.
struct Node {
    enum Kind {
        case document, quote, list, item, paragraph, heading, codeBlock, htmlBlock, thematicBreak
        case table, row, cell
        case text, softBreak, lineBreak, code, html, emphasis, strong, strikethrough, link, image
        case other
    }

    private let pointer: OpaquePointer

    init?(_ pointer: OpaquePointer?) {
        guard let pointer else { return nil }
        self.pointer = pointer
    }

    var kind: Kind {
        let type = cmark_node_get_type(pointer)
        switch type {
        case CMARK_NODE_TEXT: return .text
        case CMARK_NODE_SOFTBREAK: return .softBreak
        case CMARK_NODE_PARAGRAPH: return .paragraph
        case CMARK_NODE_LINK: return .link
        case CMARK_NODE_ITEM: return .item
        case CMARK_NODE_LIST: return .list
        case CMARK_NODE_HEADING: return .heading
        case CMARK_NODE_STRONG: return .strong
        case CMARK_NODE_EMPH: return .emphasis
        case CMARK_NODE_CODE: return .code
        case CMARK_NODE_LINEBREAK: return .lineBreak
        case CMARK_NODE_IMAGE: return .image
        case CMARK_NODE_HTML_INLINE: return .html
        case CMARK_NODE_HTML_BLOCK: return .htmlBlock
        case CMARK_NODE_CODE_BLOCK: return .codeBlock
        case CMARK_NODE_BLOCK_QUOTE: return .quote
        case CMARK_NODE_THEMATIC_BREAK: return .thematicBreak
        case CMARK_NODE_DOCUMENT: return .document
        case ccommonmark_table_cell(): return .cell
        case ccommonmark_table_row(): return .row
        case ccommonmark_table(): return .table
        case ccommonmark_strikethrough(): return .strikethrough
        default: return .other
        }
    }

    var parent: Node? { Node(cmark_node_parent(pointer)) }
    var next: Node? { Node(cmark_node_next(pointer)) }
    var firstChild: Node? { Node(cmark_node_first_child(pointer)) }

    /// Lines and columns count from 1, columns in bytes. Zero where cmark gives none.
    var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
    var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }
    var endLine: Int { Int(cmark_node_get_end_line(pointer)) }

    var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
    var isOrderedList: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
    var listStart: Int { Int(cmark_node_get_list_start(pointer)) }
    var isTightList: Bool { cmark_node_get_list_tight(pointer) != 0 }
    var isHeaderRow: Bool { cmark_gfm_extensions_get_table_row_is_header(pointer) != 0 }

    /// Whether the box of a task is ticked; nil for an item that is no task.
    var taskIsDone: Bool? {
        guard cmark_node_get_syntax_extension(pointer) != nil else { return nil }
        return cmark_gfm_extensions_get_tasklist_item_checked(pointer)
    }

    /// For each column of a table `l`, `c`, `r` or 0.
    var columnAlignments: [UInt8] {
        guard let alignments = cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
        let count = Int(cmark_gfm_extensions_get_table_columns(pointer))
        return Array(UnsafeBufferPointer(start: alignments, count: count))
    }

    var destination: String { cmark_node_get_url(pointer).map { String(cString: $0) } ?? "" }
    var title: String { cmark_node_get_title(pointer).map { String(cString: $0) } ?? "" }

    /// The first word after a code block's fence, as a rule its language.
    var codeLanguage: String {
        guard let info = cmark_node_get_fence_info(pointer) else { return "" }
        let words = String(cString: info).split(maxSplits: 1, omittingEmptySubsequences: false) { $0.isWhitespace }
        return words.first.map { String($0) } ?? ""
    }

    /// The text of a text, code or HTML node.
    func withLiteral<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        guard let literal = cmark_node_get_literal(pointer) else {
            return body(UnsafeBufferPointer(start: nil, count: 0))
        }
        let length = strlen(literal)
        return literal.withMemoryRebound(to: UInt8.self, capacity: length) {
            body(UnsafeBufferPointer(start: $0, count: length))
        }
    }

    enum Event { case enter, exit }

    /// Visits this node and all below it in document order, each once before and once behind those below it; so also
    /// texts and others that can hold none, which cmark's own iterator enters only.
    func walk(_ visit: (Event, Node, Kind) -> Void) {
        var node = self
        while true {
            let kind = node.kind
            visit(.enter, node, kind)
            if let child = node.firstChild {
                node = child
                continue
            }
            visit(.exit, node, kind)
            while true {
                guard node.pointer != pointer else { return }
                if let next = node.next {
                    node = next
                    break
                }
                node = node.parent!
                visit(.exit, node, node.kind)
            }
        }
    }

    /// The text without its markup, a space for each line break.
    var plainText: String {
        if let only = firstChild, only.next == nil, only.kind == .text {
            return only.withLiteral { String(decoding: $0, as: UTF8.self) }
        }
        var text: [UInt8] = []
        walk { event, node, kind in
            guard event == .enter else { return }
            text.appendPlainText(of: node, kind: kind)
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension [UInt8] {
    /// Adds what a reader sees of one inline node, its children apart.
    mutating func appendPlainText(of node: Node, kind: Node.Kind) {
        switch kind {
        case .text, .code: node.withLiteral { append(contentsOf: $0) }
        case .softBreak, .lineBreak: append(UInt8(ascii: " "))
        default: break
        }
    }
}
