/// Words that mean the same to a reader, from `content/search/synonyms.yaml`.
package enum Synonyms: Equatable, Sendable {
    /// Any one of them finds the others.
    case same([String])
    /// Searching for one of the first finds the second, and not the other way.
    case oneWay(from: [String], to: [String])
}

/// Contacts shown above the results of searches that hold certain words, from `content/search/help.yaml`.
package struct HelpRule: Equatable, Sendable {
    package let id: String
    package let phrases: [String]
    package let contacts: [Placed<String>]
    /// Life may be at stake: shown rather once too often.
    package let isDanger: Bool
    package let say: String
}

/// A phrase as people type it, and the pages that answer it, from `content/search/queries.tsv`.
package struct JudgedQuery: Equatable, Sendable {
    package let phrase: String
    /// Addresses of pages, any of which answers it.
    package let answers: [String]
    package let user: String
    package let line: Int
}

/// What the search must know beside the pages.
package struct SearchWords: Sendable {
    package let synonyms: [Synonyms]
    package let helpRules: [HelpRule]
    package let queries: [JudgedQuery]
    /// Words that look alike and mean different things.
    package let apart: [[String]]
    /// Where each of the synonyms stands, in their order.
    package let synonymPlaces: [Place]

    package init(
        synonyms: [Placed<Synonyms>] = [],
        apart: [[String]] = [],
        helpRules: [HelpRule] = [],
        queries: [JudgedQuery] = []
    ) {
        self.apart = apart
        self.synonyms = synonyms.map(\.value)
        synonymPlaces = synonyms.map(\.place)
        self.helpRules = helpRules
        self.queries = queries
    }
}

/// The keys of the files in `content/search/`.
package enum SearchWordKeys {
    static let same = Key.texts("same", "Words and phrases any one of which finds the others.")
    static let from = Key.texts("from", "Words that find those under “to”.")
    static let to = Key.texts("to", "The words they find.")
    static let apart = Key.texts("apart", "Words that look alike and mean different things: not told of again.")
    static let why = Key.text("why", "Why they belong together, for whoever reads the file.")
    static let id = Key.text("id", "The rule's name.")
    static let when = Key.texts("when", "Words and phrases that call for it.")
    static let contacts = Key.texts("contacts", "Contacts from content/contacts.yaml, most urgent first.")
    static let danger = Key.flag("danger", "True where life may be at stake.")
    static let say = Key.text("say", "One line above the contacts.")

    package static let synonymKeys: [KeyShape] = [
        same.optional, from.optional, to.optional, apart.optional, why.optional,
    ]
    package static let helpKeys: [KeyShape] = [
        id.required, when.required, contacts.required, danger.optional, say.required,
    ]
}

func readSynonyms(
    _ file: SourceFile,
    problems: inout [Diagnostic]
) -> (synonyms: [Placed<Synonyms>], apart: [[String]]) {
    var allApart: [[String]] = []
    let synonyms: [Placed<Synonyms>] = readRecords(
        file,
        keys: SearchWordKeys.synonymKeys,
        calling: "an entry",
        problems: &problems
    ) { reader in
        typealias Keys = SearchWordKeys
        let same = reader.value(Keys.same)?.map(\.value)
        let from = reader.value(Keys.from)?.map(\.value)
        let to = reader.value(Keys.to)?.map(\.value)
        let apart = reader.value(Keys.apart)?.map(\.value)
        _ = reader.value(Keys.why)
        switch (same, from, to, apart) {
        case (let same?, nil, nil, nil) where same.count > 1: return Placed(Synonyms.same(same), at: reader.place)
        case (nil, let from?, let to?, nil) where !from.isEmpty && !to.isEmpty:
            return Placed(.oneWay(from: from, to: to), at: reader.place)
        case (nil, nil, nil, let apart?) where apart.count > 1:
            allApart.append(apart)
            return nil
        default:
            reader.add(
                RecordProblem(
                    place: reader.place,
                    problem: "an entry needs “same” or “apart” with two words or more, or “from” and “to”",
                    remedy: "Write “- same: [dump, tip]”, or “- from: [headscarf]” and under it “to: [hate crime]”."
                )
            )
            return nil
        }
    }
    return (synonyms, allApart)
}

func readHelpRules(_ file: SourceFile, problems: inout [Diagnostic]) -> [HelpRule] {
    readRecords(file, keys: SearchWordKeys.helpKeys, calling: "a help rule", problems: &problems) { reader in
        typealias Keys = SearchWordKeys
        let id = reader.required(Keys.id)
        let when = reader.required(Keys.when)
        let contacts = reader.required(Keys.contacts)
        let isDanger = reader.value(Keys.danger) ?? false
        let say = reader.required(Keys.say)
        guard let id, let when, let contacts, let say else { return nil }
        return HelpRule(
            id: id.value,
            phrases: when.map(\.value),
            contacts: contacts,
            isDanger: isDanger,
            say: say.value
        )
    }
}

/// Phrase, addresses parted by commas, and user, parted by tabs; a line that begins with `#` is a comment.
func readQueries(_ file: SourceFile, problems: inout [Diagnostic]) -> [JudgedQuery] {
    guard let text = String(validating: file.bytes, as: UTF8.self) else {
        problems.append(.notUTF8(file.path.string, bytes: file.bytes))
        return []
    }
    var queries: [JudgedQuery] = []
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (index, line) in lines.enumerated() {
        guard !line.hasPrefix("#"), !line.allSatisfy(\.isWhitespace) else { continue }
        let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, !parts[0].isEmpty, !parts[1].isEmpty else {
            let columns = parts.count == 1 ? "1 column" : "\(parts.count) columns"
            let empty = "the \(parts[0].isEmpty ? "first" : "second") column is empty"
            problems.append(
                Diagnostic(
                    file: file.path.string,
                    at: Place(line: index + 1),
                    problem: parts.count == 3 ? empty : "\(columns) where three should be",
                    remedy: "Write the phrase, the address of the page and the user, with a tab between them."
                )
            )
            continue
        }
        let answers = parts[1].split(separator: ",").map { String($0.drop { $0 == " " }) }
        queries.append(JudgedQuery(phrase: parts[0], answers: answers, user: parts[2], line: index + 1))
    }
    return queries
}
