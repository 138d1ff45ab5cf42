/// One key that a YAML file may hold: its name, what it is for, and how its value is read.
///
/// The same declaration reads the files, names the nearest known key for an unknown one, and describes the
/// format to editors, so that none of the three can fall behind the others.
package struct Key<Value: Sendable>: Sendable {
    package let name: String
    package let about: String
    package let shape: ValueShape
    let read: @Sendable (YAMLNode) -> Reading<Value>

    init(_ name: String, _ about: String, _ shape: ValueShape, read: @escaping @Sendable (YAMLNode) -> Reading<Value>) {
        self.name = name
        self.about = about
        self.shape = shape
        self.read = read
    }
}

/// What came of reading a value: the value, or what is wrong with it and how to mend it.
enum Reading<Value: Sendable>: Sendable {
    case value(Value)
    case wrong(at: Place, problem: String, remedy: String)
}

/// The form of a value, for the schema that editors read.
package indirect enum ValueShape: Equatable, Sendable {
    case text
    case flag
    case number(ClosedRange<Int>)
    case day
    case moment
    case historicDate
    case choice([String])
    case list(ValueShape)
    case record([KeyShape])
    /// Any names, each with a value of one form.
    case named(ValueShape)
}

/// A key's name, use and form, whatever its type.
package struct KeyShape: Equatable, Sendable {
    package let name: String
    package let about: String
    package let shape: ValueShape
    package let isRequired: Bool
}

extension Key {
    package var required: KeyShape { KeyShape(name: name, about: about, shape: shape, isRequired: true) }
    package var optional: KeyShape { KeyShape(name: name, about: about, shape: shape, isRequired: false) }
}

/// A value and where it stands, for diagnostics that only a later stage can give.
package struct Placed<Value: Sendable>: Sendable {
    package let value: Value
    package let place: Place

    package init(_ value: Value, at place: Place) {
        self.value = value
        self.place = place
    }
}

extension Placed: Equatable where Value: Equatable {}

extension Key where Value == Placed<String> {
    static func text(_ name: String, _ about: String) -> Key {
        Key(name, about, .text) { node in readText(node, key: name) }
    }

    /// One of a few words.
    static func choice(_ name: String, _ about: String, of words: [String]) -> Key {
        Key(name, about, .choice(words)) { node in readChoice(node, key: name, of: words) }
    }
}

extension Key where Value == [Placed<String>] {
    static func texts(_ name: String, _ about: String) -> Key {
        Key(name, about, .list(.text)) { node in readList(node, key: name) { readText($0, key: name) } }
    }

    static func choices(_ name: String, _ about: String, of words: [String]) -> Key {
        Key(name, about, .list(.choice(words))) { node in
            readList(node, key: name) { readChoice($0, key: name, of: words) }
        }
    }
}

extension Key where Value == Bool {
    static func flag(_ name: String, _ about: String) -> Key {
        Key(name, about, .flag) { node in
            switch node {
            // Also in quotation marks, and as `True`: there is nothing else that could be meant.
            case .scalar(let text, _, _) where text.lowercased() == "true": .value(true)
            case .scalar(let text, _, _) where text.lowercased() == "false": .value(false)
            default:
                .wrong(
                    at: node.place,
                    problem: "“\(name)” is \(node.description), which is neither true nor false",
                    remedy: "Write “\(name): true”, or leave the line out."
                )
            }
        }
    }
}

extension Key where Value == Int {
    static func number(_ name: String, _ about: String, in range: ClosedRange<Int>) -> Key {
        Key(name, about, .number(range)) { node in
            if case .scalar(let text, _, _) = node, let number = Int(text), range.contains(number) {
                return .value(number)
            }
            return .wrong(
                at: node.place,
                problem: "“\(name)” is \(node.description), "
                    + "which is no number from \(range.lowerBound) to \(range.upperBound)",
                remedy: "Write it in figures, such as “\(name): \(range.contains(60) ? 60 : range.lowerBound)”."
            )
        }
    }
}

extension Key where Value == Bytes {
    static func bytes(_ name: String, _ about: String) -> Key {
        Key(name, about, .text) { node in
            if case .scalar(let text, _, _) = node, let bytes = Bytes(text) { return .value(bytes) }
            return .wrong(
                at: node.place,
                problem: "“\(name)” is \(node.description), which is no size",
                remedy: "Write whole kilobytes, such as 50 KB."
            )
        }
    }
}

