/// Something in a Markdown text that its author has to change.
package struct Fault: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case rawHTML
        /// The place is that of the first byte that is no UTF-8.
        case notUTF8
        case tooLarge(bytes: Int, limit: Int)
        /// Quotes and lists inside one another, also by indentation.
        case tooDeep(limit: Int)
        /// `|` in one line.
        case tooManyPipes(limit: Int)
        case tableTooLong(rows: Int, limit: Int)
        /// Cells in all tables together.
        case tooManyCells(limit: Int)
        /// Lines like `|---|---|` that may or may not begin a table.
        case tooManyDelimiterRows
        /// `[` in the whole text.
        case tooManyBrackets(limit: Int)
        /// `@` in one line.
        case tooManyAtSigns(limit: Int)
        /// `)` in one word.
        case tooManyClosingParentheses(limit: Int)
        /// `<!` and `<?` in the whole text.
        case tooManyDeclarations(limit: Int)
        /// `[label]: address "title"`, in bytes.
        case definitionTooLong(limit: Int)
    }

    /// The line in the file, counted from 1.
    package let line: Int

    /// The column in characters, counted from 1.
    package let column: Int
    package let kind: Kind
}

extension Fault: CustomStringConvertible {
    /// What is wrong, in words that fit after `file:line: `.
    package var description: String {
        switch kind {
        case .rawHTML: "HTML is not allowed in Markdown"
        case .notUTF8: "this is not UTF-8 text"
        case .tooLarge(let bytes, let limit): "the text has \(bytes) bytes, more than \(limit)"
        case .tooDeep(let limit): "quotes and lists are more than \(limit) levels deep"
        case .tooManyPipes(let limit): "more than \(limit) “|” in one line"
        case .tableTooLong(let rows, let limit): "a table of \(rows) rows, more than \(limit)"
        case .tooManyCells(let limit): "the tables have more than \(limit) cells"
        case .tooManyDelimiterRows: "too many lines like “|---|---|” that follow one another"
        case .tooManyBrackets(let limit): "more than \(limit) “[” in one text"
        case .tooManyAtSigns(let limit): "more than \(limit) “@” in one line"
        case .tooManyClosingParentheses(let limit): "more than \(limit) “)” in one word"
        case .tooManyDeclarations(let limit): "more than \(limit) “<!” or “<?” in one text"
        case .definitionTooLong(let limit): "a link definition of more than \(limit) bytes"
        }
    }

    /// The way out, as a sentence.
    package var remedy: String {
        switch kind {
        case .rawHTML: "Write it as Markdown, or put a backslash before “<” to show it as text."
        case .notUTF8: "Save the file as UTF-8."
        case .tooLarge: "Divide it into several pages."
        case .tooDeep: "Use fewer levels."
        case .tooManyPipes: "Use fewer columns."
        case .tableTooLong, .tooManyCells: "Divide the table."
        case .tooManyDelimiterRows: "Leave an empty line between them."
        case .tooManyBrackets: "Divide the text into several pages."
        case .tooManyAtSigns, .tooManyClosingParentheses, .tooManyDeclarations: "Remove some."
        case .definitionTooLong: "Use a shorter address or title, or leave an empty line after it."
        }
    }
}
