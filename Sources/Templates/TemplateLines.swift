/// Takes a template's source apart at its tags, and leaves out the lines on which a section begins or ends, or a comment
/// stands, and nothing else: Mustache prints no empty line for them.
struct TemplateLines {
    private let source: [UInt8]
    private var position = 0
    /// Whether `position` begins a line.
    ///
    /// Behind a section swift-mustache goes by where the section was opened, and so do we.
    var isAtStart = true

    init(_ source: [UInt8]) { self.source = source }

    /// The text up to a tag that prints.
    mutating func text(before tag: Range<Int>) -> ArraySlice<UInt8> {
        defer {
            position = tag.upperBound
            isAtStart = false
        }
        return source[position..<tag.lowerBound]
    }

    /// The text up to a tag that prints nothing itself, without the line on which it stands alone.
    mutating func text(beforeMark tag: Range<Int>) -> (text: ArraySlice<UInt8>, isAlone: Bool) {
        let text = source[position..<tag.lowerBound]
        let line = text.lastIndex(of: newline).map { $0 + 1 } ?? text.startIndex
        let beginsLine = (line > text.startIndex || isAtStart) && text[line...].allSatisfy(isBlank)
        let end = beginsLine ? endOfLine(from: tag.upperBound) : nil
        position = end ?? tag.upperBound
        isAtStart = end != nil
        return (end == nil ? text : text[..<line], end != nil)
    }

    /// What stands behind the last tag; blanks on a last line of their own are not printed.
    var rest: ArraySlice<UInt8> {
        let text = source[position...]
        let line = text.lastIndex(of: newline).map { $0 + 1 } ?? text.startIndex
        let beginsLine = line > text.startIndex || isAtStart
        return beginsLine && text[line...].allSatisfy(isBlank) ? text[..<line] : text
    }

    /// Where the next line begins if only blanks stand before it.
    private func endOfLine(from start: Int) -> Int? {
        guard start < source.count else { return start }
        let end = source[start...].firstIndex { !isBlank($0) } ?? source.count
        let length = newlineLength(at: end)
        return length > 0 ? end + length : nil
    }

    /// Of what Unicode calls a newline; 0 for anything else.
    private func newlineLength(at index: Int) -> Int {
        switch source[index...].prefix(3) {
        case let bytes where bytes.starts(with: [0x0D, 0x0A]): 2
        case let bytes where (0x0A...0x0D).contains(bytes.first ?? 0): 1
        case let bytes where bytes.starts(with: [0xC2, 0x85]): 2
        case let bytes where bytes.starts(with: [0xE2, 0x80, 0xA8]) || bytes.starts(with: [0xE2, 0x80, 0xA9]): 3
        default: 0
        }
    }
}

private let newline = UInt8(ascii: "\n")

private func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
