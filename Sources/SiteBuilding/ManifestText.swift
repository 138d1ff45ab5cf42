package import ByteCoding
package import Digest
package import SiteChecking
package import SiteContent

/// A manifest as its text, in which a few lines are replaced without taking the others apart, or copying them.
///
/// Its lines stand in order, so that one of a hundred thousand is found with seventeen looks. A text whose lines do not is
/// none that a build wrote: what is sought in it is not found.
package struct ManifestText {
    private let text: HeldList<UInt8>
    /// What is to stand in the place of lines.
    private var replaced: [(lines: Range<Int>, new: [UInt8])] = []

    package init(_ text: HeldList<UInt8>) { self.text = text }

    /// What stands outside the lines of files and records: the generation, and what the search answered.
    ///
    /// Nil where the text is no manifest of this version, and where assets wait to be deleted.
    package var frame: Manifest? {
        read { lines -> Manifest? in
            guard lines.bytes.last == newline, !lines.holdsSpares else { return nil }
            let (head, tail) = (lines.first(notBefore: .file, ""), lines.first(notBefore: .answer, ""))
            return Manifest(bytes: Array(lines.bytes[..<head]) + lines.bytes[tail...])
        }
    }

    private func read<Result>(_ body: (Lines) -> Result) -> Result { text.read { body(Lines(bytes: $0)) } }

    /// Whether a file was made from this; not from what is told but when it is made.
    package func holds(_ path: String, madeFrom fingerprint: Digest?) -> Bool {
        guard let fingerprint else { return false }
        return read { $0.line(.file, "\(path)\t\(fingerprint)\t") != nil }
    }

    package func holds(record address: String, _ digest: Digest) -> Bool {
        read { $0.line(.record, "\(address)\t\(digest)") != nil }
    }

    /// Puts the line of a file in the place of the one that it has. False where it has none.
    package mutating func replace(_ path: String, with file: Manifest.File) -> Bool {
        replaceLine(.file, path, with: file.line(path))
    }

    package mutating func replace(record address: String, with digest: Digest) -> Bool {
        replaceLine(.record, address, with: Manifest.line(ofRecord: address, digest))
    }

    package mutating func replace(_ answers: SearchAnswers) {
        replaced.append((read { $0.first(notBefore: .answer, "") }..<text.count, ended(answers.lines)))
    }

    private mutating func replaceLine(_ section: Section, _ key: String, with line: String) -> Bool {
        guard let place = read({ $0.line(section, "\(key)\t") }) else { return false }
        replaced.append((place, Array(line.utf8)))
        return true
    }

    /// Where to put what was replaced; nil where not all of it is lines of files and records whose words take the room that
    /// they took: half of the old and half of the new still is a line.
    package var linesInPlace: [(start: Int, bytes: [UInt8])]? {
        let haveSameForm = text.read { text in
            replaced.allSatisfy { lines, new in
                lines.count == new.count && !new.contains(newline)
                    && zip(text[lines], new).allSatisfy { ($0 == tab) == ($1 == tab) }
            }
        }
        return haveSameForm ? replaced.map { ($0.lines.lowerBound, $0.new) } : nil
    }

    /// Gives the text with what was replaced in it.
    package func write(_ give: ByteSink) throws(FileFailure) {
        try text.withMemory { text throws(FileFailure) in
            var start = 0
            for (lines, new) in replaced.sorted(by: { $0.lines.lowerBound < $1.lines.lowerBound }) {
                try give(UnsafeRawBufferPointer(rebasing: text[start..<lines.lowerBound]))
                try new.lend(to: give)
                start = lines.upperBound
            }
            try give(UnsafeRawBufferPointer(rebasing: text[start...]))
        }
    }
}

/// The kinds of lines, as they follow each other.
private enum Section: Int {
    case head, file, record, answer

    init(of line: Slice<UnsafeBufferPointer<UInt8>>) {
        self =
            switch String(decoding: line.prefix { $0 != tab }, as: UTF8.self) {
            case "file", "spare": .file
            case "record": .record
            case "answer", "apart": .answer
            default: .head
            }
    }
}

/// A manifest's lines, as they lie in memory.
private struct Lines {
    let bytes: UnsafeBufferPointer<UInt8>

    /// Whether there are assets that no page names: but assets are ever kept so.
    var holdsSpares: Bool {
        let assets = first(notBefore: .file, "assets/")..<first(notBefore: .file, "assets0")
        return bytes[assets].split(separator: newline).contains { $0.starts(with: "spare".utf8) }
    }

    /// The line whose words behind the first begin so, without its end; nil where there is none.
    func line(_ section: Section, _ beginning: String) -> Range<Int>? {
        let start = first(notBefore: section, beginning)
        guard let end = bytes.firstOffset(of: newline, from: start) else { return nil }
        let line = bytes[start..<end]
        return Section(of: line) == section && words(of: line).starts(with: beginning.utf8) ? start..<end : nil
    }

    /// Where the first line begins that does not stand before such a line.
    func first(notBefore section: Section, _ beginning: String) -> Int {
        let wanted = Array(beginning.utf8)
        var (low, high) = (0, bytes.count)
        while low < high {
            let middle = low + (high - low) / 2
            let start = bytes[low..<middle].lastIndex(of: newline).map { $0 + 1 } ?? low
            let line = bytes[start..<high].prefix { $0 != newline }
            let isBefore = isLine(line, before: section, wanted)
            if isBefore { low = min(line.endIndex + 1, high) } else { high = start }
        }
        return low
    }

    private func isLine(_ line: Slice<UnsafeBufferPointer<UInt8>>, before section: Section, _ wanted: [UInt8]) -> Bool {
        let own = Section(of: line)
        guard own == section else { return own.rawValue < section.rawValue }
        return words(of: line).lexicographicallyPrecedes(wanted)
    }

    private func words(of line: Slice<UnsafeBufferPointer<UInt8>>) -> Slice<UnsafeBufferPointer<UInt8>> {
        line.drop { $0 != tab }.dropFirst()
    }
}
