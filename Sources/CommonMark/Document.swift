import ByteCoding
import Synchronization

/// A parsed Markdown text.
///
/// The C tree lives only inside ``init(parsing:firstLine:)``; what leaves is plain values, so a document is freely
/// copied and sent between tasks. A text with a guard's fault is not parsed at all: its document is empty but for
/// the faults. Raw HTML is a fault too, and leaves no trace in the HTML.
package struct Document: Sendable, Equatable {
    /// All of them, in line order.
    package let faults: [Fault]
    package let headings: [Heading]

    /// Links and images in document order. Those inside an image's text alternative are not links and not here.
    package let links: [Link]

    /// Whether a table has a column whose heading is an empty cell.
    package let hasColumnWithoutHeading: Bool

    private let text: DocumentText

    /// Every heading begins one; text before the first heading is one of its own, if there is any. Made anew each time.
    package var sections: [Section] { text.parsed.text.sections }
    /// Made anew each time.
    package var blocks: [TextBlock] { text.parsed.text.blocks }

    /// - Parameters:
    ///   - source: the Markdown, after the front matter.
    ///   - firstLine: the number that the first line of `source` has in its file.
    ///   - again: Gives the same once more. With it the document keeps its text only while all texts that are kept are few:
    ///     what is asked for later is parsed again.
    package init(
        parsing source: [UInt8],
        firstLine: Int = 1,
        again: (@Sendable () -> (bytes: [UInt8], firstLine: Int))? = nil
    ) {
        let parsed = ParsedText(source, firstLine: firstLine)
        faults = parsed.faults
        headings = parsed.headings
        links = parsed.links
        hasColumnWithoutHeading = parsed.hasColumnWithoutHeading
        text = DocumentText(parsed, size: source.count, again: again)
    }

    /// A document without faults of which all but the text is known; that is parsed when it is first asked for.
    ///
    /// - Parameter source: Gives what was parsed when the rest was found, and the number of its first line in its file.
    package init(
        headings: [Heading],
        links: [Link],
        hasColumnWithoutHeading: Bool,
        source: @escaping @Sendable () -> (bytes: [UInt8], firstLine: Int)
    ) {
        faults = []
        self.headings = headings
        self.links = links
        self.hasColumnWithoutHeading = hasColumnWithoutHeading
        text = DocumentText(again: source)
    }

    /// Whether the text need not be parsed again to be looked at: while texts are few.
    package var keepsText: Bool { text.isKept }

    /// Forgets what was parsed of the text, until it is asked for again: a site's texts need not be in memory at once.
    ///
    /// A document that was made without a way to its source keeps all.
    package func releaseText() { text.release(all: true) }

    /// As ``releaseText()``, but while texts are few this one stays, to be asked for once more.
    package func releaseTextOfMany() { text.release(all: false) }

    /// The HTML, with what `resolve` makes of each link. It is asked once for each, in order, except for an image
    /// inside a link that is replaced as a whole.
    package func html(_ resolve: (Link) -> LinkHTML) -> String {
        let parsed = text.parsed
        return parsed.html.withUnsafeBufferPointer { fill(parsed.holes, of: $0, resolve) }
    }

    private func fill(
        _ holes: [Hole],
        of bytes: UnsafeBufferPointer<UInt8>,
        _ resolve: (Link) -> LinkHTML
    ) -> String {
        var html = GrowingBytes(capacity: bytes.count + holes.count * 48)
        var copied = 0
        var next = 0
        var closing: [LinkHTML] = []
        var answer: LinkHTML?

        /// Leaves out everything up to the other end of the link or paragraph.
        func skip(to edge: Hole.Edge, of link: Int) {
            while holes[next].edge != edge || holes[next].link != link { next += 1 }
            copied = holes[next].offset
            next += 1
        }

        while next < holes.count {
            let hole = holes[next]
            let link = links[hole.link]
            html.append(UnsafeBufferPointer(rebasing: bytes[copied..<hole.offset]))
            copied = hole.offset
            next += 1
            switch hole.edge {
            case .paragraph:
                answer = resolve(link)
                guard case .block(let block) = answer else { continue }
                html.append(block)
                skip(to: .paragraphEnd, of: hole.link)
                answer = nil
            case .start:
                let resolved = answer ?? resolve(link)
                answer = nil
                switch resolved {
                case .plain(let href): html.append(startOf: link, address: href)
                case .wrap(let open, _): html.append(open)
                case .whole(let whole), .block(let whole):
                    html.append(whole)
                    skip(to: .end, of: hole.link)
                    continue
                }
                closing.append(resolved)
            case .end:
                switch closing.removeLast() {
                case .wrap(_, let close): html.append(close)
                default: html.append(endOf: link)
                }
            case .paragraphEnd: break
            }
        }
        html.append(UnsafeBufferPointer(rebasing: bytes[copied...]))
        return html.text
    }
}

/// All that is found in a text at once. A class, for it is taken up again and again.
private final class ParsedText: Sendable, Equatable {
    let faults: [Fault]
    let headings: [Heading]
    let links: [Link]
    let text: PlainText
    let hasColumnWithoutHeading: Bool
    /// HTML in which the tags of links are missing; ``holes`` tell where they belong.
    let html: [UInt8]
    let holes: [Hole]

