package import Foundation

/// Words that are spelled right, whether or not a page has them.
///
/// Only asked "is this one right?", so it keeps a 32-bit hash of each word: Debian's 148,000 words are 590 KB in
/// memory and 373 KB in the index, and a misspelling passes for right once in 29,000.
package struct WordList: Equatable, Sendable {
    private var hashes: [UInt32]

    package static let empty = WordList(words: [])

    package var count: Int { hashes.count }

    package init(words: [String]) {
        var hashes: Set<UInt32> = []
        // Lists hold "access's" too, which without its apostrophe would make "accesss" right.
        for line in words where !line.hasSuffix("s's") {
            for word in WordScanner.words(of: line) { hashes.insert(Self.hash(word.text)) }
        }
        self.hashes = hashes.sorted()
    }

    /// Reads a list with one word a line, as Debian's `wbritish-large` puts at `/usr/share/dict`.
    package init(contentsOf file: URL) throws {
        let text = try String(contentsOf: file, encoding: .utf8)
        self.init(words: text.split(separator: "\n").map(String.init))
    }

    /// Takes a folded word, as ``WordScanner`` gives it.
    package func contains(_ word: String) -> Bool {
        let hash = Self.hash(word)
        var low = 0
        var high = hashes.count
        while low < high {
            let middle = (low + high) / 2
            if hashes[middle] < hash { low = middle + 1 } else { high = middle }
        }
        return low < hashes.count && hashes[low] == hash
    }

    /// The distance of each hash to the one before it.
    package var encoded: [UInt8] {
        var writer = ByteWriter()
        var previous = 0
        for hash in hashes {
            writer.append(Int(hash) - previous)
            previous = Int(hash)
        }
        return writer.bytes
    }

    package init(encoded: [UInt8]) {
        hashes = []
        var reader = ByteReader(encoded)
        var hash = 0
        while !reader.isFinished {
            hash &+= reader.number()
            guard !reader.isDamaged, let next = UInt32(exactly: hash) else { return }
            hashes.append(next)
        }
    }

    private static func hash(_ word: String) -> UInt32 {
        UInt32(truncatingIfNeeded: WordTable.hash(word.utf8))
    }
}
