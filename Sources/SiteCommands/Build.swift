import ArgumentParser
import SiteBuilding
import SiteChecking
import SiteContent

struct Build: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Write the site and its search index, as far as they changed.",
        discussion: """
            Nothing is written while there is an error in any file. A page is made anew when something it shows \
            changed, and the index follows in the same step.
            """
    )

    @OptionGroup var options: SourceOptions

    @Flag(help: "Say what would change, and change nothing.")
    var dryRun = false

    @Flag(inversion: .prefixedNo, help: "Write compressed twins beside pages and assets.")
    var compress = true

    @Flag(name: .shortAndLong, help: "Name every file that was written.")
    var verbose = false

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Option(help: "How to tell what was done: text for people, or json, with what every page weighs.")
    var format = Format.text

    func run() async throws {
        try await reportingFailure(below: options.site.root) {
            var build = try options.buildOptions()
            build.isDryRun = dryRun
            build.compresses = compress
            let terminal = ProgressLine()
            let report = try buildSite(build) { terminal.show($0) }
            terminal.clear()
            if !report.told.isEmpty {
                printError(report.told.text)
                printError("")
            }
            switch format {
            case .json: print(report.json.document, terminator: "")
            case .text:
                print(report.words(verbose: verbose || dryRun))
                guard !report.weights.isEmpty else { break }
                print(
                    "With style, script and pictures\(compress ? ", compressed" : ""), the home page and the heaviest weigh:"
                )
                print(report.weightLines.joined(separator: "\n"))
            }
        }
    }
}
