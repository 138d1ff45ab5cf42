/// A sentence of a text, with its words.
struct Sentence: Sendable {
    private let whole: String
    /// In UTF-8 bytes of the whole text, as are those of the words.
    private let range: Range<Int>
    private let wordRanges: ArraySlice<Range<Int>>

    fileprivate init(of whole: String, _ range: Range<Int>, words: ArraySlice<Range<Int>>) {
        self.whole = whole
        self.range = range
        wordRanges = words
    }

    var text: Substring { whole[...].part(range) }
    /// What holds a letter, without the marks around it: figures alone are no words.
    var words: Words { Words(whole: whole, ranges: wordRanges) }

    /// Made when they are looked at: of most sentences nothing but their number is asked.
    struct Words: RandomAccessCollection {
        fileprivate let whole: String
        fileprivate let ranges: ArraySlice<Range<Int>>

        var startIndex: Int { 0 }
        var endIndex: Int { ranges.count }
        subscript(index: Int) -> Substring { whole[...].part(ranges[ranges.startIndex + index]) }

        /// The words whose bytes `isWanted` picks, for a first look that makes no text of them.
        func indices(where isWanted: (UnsafeBufferPointer<UInt8>) -> Bool) -> [Int] {
            whole.utf8.withContiguousStorageIfAvailable { bytes in
                indices.filter { isWanted(UnsafeBufferPointer(rebasing: bytes[ranges[ranges.startIndex + $0]])) }
            } ?? Array(indices)
        }
    }
}

/// The sentences of a text and their words, found in one reading; each is made when it is looked at. A text without a
/// full stop is one sentence, as an item of a list is. A class, for one rule after another takes it up.
final class Sentences: RandomAccessCollection, Sendable {
    private let whole: String
    private let parts: [Part]
    private let words: [Range<Int>]

    fileprivate struct Part {
        /// In UTF-8 bytes.
        let range: Range<Int>
        let words: Range<Int>
        /// Letters and figures in all words.
        let characterCount: Int
    }

    init(in text: String) {
        whole = text
        (parts, words) = text[...].withScanner { scanner in
            var reading = SentenceReading(of: text, bytes: scanner.bytes)
            while true {
                reading.readLetters(scanner.nextLetters())
                if scanner.nextIsSpace() {
                    reading.endWord()
                    continue
                }
                guard let character = scanner.next() else { break }
                reading.read(character)
                if character.isStop { reading.stop(at: character, &scanner) }
            }
            reading.endSentence()
            return (reading.sentences, reading.words)
        }
    }

    var startIndex: Int { 0 }
    var endIndex: Int { parts.count }
    subscript(index: Int) -> Sentence {
        let part = parts[index]
        return Sentence(of: whole, part.range, words: words[part.words])
    }

    /// Those of more words than `count`.
    func longer(than count: Int) -> [Sentence] { indices.filter { parts[$0].words.count > count }.map { self[$0] } }

    /// Those whose words are such as `isWanted` picks by their bytes, for a first look that makes no text of them.
    func holding(_ isWanted: (WordBytes) -> Bool) -> [Sentence] {
        let found = whole.utf8.withContiguousStorageIfAvailable { bytes in
            words.withUnsafeBufferPointer { words in
                indices.filter { isWanted(WordBytes(bytes: bytes, words: words[parts[$0].words])) }
            }
        }
        return (found ?? Array(indices)).map { self[$0] }
    }

    /// The words of a sentence as bytes. Valid only where ``holding(_:)`` lends them.
    struct WordBytes: RandomAccessCollection {
        fileprivate let bytes: UnsafeBufferPointer<UInt8>
        fileprivate let words: Slice<UnsafeBufferPointer<Range<Int>>>

        var startIndex: Int { words.startIndex }
        var endIndex: Int { words.endIndex }
        subscript(index: Int) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[words[index]]) }
    }

    /// Of all of them.
    var length: ReadingLength {
        var length = ReadingLength()
        for part in parts { length.add(words: part.words.count, characters: part.characterCount) }
        return length
    }
}

/// What has been read of a text so far. Valid only while its bytes are lent.
private struct SentenceReading {
    private let text: String
    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var sentences: [Sentences.Part] = []
    private(set) var words: [Range<Int>] = []

    /// Where the sentence before this one ends, in front of the spaces between them.
    private var end = 0
    /// From the first character that is no space to the last one.
    private var sentence = 0..<0
    private var firstWord = 0
    private var characters = 0
    /// From the first letter or figure of the open word to its last one.
    private var word = 0..<0
    private var charactersInWord = 0
    private var hasLetter = false

    init(of text: String, bytes: UnsafeBufferPointer<UInt8>) {
        self.text = text
        self.bytes = bytes
        // Room for what most texts have: a word of four bytes, a sentence of fifty.
        words.reserveCapacity(bytes.count / 4)
        sentences.reserveCapacity(bytes.count / 50 + 1)
    }

