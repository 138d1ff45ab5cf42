package import Digest

/// One file of the site's sources, as it was read.
package struct SourceFile: Sendable {
    package let path: SourcePath
    package let bytes: [UInt8]
    /// Nil where the file was not read from a folder, or just changed.
    let stamp: FileStamp?

    package init(path: SourcePath, bytes: [UInt8]) {
        self.init(path: path, bytes: bytes, stamp: nil)
    }

    init(path: SourcePath, bytes: [UInt8], stamp: FileStamp?) {
        self.path = path
        self.bytes = bytes
        self.stamp = stamp
    }

    package init(_ path: String, _ text: String) {
        self.init(path: SourcePath(path), bytes: Array(text.utf8))
    }

    package var digest: Digest { Digest(of: bytes) }

    /// Where it is not, the diagnostic looks for the place itself.
    var isUTF8: Bool { (try? UTF8Span(validating: bytes.span)) != nil }
}

/// The path of a source file, relative to the site's root, with `/` between its parts: `content/report/crime.md`.
package struct SourcePath: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let string: String

    package init(_ string: String) { self.string = string }

    package var description: String { string }

    package static func < (a: Self, b: Self) -> Bool { a.string < b.string }

    /// The names of the folders above the file, outermost first.
    package var folders: [Substring] { string.split(separator: "/").dropLast() }

    package var name: Substring { string.split(separator: "/").last ?? "" }

    /// The file that a link written in this file means, or nil when it climbs out of the site's root.
    package func resolving(_ relative: String) -> SourcePath? {
        let slash = UInt8(ascii: "/")
        let dot = UInt8(ascii: ".")
        // A folder, with the slash behind it.
        var path = Array(string.utf8)
        path.removeSubrange((path.lastIndex(of: slash).map { $0 + 1 } ?? 0)...)
        for part in Array(relative.utf8).split(separator: slash) {
            switch (part.count, part.first, part.last) {
            case (1, dot, _): continue
            case (2, dot, dot):
                guard !path.isEmpty else { return nil }
                path.removeLast()
                path.removeSubrange((path.lastIndex(of: slash).map { $0 + 1 } ?? 0)...)
            default:
                path.append(contentsOf: part)
                path.append(slash)
            }
        }
        return SourcePath(String(decoding: path.dropLast(), as: UTF8.self))
    }

    /// How a link written in `file` names this file: `../report/crime.md`.
    package func relative(to file: SourcePath) -> String {
        let common = zip(folders, file.folders).prefix { $0 == $1 }.count
        let up = Array(repeating: "..", count: file.folders.count - common)
        return (up + string.split(separator: "/").dropFirst(common).map(String.init)).joined(separator: "/")
    }

    /// The folder is `content/…` and the name says the language: `hate-crime.ur.md` is `hate-crime` in `ur`.
    ///
    /// A last part that is not the code of one of the site's languages belongs to the name.
    package func split(languages: some Sequence<String>) -> (stem: String, language: String?) {
        let name = string.hasSuffix(".md") ? string.utf8.dropLast(3) : string.utf8[...]
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return (String(Substring(name)), nil) }
        let code = String(Substring(name[name.index(after: dot)...]))
        return languages.contains(code) ? (String(Substring(name[..<dot])), code) : (String(Substring(name)), nil)
    }
}
