import ArgumentParser
import Foundation
import SiteBuilding
import SiteContent

/// The options that all commands share.
struct SiteOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The site's folder, which holds content/ and theme/.", valueName: "dir"))
    var root = "."

    @Option(help: ArgumentHelp("The folder to write and serve; “site” in the site's folder.", valueName: "dir"))
    var output: String?

    var site: String { output ?? "\(root)/site" }
}

/// The options of commands that read the site's files.
struct SourceOptions: ParsableArguments {
    @OptionGroup var site: SiteOptions

    @Option(help: ArgumentHelp("The moment to build for, such as 2026-12-01T09:00:00Z; now.", valueName: "time"))
    var at: String?

    @Option(
        help: ArgumentHelp(
            "A list of right words, one to a line, for “did you mean”; “none” for none.",
            valueName: "file"
        )
    )
    var wordList = "/usr/share/dict/british-english-large"

    /// Everything a build must know of the machine and the clock.
    func buildOptions() throws -> BuildOptions {
        BuildOptions(
            root: site.root,
            site: site.output,
            now: try instant(),
            program: try programDigest(),
            wordList: wordList == "none" ? nil : wordList
        )
    }

    func instant() throws -> Int64 {
        guard let at else { return Int64(Date.now.timeIntervalSince1970) }
        guard let date = try? Date(at, strategy: .iso8601) else {
            throw ValidationError("“\(at)” is no moment. Write it as 2026-12-01T09:00:00Z.")
        }
        return Int64(date.timeIntervalSince1970)
    }
}
