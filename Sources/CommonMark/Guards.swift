import ByteCoding

/// What keeps a text away from cmark-gfm 0.29.0.gfm.6 that would take it seconds, minutes or gigabytes.
///
/// The limits are on bytes, before any parsing, so they also hold inside code
/// blocks. Each says what was measured without it on 256 KB; with all of them
/// the slowest input found takes 0.3 seconds.
enum Guards {
    static let bytes = 256 * 1024
    /// Blank lines cost as much as lists are deep: 8 seconds and more.
    static let depth = 32
    /// One table of 28 KB took 60 seconds and 3.9 GB.
    static let pipesInLine = 40
    static let tableRows = 500
    /// Each row is filled up to the width of its table: 9 million nodes and 1 GB.
    static let tableCells = (pipesInLine + 1) * tableRows
    /// Bytes read again for each line that may begin a table: 2.3 seconds for 33 MB.
    private static let delimiterRowBytes = 2 << 20
    /// `![[]()` repeated: 8 seconds and more.
    static let brackets = 5_000
    /// `a@` repeated: 1.1 seconds and, with real addresses, 250 MB.
    static let atSignsInLine = 100
    /// An address that ends in many `)`: 8 seconds and more.
    static let closingParenthesesInWord = 100
    /// `a <?` repeated: 7.2 seconds.
    static let declarations = 100
    /// Each `[a]` repeats the address and title of `a`: 5 GB for a definition of 100 KB.
    static let definitionBytes = 2_000

    /// In line order. One that concerns the whole text comes alone.
    static func faults(in source: Source) -> [Fault] {
        var checked = CheckedText(source)
        if source.bytes.count > bytes {
            checked.report(.tooLarge(bytes: source.bytes.count, limit: bytes), at: 0)
        } else if let offset = firstInvalidByte(of: source.bytes) {
            checked.report(.notUTF8, at: offset)
        } else {
            checked.readLines()
        }
        return checked.faults
    }

