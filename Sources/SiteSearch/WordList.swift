internal import ByteCoding
package import Foundation
internal import Parallel

/// Words that are spelled right, whether or not a page has them.
///
/// Only asked "is this one right?" and "is it a name?", so it keeps a 32-bit hash of each word: Debian's 148,000
/// words are 740 KB in memory, and a misspelling passes for right once in 29,000.
package struct WordList: Equatable, Sendable {
    /// How a list spells a word: "crime" is a word, "Sarah" a name, "mark" and "Mark" are both.
    struct Use: OptionSet {
        let rawValue: UInt8

        static let word = Use(rawValue: 1)
        static let name = Use(rawValue: 2)
    }

    private var hashes: [UInt32] = []
    private var uses: [Use.RawValue] = []

    package static let empty = WordList(words: [])

    package var count: Int { hashes.count }

    package init(words: [String]) { self.init(lines: Array(words.joined(separator: "\n").utf8)) }

    /// Reads a list with one word a line, as Debian's `wbritish-large` puts at `/usr/share/dict`.
    package init(contentsOf file: URL) throws {
        let bytes = Array(try Data(contentsOf: file))
        do { _ = try UTF8Span(validating: bytes.span) } catch {
            // Foundation's error says in words what the library's own says in numbers of bytes.
            throw CocoaError(.fileReadInapplicableStringEncoding)
        }
        self.init(lines: bytes)
    }

    /// By bytes and on all processors: every new index reads the whole list.
    private init(lines: [UInt8]) {
        let size = lines.count / processors + 1
        var pieces: [ArraySlice<UInt8>] = []
        while let start = pieces.last?.endIndex ?? lines.indices.first, start < lines.count {
            let end = lines.dropFirst(start + size).firstIndex(of: UInt8(ascii: "\n")) ?? lines.count
            pieces.append(lines[start..<end])
        }
        var found = inParallel(pieces, chunk: 1) { piece in
            var found = piece.withUnsafeBufferPointer(Self.hashesAndUses)
            found.sort()
            return found
        }.flatMap(\.self)
        found.sort()
        hashes.reserveCapacity(found.count)
        uses.reserveCapacity(found.count)
        for number in found {
            let (hash, use) = (UInt32(number >> 8), Use.RawValue(truncatingIfNeeded: number))
            if hash == hashes.last {
                uses[uses.count - 1] |= use
            } else {
                hashes.append(hash)
                uses.append(use)
            }
        }
    }

    /// A hash, and in the lowest byte its use: numbers are put in order without a look at their parts.
    private static func hashesAndUses(in lines: UnsafeBufferPointer<UInt8>) -> [UInt64] {
        var found: [UInt64] = []
        found.reserveCapacity(lines.count / 8)
        var scanner = WordScanner()
        for line in lines.split(separator: UInt8(ascii: "\n")).map(UnsafeBufferPointer.init(rebasing:)) {
            // Lists hold "access's" too, which without its apostrophe would make "accesss" right.
            guard !line.suffix(3).elementsEqual("s's".utf8) else { continue }
            let use: Use = isCapital(line) ? .name : .word
            scanner.scan(line) { word, _, _ in
                found.append(UInt64(UInt32(truncatingIfNeeded: WordTable.hash(word))) << 8 | UInt64(use.rawValue))
            }
        }
        return found
    }

    private static func isCapital(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        line[0] < 0x80
            ? (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(line[0])
            : String(decoding: line, as: UTF8.self).first?.isUppercase ?? false
    }

    /// Takes a folded word, as ``WordScanner`` gives it.
    package func contains(_ word: String) -> Bool { !use(of: word).isEmpty }

    /// Whether it can tell a name at all.
    var hasNames: Bool { uses.contains { Use(rawValue: $0).contains(.name) } }

    /// Empty for a word that is not in the list.
    func use(of word: String) -> Use {
        let hash = Self.hash(word)
        var low = 0
        var high = hashes.count
        while low < high {
            let middle = (low + high) / 2
            if hashes[middle] < hash { low = middle + 1 } else { high = middle }
        }
        return low < hashes.count && hashes[low] == hash ? Use(rawValue: uses[low]) : []
    }

    /// The distance of each hash to the one before it, and in the two lowest bits its use.
    package var encoded: [UInt8] {
        var writer = ByteWriter()
        var previous = 0
        for (hash, use) in zip(hashes, uses) {
            writer.append((Int(hash) - previous) << 2 | Int(use))
            previous = Int(hash)
        }
        return writer.bytes
    }

    package init(encoded: [UInt8]) {
        // Words lie some 29,000 apart: most take three bytes.
        hashes.reserveCapacity(encoded.count / 3)
        uses.reserveCapacity(encoded.count / 3)
        var reader = ByteReader(encoded)
        var hash = 0
        while !reader.isFinished {
            let number = reader.number()
            hash &+= number >> 2
            guard !reader.isDamaged, let next = UInt32(exactly: hash) else { return }
            hashes.append(next)
            uses.append(Use.RawValue(number & 3))
        }
    }

    private static func hash(_ word: String) -> UInt32 {
        UInt32(truncatingIfNeeded: WordTable.hash(word.utf8))
    }
}
