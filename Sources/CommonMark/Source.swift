import ByteCoding

/// Markdown as bytes, with the places of its lines.
struct Source {
    let bytes: [UInt8]

    /// The number that the first line has in its file.
    private let firstLine: Int
    private let lineStarts: [Int]

    init(_ bytes: [UInt8], firstLine: Int) {
        self.bytes = bytes
        self.firstLine = firstLine
        lineStarts = bytes.withUnsafeBufferPointer(Self.lineStarts)
    }

    /// As in CommonMark, a line ends with LF, CR LF or CR.
    private static func lineStarts(in bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
        var starts = [0]
        starts.reserveCapacity(bytes.count / 32)
        let hasCarriageReturn = bytes.firstOffset(of: .carriageReturn) != nil
        var next = 0
        while next < bytes.count {
            let newline = bytes.firstOffset(of: .newline, from: next)
            let end = newline ?? bytes.count
            if hasCarriageReturn {
                for index in next..<end where bytes[index] == .carriageReturn && index + 1 != newline {
                    starts.append(index + 1)
                }
            }
            if newline != nil { starts.append(end + 1) }
            next = end + 1
        }
        return starts
    }

    /// Each line with its line ending.
    func forEachLine(_ body: (Range<Int>) -> Void) {
        lineStarts.withUnsafeBufferPointer { starts in
            for (line, start) in starts.enumerated() {
                body(start..<(line + 1 < starts.count ? starts[line + 1] : bytes.count))
            }
        }
    }

    /// Where a line of this text (counted from 1) ends, its line ending included.
    func endOfLine(_ line: Int) -> Int {
        line > 0 && line < lineStarts.count ? lineStarts[line] : bytes.count
    }

    /// Where a line of this text (counted from 1) and a column in bytes (from 1) are.
    func offset(line: Int, column: Int) -> Int {
        let start = lineStarts[min(max(line, 1), lineStarts.count) - 1]
        return min(start + max(column, 1) - 1, bytes.count)
    }

    /// The line in the file, from 1.
    func line(of offset: Int) -> Int { firstLine + index(ofLineAt: offset) }

    /// The line in the file and the column in characters (Unicode scalars), both from 1.
    func place(of offset: Int) -> (line: Int, column: Int) {
        var places = Places(in: self)
        return places.place(of: offset)
    }

    fileprivate func startOfLine(at offset: Int) -> Int { lineStarts[index(ofLineAt: offset)] }

    private func index(ofLineAt offset: Int) -> Int {
        var below = 0
        var above = lineStarts.count
        while above - below > 1 {
            let middle = (below + above) / 2
            if lineStarts[middle] <= offset { below = middle } else { above = middle }
        }
        return below
    }
}

/// Tells places in order. Each goes on from the one before: a line may hold a quarter of a million characters and
/// tens of thousands of places.
struct Places {
    private let source: Source
    private var offset = 0
    private var column = 1

    init(in source: Source) { self.source = source }

    /// The line in the file and the column in characters (Unicode scalars), both from 1.
    mutating func place(of next: Int) -> (line: Int, column: Int) {
        let start = source.startOfLine(at: next)
        if offset < start || offset > next { (offset, column) = (start, 1) }
        column += source.bytes[offset..<next].count { $0 & 0b1100_0000 != 0b1000_0000 }
        offset = next
        return (source.line(of: next), column)
    }
}

extension UInt8 {
    static var newline: UInt8 { 0x0A }
    static var carriageReturn: UInt8 { 0x0D }

    var isLineEnd: Bool { self == .newline || self == .carriageReturn }
    var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
    var isWhitespace: Bool { self == UInt8(ascii: " ") || (0x09...0x0D).contains(self) }
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    var isASCIILetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
}
