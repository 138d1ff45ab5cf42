import ArgumentParser
import Glibc
import Logging
import SiteServing

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the built site with its search.",
        discussion: """
            Serves what “noticeboard build” wrote, and follows each new build without a restart. It reads nothing \
            but that folder. Stop it with Ctrl-C.
            """
    )

    @OptionGroup var options: SiteOptions

    @Option(help: "The port to listen at.")
    var port = 8080

    @Option(help: "The address to listen at; 0.0.0.0 for all of the machine's.")
    var host = "127.0.0.1"

    func run() async throws {
        let (host, site) = (host, options.site)
        try await reportingFailure {
            try await serveSite(site, host: host, port: port, logger: Logger(label: "noticeboard")) { port in
                print("Serving \(site) at http://\(host == "127.0.0.1" ? "localhost" : host):\(port)")
                // Whoever started it in a script waits for this line.
                fflush(nil)
            }
        }
    }
}
