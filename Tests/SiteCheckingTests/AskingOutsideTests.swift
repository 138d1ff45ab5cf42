import Foundation
import Glibc
import SiteChecking
import SiteContent
import Synchronization
import Testing

struct AskingOutsideTests {
    private let today = Day("2026-11-22")!

    /// Answers from a table; keeps what was asked.
    private final class Web: Sendable {
        let asked = Mutex<[String]>([])
        let answers: [String: WebAnswer]

        init(_ answers: [String: WebAnswer]) { self.answers = answers }

        func ask(_ address: String, _ method: String) async -> WebAnswer {
            asked.withLock { $0.append("\(method) \(address)") }
            return answers["\(method) \(address)"] ?? answers[address] ?? .failure("no answer")
        }
    }

    private func ask(
        _ addresses: [String],
        of web: Web,
        remembered: [OutsideAnswer] = [],
        bounds change: (inout OutsideBounds) -> Void = { _ in }
    ) async -> [OutsideAnswer] {
        var bounds = OutsideBounds()
        bounds.pause = .zero
        change(&bounds)
        return await askOutside(addresses, remembered: remembered, today: today, bounds: bounds) {
            await web.ask($0, $1)
        }
    }

    @Test(arguments: [
        ([("https://a/", WebAnswer.status(200, location: nil))], OutsideAnswer.Kind.there),
        ([("https://a/", .status(404, location: nil))], .gone),
        ([("https://a/", .status(410, location: nil))], .gone),
        ([("HEAD https://a/", .status(405, location: nil)), ("GET https://a/", .status(200, location: nil))], .there),
        (
            [("HEAD https://a/", .status(403, location: nil)), ("GET https://a/", .status(403, location: nil))],
            .unclear("status 403")
        ),
        ([("https://a/", .status(500, location: nil))], .unclear("status 500")),
        ([("https://a/", .failure("timed out"))], .unclear("timed out")),
        (
            [("https://a/", .status(301, location: "/b")), ("https://a/b", .status(200, location: nil))],
            .moved(to: "https://a/b")
        ),
        (
            [("https://a/", .status(308, location: "//b/")), ("https://b/", .status(200, location: nil))],
            .moved(to: "https://b/")
        ),
        ([("https://a/", .status(302, location: "https://b/")), ("https://b/", .status(200, location: nil))], .there),
        ([("https://a/", .status(301, location: "https://b/")), ("https://b/", .status(404, location: nil))], .gone),
        ([("https://a/", .status(301, location: "https://a/"))], .unclear("sent on more than five times")),
    ])
    func anAnswerIsRead(answers: [(String, WebAnswer)], kind: OutsideAnswer.Kind) async {
        let web = Web(Dictionary(answers, uniquingKeysWith: { first, _ in first }))
        #expect(await ask(["https://a/"], of: web) == [OutsideAnswer("https://a/", kind, asked: today)])
    }

    @Test func aGoodAnswerIsBelievedForAMonth() async {
        let web = Web(["https://a/": .status(200, location: nil), "https://b/": .status(200, location: nil)])
        let remembered = [
            OutsideAnswer("https://a/", .there, asked: Day("2026-10-23")!),
            OutsideAnswer("https://b/", .there, asked: Day("2026-10-22")!),
            OutsideAnswer("https://c/", .gone, asked: today), OutsideAnswer("https://gone/", .there, asked: today),
        ]
        let answers = await ask(["https://a/", "https://b/", "https://c/"], of: web, remembered: remembered)
        #expect(web.asked.withLock { $0.sorted() } == ["HEAD https://b/", "HEAD https://c/"])
        #expect(answers.map(\.address) == ["https://a/", "https://b/", "https://c/"])
        #expect(answers[0].asked == Day("2026-10-23")!)
    }

    @Test func noMoreIsAskedThanAllowed() async {
        let web = Web([:])
        _ = await ask(["https://a/1", "https://a/2", "https://b/"], of: web) { $0.addresses = 2 }
        #expect(web.asked.withLock { $0.count } == 2)
        _ = await ask(["https://a/1"], of: web) { $0.time = .zero }
        #expect(web.asked.withLock { $0.count } == 2)
    }

