import Dispatch
import Glibc
import SiteSearch
import Synchronization
import Testing

@testable import SiteServing

/// One real server at a time on a port of the system's choice, asked over a socket, as bytes, and stopped as a system
/// stops it.
@Suite(.serialized) struct ServingTests {
    @Test func answersOverAConnectionThatStaysOpenUntilItIsStopped() async throws {
        let site = try BuiltSite(["index.html": "<h1>Home</h1>"])
        try await serving(site) { port in
            let answers = try await exchange(
                port,
                "GET / HTTP/1.1\r\nHost: a\r\n\r\n"
                    + "GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
            )
            #expect(answers.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(answers.contains("\r\n\r\n<h1>Home</h1>HTTP/1.1 503 Service Unavailable\r\n"))
            #expect(answers.hasSuffix("search is unavailable\n"))
        }
    }

    @Test(arguments: [
        "GET /search?q=\u{0}caf\u{e9} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET http://a/search?q=x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET ? HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /%%%?%%% HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "POST /search HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nConnection: close\r\n\r\nq=\u{7f}%f",
        "nonsense\r\n\r\n",
    ])
    func outlivesStrangeRequests(request: String) async throws {
        let site = try BuiltSite(["index.html": "<h1>Home</h1>"])
        try await serving(site) { port in
            let answer = try await exchange(port, request)
            #expect(answer.hasPrefix("HTTP/1."))
            let next = try await exchange(port, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            #expect(next.hasSuffix("<h1>Home</h1>"))
        }
    }

    @Test func saysWhatToDoWhereNothingWasBuilt() async throws {
        let error = SiteNotBuilt(folder: "/nowhere/pages")
        await #expect(throws: error) {
            try await serveSite("/nowhere", host: "127.0.0.1", port: 0, logger: LogLines().logger)
        }
        #expect(error.description == "/nowhere/pages is not there. Build the site first.")
    }

    @Test func saysThatAPortIsTaken() async throws {
        let site = try BuiltSite()
        try await serving(site) { port in
            let error = CannotListen(host: "127.0.0.1", port: port, reason: "Address already in use")
            await #expect(throws: error) {
                try await serveSite(site.folder, host: "127.0.0.1", port: port, logger: LogLines().logger)
            }
            #expect(
                error.description
                    == "cannot listen at 127.0.0.1:\(port): Address already in use. Choose another port or host."
            )
        }
    }

    /// A search that fails is told by its kind alone, also by the libraries below.
    @Test func writesDownNoWordOfAVisitorOverAConnection() async throws {
        let site = try BuiltSite()
        try await serving(site) { port in
            for request in [
                "GET /search?q=zebracrossing HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /zebracrossing?zebra HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "POST /search HTTP/1.1\r\nHost: a\r\nContent-Length: 50\r\n\r\nq=zebracrossing",
                "GET /zebra\u{1} HTTP/9.9 zebra\r\n\r\n",
            ] {
                _ = try await exchange(port, request, closing: true)
            }
        }
        let lines = site.log.lines.withLock { $0 }
        #expect(!lines.isEmpty)
        #expect(lines.filter { $0.contains("zebra") } == [])
    }
}

/// Serves while `body` runs, then asks the process to stop.
private func serving(_ site: BuiltSite, _ body: @Sendable (Int) async throws -> Void) async throws {
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
            try await serveSite(site.folder, host: "127.0.0.1", port: 0, logger: site.log.logger) { port.yield($0) }
        }
        var iterator = ports.makeAsyncIterator()
        if let port = await iterator.next() { try await body(port) }
        kill(getpid(), SIGTERM)
        try await group.waitForAll()
    }
}

/// Sends bytes and reads until the other side closes, on a thread that may wait.
private func exchange(_ port: Int, _ bytes: String, closing: Bool = false) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
        DispatchQueue.global().async {
            continuation.resume(with: Result { try exchanged(port, bytes, closing: closing) })
        }
    }
}

private struct SocketFailed: Error { let call: String }

/// At most five seconds.
private func exchanged(_ port: Int, _ bytes: String, closing: Bool) throws -> String {
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard socket >= 0 else { throw SocketFailed(call: "socket") }
    defer { close(socket) }
    var limit = timeval(tv_sec: 5, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) { address in
        address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
    }
    guard connected == 0 else { throw SocketFailed(call: "connect") }
    let sent = Array(bytes.utf8)
    guard send(socket, sent, sent.count, Int32(MSG_NOSIGNAL)) == sent.count else {
        throw SocketFailed(call: "send")
    }
    if closing { shutdown(socket, Int32(SHUT_WR)) }
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
        let count = recv(socket, &buffer, buffer.count, 0)
        guard count > 0 else { break }
        received += buffer[..<count]
    }
    return String(decoding: received, as: UTF8.self)
}
