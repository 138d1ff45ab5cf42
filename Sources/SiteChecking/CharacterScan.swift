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

    /// Of the ASCII characters. `Character` looks into Unicode's tables at each question, which made rules on words
    /// the slowest part of a build by far.
    private static let ofASCII = (0..<128).map { CharacterTraits(Character(Unicode.Scalar(UInt8($0)))) }

    @inline(__always)
    static func of(ascii byte: UInt8) -> CharacterTraits {
        ofASCII.withUnsafeBufferPointer { $0[Int(byte)] }
    }
}

/// A character of a text as ``Substring/scan(_:)`` meets it.
struct ScannedCharacter {
    let traits: CharacterTraits
    /// The first of its scalars; all there is of it, for ASCII.
    let scalar: Unicode.Scalar
    /// In UTF-8 bytes from the beginning of the text.
    let range: Range<Int>

    var isLetter: Bool { traits.contains(.letter) }
    var isNumber: Bool { traits.contains(.number) }
    var isSpace: Bool { traits.contains(.space) }
    var isDash: Bool { scalar == "–" || scalar == "—" }
}

extension Substring {
    /// Calls `body` with each `Character`, in order, until it answers false.
    func scan(from start: Int = 0, _ body: (ScannedCharacter) -> Bool) {
        let found: Void? = utf8.withContiguousStorageIfAvailable { bytes in
            var offset = start
            while offset < bytes.count {
                let byte = bytes[offset]
                let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0
                let scanned: ScannedCharacter
                // A mark that follows would belong to it, and so does a line feed to its carriage return.
                if byte < 0x80, next < 0x80, byte != UInt8(ascii: "\r") {
                    scanned = ScannedCharacter(
                        traits: .of(ascii: byte),
                        scalar: Unicode.Scalar(byte),
                        range: offset..<offset + 1
                    )
                } else {
                    let character = self[utf8.index(startIndex, offsetBy: offset)]
                    scanned = ScannedCharacter(
                        traits: CharacterTraits(character),
                        scalar: character.unicodeScalars.first!,
                        range: offset..<offset + character.utf8.count
                    )
                }
                guard body(scanned) else { return }
                offset = scanned.range.upperBound
            }
        }
        if found == nil {
            var copy = String(self)
            copy.makeContiguousUTF8()
            copy[...].scan(from: start, body)
        }
    }

    /// The part at these UTF-8 bytes.
    func part(_ range: Range<Int>) -> Substring {
        let start = utf8.index(startIndex, offsetBy: range.lowerBound)
        return self[start..<utf8.index(start, offsetBy: range.count)]
    }

    /// The parts between the characters that `isMark` names, without empty ones.
    func pieces(partedBy isMark: (ScannedCharacter) -> Bool) -> [Substring] {
        var pieces: [Substring] = []
        var start = 0
        var end = 0
        scan { character in
            if isMark(character) {
                if start < end { pieces.append(part(start..<end)) }
                start = character.range.upperBound
            }
            end = character.range.upperBound
            return true
        }
        if start < end { pieces.append(part(start..<end)) }
        return pieces
    }

    /// Without what stands before its first and after its last letter or figure.
    var trimmingMarks: Substring {
        let isPlain = utf8.withContiguousStorageIfAvailable { bytes in
            guard let first = bytes.first, let last = bytes.last, first < 0x80, last < 0x80 else { return false }
            return CharacterTraits.of(ascii: last).rawValue & 3 != 0
                && CharacterTraits.of(ascii: first).rawValue & 3 != 0
                && (bytes.count == 1 || bytes[1] < 0x80)
        }
        if isPlain == true { return self }
        var text = drop { !$0.isLetter && !$0.isNumber }
        while let last = text.last, !last.isLetter && !last.isNumber { text.removeLast() }
        return text
    }
}
