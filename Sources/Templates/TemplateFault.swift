/// A template that would print nothing, or the wrong thing, without a word: told to the person who can mend it.
package struct TemplateFault: Error, Hashable, Sendable {
    /// As the source was named: `theme/templates/page.mustache`.
    package let file: String
    /// Counted from 1; nil when it is the whole file that is wrong or missing.
    package let line: Int?
    /// In characters, from 1; nil when `line` is.
    package let column: Int?
    /// What is wrong, as a sentence without its full stop.
    package let problem: String
    /// What to do about it, as a whole sentence.
    package let remedy: String

    package init(file: String, line: Int? = nil, column: Int? = nil, problem: String, remedy: String) {
        self.file = file
        self.line = line
        self.column = column
        self.problem = problem
        self.remedy = remedy
    }
}

extension TemplateFault: CustomStringConvertible {
    /// `theme/templates/page.mustache:3:5: there is no field “titel” here. Did you mean “title”?`
    package var description: String {
        var place = file
        if let line { place += ":\(line)" }
        if let column { place += ":\(column)" }
        return "\(place): \(problem). \(remedy)"
    }
}

extension TemplateFault: Comparable {
    package static func < (a: Self, b: Self) -> Bool {
        (a.file, a.line ?? 0, a.column ?? 0, a.problem, a.remedy)
            < (b.file, b.line ?? 0, b.column ?? 0, b.problem, b.remedy)
    }
}

/// Every fault of a theme, in reading order, each once.
package struct TemplateFaults: Error, Equatable, Sendable, CustomStringConvertible {
    package let all: [TemplateFault]

    package init(_ found: some Sequence<TemplateFault>) { all = Set(found).sorted() }

    package var description: String { all.map(\.description).joined(separator: "\n") }
}
