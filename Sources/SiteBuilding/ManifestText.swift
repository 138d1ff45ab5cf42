package import Digest
package import SiteChecking

/// A manifest as its text, in which a few lines are replaced without taking the others apart.
///
/// Its lines stand in order, so that one of a hundred thousand is found with seventeen looks. A text whose lines do not is
/// none that a build wrote: what is sought in it is not found.
package struct ManifestText {
    package private(set) var bytes: [UInt8]

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// What stands outside the lines of files and records: the generation, and what the search answered.
    ///
    /// Nil where the text is no manifest of this version, and where assets wait to be deleted.
    package var frame: Manifest? {
        guard bytes.last == newline, !holdsSpares else { return nil }
        let (head, tail) = (firstLine(notBefore: .file, ""), firstLine(notBefore: .answer, ""))
        return Manifest(bytes: Array(bytes[..<head] + bytes[tail...]))
    }

    /// Whether there are assets that no page names: but assets are ever kept so.
    private var holdsSpares: Bool {
        let assets = firstLine(notBefore: .file, "assets/")..<firstLine(notBefore: .file, "assets0")
        return bytes[assets].split(separator: newline).contains { $0.starts(with: "spare".utf8) }
    }

    /// Whether a file was made from this; not from what is told but when it is made.
    package func holds(_ path: String, madeFrom fingerprint: Digest?) -> Bool {
        guard let fingerprint else { return false }
        return line(.file, "\(path)\t\(fingerprint)\t") != nil
    }

    package func holds(record address: String, _ digest: Digest) -> Bool {
        line(.record, "\(address)\t\(digest)") != nil
    }

    /// Puts the line of a file in the place of the one that it has. False where it has none.
    package mutating func replace(_ path: String, with file: Manifest.File) -> Bool {
        replaceLine(.file, path, with: file.line(path))
    }

    package mutating func replace(record address: String, with digest: Digest) -> Bool {
        replaceLine(.record, address, with: Manifest.line(ofRecord: address, digest))
    }

    package mutating func replace(_ answers: SearchAnswers) {
        bytes.replaceSubrange(firstLine(notBefore: .answer, "")..., with: ended(answers.lines))
    }

    private mutating func replaceLine(_ section: Section, _ key: String, with line: String) -> Bool {
        guard let start = self.line(section, "\(key)\t"), let end = bytes[start...].firstIndex(of: newline) else {
            return false
        }
        bytes.replaceSubrange(start..<end, with: line.utf8)
        return true
    }
}

extension ManifestText {
    /// The kinds of lines, as they follow each other.
    private enum Section: Int {
        case head, file, record, answer

        init(of line: ArraySlice<UInt8>) {
            self =
                switch String(decoding: line.prefix { $0 != tab }, as: UTF8.self) {
                case "file", "spare": .file
                case "record": .record
                case "answer", "apart": .answer
                default: .head
                }
        }
    }

    /// Where a line begins whose words behind the first begin so.
    private func line(_ section: Section, _ beginning: String) -> Int? {
        let start = firstLine(notBefore: section, beginning)
        let line = bytes[start...]
        return Section(of: line) == section && words(of: line).starts(with: beginning.utf8) ? start : nil
    }

    /// Where the first line begins that does not stand before such a line.
    private func firstLine(notBefore section: Section, _ beginning: String) -> Int {
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

    private func isLine(_ line: ArraySlice<UInt8>, before section: Section, _ wanted: [UInt8]) -> Bool {
        let own = Section(of: line)
        guard own == section else { return own.rawValue < section.rawValue }
        return words(of: line).lexicographicallyPrecedes(wanted)
    }

    private func words(of line: ArraySlice<UInt8>) -> ArraySlice<UInt8> { line.drop { $0 != tab }.dropFirst() }
}
