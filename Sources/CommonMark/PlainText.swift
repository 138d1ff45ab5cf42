import ByteCoding

/// A document's running text without its markup: its blocks one behind the other, parted by line ends.
///
/// It is kept as it is read, in one piece; texts of blocks and sections are made of it when they are asked for, which
/// printing a page never does.
struct PlainText: Sendable, Equatable {
    fileprivate var bytes: [UInt8] = []
    fileprivate var leaves: [Leaf] = []
    /// Of all blocks, in their order.
    fileprivate var linked: [TextBlock.Linked] = []
    fileprivate var lineBreaks: [Int] = []
    fileprivate var parts: [Part] = []

    /// Where in the arrays above a block's own share ends; it begins where that of the block before ends.
    fileprivate struct Leaf: Equatable {
        let kind: TextBlock.Kind
        let line: Int
        let text: Range<Int>
        let linkedEnd: Int
        let lineBreaksEnd: Int
    }

    /// What stands under a heading, or before the first one.
    fileprivate struct Part: Equatable {
        /// Of level 0, without words, before the first one.
        let heading: Heading
        var text: Range<Int>
    }

    var blocks: [TextBlock] {
        var (links, breaks) = (0, 0)
        return leaves.map { leaf in
            defer { (links, breaks) = (leaf.linkedEnd, leaf.lineBreaksEnd) }
            return TextBlock(
                kind: leaf.kind,
                text: string(leaf.text),
                line: leaf.line,
                linked: Array(linked[links..<leaf.linkedEnd]),
                lineBreaks: Array(lineBreaks[breaks..<leaf.lineBreaksEnd])
            )
        }
    }

    var sections: [Section] {
        parts.map { part in
            Section(
                anchor: part.heading.id,
                heading: part.heading.text,
                level: part.heading.level,
                text: string(part.text),
                line: part.heading.line
            )
        }
    }

    private func string(_ range: Range<Int>) -> String {
        // Lent, for a slice would hold the list anew.
        bytes.withUnsafeBufferPointer { String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self) }
    }
}

/// Puts a document's plain text together, one block after the other.
struct PlainTextReader: ~Copyable {
    private var bytes: GrowingBytes
    /// All but its bytes.
    private var text = PlainText()

    /// Where the text of the block that is being read begins.
    private var start = 0

    /// - Parameter size: How many bytes the text has at most, as a rule.
    init(size: Int) { bytes = GrowingBytes(capacity: size) }

    /// How much has been read of the open block.
    var count: Int { bytes.count - start }

    mutating func append(_ more: UnsafeBufferPointer<UInt8>) { bytes.append(more) }

    /// The text goes on in a new line of the file.
    mutating func breakLine() {
        text.lineBreaks.append(count)
        bytes.append(UInt8(ascii: " "))
    }

    /// What was read of the open block since it held `start` bytes.
    func text(from start: Int) -> String {
        bytes.withBytes { bytes in
            String(decoding: UnsafeBufferPointer(rebasing: bytes[(self.start + start)...]), as: UTF8.self)
        }
    }

    /// What the open block holds from `start` bytes on is the text of a link, by its number.
    mutating func endLink(_ link: Int, from start: Int) {
        text.linked.append(TextBlock.Linked(range: start..<count, link: link))
    }

    /// What follows belongs to a heading that begins here.
    mutating func startSection(_ heading: Heading) {
        text.parts.append(.init(heading: heading, text: start..<start))
    }

    /// A block without text is none.
    mutating func endBlock(_ kind: TextBlock.Kind, line: Int) {
        guard count > 0 else {
            text.linked.removeSubrange((text.leaves.last?.linkedEnd ?? 0)...)
            return
        }
        let range = start..<bytes.count
        bytes.append(.newline)
        start = bytes.count
        let (linkedEnd, lineBreaksEnd) = (text.linked.count, text.lineBreaks.count)
        text.leaves.append(
            .init(kind: kind, line: line, text: range, linkedEnd: linkedEnd, lineBreaksEnd: lineBreaksEnd)
        )
        let last = text.parts.count - 1
        if case .heading = kind {
            text.parts[last].text = start..<start
        } else if last < 0 {
            text.parts.append(.init(heading: Heading(level: 0, text: "", id: "", line: line), text: range))
        } else {
            text.parts[last].text = text.parts[last].text.lowerBound..<range.upperBound
        }
    }

    /// Of all that was read.
    var plainText: PlainText {
        var text = text
        text.bytes = bytes.list
        return text
    }
}
