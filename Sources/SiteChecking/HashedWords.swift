/// A word in small letters, by its hash: texts are compared with lists of words without a copy of any.
typealias HashedWord = UInt64

/// Lists of phrases, each a list's number, found by their first words.
struct PhraseTable: Sendable {
    private var phrases: [HashedWord: [(list: Int, words: [HashedWord])]] = [:]
    /// Whether a word that ends in this may be the first of a phrase: most words of a text are none.
    private var mayBegin = [Bool](repeating: false, count: 1 << 16)

    /// - Parameter lists: The phrases of each list, by their words.
    init(_ lists: [[[HashedWord]]]) {
        for (list, phrases) in lists.enumerated() {
            for words in phrases {
                guard let first = words.first else { continue }
                self.phrases[first, default: []].append((list, words))
                mayBegin[Int(UInt16(truncatingIfNeeded: first))] = true
            }
        }
    }

    var isEmpty: Bool { phrases.isEmpty }

    /// The numbers of the lists of which a phrase stands among the words, in order.
    func standing(in words: [HashedWord]) -> [Int] {
        var found: Set<Int> = []
        for place in words.indices where mayBegin[Int(UInt16(truncatingIfNeeded: words[place]))] {
            for (list, phrase) in phrases[words[place]] ?? [] where !found.contains(list) {
                if words[place...].starts(with: phrase) { found.insert(list) }
            }
        }
        return found.sorted()
    }
}

/// Adds the words of a text: runs of letters and numbers, and of what joins them.
///
/// - Parameters:
///   - isJoining: Of a character that is neither a letter nor a number, whether it is part of a word.
///   - isCutting: Whether what follows it is no part of the word.
///   - endingLength: How many bytes of a word's end are left out.
@inline(__always)
func hashWords(
    of text: Substring,
    into words: inout [HashedWord],
    joining isJoining: (ScannedCharacter) -> Bool,
    cutting isCutting: (ScannedCharacter) -> Bool,
    _ endingLength: (Slice<UnsafeBufferPointer<UInt8>>) -> Int
) {
    text.withScanner { scanner in
        var word = OpenWord()
        while true {
            word.add(scanner.nextLetters())
            if !scanner.nextIsSpace() {
                guard let character = scanner.next() else { break }
                if character.isLetterOrNumber || isJoining(character) {
                    word.add(character.range)
                    continue
                }
                if isCutting(character) {
                    word.isCut = true
                    continue
                }
            }
            if !word.range.isEmpty { words.append(hash(scanner.bytes[word.range], endingLength)) }
            word = OpenWord()
        }
        if !word.range.isEmpty { words.append(hash(scanner.bytes[word.range], endingLength)) }
    }
}

private struct OpenWord {
    private(set) var range = 0..<0
    var isCut = false

    @inline(__always)
    mutating func add(_ letters: Range<Int>) {
        guard !isCut, !letters.isEmpty else { return }
        range = (range.isEmpty ? letters.lowerBound : range.lowerBound)..<letters.upperBound
    }
}

@inline(__always)
private func hash(
    _ word: Slice<UnsafeBufferPointer<UInt8>>,
    _ endingLength: (Slice<UnsafeBufferPointer<UInt8>>) -> Int
) -> HashedWord {
    guard word.allSatisfy({ $0 < 0x80 }) else {
        let small = Array(String(decoding: word, as: UTF8.self).lowercased().utf8)
        return small.withUnsafeBufferPointer { hash(ofSmall: $0.dropLast(endingLength($0[...]))) }
    }
    return hash(ofSmall: word.dropLast(endingLength(word)))
}

/// FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) of letters that are small, or become so by one bit.
@inline(__always)
private func hash(ofSmall word: Slice<UnsafeBufferPointer<UInt8>>) -> HashedWord {
    var hash: HashedWord = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ HashedWord(byte | 0x20)) &* 0x100_0000_01B3 }
    return hash
}

extension ScannedCharacter {
    var isApostrophe: Bool { scalar == "'" || scalar == "’" }
}
