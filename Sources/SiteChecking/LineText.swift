import ByteCoding

/// The bytes of a line, whose characters are counted without decoding them: there may be ten thousand diagnostics in one
/// line of a quarter of a million bytes.
struct LineText {
    /// Of the whole file.
    private let bytes: [UInt8]
    private let line: Range<Int>

    init(bytes: [UInt8], line: Range<Int>) {
        self.bytes = bytes
        self.line = line
    }

    private func read<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[line])) }
    }

    /// Whether there is nothing to be seen.
    var isBlank: Bool {
        read { line in
            var decoder = UTF8()
            var rest = line.makeIterator()
            while true {
                switch decoder.decode(&rest) {
                case .scalarValue(let scalar) where scalar.properties.isWhitespace: continue
                case .emptyInput: return true
                default: return false
                }
            }
        }
    }

    /// Where a character begins, or the line ends.
    struct Place {
        var byte = 0
        /// That stand before it.
        var characters = 0
    }

    /// How many characters some of the bytes are.
    func count(_ range: Range<Int>) -> Int { read { $0[range].reduce(0) { $0 + ($1.beginsCharacter ? 1 : 0) } } }

    /// - Parameters:
    ///   - character: Counted from 0; for one that is not there, the end.
    ///   - start: Not behind it.
    func place(of character: Int, from start: Place) -> Place {
        let byte = stepped(from: start.byte, by: max(character - start.characters, 0))
        return place(at: byte, from: start)
    }

    /// - Parameter start: Not behind it.
    func place(at byte: Int, from start: Place) -> Place {
        Place(byte: byte, characters: start.characters + count(start.byte..<byte))
    }

    /// Where a character begins that stands so many behind another, or before it; the end, or the beginning, where there are
    /// not so many.
    func stepped(from start: Int, by steps: Int) -> Int {
        read { line in
            var (place, left) = (start, abs(steps))
            if steps < 0 {
                while place > 0, left > 0 {
                    place -= 1
                    if line[place].beginsCharacter { left -= 1 }
                }
            } else {
                while place < line.count, left > 0 {
                    place += 1
                    if place == line.count || line[place].beginsCharacter { left -= 1 }
                }
            }
            return place
        }
    }

    /// Some of the bytes as a text without tabs.
    func shown(_ range: Range<Int>) -> String {
        let text = read { String(decoding: $0[range], as: UTF8.self) }
        return text.utf8.contains(UInt8(ascii: "\t")) ? text.replacing("\t", with: " ") : text
    }

    /// Where some words stand in the line; as many of them from the first as can be found in one piece, for links and
    /// the ends of lines may part them in the file.
    ///
    /// - Parameter start: Where to begin.
    func range(of words: String, from start: Place) -> Range<Int>? {
        if let whole = firstRange(of: words, from: start.byte) { return whole }
        let parts = words.split(whereSeparator: \.isWhitespace)
        // So many words are found, so many are not; a sentence may be a thousand words long.
        var (most, longest) = (0, nil as Range<Int>?)
        var least = parts.count + 1
        while least - most > 1 {
            let middle = (most + least) / 2
            let some = parts[..<middle].joined(separator: " ")
            if let range = firstRange(of: some, from: start.byte) {
                (most, longest) = (middle, range)
            } else {
                least = middle
            }
        }
        return longest
    }

    private func firstRange(of text: String, from start: Int) -> Range<Int>? {
        let offset = read { line in text.withBytes { line.firstOffset(of: $0, from: start) } }
        return offset.map { $0..<$0 + text.utf8.count }
    }
}

extension UInt8 {
    /// In UTF-8.
    fileprivate var beginsCharacter: Bool { self & 0xC0 != 0x80 }
}
