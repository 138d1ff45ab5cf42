import ArgumentParser
import Foundation
import SiteBuilding
import SiteContent
import SitePlanning
import SiteResults
import SiteSearch
import SiteServing

struct Gaps: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gaps",
        abstract: "Tell what visitors search for and do not find, and how to mend it.",
        discussion: """
            Reads what “noticeboard serve --gaps” counted, asks the built site's search what it finds by now, and \
            suggests what to add to a page or to content/search/synonyms.yaml. Ends with exit code 1 where a file in \
            the folder cannot be read.
            """
    )

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @OptionGroup var options: SourceOptions

    @Option(help: "How to tell them: text for people, or json.")
    var format = Format.text

    @Argument(help: "The folder of counts.")
    var folder: String

    func run() async throws {
        try await reportingFailure(below: options.site.root) {
            let (gaps, unreadable) = try readGaps(in: folder)
            let build = try options.buildOptions()
            let settings = try SearchPublication(json: Data(try readFile("\(options.site.site)/search/search.json")))
            let index = try SearchIndex(
                path: "\(options.site.site)/search/\(settings.index)",
                configuration: settings.configuration,
                parallel: 1
            )
            let pages = try prepareSite(build).plan.pages
            let files = Dictionary(pages.map { ($0.route.path, $0.source.string) }, uniquingKeysWith: { $1 })
            let advised = try gaps.map { gap in
                let language = settings.languages[0].code
                return Advised(
                    gap: gap,
                    advice: try index.advice(on: gap.words, language: language, now: build.now),
                    files: files
                )
            }
            switch format {
            case .json: print(JSONValue.list(advised.map(\.json)).document, terminator: "")
            case .text:
                for advice in advised { print(advice.words + "\n") }
                print("\(counted(gaps.count, "search", plural: "searches")) that no page answered.")
            }
            guard unreadable.isEmpty else {
                for file in unreadable { printError("error: \(folder)/\(file). Move it to another folder.") }
                throw ExitCode.failure
            }
        }
    }
}

/// A search that no page answered, with what there is to do about it.
private struct Advised {
    let gap: CountedGap
    let advice: GapAdvice
    /// The source of each page, by its address.
    let files: [String: String]

    var json: JSONValue {
        [
            "words": .text(gap.words),
            "searches": .number(gap.searches),
            "days": .number(gap.days),
            "answered_by": advice.answeredBy.map(JSONValue.text) ?? .null,
            "spelling": advice.spelling.map(JSONValue.text) ?? .null,
            "missing": .list(advice.missing.map(JSONValue.text)),
            "nearest": .list(advice.nearest.map { .text(files[$0] ?? $0) }),
        ]
    }

    var words: String {
        var lines = [
            "\(gap.words): \(counted(gap.searches, "search", plural: "searches")) on \(counted(gap.days, "day"))"
        ]
        if let page = advice.answeredBy {
            lines.append("  Answered by now: \(page)")
            return lines.joined(separator: "\n")
        }
        if let spelling = advice.spelling { lines.append("  The search offers “\(spelling)”.") }
        if !advice.missing.isEmpty {
            lines.append("  On no page: \(advice.missing.joined(separator: ", ")). If pages use another word, add to")
            lines.append("  content/search/synonyms.yaml:")
            lines.append("    - from: [\(advice.missing.joined(separator: ", "))]")
            lines.append("      to: [the word that pages use]")
        }
        if let nearest = advice.nearest.first {
            lines.append("  If \(files[nearest] ?? nearest) answers it, add there, as people would type it:")
            lines.append("    findable_by:")
            lines.append("      - \(gap.words)")
        } else {
            lines.append("  No page comes near: it may need one.")
        }
        return lines.joined(separator: "\n")
    }
}
