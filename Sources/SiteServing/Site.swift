import HTTPTypes
package import Hummingbird

/// The published site as answers to requests: its files, and its search.
///
/// Reading a file and searching happen on the task's own thread, not in a pool. Hummingbird runs each request as a
/// task on Swift's executor, whose threads are as many as the cores, and the event loops wait elsewhere: a search is
/// about a millisecond of work whatever is asked, since a request is bounded, so handing it over would cost more
/// than it saves, and as many run at once as there are cores to run them.
package struct Site: Sendable {
    let files: SiteFiles
    let search: PublishedSearch
    /// Nil where nobody counts.
    let gaps: GapCounter?

    package init(pages folder: String, search: PublishedSearch, gaps: GapCounter? = nil) {
        files = SiteFiles(folder: folder)
        self.search = search
        self.gaps = gaps
    }

    /// Throws only when the connection fails: whatever a visitor asks has an answer.
    package func respond(to request: Request) async throws -> Response {
        let response = try await respondWhole(to: request)
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func respondWhole(to request: Request) async throws -> Response {
        let isRead = request.method == .get || request.method == .head
        let path = request.uri.path
        if path == "/healthz" { return isRead ? health() : notAllowed("GET, HEAD") }
        if let endpoint = searchEndpoint(path) {
            return try await respond(to: request, at: endpoint)
        }
        if let language = suggestEndpoint(path) {
            return isRead ? respond(to: request, suggestingIn: language) : notAllowed("GET, HEAD")
        }
        return isRead ? respondWithFile(to: request) : notAllowed("GET, HEAD")
    }

    private func health() -> Response {
        search.isWell ? note(.ok, "ok") : note(.serviceUnavailable, "search is unavailable")
    }

    func notAllowed(_ methods: String) -> Response {
        var response = note(.methodNotAllowed, "Only \(methods).")
        response.headers[.allow] = methods
        return response
    }

    /// A line for machines and for those who ask as machines do.
    func note(_ status: HTTPResponse.Status, _ text: String) -> Response {
        response(status, "text/plain; charset=utf-8", text + "\n", .leavesNoTrace)
    }

    func response(
        _ status: HTTPResponse.Status,
        _ type: String,
        _ text: String,
        _ discretion: Discretion
    ) -> Response {
        var response = Response(
            status: status,
            headers: [.contentType: type],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text))
        )
        response.headers.protect(discretion)
        return response
    }
}