    convenience init(_ source: [UInt8], firstLine: Int) {
        let source = Source(source, firstLine: firstLine)
        let tooHard = Guards.faults(in: source)
        if tooHard.isEmpty {
            self.init(withSyntaxTree(of: source.bytes) { DocumentReader(source, root: $0) })
        } else {
            self.init(faults: tooHard)
        }
    }

    private init(faults: [Fault]) {
        self.faults = faults
        (headings, links, text, hasColumnWithoutHeading, html, holes) = ([], [], PlainText(), false, [], [])
    }

    private init(_ reader: consuming DocumentReader) {
        faults = reader.faults
        // These stay for as long as the document does: without the room that they grew in.
        headings = Array(reader.headings[...])
        links = Array(reader.links[...])
        text = reader.text.plainText
        hasColumnWithoutHeading = reader.hasColumnWithoutHeading
        html = reader.html.list
        holes = reader.holes
    }

    static func == (a: ParsedText, b: ParsedText) -> Bool {
        a === b
            || a.faults == b.faults && a.headings == b.headings && a.links == b.links && a.text == b.text
                && a.hasColumnWithoutHeading == b.hasColumnWithoutHeading && a.html == b.html && a.holes == b.holes
    }
}

/// The text of a document, parsed when it is asked for and kept until it is released.
private final class DocumentText: Sendable, Equatable {
    private let known: Mutex<ParsedText?>
    private let again: (@Sendable () -> (bytes: [UInt8], firstLine: Int))?
    private let keeping: Keeping

    private enum Keeping {
        /// For there is no way to its source.
        case always
        /// While texts are few; its bytes in the file.
        case kept(Int)
        /// Let go after it was parsed first.
        case unkept
        /// Parsed when it is asked for.
        case unread
    }

    /// Of all texts that are kept. A site of up to some ten thousand pages is parsed once; a larger one is parsed again
    /// rather than kept, which takes several times the room of its texts.
    private static let kept = Atomic(0)
    private static let mostKept = 48 << 20
    /// How many texts there are that are not kept: where there is one, none is.
    private static let unkept = Atomic(0)

    init(_ parsed: ParsedText, size: Int, again: (@Sendable () -> (bytes: [UInt8], firstLine: Int))?) {
        self.again = again
        guard again != nil else {
            keeping = .always
            known = Mutex(parsed)
            return
        }
        let isKept = Self.kept.add(size, ordering: .relaxed).newValue <= Self.mostKept
        if !isKept {
            Self.kept.subtract(size, ordering: .relaxed)
            Self.unkept.add(1, ordering: .relaxed)
        }
        keeping = isKept ? .kept(size) : .unkept
        known = Mutex(isKept ? parsed : nil)
    }

    init(again: @escaping @Sendable () -> (bytes: [UInt8], firstLine: Int)) {
        keeping = .unread
        known = Mutex(nil)
        self.again = again
    }

    deinit {
        switch keeping {
        case .kept(let size): Self.kept.subtract(size, ordering: .relaxed)
        case .unkept: Self.unkept.subtract(1, ordering: .relaxed)
        case .always, .unread: break
        }
    }

    var isKept: Bool {
        switch keeping {
        case .always: true
        case .kept: Self.unkept.load(ordering: .relaxed) == 0
        case .unkept, .unread: false
        }
    }

    var parsed: ParsedText {
        known.withLock { known in
            if let known { return known }
            let (bytes, firstLine) = again?() ?? ([], 1)
            let parsed = ParsedText(bytes, firstLine: firstLine)
            known = parsed
            return parsed
        }
    }

    func release(all: Bool) {
        if case .always = keeping { return }
        guard all || !isKept else { return }
        known.withLock { $0 = nil }
    }

    static func == (a: DocumentText, b: DocumentText) -> Bool {
        a === b || a.parsed == b.parsed
    }
}

/// A place in the HTML that depends on what a link becomes.
struct Hole: Equatable {
    enum Edge {
        /// Around the whole paragraph of a link that stands alone.
        case paragraph, paragraphEnd
        /// Around a link's text, or an image's text alternative.
        case start, end
    }

    let edge: Edge
    let link: Int
    let offset: Int
}

extension GrowingBytes {
    fileprivate mutating func append(startOf link: Link, address: String) {
        append(literal: link.isImage ? "<img src=\"" : "<a href=\"")
        append(address: address)
        append(literal: link.isImage ? "\" alt=\"" : "\"")
        guard !link.isImage else { return }
        append(titleOf: link)
        append(literal: ">")
    }

    fileprivate mutating func append(endOf link: Link) {
        guard link.isImage else { return append(literal: "</a>") }
        append(literal: "\"")
        append(titleOf: link)
        append(literal: " />")
    }

    private mutating func append(titleOf link: Link) {
        guard !link.title.isEmpty else { return }
        append(literal: " title=\"")
        append(escaping: link.title)
        append(literal: "\"")
    }
}
