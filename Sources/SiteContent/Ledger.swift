/// One statement that the site may make from the plan.
package struct Fact: Sendable {
    package enum Clarity: String, CaseIterable, Sendable {
        case clear
        /// The figure, grouping or wording cannot be read safely: it may be named, its figures never.
        case garbled
    }

    package let id: String
    package let section: String
    package let statement: String
    package let figures: [String]
    package let names: [String]
    package let clarity: Clarity
    /// How far the plan's text can be read.
    package let note: String?
    /// What other public sources say of it.
    package let publicNote: String?
    package let publicSource: String?
    /// How it is drawn beside its words; nil for most facts.
    package let chart: Chart?
    package let place: Place
}

/// Every statement of the plan, in the order of its file.
package struct Ledger: Sendable {
    package let path: SourcePath
    /// The plan's name and years, as pages print them.
    package let title: String
    package let period: String
    package let all: [Fact]
    private let positions: [String: Int]

    package init(path: SourcePath, title: String, period: String, facts: [Fact] = []) {
        self.path = path
        self.title = title
        self.period = period
        all = facts
        positions = Dictionary(facts.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package subscript(id id: String) -> Fact? { positions[id].map { all[$0] } }
}

/// The keys of the ledger in `seeds/`.
package enum LedgerKeys {
    static let plan = Key.text("title", "The plan's name.")
    static let period = Key.text("period", "The years it was made for.")
    static let note = Key.text("note", "How far the text can be read.")
    static let id = Key.text("id", "The name that pages link to it by.")
    static let section = Key.text("section", "The part of the plan it stands in.")
    static let statement = Key.text("statement", "The fact, in our own words.")
    static let figures = Key.texts("figures", "The figures it states, as the plan prints them.")
    static let names = Key.texts("names", "The names it states.")
    static let clarity = Key.choice(
        "clarity",
        "Whether it can be read safely.",
        of: Fact.Clarity.allCases.map(\.rawValue)
    )
    static let publicNote = Key.text("public_note", "What other public sources say of it.")
    static let publicSource = Key.text("public_source", "The address of that source.")
    static let drawn = Key.choice(
        "drawn",
        "How its first figure is drawn: as a share of a hundred (95%), or one by one (19 schools).",
        of: Chart.Form.allCases.map(\.rawValue)
    )

    static let planKeys: [KeyShape] = [plan.required, period.required, note.optional]
    package static let factKeys: [KeyShape] = [
        id.required, section.required, statement.required, figures.optional, names.optional, clarity.required,
        note.optional, publicNote.optional, publicSource.optional, drawn.optional,
    ]
}

/// Reads a ledger: a record of `plan` and `facts`.
package func readLedger(_ file: SourceFile, problems: inout [Diagnostic]) -> Ledger? {
    guard let parts = readParts(file, named: ["plan", "facts"], problems: &problems) else { return nil }
    var planReader = RecordReader(
        parts["plan"] ?? .record([], Place(line: 1)),
        keys: LedgerKeys.planKeys,
        calling: "the plan"
    )
    let title = planReader.required(LedgerKeys.plan)
    let period = planReader.required(LedgerKeys.period)
    problems += planReader.problems.map { $0.diagnostic(in: file.path.string) }
    let facts = readRecords(
        parts["facts"] ?? .list([], Place(line: 1)),
        in: file.path.string,
        keys: LedgerKeys.factKeys,
        calling: "a fact",
        problems: &problems
    ) { Fact(&$0) }
    var seen: Set<String> = []
    for fact in facts where !seen.insert(fact.id).inserted {
        problems.append(
            Diagnostic(
                file: file.path.string,
                at: fact.place,
                problem: "a second fact “\(fact.id)”",
                remedy: "Give each fact an id of its own."
            )
        )
    }
    guard let title, let period else { return nil }
    return Ledger(path: file.path, title: title.value, period: period.value, facts: facts)
}

extension Fact {
    fileprivate init?(_ reader: inout RecordReader) {
        typealias Keys = LedgerKeys
        let id = reader.required(Keys.id)
        let section = reader.required(Keys.section)
        let statement = reader.required(Keys.statement)
        figures = (reader.value(Keys.figures) ?? []).map(\.value)
        names = (reader.value(Keys.names) ?? []).map(\.value)
        let clarity = reader.required(Keys.clarity).flatMap { Clarity(rawValue: $0.value) }
        note = reader.value(Keys.note)?.value
        publicNote = reader.value(Keys.publicNote)?.value
        publicSource = reader.value(Keys.publicSource)?.value
        place = reader.place
        let drawn = reader.value(Keys.drawn)
        let figure = figures.first ?? ""
        chart = drawn.flatMap { clarity == .garbled ? nil : Chart($0.value, of: figure) }
        if let drawn, let clarity, chart == nil { reader.add(.undrawable(drawn, clarity)) }
        guard let id, let section, let statement, let clarity else { return nil }
        self.id = id.value
        self.section = section.value
        self.statement = statement.value
        self.clarity = clarity
    }
}
