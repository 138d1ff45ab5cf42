/// Steps over pieces of Markdown whose meaning is known already.
struct Scanner {
    private let bytes: [UInt8]
    private let end: Int

    /// How many quotes the text is in: so many `>` may stand before each line.
    private let quotes: Int
    private(set) var index: Int

    init(_ bytes: [UInt8], in range: Range<Int>, quotes: Int) {
        self.bytes = bytes
        self.quotes = quotes
        index = range.lowerBound
        end = range.upperBound
    }

    var byte: UInt8? { index < end ? bytes[index] : nil }

    mutating func skip(_ count: Int) { index = min(index + count, end) }

    /// Goes to the next `wanted` without a backslash before it; to the end if there is none.
    mutating func skip(to wanted: UInt8) {
        while let byte, byte != wanted { skip(byte == UInt8(ascii: "\\") ? 2 : 1) }
    }

    mutating func skip(while condition: (UInt8) -> Bool) {
        while let byte, condition(byte) { index += 1 }
    }

    /// What strong text, emphasis and strikethrough are written with.
    mutating func skipDelimiters() { skip(while: \.isDelimiter) }

    /// Goes to where the text of the next line begins.
    mutating func skipLine() {
        skip { !$0.isLineEnd }
        if byte == .carriageReturn, index + 1 < end, bytes[index + 1] == .newline { index += 1 }
        skip(1)
        skipPrefix()
    }

    /// Goes from the beginning of a line to its text. In a lazy line there are fewer `>` than quotes.
    mutating func skipPrefix() {
        skip(while: \.isBlank)
        for _ in 0..<quotes where byte == UInt8(ascii: ">") {
            skip(1)
            skip(while: \.isBlank)
        }
    }

    mutating func skipHeadingMarker() {
        skip { $0 == UInt8(ascii: "#") }
        skip(while: \.isBlank)
    }

    /// Goes from the beginning of a table's row to the text of a cell.
    mutating func skipToCell(_ column: Int) {
        skip(while: \.isBlank)
        if byte == UInt8(ascii: "|") { skip(1) }
        for _ in 0..<column {
            skip(to: UInt8(ascii: "|"))
            skip(1)
        }
        skip(while: \.isBlank)
    }

    /// Steps over the source of `text`, in which entities and backslashes are undone.
    mutating func skip(text: UnsafeBufferPointer<UInt8>) {
        var next = 0
        while next < text.count, let byte {
            let wanted = text[next]
            if byte == UInt8(ascii: "\\"), index + 1 < end, bytes[index + 1] == wanted {
                skip(2)
                next += 1
            } else if byte == UInt8(ascii: "&"), let entity = entity(for: wanted) {
                skip(entity)
                next += wanted.scalarLength
            } else if byte == wanted {
                index += 1
                next += 1
            } else if byte.isDelimiter || byte == 0 {
                index += 1
            } else {
                next += 1
            }
        }
    }

    /// The length of the entity here, if it stands for a character that begins with `wanted`.
    private func entity(for wanted: UInt8) -> Int? {
        let rest = bytes[index..<min(index + 34, end)]
        guard let close = rest.firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let name = bytes[(index + 1)..<close]
        let isAmpersand = ["amp", "AMP", "#38", "#x26", "#X26"].contains { name.elementsEqual($0.utf8) }
        return wanted != UInt8(ascii: "&") || isAmpersand ? close + 1 - index : nil
    }

    /// Steps over a code span: from a run of backticks to the next one of the same length.
    mutating func skipCode() {
        skip { $0 != UInt8(ascii: "`") }
        let opening = skipBackticks()
        while index < end, opening > 0 {
            skip { $0 != UInt8(ascii: "`") }
            if skipBackticks() == opening { return }
        }
    }

    private mutating func skipBackticks() -> Int {
        let start = index
        skip { $0 == UInt8(ascii: "`") }
        return index - start
    }

    mutating func skip(html: UnsafeBufferPointer<UInt8>) {
        for wanted in html {
            if wanted == .newline {
                skipLine()
            } else if byte == wanted {
                index += 1
            }
        }
    }

    // MARK: Links

    /// Steps over `]` and what follows: `(address "title")`, `[label]` or nothing.
    mutating func skipLinkEnd() {
        skip(to: UInt8(ascii: "]"))
        skip(1)
        let start = index
        switch byte {
        case UInt8(ascii: "("):
            skip(1)
            skipSpace()
            skipAddress()
            skipSpace()
            _ = skipTitle()
            skipSpace()
            if byte == UInt8(ascii: ")") { skip(1) } else { index = start }
        case UInt8(ascii: "["):
            if !skipLabel() { index = start }
        default: break
        }
    }

    /// Steps over `[label]: address "title"` as often as it stands here.
    mutating func skipDefinitions() {
        while byte == UInt8(ascii: "[") {
            let start = index
            guard skipDefinition() else {
                index = start
                return
            }
        }
    }

    private mutating func skipDefinition() -> Bool {
        guard skipLabel(), byte == UInt8(ascii: ":") else { return false }
        skip(1)
        skipSpace()
        let address = index
        skipAddress()
        guard index > address else { return false }
        let afterAddress = index
        skipSpace()
        if index > afterAddress, skipTitle(), skipBlankRest() { return true }
        index = afterAddress
        return skipBlankRest()
    }

    /// Goes to the next line if nothing but blanks is left of this one.
    private mutating func skipBlankRest() -> Bool {
        skip(while: \.isBlank)
        guard byte?.isLineEnd ?? true else { return false }
        skipLine()
        return true
    }

    private mutating func skipLabel() -> Bool {
        skip(1)
        while let byte, byte != UInt8(ascii: "]") {
            guard byte != UInt8(ascii: "[") else { return false }
            skip(byte == UInt8(ascii: "\\") ? 2 : 1)
        }
        guard byte == UInt8(ascii: "]") else { return false }
        skip(1)
        return true
    }

    private mutating func skipSpace() {
        while let byte, byte.isWhitespace {
            if byte.isLineEnd { skipLine() } else { skip(1) }
        }
    }

    private mutating func skipAddress() {
        if byte == UInt8(ascii: "<") {
            skip(to: UInt8(ascii: ">"))
            return skip(1)
        }
        var parentheses = 0
        while let byte, !byte.isWhitespace {
            switch byte {
            case UInt8(ascii: "\\"): skip(1)
            case UInt8(ascii: "("): parentheses += 1
            case UInt8(ascii: ")"):
                guard parentheses > 0 else { return }
                parentheses -= 1
            default: break
            }
            skip(1)
        }
    }

    private mutating func skipTitle() -> Bool {
        let close: UInt8
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): close = byte ?? 0
        case UInt8(ascii: "("): close = UInt8(ascii: ")")
        default: return false
        }
        skip(1)
        skip(to: close)
        guard byte == close else { return false }
        skip(1)
        return true
    }
}

extension UInt8 {
    fileprivate var isDelimiter: Bool {
        self == UInt8(ascii: "*") || self == UInt8(ascii: "_") || self == UInt8(ascii: "~")
    }

    /// How many bytes a character has that begins with this one.
    fileprivate var scalarLength: Int {
        switch self {
        case ..<0b1100_0000: 1
        case ..<0b1110_0000: 2
        case ..<0b1111_0000: 3
        default: 4
        }
    }
}
