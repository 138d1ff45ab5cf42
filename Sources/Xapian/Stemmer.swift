internal import CXapian
internal import Synchronization

/// Cuts words of one language to their stems.
///
/// Xapian's stemmer keeps the word it works on in itself, so calls take turns: a turn is one or two microseconds a word.
package final class Stemmer: Sendable {
    private let handle: Mutex<StemmerHandle>

    /// Takes Xapian's names, `en` or `english`; unknown ones throw `invalidArgument`.
    package init(language: String) throws(XapianError) {
        handle = Mutex(try StemmerHandle(language: language))
    }

    /// The stem of each word; words are lower-cased already.
    package func stems(of words: [[UInt8]]) throws(XapianError) -> [[UInt8]] {
        var flat = FlatBytes()
        for word in words { flat.append(text: word) }
        let bytes = flat.bytes
        return try handle.withLock { handle throws(XapianError) in try handle.stems(bytes) }
    }

    package func stems(of words: [String]) throws(XapianError) -> [String] {
        try stems(of: words.map { Array($0.utf8) }).map { String(decoding: $0, as: UTF8.self) }
    }
}

/// Owns one stemmer. Not copyable, so it is freed exactly once.
private struct StemmerHandle: ~Copyable {
    private let pointer: OpaquePointer

    init(language: String) throws(XapianError) {
        var pointer: OpaquePointer?
        try check(cxapian_stemmer_make(language, &pointer))
        guard let pointer else { throw XapianError(code: .other, message: "no stemmer for \(language)") }
        self.pointer = pointer
    }

    deinit { cxapian_stemmer_free(pointer) }

    func stems(_ words: [UInt8]) throws(XapianError) -> [[UInt8]] {
        try reading { out in
            lending(words) { cxapian_stemmer_stem(pointer, $0, out) }
        } as: { reader in
            var stems: [[UInt8]] = []
            while !reader.isFinished { stems.append(reader.bytes()) }
            return stems
        }
    }
}
