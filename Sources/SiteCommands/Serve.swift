import ArgumentParser
import Glibc
import Logging
import SiteServing

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the built site with its search.",
        discussion: """
            Serves what “noticeboard build” wrote, and follows each new build without a restart. It reads nothing \
            but that folder. Stop it with Ctrl-C.

            With --gaps it counts searches that no page answers. Names, numbers, addresses \
            and unknown words are taken out first, searches made in private or answered by a help rule are left out, \
            and only words that were asked often enough on one day are written: when it is over, and when the server \
            is stopped. A restart forgets what was asked less often before it. Files are deleted after 90 days.
            """
    )

    @OptionGroup var options: SiteOptions

    @Option(help: "The port to listen at.")
    var port = 8080

    @Option(help: "The address to listen at; 0.0.0.0 for all of the machine's.")
    var host = "127.0.0.1"

    @Option(help: ArgumentHelp("Count searches without a result, one file a day, in this folder.", valueName: "dir"))
    var gaps: String?

    @Option(help: "With --gaps: the fewest searches in a day for words to be written, at least 3.")
    var gapsThreshold = 5

    func validate() throws {
        guard gapsThreshold >= GapCounter.leastThreshold else {
            throw ValidationError(
                "--gaps-threshold is \(gapsThreshold). Write \(GapCounter.leastThreshold) or more: words that hardly "
                    + "anybody searched for may tell who did."
            )
        }
    }

    func run() async throws {
        let (host, site) = (host, options.site)
        let logger = Logger(label: "noticeboard")
        try await reportingFailure {
            let counter = try gaps.map { try GapCounter(folder: $0, threshold: gapsThreshold, logger: logger) }
            try await serveSite(site, host: host, port: port, logger: logger, gaps: counter) { port in
                print("Serving \(site) at http://\(host == "127.0.0.1" ? "localhost" : host):\(port)")
                // Whoever started it in a script waits for this line.
                fflush(nil)
            }
        }
    }
}
