import ArgumentParser
import Foundation
import SiteContent
import SiteResults
import SiteSearch

struct Search: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Ask the built index, as a visitor would.",
        discussion: "The words are searched as typed; nothing in them is a command."
    )

    @OptionGroup var options: SiteOptions

    @Argument(help: "What to search for.")
    var words: [String] = []

    @Option(help: "A page of results.")
    var page = 1

    @Option(help: "The language to search in, such as en.")
    var language: String?

    @Flag(help: "Say why each result stands where it stands.")
    var explain = false

    @Flag(help: "Print the answer as /search.json gives it.")
    var json = false

    func run() async throws {
        try await reportingFailure {
            let folder = "\(options.site)/search"
            let settings = try SearchPublication(json: Data(try readFile("\(folder)/search.json")))
            let index = try SearchIndex(
                path: "\(folder)/\(settings.index)",
                configuration: settings.configuration,
                parallel: 1
            )
            let request = SearchRequest(
                text: words.joined(separator: " "),
                page: page,
                language: language ?? settings.languages[0].code
            )
            let now = Int64(Date.now.timeIntervalSince1970)
            let answer = try index.search(request, now: now)
            if json {
                print(searchJSON(request, .answered(answer), in: settings), terminator: "")
            } else {
                print(answer.words)
            }
            if explain { print(try index.explain(request, now: now).words) }
        }
    }
}

extension SearchAnswer {
    fileprivate var words: String {
        var lines = help.map { "Help: \($0.say) [\($0.contacts.joined(separator: ", "))]" }
        if let didYouMean { lines.append("Did you mean: \(didYouMean)") }
        if let searchedFor { lines.append("Nothing found; searched for: \(searchedFor)") }
        if broadened { lines.append("No page has all the words; these have some.") }
        lines.append(total == 1 ? "1 result" : "\(total) results")
        for (position, result) in results.enumerated() {
            let anchor = result.anchor.isEmpty ? "" : "#\(result.anchor)"
            lines.append("\((page - 1) * pageSize + position + 1). \(result.title)  \(result.path)\(anchor)")
            lines.append("   " + result.snippet.map { $0.marked ? "[\($0.text)]" : $0.text }.joined())
        }
        return lines.joined(separator: "\n")
    }
}

extension SearchExplanation {
    fileprivate var words: String {
        var lines = ["", "Asked: \(query)", "Words:"]
        lines += terms.map { "  \($0.term): \($0.pages == 1 ? "1 page" : "\($0.pages) pages")" }
        lines.append("Weights:")
        for hit in hits {
            let weight = (hit.weight * 100).rounded() / 100
            lines.append("  \(weight)  \(hit.path)  \(hit.terms.joined(separator: " "))")
        }
        return lines.joined(separator: "\n")
    }
}
