import ByteCoding

/// A comment by which an author excepts one place from a rule.
///
/// In Markdown it is a link definition that nothing uses, which leaves no trace on the page:
/// `[//]: # (except passive: the law says it so)`. In front matter and other YAML it is a comment:
/// `# except contact-checked: the service is closed until May`.
package struct ExceptionComment: Hashable, Sendable {
    package let file: SourcePath
    package let place: Place
    package let rule: String
    /// Empty where the author gave none.
    package let reason: String
    /// In Markdown the text that follows, up to the next empty line; in YAML the next line.
    package let lines: Range<Int>

    package func covers(_ diagnostic: Diagnostic) -> Bool {
        guard let place = diagnostic.place else { return false }
        return diagnostic.rule == rule && diagnostic.file == file.string && lines.contains(place.line)
    }
}

/// Finds the exceptions in a file, of any kind that may hold some; a file that is not UTF-8 holds none.
func readExceptions(_ file: SourceFile) -> [ExceptionComment] {
    let name = file.path.string
    guard name.hasSuffix(".md") || name.hasSuffix(".yaml"), mayHoldException(file.bytes),
        let text = String(validating: file.bytes, as: UTF8.self)
    else { return [] }
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    let bodyStart = name.hasSuffix(".md") ? lines.startOfBody : lines.count
    var found: [ExceptionComment] = []
    var fence: Substring?
    for (index, line) in lines.enumerated() {
        let isBody = index >= bodyStart
        if isBody, let mark = line.fence {
            fence = fence == nil ? mark : fence == mark ? nil : fence
        }
        guard fence == nil, let comment = isBody ? line.markdownException : line.yamlException else { continue }
        var first = index + 1
        while first < lines.count && (lines[first].isBlank || lines[first].isComment(inBody: isBody)) { first += 1 }
        let rest = lines[min(first, lines.count)...]
        let end = isBody ? rest.firstIndex { $0.isBlank } ?? lines.count : first + 1
        found.append(
            ExceptionComment(
                file: file.path,
                place: Place(line: index + 1, column: line.indent + 1),
                rule: comment.rule,
                reason: comment.reason,
                lines: first + 1..<end + 1
            )
        )
    }
    return found
}

/// Nearly no file holds an exception: its bytes are looked at before anything else, the rarest letter first.
private func mayHoldException(_ bytes: [UInt8]) -> Bool {
    let word = "except ".utf8
    var next = 1
    while let x = bytes.firstOffset(of: UInt8(ascii: "x"), from: next) {
        if bytes[(x - 1)...].starts(with: word) { return true }
        next = x + 1
    }
    return false
}

extension [Substring] {
    /// The first line behind the front matter.
    fileprivate var startOfBody: Int {
        guard first?.hasPrefix("---") == true || first == "\u{FEFF}---" else { return 0 }
        return dropFirst().firstIndex { $0.hasPrefix("---") }.map { $0 + 1 } ?? count
    }
}

extension Substring {
    fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
    fileprivate var indent: Int { prefix { $0 == " " }.count }

    fileprivate func isComment(inBody: Bool) -> Bool {
        inBody ? hasPrefix("[//]:") : drop { $0 == " " }.hasPrefix("#")
    }

    /// The three characters that open or close a block of code.
    fileprivate var fence: Substring? {
        let text = drop { $0 == " " }
        return text.hasPrefix("```") || text.hasPrefix("~~~") ? text.prefix(3) : nil
    }

    fileprivate var markdownException: (rule: String, reason: String)? {
        let start = "[//]: # (except "
        guard hasPrefix(start) else { return nil }
        let end = trimmingEnd
        let words = end.hasSuffix(")") ? end.dropLast() : end
        return words.dropFirst(start.count).ruleAndReason
    }

    /// Nil also for a comment that merely says “except”: there one word and a colon must follow.
    fileprivate var yamlException: (rule: String, reason: String)? {
        let comment = drop { $0 == " " }
        guard comment.hasPrefix("#") else { return nil }
        let words = comment.dropFirst().drop { $0 == " " }
        guard words.hasPrefix("except ") else { return nil }
        let found = words.dropFirst("except ".count).ruleAndReason
        return found.rule.contains(" ") ? nil : found
    }

    private var ruleAndReason: (rule: String, reason: String) {
        let parts = split(separator: ":", maxSplits: 1)
        func part(_ index: Int) -> String {
            index < parts.count ? String(parts[index].drop { $0 == " " }.trimmingEnd) : ""
        }
        return (part(0), part(1))
    }

    private var trimmingEnd: Substring {
        var text = self
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
