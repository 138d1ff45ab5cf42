import FoundationEssentials
import HTTPTypes
import Testing

@testable import SiteServing

private let pages = [
    "index.html": "<h1>Home</h1>",
    "index.html.br": "home in br",
    "index.html.gz": "home in gz",
    "report/index.html": "<h1>Report</h1>",
    "report/abuse/index.html": "<h1>Abuse</h1>",
    "not-found/index.html": "<h1>No such page</h1>",
    "assets/site.1f.css": "body {}",
    "assets/pack.zip": "zip",
    "campaigns/feed.xml": "<feed/>",
    "robots.txt": "User-agent: *",
    ".well-known/security.txt": "Contact: x",
    ".secret": "secret",
    "caf\u{e9}/index.html": "<h1>Caf\u{e9}</h1>",
]

struct FileTests {
    @Test func servesAPageWithEveryHeaderItNeeds() async throws {
        let site = try BuiltSite(pages)
        let told = try await site.ask("/report/")
        #expect(told.status == 200)
        #expect(told.body == "<h1>Report</h1>")
        #expect(
            told.lines.filter { !$0.hasPrefix("ETag: \"") && !$0.hasPrefix("Last-Modified: ") } == [
                "Cache-Control: no-cache",
                "Content-Length: 15",
                "Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self'; manifest-src 'self'; "
                    + "script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
                "Content-Type: text/html; charset=utf-8",
                "Permissions-Policy: browsing-topics=(), camera=(), display-capture=(), geolocation=(), "
                    + "microphone=(), payment=(), usb=()",
                "Referrer-Policy: same-origin",
                "Vary: Accept-Encoding",
                "X-Content-Type-Options: nosniff",
            ]
        )
        #expect(told["ETag"] != nil)
        #expect(told["Last-Modified"]?.hasSuffix(" GMT") == true)
    }

    @Test(arguments: [
        ("/", 200, "text/html; charset=utf-8"),
        ("/robots.txt", 200, "text/plain; charset=utf-8"),
        ("/campaigns/feed.xml", 200, "application/atom+xml; charset=utf-8"),
        ("/assets/site.1f.css", 200, "text/css; charset=utf-8"),
        ("/assets/pack.zip", 200, "application/zip"),
        ("/.well-known/security.txt", 200, "text/plain; charset=utf-8"),
        ("/caf%C3%A9/", 200, "text/html; charset=utf-8"),
        ("/nowhere/", 404, "text/html; charset=utf-8"),
        ("/.secret", 404, "text/html; charset=utf-8"),
        ("/index.html.br", 404, "text/html; charset=utf-8"),
        ("/assets/", 404, "text/html; charset=utf-8"),
        ("/assets", 404, "text/html; charset=utf-8"),
        ("//report/", 404, "text/html; charset=utf-8"),
        ("/caf%E9/", 404, "text/html; charset=utf-8"),
        ("/report/%00", 404, "text/html; charset=utf-8"),
    ])
    func knowsWhatEachAddressIs(path: String, status: Int, type: String) async throws {
        let told = try await BuiltSite(pages).ask(path)
        #expect(told.status == status)
        #expect(told["Content-Type"] == type)
        if status == 404 {
            #expect(told.body == "<h1>No such page</h1>")
            #expect(told["Cache-Control"] == "no-store")
        }
    }

    @Test(arguments: [
        ("/report", "/report/"),
        ("/report?a=b&c", "/report/?a=b&c"),
        ("/report/index.html", "/report/"),
        ("/index.html", "/"),
        ("/caf%c3%a9", "/caf%C3%A9/"),
    ])
    func sendsABrowserToThePagesOwnAddress(path: String, location: String) async throws {
        let told = try await BuiltSite(pages).ask(path)
        #expect(told.status == 301)
        #expect(told["Location"] == location)
    }

    @Test func letsAssetsBeKeptForAYearAndPagesBeAskedForAgain() async throws {
        let site = try BuiltSite(pages)
        #expect(try await site.ask("/assets/site.1f.css")["Cache-Control"] == "public, max-age=31536000, immutable")
        #expect(try await site.ask("/")["Cache-Control"] == "no-cache")
    }

    @Test(
        arguments: [
            (nil, nil, "<h1>Home</h1>"),
            ("br, gzip", "br", "home in br"),
            ("gzip, deflate, br", "br", "home in br"),
            ("gzip", "gzip", "home in gz"),
            ("GZIP;q=1.0, br;q=0.5", "gzip", "home in gz"),
            ("br;q=0, gzip", "gzip", "home in gz"),
            ("*", "br", "home in br"),
            ("*;q=0", nil, "<h1>Home</h1>"),
            ("identity", nil, "<h1>Home</h1>"),
            ("br;q=x", nil, "<h1>Home</h1>"),
            (",;,q=;;br", nil, "<h1>Home</h1>"),
        ] as [(String?, String?, String)]
    )
    func sendsTheFormThatTheBrowserLikesBest(accepted: String?, coding: String?, body: String) async throws {
        let told = try await BuiltSite(pages).ask("/", accepted.map { [.acceptEncoding: $0] } ?? [:])
        #expect(told["Content-Encoding"] == coding)
        #expect(told.body == body)
        #expect(told["Vary"] == "Accept-Encoding")
    }

    @Test func answersWithNothingWhatABrowserHasAlready() async throws {
        let site = try BuiltSite(pages)
        let first = try await site.ask("/report/")
        let tag = try #require(first["ETag"])
        let date = try #require(first["Last-Modified"])
        for headers in [
            [.ifNoneMatch: tag], [.ifNoneMatch: "\"x\", W/\(tag)"], [.ifNoneMatch: "*"], [.ifModifiedSince: date],
        ] as [HTTPFields] {
            let told = try await site.ask("/report/", headers)
            #expect(told.status == 304)
            #expect(told.body.isEmpty)
            #expect(told["ETag"] == tag)
            #expect(told["Cache-Control"] == "no-cache")
            #expect(told["Content-Type"] == nil)
            #expect(told["X-Content-Type-Options"] == "nosniff")
        }
        for headers in [[.ifNoneMatch: "\"x\""], [.ifNoneMatch: "\"x\"", .ifModifiedSince: date]] as [HTTPFields] {
            #expect(try await site.ask("/report/", headers).status == 200)
        }
        let home = try await site.ask("/")["ETag"]
        #expect(try await site.ask("/", [.acceptEncoding: "br"])["ETag"] != home)
    }

    @Test func tagsEachFormOfAFileByItselfAlsoWhereTheyAreEquallyLongAndOld() throws {
        let site = try BuiltSite(pages)
        let file = try #require(OpenFile(site.folder + "/pages/index.html"))
        let type = MediaType(file: "index.html")
        let tags = [nil, .br, .gzip].map { ServedFile(file: file, type: type, coding: $0, isAsset: false).entityTag }
        #expect(Set(tags).count == 3)
    }

    @Test func answersAChangedPageAnewUnderAnotherTag() async throws {
        let site = try BuiltSite(pages)
        let tag = try #require(try await site.ask("/report/")["ETag"])
        try site.write("pages/report/index.html", "<h1>Rep0rt</h1>")
        let told = try await site.ask("/report/", [.ifNoneMatch: tag])
        #expect(told.status == 200)
        #expect(told.body == "<h1>Rep0rt</h1>")
    }

    @Test func answersHeadWithTheHeadersOfThePageAndNothingElse() async throws {
        let site = try BuiltSite(pages)
        let whole = try await site.ask("/report/")
        let head = try await site.ask(.head, "/report/")
        #expect(head.body.isEmpty)
        #expect(head.lines == whole.lines)
        #expect(try await site.ask(.head, "/nowhere").status == 404)
    }

    @Test func leavesNoTraceOfASensitivePage() async throws {
        let site = try BuiltSite(pages)
        let told = try await site.ask("/report/abuse/", [.ifNoneMatch: "*"])
        #expect(told.status == 200)
        #expect(told["Cache-Control"] == "no-store")
        #expect(told["Referrer-Policy"] == "no-referrer")
        #expect(told["ETag"] == nil)
        #expect(told["Last-Modified"] == nil)
        #expect(try await site.ask("/report/abuse")["Referrer-Policy"] == "no-referrer")
        #expect(try await site.ask("/report/%61buse/")["Cache-Control"] == "no-store")
    }

    @Test func leavesNoTraceOfAnyPageWhileItIsNotKnownWhichAreSensitive() async throws {
        let site = try BuiltSite(pages, publication: nil)
        #expect(try await site.ask("/report/abuse/")["Cache-Control"] == "no-store")
        #expect(try await site.ask("/assets/site.1f.css")["Cache-Control"] == "public, max-age=31536000, immutable")
    }

    @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "X"])
    func refusesMethodsThatChangeThings(method: String) async throws {
        let told = try await BuiltSite(pages).ask(#require(.init(method)), "/report/")
        #expect(told.status == 405)
        #expect(told["Allow"] == "GET, HEAD")
        #expect(told["X-Content-Type-Options"] == "nosniff")
    }

    @Test(arguments: [
        "/../search/search.json", "/%2e%2e/search/search.json", "/report/../../search/search.json",
        "/report/%2e%2e/%2e%2e/search/search.json", "/..%2fsearch/search.json", "/%2e%2e%2fsearch%2fsearch.json",
        "/report/..", "/.", "/./index.html", "/%2E/index.html", "/report//index.html", "/%5c..%5csearch",
        "/link/search.json", "/linked.json",
    ])
    func servesNothingFromOutsideTheFolderOfPages(path: String) async throws {
        let site = try BuiltSite(pages)
        try FileManager.default.createSymbolicLink(
            atPath: site.folder + "/pages/linked.json",
            withDestinationPath: site.folder + "/search/search.json"
        )
        let told = try await site.ask(path)
        #expect(told.status == 404)
        #expect(told.body == "<h1>No such page</h1>")
    }

    @Test func servesALargeFileWhole() async throws {
        let text = String(repeating: "0123456789", count: 100_000)
        let site = try BuiltSite(["big.txt": text])
        let told = try await site.ask("/big.txt")
        #expect(told["Content-Length"] == "1000000")
        #expect(told.body == text)
    }

    @Test func saysSoInOneLineWhereTheSiteHasNoPageForIt() async throws {
        let told = try await BuiltSite().ask("/")
        #expect(told.status == 404)
        #expect(told.body == "There is no such page.\n")
    }
}
