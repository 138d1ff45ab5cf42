import ByteCoding
import Parallel
package import SiteContent

/// What a check found, as people and other programs read it.
package struct Findings: Sendable {
    package let diagnostics: [Diagnostic]
    /// Of the files that the diagnostics name.
    private let lines: Lines

    /// - Parameter files: Those that were checked; a diagnostic in another one is told without its line.
    package init(_ diagnostics: [Diagnostic], in files: [SourceFile]) {
        self.diagnostics = diagnostics
        let named = Set(diagnostics.map(\.file))
        lines = Lines(of: files.filter { named.contains($0.path.string) })
    }

    /// For people.
    package var text: String { String(decoding: told.text, as: UTF8.self) }

    package var told: [ToldDiagnostic] {
        let reasons = Dictionary(allRules.map { ($0.id, $0.reason) }, uniquingKeysWith: { first, _ in first })
        let pieces = inParallel(diagnostics.indices.parted(by: 32), chunk: 1) { piece in
            var lines = lines
            return diagnostics[piece].map { ToldDiagnostic($0, text: Self.text(of: $0, reasons, &lines)) }
        }
        return pieces.flatMap(\.self)
    }

    /// - Parameter reasons: Of each rule why it matters.
    private static func text(of diagnostic: Diagnostic, _ reasons: [String: String], _ lines: inout Lines) -> String {
        let spot = Spot(diagnostic, &lines)
        var head = diagnostic.file
        if let spot { head += ":\(spot.line):\(spot.column)" }
        head += ": \(diagnostic.severity.rawValue): \(diagnostic.problem)"
        if let rule = diagnostic.rule { head += " [\(rule)]" }
        var text = [head]
        if let spot { text += spot.excerpt.map { "    \($0)" } }
        if let why = diagnostic.rule.flatMap({ reasons[$0] }) { text.append("  Why: \(why)") }
        text.append("  Mend: \(diagnostic.remedy)")
        return text.joined(separator: "\n")
    }

    package var json: JSONValue {
        var lines = lines
        return .list(
            diagnostics.map { diagnostic in
                let spot = Spot(diagnostic, &lines)
                return [
                    "file": .text(diagnostic.file),
                    "line": spot.map { .number($0.line) } ?? .null,
                    "column": spot.map { .number($0.column) } ?? .null,
                    "severity": .text(diagnostic.severity.rawValue),
                    "rule": diagnostic.rule.map(JSONValue.text) ?? .null,
                    "problem": .text(diagnostic.problem),
                    "remedy": .text(diagnostic.remedy),
                ]
            }
        )
    }

    /// SARIF 2.1.0, which code review tools show beside the lines
    /// (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html).
    package func sarif(version: String) -> JSONValue {
        let rules = allRules.map { rule -> JSONValue in
            [
                "id": .text(rule.id),
                "shortDescription": ["text": .text(rule.reason)],
                "defaultConfiguration": ["level": .text(rule.severity.rawValue)],
            ]
        }
        let driver: JSONValue = [
            "name": "noticeboard", "version": .text(version), "rules": .list(rules + [Findings.fileRule]),
        ]
        var lines = lines
        let run: JSONValue = [
            "tool": ["driver": driver],
            // SARIF counts in UTF-16 unless it is said otherwise.
            "columnKind": "unicodeCodePoints",
            "results": .list(diagnostics.map { Self.result(of: $0, &lines) }),
        ]
        return [
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run],
        ]
    }

    /// What SARIF calls findings that belong to no rule: faults of a file's form, and names that lead nowhere.
    private static let fileRule: JSONValue = [
        "id": "file", "shortDescription": ["text": "The site's files must be readable and fit together."],
        "defaultConfiguration": ["level": "error"],
    ]

    private static func result(of diagnostic: Diagnostic, _ lines: inout Lines) -> JSONValue {
        let artifact = JSONValue.object([("uri", .text(diagnostic.file.asURI)), ("uriBaseId", "%SRCROOT%")])
        var location: [(key: String, value: JSONValue)] = [("artifactLocation", artifact)]
        if let spot = Spot(diagnostic, &lines) {
            var region: [(key: String, value: JSONValue)] = [
                ("startLine", .number(spot.line)), ("startColumn", .number(spot.column)),
            ]
            if spot.length > 0 { region.append(("endColumn", .number(spot.column + spot.length))) }
            location.append(("region", .object(region)))
        }
        return [
            "ruleId": .text(diagnostic.rule ?? "file"),
            "level": .text(diagnostic.severity.rawValue),
            "message": ["text": .text("\(diagnostic.problem). \(diagnostic.remedy)")],
            "locations": [["physicalLocation": .object(location)]],
        ]
    }
}