    private static func firstInvalidByte(of bytes: [UInt8]) -> Int? {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes.span)
            return nil
        } catch {
            return error.byteOffsets.lowerBound
        }
    }

    /// One reading of the text, line by line.
    private struct CheckedText {
        private let source: Source
        private(set) var faults: [Fault] = []

        private var brackets = 0
        private var declarations = 0
        private var cells = 0
        private var delimiterRowBytes = 0
        private var definition: Int?
        private var run: Run?

        /// Lines without a blank one between them. As far as bytes tell, a line like `|---|` among them may begin a
        /// table, and every line after it may be a row, with or without pipes.
        private struct Run {
            let start: Int
            var lines = 0
            var columns = 0
        }

        init(_ source: Source) { self.source = source }

        mutating func report(_ kind: Fault.Kind, at offset: Int) {
            let place = source.place(of: offset)
            faults.append(Fault(line: place.line, column: place.column, kind: kind))
        }

        mutating func readLines() {
            source.bytes.withUnsafeBufferPointer { bytes in
                roles.withUnsafeBufferPointer { roles in
                    source.forEachLine { read($0, of: bytes, roles) }
                }
            }
            endRun(at: source.bytes.count)
        }

        private mutating func read(
            _ line: Range<Int>,
            of bytes: UnsafeBufferPointer<UInt8>,
            _ roles: UnsafeBufferPointer<Role>
        ) {
            if isDeep(line, of: bytes) { report(.tooDeep(limit: depth), at: line.lowerBound) }
            let shape = shape(of: line, bytes, roles)
            guard !shape.isBlank else { return endRun(at: line.lowerBound) }
            var current = run ?? Run(start: line.lowerBound)
            current.lines += 1
            if current.columns > 0 { count(cells: current.columns, at: line.lowerBound) }
            if shape.mayDelimitTable {
                current.columns = max(current.columns, shape.pipes + 1)
                count(delimiterRowBytes: line.upperBound - current.start, at: line.lowerBound)
            }
            run = current
        }

        private mutating func endRun(at end: Int) {
            endDefinition(at: end)
            defer { run = nil }
            // Two of the lines are the table's head.
            guard let run, run.columns > 0, run.lines - 2 > tableRows else { return }
            report(.tableTooLong(rows: run.lines - 2, limit: tableRows), at: run.start)
        }

        private mutating func endDefinition(at end: Int) {
            defer { definition = nil }
            guard let definition, end - definition > definitionBytes else { return }
            report(.definitionTooLong(limit: definitionBytes), at: definition)
        }

        private mutating func count(cells more: Int, at offset: Int) {
            if cells <= tableCells, cells + more > tableCells { report(.tooManyCells(limit: tableCells), at: offset) }
            cells += more
        }

        private mutating func count(delimiterRowBytes more: Int, at offset: Int) {
            let limit = Guards.delimiterRowBytes
            if delimiterRowBytes <= limit, delimiterRowBytes + more > limit {
                report(.tooManyDelimiterRows, at: offset)
            }
            delimiterRowBytes += more
        }

        /// Whether the markers at the line's start, or its indentation, may open or continue too many containers.
        /// Each takes a marker or, in a line that continues a list, two columns of blanks at least.
        private func isDeep(_ line: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            func isBlank(_ index: Int) -> Bool { index >= bytes.count || bytes[index].isWhitespace }
            var markers = 0
            var blanks = 0
            var index = line.lowerBound
            scan: while index < line.upperBound {
                let byte = bytes[index]
                index += 1
                switch byte {
                case UInt8(ascii: " "): blanks += 1
                case UInt8(ascii: "\t"): blanks += 4
                case UInt8(ascii: ">"): markers += 1
                case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
                    guard isBlank(index) else { break scan }
                    markers += 1
                case _ where byte.isDigit:
                    while index < line.upperBound, bytes[index].isDigit { index += 1 }
                    guard index < line.upperBound, ".)".utf8.contains(bytes[index]), isBlank(index + 1) else {
                        break scan
                    }
                    index += 1
                    markers += 1
                case _ where byte.isLineEnd && markers == 0: return false
                default: break scan
                }
            }
            return markers + max(0, blanks - markers) / 2 > depth
        }

        private struct Shape {
            var pipes = 0
            /// Nothing but blanks and `>`.
            var isBlank = true
            /// Nothing but what the line under a table's head, and markers before it, are made of.
            var mayDelimitTable: Bool { onlyDelimiters && hasDash }
            var onlyDelimiters = true
            var hasDash = false
        }

        /// Counts what is limited, and tells what the line may be.
        private mutating func shape(
            of line: Range<Int>,
            _ bytes: UnsafeBufferPointer<UInt8>,
            _ roles: UnsafeBufferPointer<Role>
        ) -> Shape {
            var shape = Shape()
            var atSigns = 0
            var closingParentheses = 0
            var next = line.lowerBound
            while next < line.upperBound {
                let index = next
                let role = roles[Int(bytes[index])]
                next += 1
                switch role {
                case .blank:
                    closingParentheses = 0
                    continue
                case .quoteMarker: continue
                case .marker: break
                case .dash: shape.hasDash = true
                case .pipe:
                    shape.pipes += 1
                    if shape.pipes == pipesInLine + 1 { report(.tooManyPipes(limit: pipesInLine), at: index) }
                case .colon:
                    guard index > 0, bytes[index - 1] == UInt8(ascii: "]") else { break }
                    endDefinition(at: index)
                    definition = index
                case .closingParenthesis:
                    closingParentheses += 1
                    if closingParentheses == closingParenthesesInWord + 1 {
                        report(.tooManyClosingParentheses(limit: closingParenthesesInWord), at: index)
                    }
                case .atSign:
                    atSigns += 1
                    if atSigns == atSignsInLine + 1 { report(.tooManyAtSigns(limit: atSignsInLine), at: index) }
                case .bracket:
                    brackets += 1
                    if brackets == Guards.brackets + 1 { report(.tooManyBrackets(limit: Guards.brackets), at: index) }
                case .declarationMark:
                    guard index > 0, bytes[index - 1] == UInt8(ascii: "<") else { break }
                    declarations += 1
                    if declarations == Guards.declarations + 1 {
                        report(.tooManyDeclarations(limit: Guards.declarations), at: index)
                    }
                // Of a line most is words: what only matters before the first of them, or between parentheses, is passed over.
                case .other:
                    if closingParentheses == 0 {
                        next = bytes.firstOffsetOfCounted(from: next, before: line.upperBound)
                    } else {
                        while next < line.upperBound, roles[Int(bytes[next])] == .other { next += 1 }
                    }
                }
                shape.isBlank = false
                if !role.delimitsTables { shape.onlyDelimiters = false }
            }
            return shape
        }
    }
}

/// What a byte may mean to a guard.
private enum Role: UInt8 {
    case other
    /// What may stand before the text of a line.
    case blank, quoteMarker, marker, dash
    /// What is counted wherever it stands; ``firstOffsetOfCounted`` seeks the same.
    case pipe, colon, closingParenthesis, atSign, bracket, declarationMark

    /// `)` also ends the number of an ordered list.
    var delimitsTables: Bool {
        switch self {
        case .blank, .quoteMarker, .marker, .dash, .pipe, .colon, .closingParenthesis: true
        case .atSign, .bracket, .declarationMark, .other: false
        }
    }

    init(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: " "), 0x09...0x0D: self = .blank
        case UInt8(ascii: ">"): self = .quoteMarker
        case UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."),
            _ where byte.isDigit:
            self = .marker
        case UInt8(ascii: "-"): self = .dash
        case UInt8(ascii: "|"): self = .pipe
        case UInt8(ascii: ":"): self = .colon
        case UInt8(ascii: ")"): self = .closingParenthesis
        case UInt8(ascii: "@"): self = .atSign
        case UInt8(ascii: "["): self = .bracket
        case UInt8(ascii: "!"), UInt8(ascii: "?"): self = .declarationMark
        default: self = .other
        }
    }
}

/// The role of each byte, looked up because every byte of every page is asked for it.
private let roles = (0...UInt8.max).map(Role.init)
