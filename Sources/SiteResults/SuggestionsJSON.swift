import SiteSearch

/// The answer of `/suggest`: at most eight texts to search for. Version 1 may gain names and loses none.
package func suggestionsJSON(_ typed: String, _ suggestions: [String]) -> String {
    JSON.object([
        ("version", .number(1)), ("query", .string(String(typed.prefix(SearchRequest.longestText)))),
        ("suggestions", .array(suggestions.map(JSON.string))),
    ]).text + "\n"
}

extension ResultLanguage {
    /// `/suggest`, `/ur/suggest`
    package var suggestPath: String { path.split(separator: "/").dropLast().map { "/\($0)" }.joined() + "/suggest" }
}
