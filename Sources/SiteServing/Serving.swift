import Glibc
package import Hummingbird
package import Logging
import NIOCore

/// Nothing to serve: the site was not built yet.
package struct SiteNotBuilt: Error, Equatable, CustomStringConvertible {
    package let folder: String

    package var description: String { "\(folder) is not there. Build the site first." }
}

/// The port is another program's, or not allowed.
package struct CannotListen: Error, Equatable, CustomStringConvertible {
    package let host: String
    package let port: Int
    package let reason: String

    package var description: String { "cannot listen at \(host):\(port): \(reason). Choose another port or host." }
}

/// Serves a built site until the process is asked to stop (SIGTERM, SIGINT): requests under way are answered first.
///
/// `site` holds `pages/` and `search/`; `ready` is told the port, which is the system's choice where `port` is 0.
/// `gaps` counts searches that no page answers, and writes them down at the turn of the day and at the end.
package func serveSite(
    _ site: String,
    host: String,
    port: Int,
    logger: Logger,
    gaps: GapCounter? = nil,
    ready: @escaping @Sendable (Int) -> Void = { _ in }
) async throws {
    let pages = "\(site)/pages"
    guard access(pages, R_OK | X_OK) == 0 else { throw SiteNotBuilt(folder: pages) }
    let search = PublishedSearch(folder: "\(site)/search", logger: logger)
    let served = Site(pages: pages, search: search, gaps: gaps)
    async let _ = gaps?.followDays(of: search)
    try await serve(host: host, port: port, logger: logger, ready: ready) { try await served.respond(to: $0) }
    try gaps?.write()
}

/// Answers requests until the process is asked to stop (SIGTERM, SIGINT): those under way are answered first.
package func serve(
    host: String,
    port: Int,
    logger: Logger,
    ready: @escaping @Sendable (Int) -> Void = { _ in },
    answer: @escaping @Sendable (Request) async throws -> Response
) async throws {
    let application = Application(
        responder: Responder(answer: answer),
        // A connection that says nothing for a minute is closed: there are only so many.
        server: .http1(configuration: .init(idleTimeout: .seconds(60))),
        configuration: ApplicationConfiguration(address: .hostname(host, port: port), backlog: 1024),
        onServerRunning: { channel in ready(channel.localAddress?.port ?? port) },
        logger: quiet(logger)
    )
    do {
        try await application.runService()
    } catch let error as IOError {
        throw CannotListen(host: host, port: port, reason: String(cString: strerror(error.errnoCode)))
    }
}

/// The libraries below may put addresses, and so a visitor's words, into what they log about a request that failed.
/// They are heard only where the server itself fails.
private func quiet(_ logger: Logger) -> Logger {
    var logger = logger
    logger.logLevel = .critical
    return logger
}

private struct Responder: HTTPResponder {
    let answer: @Sendable (Request) async throws -> Response

    func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
        try await answer(request)
    }
}
