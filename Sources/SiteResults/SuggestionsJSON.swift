package import SiteSearch

/// The answer of `/suggest`: at most eight texts to search for, and which of them are titles of pages. Version 1 may
/// gain names and loses none.
package func suggestionsJSON(_ typed: String, _ suggestions: [Suggestion]) -> String {
    let pages = suggestions.compactMap { suggestion in
        suggestion.path.map { JSON.object([("title", .string(suggestion.text)), ("path", .string($0))]) }
    }
    return JSON.object([
        ("version", .number(1)), ("query", .string(String(typed.prefix(SearchRequest.longestText)))),
        ("suggestions", .array(suggestions.map { JSON.string($0.text) })), ("pages", .array(pages)),
    ]).text + "\n"
}

extension ResultLanguage {
    /// `/suggest`, `/ur/suggest`
    package var suggestPath: String { path.split(separator: "/").dropLast().map { "/\($0)" }.joined() + "/suggest" }
}
