import ArgumentParser
import SiteBuilding
import SiteChecking
import SiteContent
import SitePlanning

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look for everything that would hurt a reader, and write nothing.",
        discussion: "Ends with exit code 1 where there is an error; warnings alone end with 0."
    )

    @OptionGroup var options: SourceOptions

    @Flag(help: "List the rules, each with its reason.")
    var rules = false

    func run() async throws {
        guard !rules else {
            for rule in allRules { print("\(rule.id)\n    \(rule.reason)") }
            return
        }
        try await reportingFailure {
            let prepared = try prepareSite(options.buildOptions())
            prepared.warnings.forEach { printError($0.description) }
            print("\(counted(prepared.plan.pages.count, "page")) checked, \(counted(prepared.warnings.count, "warning")).")
        }
    }
}
