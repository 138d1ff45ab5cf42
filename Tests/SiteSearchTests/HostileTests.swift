import Foundation
import SiteSearch
import Testing

/// Words of people who mean harm, or whose keyboard does. The collection is not part of this project: its folder is
/// named by the environment variable `NOTICEBOARD_EVAL`.
struct HostileTests {
    private struct Payload: Decodable {
        let value: String
    }

    private static let collection = ProcessInfo.processInfo.environment["NOTICEBOARD_EVAL"]
        .map { URL(filePath: $0).appending(path: "hostile/payloads.jsonl") }

    @Test(.enabled(if: collection != nil, "NOTICEBOARD_EVAL names no folder"))
    func answersHostileStringsAndFindsThemAgainAsPlainWords() throws {
        let file = try #require(Self.collection)
        let values = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            .map { try JSONDecoder().decode(Payload.self, from: Data($0.utf8)).value }
        #expect(values.count > 1000)
        let pages = values.enumerated().map { number, value in
            SearchRecord(
                path: "/\(number)/",
                title: value,
                summary: value,
                phrases: [value],
                sections: [.init(anchor: value, heading: value, text: value)]
            )
        }
        let site = try TestSite(pages)
        let index = try SearchIndex(path: site.path, configuration: site.configuration)
        let rule = HelpRule(id: "hostile", when: Array(values.prefix(50)), contacts: [])
        let help = try HelpRules(SearchConfiguration(help: [rule]))
        for value in values {
            let answer = try index.search(SearchRequest(text: value, filters: ["kind": ["page", value]]), now: 0)
            #expect(answer.total <= values.count)
            _ = try index.suggestions(value)
            _ = help.matches(value)
        }
        // A page titled by its own payload is found by it, when there is a word in it at all.
        let asked = try index.search(SearchRequest(text: "<script>alert(document.cookie)</script>"), now: 0)
        #expect(asked.results.allSatisfy { !$0.title.isEmpty } && asked.total > 0)
    }

    @Test(arguments: [
        "report AND", "\"", "(", "NOT", "title:", "hate*", "*", "+", "a OR", "XFkind:page", "Q/a/", "\0", "a\0b", "&&&",
        "\u{202E}", String(repeating: "(", count: 500), String(repeating: "a-", count: 100), "\u{FFFD}", "' OR 1=1 --",
        String(repeating: "e\u{301}", count: 150), String(repeating: "#aB", count: 60),
        String(repeating: "1 ", count: 99),
    ])
    func takesAVisitorsWordsAsTextAndNeverAsSyntax(text: String) throws {
        let site = try TestSite([page("/a/", "Hate crime", "report")])
        _ = try site.answer(text)
        _ = try site.answer(text, filters: [text: [text], "kind": [text]])
    }

    @Test func doesNotShowTermsThatAreNotWordsToAVisitor() throws {
        let site = try TestSite([page("/a/", "Hate crime")])
        for text in ["XFkind:page", "Q/a/", "Len", "XG0en:hate"] {
            #expect(try site.answer(text).results.map(\.path) == (text.contains("hate") ? ["/a/"] : []))
        }
    }
}
