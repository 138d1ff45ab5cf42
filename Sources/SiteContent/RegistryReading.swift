/// Reads a YAML file that is one list of records.
func readRecords<Element>(
    _ file: SourceFile,
    keys: [KeyShape],
    calling name: String,
    problems: inout [Diagnostic],
    read: (inout RecordReader) -> Element?
) -> [Element] {
    guard let node = readYAML(file, orElse: .list([], Place(line: 1)), problems: &problems) else { return [] }
    return readRecords(node, in: file.path.string, keys: keys, calling: name, problems: &problems, read: read)
}

func readRecords<Element>(
    _ node: YAMLNode,
    in file: String,
    keys: [KeyShape],
    calling name: String,
    problems: inout [Diagnostic],
    read: (inout RecordReader) -> Element?
) -> [Element] {
    guard case .list(let nodes, _) = node else {
        problems.append(
            Diagnostic(
                file: file,
                at: node.place,
                problem: "\(node.description) where a list should be",
                remedy: "Begin each entry with a dash and a space."
            )
        )
        return []
    }
    var elements: [Element] = []
    for node in nodes {
        var reader = RecordReader(node, keys: keys, calling: name)
        let element = read(&reader)
        problems += reader.problems.map { $0.diagnostic(in: file) }
        if let element { elements.append(element) }
    }
    return elements
}

/// Reads a YAML file that is one record of named parts; any other name is a problem.
func readParts(_ file: SourceFile, named names: [String], problems: inout [Diagnostic]) -> [String: YAMLNode]? {
    guard let node = readYAML(file, orElse: .record([], Place(line: 1)), problems: &problems) else { return nil }
    let keys = names.map { KeyShape(name: $0, about: "", shape: .list(.text), isRequired: false) }
    let reader = RecordReader(node, keys: keys, calling: "this file")
    problems += reader.problems.map { $0.diagnostic(in: file.path.string) }
    guard case .record(let pairs, _) = node else { return nil }
    return Dictionary(pairs.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
}

/// - Parameter empty: What a file without anything but comments counts as.
/// - Returns: nil where the file is no YAML.
func readYAML(_ file: SourceFile, orElse empty: YAMLNode, problems: inout [Diagnostic]) -> YAMLNode? {
    guard file.isUTF8 else {
        problems.append(.notUTF8(file.path.string, bytes: file.bytes))
        return nil
    }
    do {
        return try YAMLNode.read(file.bytes[...], in: file.path.string) ?? empty
    } catch {
        problems.append(error)
        return nil
    }
}

/// Reads a file of words: one key and its words to a line, with the place of each.
package func readStrings(_ file: SourceFile, problems: inout [Diagnostic]) -> [String: Placed<String>] {
    guard let node = readYAML(file, orElse: .record([], Place(line: 1)), problems: &problems) else { return [:] }
    guard case .record(let pairs, _) = node else {
        problems.append(
            Diagnostic(
                file: file.path.string,
                at: node.place,
                problem: "\(node.description) where keys and words should be",
                remedy: "Write one key to a line, such as “search_button: Search”."
            )
        )
        return [:]
    }
    var strings: [String: Placed<String>] = [:]
    for pair in pairs {
        switch readText(pair.value, key: pair.key) {
        case .value(let text): strings[pair.key] = text
        case .wrong(let place, let problem, let remedy):
            problems.append(Diagnostic(file: file.path.string, at: place, problem: problem, remedy: remedy))
        }
    }
    return strings
}
