import ArgumentParser
import Foundation
import SiteBuilding
import SiteChecking
import SiteContent
import SitePlanning

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Look for everything that would hurt a reader, and publish nothing.",
        discussion: """
            Ends with exit code 1 where there is an error; warnings alone end with 0. The site sets how a rule is told \
            under “checks” in content/site.yaml. To except one place, write the line before it: in a text \
            “[//]: # (except passive: the reason)”, in front matter and other YAML “# except passive: the reason”.
            """
    )

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, sarif
    }

    @OptionGroup var options: SourceOptions

    @Flag(help: "List the rules, each with how it is told and its reason.")
    var rules = false

    @Flag(help: "List who has what to review by when.")
    var worklist = false

    @Option(help: "How to tell the findings: text for people, json, or sarif for code review.")
    var format = Format.text

    @Flag(help: "Also ask other sites whether the pages that we link to are still there.")
    var external = false

    @Option(help: ArgumentHelp("With --external: the most addresses to ask for.", valueName: "number"))
    var externalLimit = OutsideBounds().addresses

    @Option(help: ArgumentHelp("With --external: the most seconds to ask for.", valueName: "number"))
    var externalSeconds = 120

    func run() async throws {
        guard !rules else {
            for rule in allRules { print("\(rule.id) (\(rule.severity.rawValue))\n    \(rule.reason)") }
            return
        }
        try await reportingFailure {
            let build = try options.buildOptions()
            let files = try sourceFiles(below: build.root)
            do {
                let prepared = try prepareSite(build)
                if worklist {
                    print(Worklist(prepared.checked).text(today: prepared.checked.today))
                    return
                }
                var site = try answered(prepared, build)
                if external { site.outside = try await askedOutside(site, below: build.site) }
                let pages = counted(prepared.plan.pages.count, "page")
                try tell(
                    Diagnostics(prepared.warnings + checkAnswers(site)).all,
                    in: files,
                    checked: "\(pages) checked, "
                )
            } catch let found as Diagnostics {
                try tell(found.all, in: files, checked: "")
            }
        }
    }

    private func tell(_ diagnostics: [Diagnostic], in files: [SourceFile], checked: String) throws {
        let found = Diagnostics(diagnostics)
        let findings = Findings(diagnostics, in: files)
        switch format {
        case .json: print(findings.json.document, terminator: "")
        case .sarif: print(findings.sarif(version: programVersion).document, terminator: "")
        case .text:
            if !diagnostics.isEmpty { print(findings.text + "\n") }
            print("\(checked)\(counted(found.errors.count, "error")), \(counted(found.warnings.count, "warning")).")
        }
        if !found.errors.isEmpty { throw ExitCode.failure }
    }

    /// What other sites say of our links; answers are kept beside the site, so that no page is asked for every day.
    private func askedOutside(_ site: CheckedSite, below folder: String) async throws -> [OutsideAnswer] {
        let path = "\(folder)/links.tsv"
        let exists = FileManager.default.fileExists(atPath: path)
        let remembered = exists ? String(decoding: try readFile(path), as: UTF8.self) : ""
        var bounds = OutsideBounds()
        bounds.addresses = max(externalLimit, 0)
        bounds.time = .seconds(max(externalSeconds, 0))
        let web = try await WebAsking(agent: "noticeboard/\(programVersion) (link check of \(site.plan.base))")
        let addresses = site.outsideAddresses
        let answers = await askOutside(
            addresses,
            remembered: RememberedAnswers(text: remembered).all,
            today: site.today,
            bounds: bounds,
            ask: { await web.ask($0, $1) }
        )
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(RememberedAnswers(answers).text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        let unclear = answers.filter { if case .unclear = $0.kind { true } else { false } }
        for answer in unclear {
            guard case .unclear(let words) = answer.kind else { continue }
            printError("note: \(answer.address) gave no clear answer (\(words)): look at it in a browser.")
        }
        let left = addresses.count - answers.count
        if left > 0 {
            let words = counted(left, "address", plural: "addresses")
            printError("note: \(words) not asked yet: run the command again.")
        }
        return answers
    }
}
