/// A figure of the ledger that can be drawn: one that is exact, and whose parts can be compared.
package struct Chart: Hashable, Sendable {
    package enum Form: String, CaseIterable, Sendable {
        /// A part of a hundred.
        case share
        /// Things of one sort, each drawn by itself.
        case count
    }

    package let form: Form
    /// As the plan prints it: `95%`, `19 schools`.
    package let figure: String
    /// From 0 to 100.
    package let number: Int

    /// Nil where the figure is none of that form: “over 50” is not exact, and 5,000 marks show nothing.
    package init?(_ form: String, of figure: String) {
        guard let form = Form(rawValue: form), let number = Int(figure.prefix { $0.isNumber }), number <= 100
        else { return nil }
        let rest = figure.drop { $0.isNumber }
        guard form == .share ? rest == "%" : rest.first == " " && number > 0 else { return nil }
        self.form = form
        self.figure = figure
        self.number = number
    }
}

extension RecordProblem {
    static func undrawable(_ drawn: Placed<String>, _ clarity: Fact.Clarity) -> RecordProblem {
        let forms =
            "“share” needs a whole percentage, such as “95%”; “count” an exact number up to 100, such as “19 schools”"
        return RecordProblem(
            place: drawn.place,
            problem: clarity == .garbled
                ? "the fact is drawn, but its figures cannot be read safely"
                : "the fact is drawn as a \(drawn.value), but its first figure is none",
            remedy: clarity == .garbled ? "Take “drawn” out." : "Take “drawn” out, or correct it: \(forms)."
        )
    }
}
