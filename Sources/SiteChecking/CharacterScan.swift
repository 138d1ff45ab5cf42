/// What rules ask of a character.
struct CharacterTraits: OptionSet {
    let rawValue: UInt8

    static let letter = CharacterTraits(rawValue: 1)
    static let number = CharacterTraits(rawValue: 2)
    static let space = CharacterTraits(rawValue: 4)
    static let uppercase = CharacterTraits(rawValue: 8)
    static let lowercase = CharacterTraits(rawValue: 16)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ character: Character) {
        self = []
        if character.isLetter { insert(.letter) }
        if character.isNumber { insert(.number) }
        if character.isWhitespace { insert(.space) }
        if character.isUppercase { insert(.uppercase) }
        if character.isLowercase { insert(.lowercase) }
    }

    /// Of an ASCII character. `Character` looks into Unicode's tables at each question, which made rules on words
    /// the slowest part of a build by far.
    @inline(__always)
    init(ascii byte: UInt8) {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): self = [.letter, .lowercase]
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): self = [.letter, .uppercase]
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .number
        case 0x09...0x0D, 0x20: self = .space
        default: self = []
        }
    }
}

/// A character of a text as a ``CharacterScanner`` meets it.
struct ScannedCharacter {
    let traits: CharacterTraits
    /// The first of its scalars; all there is of it, for ASCII.
    let scalar: Unicode.Scalar
    /// In UTF-8 bytes from the beginning of the text.
    let range: Range<Int>

    var isLetter: Bool { traits.contains(.letter) }
    var isNumber: Bool { traits.contains(.number) }
    var isLetterOrNumber: Bool { !traits.isDisjoint(with: [.letter, .number]) }
    var isSpace: Bool { traits.contains(.space) }
    /// The end of a sentence, if nothing says otherwise.
    var isStop: Bool { range.count == 1 && (scalar == "." || scalar == "!" || scalar == "?") }
    var partsWords: Bool { isSpace || isDash || scalar == "/" }
    var isDash: Bool { scalar == "–" || scalar == "—" }
}

/// Reads a text `Character` by `Character`. Valid only where ``Substring/withScanner(_:)`` gives it.
struct CharacterScanner {
    private let text: Substring
    let bytes: UnsafeBufferPointer<UInt8>
    /// Where the next character begins; may be set to where another began.
    var offset = 0

    fileprivate init(text: Substring, bytes: UnsafeBufferPointer<UInt8>) {
        self.text = text
        self.bytes = bytes
    }

    @inline(__always)
    mutating func next() -> ScannedCharacter? {
        guard offset < bytes.count else { return nil }
        let byte = bytes[offset]
        // A mark that follows would belong to it, and so does a line feed to its carriage return.
        guard byte < 0x80, standsAlone(before: offset + 1), byte != UInt8(ascii: "\r") else { return nextMark() }
        let start = offset
        offset += 1
        return ScannedCharacter(
            traits: CharacterTraits(ascii: byte),
            scalar: Unicode.Scalar(byte),
            range: start..<offset
        )
    }

    /// Goes over ASCII letters, of which most texts are made, without looking at each as a character; the last one is
    /// left where something follows that may belong to it.
    @inline(__always)
    mutating func nextLetters() -> Range<Int> {
        let start = offset
        // Not as a ``LetterRun``, which is hashed besides: so sentences took a fifth more instructions.
        while offset < bytes.count {
            let more = EightLetters(at: offset, in: bytes).count
            offset += more
            guard more == 8 else { break }
        }
        if offset > start, offset < bytes.count, bytes[offset] >= 0x80 { offset -= 1 }
        return start..<offset
    }

    /// Goes over a plain space to which nothing belongs, and says whether there was one.
    @inline(__always)
    mutating func nextIsSpace() -> Bool {
        guard offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: " "), bytes[offset + 1] < 0x80 else {
            return false
        }
        offset += 1
        return true
    }

    /// Whether what begins at an offset cannot belong to the character before it: nothing, ASCII, or a mark as under
    /// ``nextMark()``.
    @inline(__always)
    private func standsAlone(before offset: Int) -> Bool {
        offset >= bytes.count || bytes[offset] < 0x80 || typographicMark(at: offset) != nil
    }

    /// The quotation marks, dashes and points from U+2010 to U+2027, which most texts have and none of which is joined
    /// to a character before or after it; so Unicode's tables need not be asked where one character ends.
    @inline(__always)
    private func typographicMark(at offset: Int) -> Unicode.Scalar? {
        guard offset + 2 < bytes.count, bytes[offset] == 0xE2, bytes[offset + 1] == 0x80,
            (0x90...0xA7).contains(bytes[offset + 2])
        else { return nil }
        return Unicode.Scalar(UInt32(0x2000) + UInt32(bytes[offset + 2] & 0x3F))
    }

    @inline(never)
    private mutating func nextMark() -> ScannedCharacter {
        guard let mark = typographicMark(at: offset), standsAlone(before: offset + 3) else { return nextInUnicode() }
        let start = offset
        offset += 3
        return ScannedCharacter(traits: [], scalar: mark, range: start..<offset)
    }

    private mutating func nextInUnicode() -> ScannedCharacter {
        let start = offset
        let character = text[text.utf8.index(text.startIndex, offsetBy: start)]
        offset += character.utf8.count
        return ScannedCharacter(
            traits: CharacterTraits(character),
            scalar: character.unicodeScalars.first!,
            range: start..<offset
        )
    }
}

extension Substring {
    /// - Parameter body: May not keep the scanner.
    func withScanner<Result>(_ body: (inout CharacterScanner) -> Result) -> Result {
        let result = utf8.withContiguousStorageIfAvailable { bytes in
            var scanner = CharacterScanner(text: self, bytes: bytes)
            return body(&scanner)
        }
        if let result { return result }
        var copy = String(self)
        copy.makeContiguousUTF8()
        return copy[...].withScanner(body)
    }

    /// The part at these UTF-8 bytes.
    func part(_ range: Range<Int>) -> Substring {
        let start = utf8.index(startIndex, offsetBy: range.lowerBound)
        return self[start..<utf8.index(start, offsetBy: range.count)]
    }

    /// The parts between the characters that `isMark` names, without empty ones.
    func pieces(partedBy isMark: (ScannedCharacter) -> Bool) -> [Substring] {
        withScanner { scanner in
            var pieces: [Substring] = []
            var start = 0
            var end = 0
            while let character = scanner.next() {
                if isMark(character) {
                    if start < end { pieces.append(part(start..<end)) }
                    start = character.range.upperBound
                }
                end = character.range.upperBound
            }
            if start < end { pieces.append(part(start..<end)) }
            return pieces
        }
    }

    /// Without what stands before its first and after its last letter or figure.
    var trimmingMarks: Substring {
        var text = drop { !$0.isLetter && !$0.isNumber }
        while let last = text.last, !last.isLetter && !last.isNumber { text.removeLast() }
        return text
    }
}
