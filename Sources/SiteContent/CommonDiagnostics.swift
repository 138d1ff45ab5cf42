import CommonMark

extension Diagnostic {
    /// A name that nothing answers to, with the nearest that does.
    package static func unknown(
        _ what: String,
        _ name: Placed<String>,
        in file: String,
        among known: [String]
    ) -> Diagnostic {
        let near = nearest(to: name.value, among: known)
        return Diagnostic(
            file: file,
            at: name.place,
            problem: "no \(what) is called “\(name.value)”",
            remedy: near.map { "Did you mean “\($0)”?" }
                ?? (known.isEmpty ? "There is none yet." : "There are: \(listed(known)).")
        )
    }

    private static func listed(_ names: [String]) -> String {
        let first = names.sorted().prefix(12).joined(separator: ", ")
        return names.count > 12 ? "\(first) and \(names.count - 12) more" : first
    }

    static func unknownFolder(_ file: String) -> Diagnostic {
        Diagnostic(
            file: file,
            problem: "no kind of page lives in this folder",
            remedy: "Move it to pages/, report/, priorities/<group>/, achievements/, campaigns/<campaign>/, "
                + "campaigns/<campaign>/updates/ or schools/."
        )
    }

    static func noFrontMatter(_ file: String) -> Diagnostic {
        Diagnostic(
            file: file,
            at: Place(line: 1),
            problem: "no front matter",
            remedy: "Begin the file with a line of three dashes, then lines such as “title: …”, "
                + "then three dashes again."
        )
    }

    static func unendedFrontMatter(_ file: String) -> Diagnostic {
        Diagnostic(
            file: file,
            at: Place(line: 1),
            problem: "the front matter has no end",
            remedy: "Write a line of three dashes under its last key."
        )
    }

    static func fileName(_ file: SourcePath, holding character: Character) -> Diagnostic {
        Diagnostic(
            file: file.string,
            problem: "the file's path holds “\(character)”, which cannot stand in the page's address",
            remedy: "Rename it with letters from a to z, figures and hyphens alone; a dot only before the code of a "
                + "language that content/site.yaml names."
        )
    }

    static func notUTF8(_ file: String, bytes: [UInt8]) -> Diagnostic {
        Diagnostic(
            file: file,
            at: firstInvalidPlace(in: bytes),
            problem: "the file is not UTF-8 text",
            remedy: "Save it again with the encoding UTF-8."
        )
    }

    init(fault: Fault, in file: String) {
        self.init(
            file: file,
            at: Place(line: fault.line, column: fault.column),
            problem: fault.description,
            remedy: fault.remedy
        )
    }
}

/// Where the bytes stop being UTF-8.
private func firstInvalidPlace(in bytes: [UInt8]) -> Place {
    var line = 1
    var column = 1
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while true {
        switch decoder.decode(&iterator) {
        case .scalarValue("\n"): (line, column) = (line + 1, 1)
        case .scalarValue: column += 1
        case .emptyInput, .error: return Place(line: line, column: column)
        }
    }
}
