/// A problem in the site's own files, told to the person who can mend it.
package struct Diagnostic: Error, Hashable, Sendable {
    package enum Severity: String, Sendable, CaseIterable {
        /// Nothing is published while one of these stands.
        case error
        /// Published all the same, and said.
        case warning
    }

    package let severity: Severity
    /// Relative to the site's root, as the editor shows it: `content/report/crime.md`.
    package let file: String
    package let place: Place?
    /// What is wrong, as a sentence without its full stop.
    package let problem: String
    /// What to do about it, as a whole sentence.
    package let remedy: String
    /// The rule that found it, for rules whose severity a site may choose.
    package let rule: String?
    /// The words at fault, as the file has them, for a place that names the line alone.
    package let words: String?

    package init(
        _ severity: Severity = .error,
        file: String,
        at place: Place? = nil,
        problem: String,
        remedy: String,
        rule: String? = nil,
        words: String? = nil
    ) {
        self.severity = severity
        self.file = file
        self.place = place
        self.problem = problem
        self.remedy = remedy
        self.rule = rule
        self.words = words
    }

    /// The same problem, told with another severity.
    package func told(as severity: Severity) -> Diagnostic {
        Diagnostic(severity, file: file, at: place, problem: problem, remedy: remedy, rule: rule, words: words)
    }
}

/// A line and a column, both counted from 1; columns count characters.
package struct Place: Hashable, Comparable, Sendable {
    package let line: Int
    package let column: Int

    package init(line: Int, column: Int = 1) {
        self.line = line
        self.column = column
    }

    package static func < (a: Self, b: Self) -> Bool { (a.line, a.column) < (b.line, b.column) }
}

extension Diagnostic: CustomStringConvertible {
    /// `content/report/crime.md:3:8: error: “reviewed” is no date. Write it as 2026-01-31.`
    package var description: String {
        let where_ = place.map { "\(file):\($0.line):\($0.column)" } ?? file
        let words = "\(where_): \(severity.rawValue): \(problem). \(remedy)"
        return rule.map { "\(words) [\($0)]" } ?? words
    }
}

extension Diagnostic: Comparable {
    /// By file, then place, then words: the order in which they are told, whatever order they were found in.
    package static func < (a: Self, b: Self) -> Bool {
        if a.file != b.file { return a.file < b.file }
        if a.place != b.place { return a.place ?? Place(line: 0) < b.place ?? Place(line: 0) }
        // Neither a rule nor words are ever empty: those without come before any.
        let first = [a.problem, a.remedy, a.severity.rawValue, a.rule ?? "", a.words ?? ""]
        let second = [b.problem, b.remedy, b.severity.rawValue, b.rule ?? "", b.words ?? ""]
        return first.lexicographicallyPrecedes(second)
    }
}

/// Every problem found in one pass, in reading order, each once.
package struct Diagnostics: Error, Equatable, Sendable {
    package let all: [Diagnostic]

    package init(_ found: some Sequence<Diagnostic>) {
        var all: [Diagnostic] = []
        // Most come in order: those of the last build, or of one page after the other.
        for diagnostic in found.sorted() where diagnostic != all.last { all.append(diagnostic) }
        self.all = all
    }

    package var errors: [Diagnostic] { all.filter { $0.severity == .error } }
    package var warnings: [Diagnostic] { all.filter { $0.severity == .warning } }
}