    @Test func aHostIsAskedOneQuestionAtATime() async {
        let open = Mutex(0)
        let most = Mutex(0)
        var bounds = OutsideBounds()
        bounds.pause = .zero
        let addresses = (1...8).map { "https://a/\($0)" }
        _ = await askOutside(addresses, remembered: [], today: today, bounds: bounds) { _, _ in
            let now = open.withLock {
                $0 += 1; return $0
            }
            most.withLock { $0 = max($0, now) }
            await Task.yield()
            open.withLock { $0 -= 1 }
            return .status(200, location: nil)
        }
        #expect(most.withLock { $0 } == 1)
    }

    @Test func answersAreRememberedInAFile() {
        let answers: [OutsideAnswer.Kind] = [.there, .gone, .moved(to: "https://b/"), .unclear("timed out")]
        let all = answers.map { OutsideAnswer("https://a/", $0, asked: today) }
        let text = RememberedAnswers(all).text
        #expect(text.hasPrefix("2026-11-22\tthere\thttps://a/\t\n"))
        #expect(RememberedAnswers(text: text).all == all)
        #expect(RememberedAnswers(text: "x\n\n2026-11-22\tthere").all == [])
    }

    @Test func whatIsGoneIsToldWhereItIsLinked() throws {
        let site = try #require(
            checkedSite(["content/pages/index.md": entry(body: "[a](https://a/) [b](https://b/) [c](https://c/)")])
        )
        #expect(site.outsideAddresses == ["https://a/", "https://b/", "https://c/", "https://www.example.org/"])
        var asked = site
        asked.outside = [
            OutsideAnswer("https://a/", .gone, asked: today),
            OutsideAnswer("https://b/", .moved(to: "https://d/"), asked: today),
            OutsideAnswer("https://c/", .unclear("status 403"), asked: today),
        ]
        #expect(
            checkAnswers(asked).map(\.description) == [
                "content/pages/index.md:8:1: warning: https://a/ answers that there is no such page. Link to the page that took its place, or to a copy in an archive of the web. [external-link]",
                "content/pages/index.md:8:17: warning: https://b/ has moved for good. Link to https://d/, if it says the same. [external-link]",
            ]
        )
    }

    @Test func aServerIsAskedUnderOurName() async throws {
        let server = try #require(
            LoopbackServer(
                answering: "HTTP/1.1 301 Moved\r\nLocation: /new\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            )
        )
        let web = try await WebAsking(agent: "noticeboard/test", seconds: 60)
        let answer = await web.ask("http://127.0.0.1:\(server.port)/old", "HEAD")
        #expect(answer == .status(301, location: "http://127.0.0.1:\(server.port)/new"))
        let request = server.request()
        #expect(request.hasPrefix("HEAD /old HTTP/1.1\r\n"))
        #expect(request.contains("User-Agent: noticeboard/test\r\n"))
    }

    @Test(arguments: ["HEAD", "GET"])
    func aServerThatIsNotThereGivesNoAnswer(method: String) async throws {
        let web = try await WebAsking(agent: "noticeboard/test", seconds: 5)
        guard case .failure(let words) = await web.ask("http://127.0.0.1:1/", method) else {
            Issue.record("an answer")
            return
        }
        #expect(words.hasPrefix("Failed to connect to 127.0.0.1 port 1"))
    }
}

/// A server on this machine alone, which gives one answer and keeps what it was asked.
private final class LoopbackServer: Sendable {
    let port: UInt16
    private let text = Mutex("")

    init?(answering answer: String) {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, size) == 0 && listen(listener, 1) == 0 && getsockname(listener, $0, &size) == 0
            }
        }
        guard bound else { return nil }
        port = UInt16(bigEndian: address.sin_port)
        // A thread of its own: waiting for a visitor would take one from the tests that run beside this one.
        Thread.detachNewThread { [self] in
            let client = accept(listener, nil, nil)
            var buffer = [UInt8](repeating: 0, count: 4096)
            let count = read(client, &buffer, buffer.count)
            text.withLock { $0 = String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self) }
            _ = Array(answer.utf8).withUnsafeBytes { write(client, $0.baseAddress, $0.count) }
            close(client)
            close(listener)
        }
    }

    func request() -> String { text.withLock { $0 } }
}
