/// A problem in a record, before the file it stands in is known.
struct RecordProblem: Sendable {
    let place: Place
    let problem: String
    let remedy: String

    func diagnostic(in file: String) -> Diagnostic {
        Diagnostic(file: file, at: place, problem: problem, remedy: remedy)
    }
}

/// Reads the keys of one YAML record and keeps every problem met, so that all are told at once.
struct RecordReader {
    let place: Place
    private(set) var problems: [RecordProblem] = []
    private let pairs: [YAMLNode.Pair]
    private let isRecord: Bool
    private let name: String

    /// - Parameters:
    ///   - keys: Every key that the record may hold; any other is a problem that names the nearest of these.
    ///   - name: What the record is, for diagnostics: “a campaign update”.
    init(_ node: YAMLNode, keys: [KeyShape], calling name: String) {
        self.name = name
        place = node.place
        guard case .record(let pairs, _) = node else {
            self.pairs = []
            isRecord = false
            problems.append(
                RecordProblem(
                    place: node.place,
                    problem: "\(name) is \(node.description), where keys and values should be",
                    remedy: "Write one key to a line, such as “title: Report a crime”."
                )
            )
            return
        }
        self.pairs = pairs
        isRecord = true
        let known = keys.map(\.name)
        for pair in pairs where !known.contains(pair.key) {
            let near = nearest(to: pair.key, among: known)
            problems.append(
                RecordProblem(
                    place: pair.keyPlace,
                    problem: "\(name) has no key “\(pair.key)”",
                    remedy: near.map { "Did you mean “\($0)”?" } ?? "The keys are: \(known.joined(separator: ", "))."
                )
            )
        }
    }

    /// The value of a key that may be left out.
    mutating func value<Value>(_ key: Key<Value>) -> Value? {
        guard let pair = pairs.first(where: { $0.key == key.name }), !pair.value.isEmpty else { return nil }
        switch key.read(pair.value) {
        case .value(let value): return value
        case .wrong(let place, let problem, let remedy):
            problems.append(RecordProblem(place: place, problem: problem, remedy: remedy))
            return nil
        }
    }

    /// The value of a key that must be there.
    mutating func required<Value>(_ key: Key<Value>) -> Value? {
        if !pairs.contains(where: { $0.key == key.name && !$0.value.isEmpty }) {
            // A record that is none has been reported as that.
            guard isRecord else { return nil }
            problems.append(
                RecordProblem(
                    place: pairs.first { $0.key == key.name }?.keyPlace ?? place,
                    problem: "\(name) without “\(key.name)”",
                    remedy: "Add a line “\(key.name): …”: \(key.about)"
                )
            )
            return nil
        }
        return value(key)
    }

    /// The elements of a list of records; what is wrong in them joins this record's problems.
    mutating func elements<Element>(_ key: Key<[RecordReading<Element>]>) -> [Element] {
        let readings = value(key) ?? []
        problems += readings.flatMap(\.problems)
        return readings.compactMap(\.element)
    }

    /// A record within the record; what is wrong in it joins this record's problems.
    mutating func element<Element>(_ key: Key<RecordReading<Element>>) -> Element? {
        let reading = value(key)
        problems += reading?.problems ?? []
        return reading?.element
    }

    mutating func add(_ problem: RecordProblem) { problems.append(problem) }
}

/// The candidate that differs from `word` in the fewest letters, if it is near enough to be what was meant.
package func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let word = Array(word.lowercased())
    let limit = max(2, word.count / 3)
    let ranked = candidates.map { ($0, editDistance(word, Array($0.lowercased()))) }
    guard let best = ranked.min(by: { ($0.1, $0.0) < ($1.1, $1.0) }), best.1 <= limit else { return nil }
    return best.0
}

/// Levenshtein's distance: letters added, taken away or changed.
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    var previous = Array(0...b.count)
    for (i, letter) in a.enumerated() {
        var current = [i + 1]
        for (j, other) in b.enumerated() {
            current.append(min(previous[j + 1] + 1, current[j] + 1, previous[j] + (letter == other ? 0 : 1)))
        }
        previous = current
    }
    return previous[b.count]
}
