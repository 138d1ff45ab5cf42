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

    /// For people: the place, what is wrong, the line with a mark under it, why it matters and how to mend it.
    package var text: String {
        let reasons = Dictionary(allRules.map { ($0.id, $0.reason) }, uniquingKeysWith: { first, _ in first })
        // All warnings are told again at every build.
        let pieces = inParallel(diagnostics.indices.parted(by: 32), chunk: 1) { piece in
            var lines = lines
            return diagnostics[piece].map { Self.text(of: $0, reasons, &lines) }.joined(separator: "\n\n")
        }
        return pieces.joined(separator: "\n\n")
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
    /// The whole line; nil where it is not known.
    let text: Substring?

    /// Where the words at fault stand; nil for a diagnostic of a whole file.
    init?(_ diagnostic: Diagnostic, _ lines: inout Lines) {
        guard let place = diagnostic.place else { return nil }
        line = place.line
        text = lines.line(place.line, of: diagnostic.file)
        if let text, let range = diagnostic.words.flatMap({ text.place(of: $0, from: place.column) }) {
            column = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound) + 1
            length = text[range].unicodeScalars.count
        } else {
            (column, length) = (place.column, 0)
        }
    }

    /// The line, or what of a long one stands around the spot, and under it a mark.
    var excerpt: [String] {
        guard let text, !text.allSatisfy(\.isWhitespace) else { return [] }
        // No more of the line than may be shown.
        let scalars = text.unicodeScalars.prefix(column + 120)
        let count = scalars.count
        let start = min(column - 1, count)
        let first = count > 100 ? max(start - 40, 0) : 0
        let last = min(count, max(first + 100, min(start + length, first + 120)))
        var shown = String(scalars.dropFirst(first).prefix(last - first))
        if shown.utf8.contains(UInt8(ascii: "\t")) { shown = shown.replacing("\t", with: " ") }
        let before = first > 0 ? "… " : ""
        let after = last < count ? " …" : ""
        let mark =
            String(repeating: " ", count: before.count + start - first)
            + String(repeating: "^", count: max(1, min(length, last - start)))
        return [before + shown + after, mark]
    }
}

/// The lines of some files. Diagnostics are told in order, so each line is looked for from the one before it.
private struct Lines {
    private let bytes: [String: [UInt8]]
    private var file = ""
    private var number = 1
    /// Where the line of the number begins.
    private var start = 0

    init(of files: [SourceFile]) {
        bytes = Dictionary(files.map { ($0.path.string, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    }

    /// A line, counted from 1, without what ends it; nil where there is none.
    mutating func line(_ wanted: Int, of file: String) -> Substring? {
        guard wanted > 0, let bytes = bytes[file] else { return nil }
        if file != self.file || wanted < number { (self.file, number, start) = (file, 1, 0) }
        let newline = UInt8(ascii: "\n")
        while number < wanted {
            guard let end = bytes.firstOffset(of: newline, from: start) else { return nil }
            (number, start) = (number + 1, end + 1)
        }
        let line = bytes[start..<(bytes.firstOffset(of: newline, from: start) ?? bytes.count)]
        return Substring(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
    }
}

extension Substring {
    /// Where some words stand in the line; as many of them from the first as can be found in one piece, for links and
    /// the ends of lines may part them in the file.
    fileprivate func place(of words: String, from column: Int) -> Range<Index>? {
        let skipped = Swift.max(column - 1, 0)
        let start = unicodeScalars.index(startIndex, offsetBy: skipped, limitedBy: endIndex) ?? startIndex
        if let whole = firstRange(of: words, from: start) { return whole }
        let parts = words.split(whereSeparator: \.isWhitespace)
        func found(_ count: Int) -> Range<Index>? {
            firstRange(of: parts[..<count].joined(separator: " "), from: start)
        }
        if let whole = found(parts.count) { return whole }
        // So many words are found, so many more are not; a sentence may be a thousand words long.
        var (most, place) = (0, nil as Range<Index>?)
        var least = parts.count
        while least - most > 1 {
            let middle = (most + least) / 2
            if let range = found(middle) { (most, place) = (middle, range) } else { least = middle }
        }
        return place
    }

    private func firstRange(of wanted: String, from start: Index) -> Range<Index>? {
        let rest = self[start...].utf8
        var wanted = wanted
        let offset = rest.withContiguousStorageIfAvailable { bytes -> Int? in
            wanted.withUTF8 { bytes.firstOffset(of: $0) }
        }
        guard let offset = offset ?? nil else { return nil }
        let place = rest.index(rest.startIndex, offsetBy: offset)
        return place..<rest.index(place, offsetBy: wanted.utf8.count)
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