/// A part of a line.
private struct Spot {
    let line: Int
    /// In characters, from 1.
    let column: Int
    let length: Int
    /// The whole line, and where in it the spot is; nil where it is not known.
    private let found: (text: LineText, place: LineText.Place)?

    /// Where the words at fault stand; nil for a diagnostic of a whole file.
    init?(_ diagnostic: Diagnostic, _ lines: inout Lines) {
        guard let place = diagnostic.place else { return nil }
        line = place.line
        let found = lines.line(place.line, of: diagnostic.file, to: place.column)
        if let (text, start) = found, let range = diagnostic.words.flatMap({ text.range(of: $0, from: start) }) {
            let spot = text.place(at: range.lowerBound, from: start)
            self.found = (text, spot)
            column = spot.characters + 1
            length = text.count(range)
        } else {
            (self.found, column, length) = (found, place.column, 0)
        }
    }

    /// The line, or what of a long one stands around the spot, and under it a mark.
    var excerpt: [String] {
        guard let (text, spot) = found, !text.isBlank else { return [] }
        let start = spot.characters
        // No more of the line than may be shown.
        let count = start + text.count(spot.byte..<text.stepped(from: spot.byte, by: 121))
        let isShortened = count > 100
        let first = isShortened ? text.stepped(from: spot.byte, by: -40) : 0
        let skipped = isShortened ? max(start - 40, 0) : 0
        let last = min(count, max(skipped + 100, min(start + length, skipped + 120)))
        let shown = text.shown(first..<text.stepped(from: first, by: last - skipped))
        let beginning = first > 0 ? "… " : ""
        let mark =
            String(repeating: " ", count: beginning.count + start - skipped)
            + String(repeating: "^", count: max(1, min(length, last - start)))
        return [beginning + shown + (last < count ? " …" : ""), mark]
    }
}

/// The lines of some files. Diagnostics are told in order, so each line is looked for from the one before it.
private struct Lines {
    private let bytes: [String: [UInt8]]
    private var file = ""
    private var number = 1
    /// Where the line of the number begins.
    private var start = 0
    /// In that line.
    private var reached = LineText.Place()

    init(of files: [SourceFile]) {
        bytes = Dictionary(files.map { ($0.path.string, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    }

    /// A line, counted from 1, without what ends it, and where a column begins in it, or the line ends; nil where there is
    /// no such line.
    mutating func line(_ wanted: Int, of file: String, to column: Int) -> (text: LineText, place: LineText.Place)? {
        guard wanted > 0, let bytes = bytes[file] else { return nil }
        let isBehind = file == self.file && (wanted, column - 1) >= (number, reached.characters)
        if !isBehind || number < wanted { reached = LineText.Place() }
        if !isBehind { (self.file, number, start) = (file, 1, 0) }
        let newline = UInt8(ascii: "\n")
        while number < wanted {
            guard let end = bytes.firstOffset(of: newline, from: start) else { return nil }
            (number, start) = (number + 1, end + 1)
        }
        let end = bytes.firstOffset(of: newline, from: start) ?? bytes.count
        let hasReturn = end > start && bytes[end - 1] == UInt8(ascii: "\r")
        let text = LineText(bytes: bytes, line: start..<(hasReturn ? end - 1 : end))
        reached = text.place(of: column - 1, from: reached)
        return (text, reached)
    }
}

extension String {
    /// A path whose odd characters are written as a URI wants them.
    fileprivate var asURI: String {
        utf8.map { byte in
            let scalar = Unicode.Scalar(byte)
            let isMark = "0123456789-._~/".unicodeScalars.contains(scalar)
            let isPlain = byte < 0x80 && (scalar.properties.isAlphabetic || isMark)
            let digits = String(byte, radix: 16, uppercase: true)
            return isPlain ? String(Character(scalar)) : "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
    }
}