extension Key where Value == Placed<Day> {
    static func day(_ name: String, _ about: String) -> Key {
        Key(name, about, .day) { node in
            if case .scalar(let text, _, let place) = node, let day = Day(text) {
                return .value(Placed(day, at: place))
            }
            return .wrong(
                at: node.place,
                problem: "“\(name)” is \(node.description), which is no date",
                remedy: "Write year, month and day, such as 2026-01-31."
            )
        }
    }
}

extension Key where Value == LocalMoment {
    static func moment(_ name: String, _ about: String) -> Key {
        Key(name, about, .moment) { node in
            if case .scalar(let text, _, _) = node, let moment = LocalMoment(text) { return .value(moment) }
            return .wrong(
                at: node.place,
                problem: "“\(name)” is \(node.description), which is no date or time",
                remedy: "Write a day, such as 2026-01-31, or a day and a time, such as 2026-01-31 17:00."
            )
        }
    }
}

extension Key where Value == Placed<HistoricDate> {
    static func historicDate(_ name: String, _ about: String) -> Key {
        Key(name, about, .historicDate) { node in
            if case .scalar(let text, _, let place) = node, let date = HistoricDate(text) {
                return .value(Placed(date, at: place))
            }
            return .wrong(
                at: node.place,
                problem: "“\(name)” is \(node.description), which is no date",
                remedy: "Write as much as is known: 2016-02-11, 2016-02, 2016, or “not known”."
            )
        }
    }
}

/// A key whose value is a list of records, each read by `read`.
func recordsKey<Element: Sendable>(
    _ name: String,
    _ about: String,
    keys: [KeyShape],
    read: @escaping @Sendable (inout RecordReader) -> Element?
) -> Key<[RecordReading<Element>]> {
    Key(name, about, .list(.record(keys))) { node in
        readList(node, key: name) { .value(RecordReading(of: $0, keys: keys, calling: name, read: read)) }
    }
}

/// A key whose value is one record.
func recordKey<Element: Sendable>(
    _ name: String,
    _ about: String,
    keys: [KeyShape],
    read: @escaping @Sendable (inout RecordReader) -> Element?
) -> Key<RecordReading<Element>> {
    Key(name, about, .record(keys)) { .value(RecordReading(of: $0, keys: keys, calling: name, read: read)) }
}

/// What came of reading one record, often of a list: its value, and every problem in it.
struct RecordReading<Element: Sendable>: Sendable {
    let element: Element?
    let problems: [RecordProblem]

    init(of node: YAMLNode, keys: [KeyShape], calling name: String, read: (inout RecordReader) -> Element?) {
        var reader = RecordReader(node, keys: keys, calling: "an entry of “\(name)”")
        element = read(&reader)
        problems = reader.problems
    }
}

func readText(_ node: YAMLNode, key: String) -> Reading<Placed<String>> {
    switch node {
    case .scalar(let text, _, let place) where !text.allSatisfy(\.isWhitespace):
        .value(Placed(text, at: place))
    default:
        .wrong(
            at: node.place,
            problem: "“\(key)” is \(node.description), where words should be",
            remedy: "Write the words behind the colon, in quotation marks if they hold a colon."
        )
    }
}

func readChoice(_ node: YAMLNode, key: String, of words: [String]) -> Reading<Placed<String>> {
    if case .scalar(let text, _, let place) = node, words.contains(text) { return .value(Placed(text, at: place)) }
    return .wrong(
        at: node.place,
        problem: "“\(key)” is \(node.description)",
        remedy: "Write one of: \(words.joined(separator: ", "))."
    )
}

private func readList<Element: Sendable>(
    _ node: YAMLNode,
    key: String,
    _ read: (YAMLNode) -> Reading<Element>
) -> Reading<[Element]> {
    guard case .list(let nodes, _) = node else {
        return .wrong(
            at: node.place,
            problem: "“\(key)” is \(node.description), where a list should be",
            remedy: "Write it in square brackets, such as “\(key): [one, two]”, or one to a line with a dash."
        )
    }
    var values: [Element] = []
    for node in nodes {
        switch read(node) {
        case .value(let value): values.append(value)
        case .wrong(let place, let problem, let remedy): return .wrong(at: place, problem: problem, remedy: remedy)
        }
    }
    return .value(values)
}
