import SiteContent
package import SitePlanning

/// The facts of the ledger as data, for whoever checks or reuses them: the same that the page of sources prints.
package enum LedgerFiles {
    /// Beside the page of sources.
    package static let csvName = "facts.csv"
    package static let jsonName = "facts.json"

    /// RFC 4180, with a line of headings; several values in a cell are parted by `; `.
    package static func csv(_ plan: SitePlan) -> String {
        let headings = [
            "id", "section", "statement", "figures", "names", "clarity", "note", "public_note", "public_source",
            "pages",
        ]
        let rows = plan.ledger.all.map { fact in
            [
                fact.id, fact.section, fact.statement, fact.safeFigures.joined(separator: "; "),
                fact.names.joined(separator: "; "), fact.clarity.rawValue, fact.note ?? "", fact.publicNote ?? "",
                fact.publicSource ?? "", plan.pages(stating: fact).joined(separator: "; "),
            ]
        }
        return ([headings] + rows).map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
    }

    /// An object with `version` 1, the plan's `title` and `period`, and `facts`, in the order of the ledger.
    package static func json(_ plan: SitePlan) -> String {
        let facts = plan.ledger.all.map { fact -> JSONValue in
            [
                "id": .text(fact.id),
                "section": .text(fact.section),
                "statement": .text(fact.statement),
                "figures": .list(fact.safeFigures.map(JSONValue.text)),
                "names": .list(fact.names.map(JSONValue.text)),
                "clarity": .text(fact.clarity.rawValue),
                "note": fact.note.map(JSONValue.text) ?? .null,
                "public_note": fact.publicNote.map(JSONValue.text) ?? .null,
                "public_source": fact.publicSource.map(JSONValue.text) ?? .null,
                "pages": .list(plan.pages(stating: fact).map(JSONValue.text)),
            ]
        }
        let document: JSONValue = [
            "version": .number(1), "title": .text(plan.ledger.title), "period": .text(plan.ledger.period),
            "facts": .list(facts),
        ]
        return document.document
    }

    private static func cell(_ text: String) -> String {
        let special: [Unicode.Scalar] = ["\"", ",", "\r", "\n"]
        guard text.unicodeScalars.contains(where: special.contains) else { return text }
        return "\"\(text.replacing("\"", with: "\"\""))\""
    }
}

extension Fact {
    /// A figure that cannot be read safely is stated nowhere.
    fileprivate var safeFigures: [String] { clarity == .clear ? figures : [] }
}

extension SitePlan {
    fileprivate func pages(stating fact: Fact) -> [String] { (statedFacts[fact.id] ?? []).map { base + $0.path } }
}
