import SiteChecking
package import SiteContent

/// A diagnostic as the page shows it: with its line.
package struct PreviewProblem: Equatable, Sendable {
    package let isError: Bool
    package let file: String
    package let line: Int?
    /// The line as it stands in the file; empty where none is known.
    package let excerpt: String
    package let problem: String
    package let remedy: String
    /// Why it matters, where a rule says so.
    package let reason: String

    /// - Parameter files: Those that were read; a problem in another file is told without its line.
    package init(_ diagnostic: Diagnostic, in files: [SourceFile]) {
        isError = diagnostic.severity == .error
        file = diagnostic.file
        line = diagnostic.place?.line
        problem = diagnostic.problem
        remedy = diagnostic.remedy
        reason = allRules.first { $0.id == diagnostic.rule }?.reason ?? ""
        let text = files.first { $0.path.string == diagnostic.file }.map { String(decoding: $0.bytes, as: UTF8.self) }
        let lines = (text ?? "").split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        excerpt = line.flatMap { lines.indices.contains($0 - 1) ? String(lines[$0 - 1]) : nil } ?? ""
    }
}

/// What came of a build.
package enum BuildOutcome: Equatable, Sendable {
    case published(warnings: [PreviewProblem])
    /// The site's files have errors: nothing was written.
    case refused([PreviewProblem])
    /// The machine failed, in its own words.
    case failed(String)
}