    @inline(__always)
    mutating func readLetters(_ letters: Range<Int>) {
        guard !letters.isEmpty else { return }
        charactersInWord += letters.count
        hasLetter = true
        word = (word.isEmpty ? letters.lowerBound : word.lowerBound)..<letters.upperBound
        sentence = (sentence.isEmpty ? letters.lowerBound : sentence.lowerBound)..<letters.upperBound
    }

    @inline(__always)
    mutating func read(_ character: ScannedCharacter) {
        if character.isLetterOrNumber {
            charactersInWord += 1
            if character.isLetter { hasLetter = true }
            word = (word.isEmpty ? character.range.lowerBound : word.lowerBound)..<character.range.upperBound
        } else if character.partsWords {
            endWord()
            guard !character.isSpace else { return }
        }
        sentence = (sentence.isEmpty ? character.range.lowerBound : sentence.lowerBound)..<character.range.upperBound
    }

    @inline(__always)
    mutating func endWord() {
        if hasLetter {
            words.append(word)
            characters += charactersInWord
        }
        (word, charactersInWord, hasLetter) = (0..<0, 0, false)
    }

    mutating func endSentence() {
        endWord()
        if !sentence.isEmpty {
            let inIt = firstWord..<words.count
            sentences.append(.init(range: sentence, words: inIt, characterCount: characters))
        }
        (sentence, firstWord, characters) = (0..<0, words.count, 0)
    }

    /// Reads on behind the marks that close what the stop ends, and ends the sentence if the stop does.
    mutating func stop(at stop: ScannedCharacter, _ scanner: inout CharacterScanner) {
        var offset = scanner.offset
        defer { scanner.offset = offset }
        var following = scanner.next()
        while let closer = following, closer.isCloser {
            read(closer)
            offset = scanner.offset
            following = scanner.next()
        }
        guard following?.isSpace ?? true else { return }
        while following?.isSpace == true { following = scanner.next() }
        if following?.traits.contains(.lowercase) == true { return }
        if stop.scalar == ".", endsInAbbreviation(before: stop.range.lowerBound) { return }
        endSentence()
        end = offset
    }

    /// Whether the last word before a full stop is a short form, or one capital letter.
    private func endsInAbbreviation(before stop: Int) -> Bool {
        let start = max(end, stop - Abbreviations.longest - 1)
        var first = stop
        var small: UInt64 = 0
        while first > start {
            let byte = bytes[first - 1]
            if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "(") { break }
            guard byte > 0x20, byte < 0x80 else { return text[...].part(end..<stop).endsInAbbreviation }
            small = small << 8 | UInt64(byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte)
            first -= 1
        }
        let count = stop - first
        if count == 1 { return bytes[first] &- UInt8(ascii: "A") < 26 || Abbreviations.packed.contains(small) }
        return count <= Abbreviations.longest && Abbreviations.packed.contains(small)
    }
}

/// Short forms that are followed by a name or an example.
private enum Abbreviations {
    static let all: Set<String> = [
        "e.g", "i.e", "mr", "mrs", "ms", "dr", "prof", "rev", "st", "no", "nos", "vs", "v", "approx", "cf", "sgt",
        "insp", "pc", "cllr", "tel", "fig",
    ]

    static let longest = all.map(\.utf8.count).max()!

    /// Each in one number, from its last byte to its first.
    static let packed = all.map { $0.utf8.reversed().reduce(into: UInt64(0)) { $0 = $0 << 8 | UInt64($1) } }
}

extension Substring {
    fileprivate var endsInAbbreviation: Bool {
        let word = self[(lastIndex { $0.isWhitespace || $0 == "(" }.map { index(after: $0) } ?? startIndex)...]
        return Abbreviations.all.contains(word.lowercased()) || word.count == 1 && word.first?.isUppercase == true
    }
}

extension ScannedCharacter {
    /// What may stand between a full stop and the space behind it.
    fileprivate var isCloser: Bool {
        switch scalar {
        case "\"", "'", ")", "]", ".", "!", "?": range.count == 1
        case "”", "’": range.count == 3
        default: false
        }
    }
}

extension Substring {
    /// The parts of the text that stand in no quotation marks: words that are quoted are someone else's.
    var unquoted: [Substring] {
        var parts: [Substring] = []
        var start = startIndex
        var quoteStart: Index?
        for index in indices {
            switch (self[index], quoteStart) {
            case ("“", nil), ("\"", nil): quoteStart = index
            case ("”", let open?), ("\"", let open?):
                parts.append(self[start..<open])
                start = self.index(after: index)
                quoteStart = nil
            default: break
            }
        }
        return parts + [self[start...]]
    }
}
