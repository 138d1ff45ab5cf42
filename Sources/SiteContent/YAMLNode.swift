import Yams

/// YAML with the place of every value, freed from the library that read it.
package indirect enum YAMLNode: Sendable {
    /// `isPlain` is false for quoted and block text, which is text whatever it looks like.
    case scalar(String, isPlain: Bool, Place)
    case list([YAMLNode], Place)
    case record([Pair], Place)

    package struct Pair: Sendable {
        package let key: String
        package let keyPlace: Place
        package let value: YAMLNode
    }

    package var place: Place {
        switch self {
        case .scalar(_, _, let place), .list(_, let place), .record(_, let place): place
        }
    }

    /// A key with nothing behind it, `~`, or a list of nothing.
    package var isEmpty: Bool {
        switch self {
        case .scalar(let text, let isPlain, _): text.isEmpty || isPlain && (text == "~" || text == "null")
        case .list(let nodes, _): nodes.isEmpty
        case .record: false
        }
    }

    /// What a person would call this value.
    package var description: String {
        switch self {
        case .scalar(let text, _, _): text.isEmpty ? "nothing" : "“\(text)”"
        case .list: "a list"
        case .record: "a group of keys"
        }
    }
}

extension YAMLNode {
    /// Reads one YAML document. `firstLine` is the line of the file on which the text begins.
    ///
    /// - Returns: nil where the text holds nothing but comments.
    package static func read(
        _ text: String,
        in file: String,
        firstLine: Int = 1
    ) throws(Diagnostic) -> YAMLNode? {
        if let tab = text.firstTabInIndentation {
            throw Diagnostic(
                file: file,
                at: Place(line: tab.line + firstLine - 1, column: tab.column),
                problem: "a tab at the start of a line",
                remedy: "Use spaces: YAML does not allow tabs there."
            )
        }
        do {
            // What looks like a number or a date is text here, until a key's reader says otherwise.
            guard let node = try Yams.compose(yaml: text, .basic, constructor, .utf8) else { return nil }
            return YAMLNode(node, offset: firstLine - 1)
        } catch {
            throw Diagnostic(yaml: error, file: file, firstLine: firstLine)
        }
    }

    private init(_ node: Node, offset: Int) {
        let place = Place(line: (node.mark?.line ?? 1) + offset, column: node.mark?.column ?? 1)
        switch node {
        case .scalar(let scalar):
            self = .scalar(scalar.string, isPlain: scalar.style == .plain || scalar.style == .any, place)
        case .sequence(let sequence):
            self = .list(sequence.map { YAMLNode($0, offset: offset) }, place)
        case .mapping(let mapping):
            self = .record(
                mapping.map { key, value in
                    let name = YAMLNode(key, offset: offset)
                    return Pair(
                        key: key.scalar?.string ?? "",
                        keyPlace: name.place,
                        value: YAMLNode(value, offset: offset)
                    )
                },
                place
            )
        case .alias(let alias):
            self = .scalar(alias.anchor.rawValue, isPlain: true, place)
        }
    }
}

/// Makes no values of its own, for ours are made of nodes; the library's would be put together anew for each file.
/// It holds nothing that changes.
private nonisolated(unsafe) let constructor = Constructor([:], [:], [:])

extension String {
    fileprivate var firstTabInIndentation: Place? {
        guard utf8.contains(UInt8(ascii: "\t")) else { return nil }
        var number = 0
        // A carriage return and a line feed are one character.
        for line in split(omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" }) {
            number += 1
            let indentation = line.prefix { $0 == " " || $0 == "\t" }
            if let tab = indentation.firstIndex(of: "\t") {
                return Place(line: number, column: line.distance(from: line.startIndex, to: tab) + 1)
            }
        }
        return nil
    }
}

extension Diagnostic {
    /// YAML's own errors, in words for someone who has never heard of a scalar.
    fileprivate init(yaml error: any Error, file: String, firstLine: Int) {
        let remedy =
            "Compare the line and the one above it with another file of this kind: "
            + "a missing colon, quotation mark or space is the usual cause."
        switch error {
        case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _):
            self.init(
                file: file,
                at: Place(line: mark.line + firstLine - 1, column: mark.column),
                problem: "this is not YAML (\(problem))",
                remedy: remedy
            )
        case YamlError.duplicatedKeysInMapping(let duplicates, let context):
            self.init(
                file: file,
                at: Place(line: context.mark.line + firstLine - 1, column: context.mark.column),
                problem: "the same key twice: \(duplicates.sorted().joined(separator: ", "))",
                remedy: "Keep one of them."
            )
        default:
            self.init(
                file: file,
                at: Place(line: firstLine),
                problem: "this is not YAML (\(error))",
                remedy: remedy
            )
        }
    }
}
