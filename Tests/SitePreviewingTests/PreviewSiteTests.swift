import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import SiteContent
import SiteTesting
import Testing

@testable import SitePreviewing

struct PreviewSiteTests {
    private let folder: Folder
    private let site: PreviewSite

    init() throws {
        folder = try Folder([
            "pages/index.html": "<html><head></head><body class=\"home\"><p>Home</p></body></html>",
            "pages/index.html.gz": "compressed",
            "pages/assets/site.0123456789ab.css": "p { color: red }",
        ])
        site = PreviewSite(
            folder: folder.path,
            start: 7,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
    }

    private func ask(_ path: String, _ headers: HTTPFields = [:]) async throws -> (response: Response, body: String) {
        let head = HTTPRequest(method: .get, scheme: "http", authority: "a", path: path, headerFields: headers)
        let response = try await site.respond(to: Request(head: head, body: RequestBody(buffer: ByteBuffer())))
        let body = CollectedBody()
        try await response.body.write(body)
        return (response, String(decoding: body.bytes, as: UTF8.self))
    }

    private static let problem = PreviewProblem(
        Diagnostic(
            file: "content/a.md",
            at: Place(line: 2, column: 9),
            problem: "“<soon>” is no date",
            remedy: "Write it as 2026-01-31."
        ),
        in: [SourceFile("content/a.md", "---\nreviewed: <soon>\n---\n")]
    )

    @Test func addsItsScriptToAPageAndNothingToTheFile() async throws {
        let file = try folder.text("pages/index.html")
        site.tell(.published(warnings: []))
        let (response, body) = try await ask("/", [.acceptEncoding: "gzip", .ifNoneMatch: "*"])
        #expect(response.status == .ok)
        #expect(body.contains("<body class=\"home\"><link rel=\"stylesheet\" href=\"/.preview/panel.css\">"))
        #expect(body.contains("<script src=\"/.preview/reload.js?7-1\" defer></script>"))
        #expect(body.hasSuffix("<p>Home</p></body></html>"))
        #expect(!body.contains("noticeboard-preview"))
        #expect(response.headers[.cacheControl] == "no-store")
        #expect(response.headers[.contentLength] == String(body.utf8.count))
        #expect(try folder.text("pages/index.html") == file)
    }

    @Test func leavesStyleSheetsAlone() async throws {
        site.tell(.published(warnings: []))
        #expect(try await ask("/assets/site.0123456789ab.css").body == "p { color: red }")
    }

    @Test func tellsAnotherVersionAfterEachBuildSoThatThePageLoadsAnew() async throws {
        site.tell(.published(warnings: []))
        #expect(try await ask("/.preview/version").body == "7-1")
        site.tell(.refused([Self.problem]))
        #expect(try await ask("/.preview/version").body == "7-2")
        #expect(try await ask("/").body.contains("reload.js?7-2"))
        #expect(try await ask("/.preview/reload.js").body.contains("location.reload()"))
    }

    @Test func showsWhatIsWrongWithFileLineAndRemedyAboveTheSiteAsItWas() async throws {
        site.tell(.published(warnings: []))
        site.tell(.refused([Self.problem]))
        let (response, body) = try await ask("/")
        #expect(response.status == .ok)
        #expect(body.contains("<h2>1 error to mend</h2>"))
        #expect(body.contains("You see the site as it was before."))
        #expect(
            body.contains(
                "<li><p><strong>content/a.md, line 2</strong></p><pre>reviewed: &lt;soon&gt;</pre>"
                    + "<p>What is wrong: “&lt;soon&gt;” is no date.</p><p>How to mend it: Write it as 2026-01-31.</p></li>"
            )
        )
        #expect(body.hasSuffix("<p>Home</p></body></html>"))
        site.tell(.published(warnings: []))
        #expect(try await !ask("/").body.contains("noticeboard-preview"))
    }

    @Test func tellsErrorsAtEveryAddressWhileNothingWasEverBuilt() async throws {
        site.tell(.refused([Self.problem]))
        let (response, body) = try await ask("/report/")
        #expect(response.status == .serviceUnavailable)
        #expect(body.contains("There is no site to show yet."))
        #expect(body.contains("content/a.md, line 2"))
        #expect(body.contains("reload.js?7-1"))
    }

    @Test func tellsWhatTheMachineSaidWhereABuildFailed() async throws {
        site.tell(.published(warnings: []))
        site.tell(.failed("no room on the disk"))
        let (_, body) = try await ask("/")
        #expect(body.contains("<h2>The site could not be built</h2>\n<p>no room on the disk</p>"))
        #expect(body.contains("<p>Home</p>"))
    }

    @Test func foldsWarningsAway() async throws {
        let warning = PreviewProblem(
            Diagnostic(.warning, file: "content/a.md", problem: "a long sentence", remedy: "Cut it in two."),
            in: []
        )
        site.tell(.published(warnings: [warning]))
        let (_, body) = try await ask("/")
        #expect(body.contains("<details><summary>1 warning, which stops nothing</summary>"))
        #expect(body.contains("<strong>content/a.md</strong>"))
        #expect(!body.contains("role=\"alert\""))
    }

    @Test func hasNoGalleryUnlessItIsAskedFor() async throws {
        site.tell(.published(warnings: []))
        #expect(try await ask("/.preview/gallery/").response.status == .notFound)
    }
}
