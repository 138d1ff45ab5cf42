import YAML

/// YAML with the place of every value.
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
        _ text: ArraySlice<UInt8>,
        in file: String,
        firstLine: Int = 1
    ) throws(Diagnostic) -> YAMLNode? {
        if let tab = firstTabInIndentation(of: text) {
            throw Diagnostic(
                file: file,
                at: Place(line: tab.line + firstLine - 1, column: tab.column),
                problem: "a tab at the start of a line",
                remedy: "Use spaces: YAML does not allow tabs there."
            )
        }
        var composing = Composing(reader: YAMLReader(text), file: file, firstLine: firstLine)
        guard let first = try composing.next() else { return nil }
        let node = try composing.node(beginningWith: first)
        // Nothing follows a document's one value but another document, which is a fault.
        _ = try composing.next()
        return node
    }

    private static func firstTabInIndentation(of text: ArraySlice<UInt8>) -> Place? {
        guard text.contains(UInt8(ascii: "\t")) else { return nil }
        for (number, line) in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            let indentation = line.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            if let tab = indentation.firstIndex(of: UInt8(ascii: "\t")) {
                return Place(line: number + 1, column: tab - line.startIndex + 1)
            }
        }
        return nil
    }
}

/// Puts values together of what a reader gives piece by piece.
private struct Composing: ~Copyable {
    var reader: YAMLReader
    let file: String
    let firstLine: Int

    mutating func next() throws(Diagnostic) -> YAMLEvent? {
        do throws(YAMLFault) {
            return try reader.next()
        } catch {
            throw Diagnostic(error, in: file, at: place(error.mark))
        }
    }

    mutating func node(beginningWith first: YAMLEvent) throws(Diagnostic) -> YAMLNode {
        let place = place(first.mark)
        switch first.kind {
        case .scalar(let text, let isPlain): return .scalar(text, isPlain: isPlain, place)
        case .listStart:
            var nodes: [YAMLNode] = []
            while let event = try next(), event.kind != .listEnd { nodes.append(try node(beginningWith: event)) }
            return .list(nodes, place)
        case .recordStart:
            var pairs: [YAMLNode.Pair] = []
            while let event = try next(), event.kind != .recordEnd {
                let key = try node(beginningWith: event)
                guard let value = try next() else { break }
                let name = if case .scalar(let text, _, _) = key { text } else { "" }
                pairs.append(.init(key: name, keyPlace: key.place, value: try node(beginningWith: value)))
            }
            try refuseRepeatedKeys(in: pairs)
            return .record(pairs, place)
        case .listEnd, .recordEnd: preconditionFailure("an end comes only behind what it ends")
        }
    }

    private func refuseRepeatedKeys(in pairs: [YAMLNode.Pair]) throws(Diagnostic) {
        var seen = Set<String>(minimumCapacity: pairs.count)
        let repeated = Set(pairs.map(\.key).filter { !$0.isEmpty && !seen.insert($0).inserted }).sorted()
        guard let first = repeated.first else { return }
        throw Diagnostic(
            file: file,
            at: pairs.first { $0.key == first }!.keyPlace,
            problem: "the same key twice: \(repeated.joined(separator: ", "))",
            remedy: "Keep one of them."
        )
    }

    private func place(_ mark: YAMLMark) -> Place { Place(line: mark.line + firstLine - 1, column: mark.column) }
}

extension Diagnostic {
    /// YAML's own faults, in words for someone who has never heard of a scalar.
    fileprivate init(_ fault: YAMLFault, in file: String, at place: Place) {
        let problem: String
        let remedy: String
        switch fault.kind {
        case .syntax(let words):
            problem = "this is not YAML (\(words))"
            remedy =
                "Compare the line and the one above it with another file of this kind: "
                + "a missing colon, quotation mark or space is the usual cause."
        case .indicator(let mark):
            problem = "words that begin with “\(mark)”, which has a meaning of its own here"
            remedy = "Put them in quotation marks: \"\(mark)…\"."
        case .secondDocument:
            problem = "three dashes, behind which nothing is read"
            remedy = "Take the line out: this file is one list or one group of keys."
        case .depth:
            problem = "lists or groups of keys within more than \(YAMLReader.deepest) others"
            remedy = "Close the brackets that were meant to be closed before."
        }
        self.init(file: file, at: place, problem: problem, remedy: remedy)
    }
}
