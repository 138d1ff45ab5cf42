import Digest
import Glibc
import SiteChecking

/// A manifest as its text, in which a few lines are replaced without taking the others apart.
struct ManifestText {
    private(set) var bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    init(_ manifest: Manifest) { bytes = Array(manifest.text.utf8) }

    /// What stands outside the lines of files and records: the generation, and what the search answered.
    ///
    /// Nil where the text is no manifest of this version, and where assets wait to be deleted.
    var frame: Manifest? {
        guard line(beginning: "spare\t") == nil, bytes.last == UInt8(ascii: "\n") else { return nil }
        let head = line(beginning: "file\t") ?? bytes.count
        let tail = answers
        guard head <= tail else { return nil }
        return Manifest(text: String(decoding: bytes[..<head] + bytes[tail...], as: UTF8.self))
    }

    /// Whether a file was made from this; not from what is told but when it is made.
    func holds(_ path: String, madeFrom fingerprint: Digest?) -> Bool {
        guard let fingerprint else { return false }
        return line(beginning: "file\t\(path)\t\(fingerprint)\t") != nil
    }

    func holds(record address: String, _ digest: Digest) -> Bool {
        line(beginning: Manifest.line(ofRecord: address, digest) + "\n") != nil
    }

    /// Puts the line of a file in the place of the one that it has. False where it has none.
    mutating func replace(_ path: String, with file: Manifest.File) -> Bool {
        replaceLine("file\t\(path)\t", with: file.line(path))
    }

    mutating func replace(record address: String, with digest: Digest) -> Bool {
        replaceLine("record\t\(address)\t", with: Manifest.line(ofRecord: address, digest))
    }

    /// Where what the search answered begins, which stands at the end.
    private var answers: Int { ["answer\t", "apart\t"].compactMap(line).min() ?? bytes.count }

    mutating func replace(_ answers: SearchAnswers) {
        bytes.replaceSubrange(self.answers..., with: answers.lines.flatMap { Array($0.utf8) + [UInt8(ascii: "\n")] })
    }

    private mutating func replaceLine(_ beginning: String, with line: String) -> Bool {
        guard let start = self.line(beginning: beginning), let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
        else { return false }
        bytes.replaceSubrange(start..<end, with: line.utf8)
        return true
    }

    /// Where the first line begins that begins so.
    private func line(beginning text: String) -> Int? {
        let wanted = Array(text.utf8)
        return bytes.withUnsafeBytes { bytes in
            var start = 0
            while start + wanted.count <= bytes.count {
                if memcmp(bytes.baseAddress! + start, wanted, wanted.count) == 0 { return start }
                guard let end = memchr(bytes.baseAddress! + start, 0x0A, bytes.count - start) else { return nil }
                start = UnsafeRawPointer(end) - bytes.baseAddress! + 1
            }
            return nil
        }
    }
}
