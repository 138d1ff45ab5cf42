import FoundationEssentials
import HTTPTypes
import SiteResults
import SiteSearch
import Synchronization
import Testing

@testable import SiteServing

private let found: Search = { request, _ in
    SearchAnswer(
        query: request.text,
        total: 12,
        page: request.page,
        results: [
            SearchResult(path: "/report/", title: "Report", snippet: [SnippetPart(text: "it", marked: true)])
        ],
        help: request.text.contains("knife") ? testPublication().configuration.help : []
    )
}

struct SearchTests {
    @Test func answersAsAPageOfTheSiteThatNobodyKeeps() async throws {
        let told = try await BuiltSite(search: found).ask("/search?q=hate+crime&kind=a&page=2")
        #expect(told.status == 200)
        #expect(
            told.body == """
                <title>hate crime: results</title><form method="get"><input value="hate crime"></form>


                <a href="/report/">Report</a> <mark>it</mark>
                <a href="/search?q=hate+crime&amp;kind=a">1</a><a href="/search?q=hate+crime&amp;kind=a&amp;page=2">2</a>
                """
        )
        #expect(
            told.lines == [
                "Cache-Control: no-store",
                "Content-Length: \(told.body.utf8.count)",
                "Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self'; manifest-src 'self'; "
                    + "script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
                "Content-Type: text/html; charset=utf-8",
                "Permissions-Policy: browsing-topics=(), camera=(), display-capture=(), geolocation=(), "
                    + "microphone=(), payment=(), usb=()",
                "Referrer-Policy: no-referrer",
                "X-Content-Type-Options: nosniff",
                "X-Robots-Tag: noindex",
            ]
        )
    }

    @Test func suggestsWhatToSearchForAndKeepsNothingOfIt() async throws {
        let site = try BuiltSite()
        let told = try await site.ask("/suggest?q=%22ha")
        #expect(told.status == 200)
        #expect(told["Content-Type"] == "application/json")
        #expect(told["Cache-Control"] == "no-store")
        #expect(told["Referrer-Policy"] == "no-referrer")
        #expect(
            told.body == """
                {"version": 1, "query": "\\"ha", "suggestions": ["\\"ha in en", "2 < 3"], "pages": \
                [{"title": "2 < 3", "path": "/less/"}]}

                """
        )
        #expect(try await site.ask(.post, "/suggest", body: "q=ha").status == 405)
        #expect(try await site.ask("/xx/suggest?q=ha").status == 404)
    }

    @Test func suggestsNothingWhileSearchIsOut() async throws {
        let site = try BuiltSite()
        let nothing = "{\"version\": 1, \"query\": \"broken\", \"suggestions\": [], \"pages\": []}\n"
        #expect(try await site.ask("/suggest?q=broken").body == nothing)
        #expect(!site.log.lines.withLock { $0 }.contains { $0.contains("=broken") })
        #expect(try await BuiltSite(publication: nil).ask("/suggest?q=ha").status == 404)
    }

    @Test func putsAPostedSearchIntoNoAddress() async throws {
        let told = try await BuiltSite(search: found).ask(.post, "/search?q=ignored", body: "q=hate+crime")
        #expect(told.status == 200)
        #expect(
            told.body == """
                <title>Results</title><form method="post"><input value="hate crime"></form>


                <a href="/report/">Report</a> <mark>it</mark>
                <a href="">1</a><a href="">2</a>
                """
        )
        #expect(told["Cache-Control"] == "no-store")
    }

    @Test(arguments: [HTTPRequest.Method.get, .post])
    func answersProgramsInJSON(method: HTTPRequest.Method) async throws {
        let site = try BuiltSite(search: found)
        let told = try await site.ask(method, "/search.json?q=knife", body: "q=knife")
        #expect(told.status == 200)
        #expect(told["Content-Type"] == "application/json")
        #expect(told["Cache-Control"] == "no-store")
        #expect(
            told.body == """
                {"version": 1, "query": "knife", "total": 12, "results": [{"path": "/report/", "anchor": "", \
                "title": "Report", "kind": "page", "snippet": "<mark>it</mark>", "heading": "", "language": "en", \
                "date": null, "number": null}], "help": ["emergency"], "did_you_mean": null, "facets": {}, \
                "page": 1, "page_size": 10, "searched_for": null, "broadened": false, "danger": true}

                """
        )
    }

    @Test func asksInTheLanguageOfTheAddress() async throws {
        let asked = Mutex<[SearchRequest]>([])
        let site = try BuiltSite { request, _ in
            asked.withLock { $0.append(request) }
            return SearchAnswer(query: request.text)
        }
        _ = try await site.ask("/search?q=a")
        _ = try await site.ask("/ur/search.json?q=b&kind=x&other=y&page=3&sort=date")
        #expect(
            asked.withLock { $0 } == [
                SearchRequest(text: "a", language: "en"),
                SearchRequest(text: "b", filters: ["kind": ["x"]], page: 3, language: "ur", sort: .date),
            ]
        )
        #expect(try await site.ask("/pl/search?q=a").status == 404)
    }

    @Test func asksTheIndexNothingBeforeThereIsAQuestion() async throws {
        let site = try BuiltSite { _, _ in throw BuiltSite.Broken() }
        let told = try await site.ask("/search?q=+&utm=x")
        #expect(told.status == 200)
        #expect(told.body.contains("<p>ask</p>"))
    }

    @Test func answersAPageBeyondTheLastWithTheLast() async throws {
        let site = try BuiltSite { request, _ in
            let results = request.page > 2 ? [] : [SearchResult(path: "/x/", title: "page \(request.page)")]
            return SearchAnswer(query: request.text, total: 12, page: request.page, results: results)
        }
        let told = try await site.ask("/search?q=a&page=99")
        #expect(told.status == 200)
        #expect(told.body.contains("page 2"))
    }

    @Test func givesTheIndexTheTime() async throws {
        let times = Mutex<[Int64]>([])
        let site = try BuiltSite { request, now in
            times.withLock { $0.append(now) }
            return SearchAnswer(query: request.text)
        }
        site.now.store(77, ordering: .relaxed)
        _ = try await site.ask("/search?q=a")
        #expect(times.withLock { $0 } == [77])
    }

    @Test func refusesAFormThatNoVisitorSends() async throws {
        let body = "q=" + String(repeating: "a", count: 17_000)
        let told = try await BuiltSite(search: found).ask(.post, "/search", body: body)
        #expect(told.status == 413)
        #expect(told.body == "A search has at most 500 characters.\n")
    }

    @Test func refusesOtherMethods() async throws {
        let told = try await BuiltSite(search: found).ask(.delete, "/search")
        #expect(told.status == 405)
        #expect(told["Allow"] == "GET, HEAD, POST")
    }

    @Test(arguments: [
        "q=%", "q=%00", "q=%ff%fe", "q=%F0%9F", "q==&&=&q", "q=\"><script>alert(1)</script>", "%71=a", "q[]=a",
        "q=a&page=999999999999999999999", "q=%7B%7Bquery%7D%7D", "q=%22%CC%81+onfocus%3Dx", "q=%E2%80%AE%EF%BB%BF",
    ])
    func takesNothingThatAVisitorSendsForAnError(form: String) async throws {
        let site = try BuiltSite(search: found)
        for path in ["/search", "/search.json"] {
            #expect(try await site.ask("\(path)?\(form)").status == 200)
            #expect(try await site.ask(.post, path, body: form).status == 200)
        }
    }

    @Test(.enabled(if: hostileStrings != nil, "NOTICEBOARD_EVAL names no folder with hostile/payloads.jsonl"))
    func keepsHostileWordsWordsOnThePage() async throws {
        let payloads = try #require(hostileStrings)
        #expect(payloads.count > 1000)
        let site = try BuiltSite { request, _ in SearchAnswer(query: request.text) }
        let plain = try await site.ask(.post, "/search", body: "q=plain").body
        for payload in payloads {
            let form = FormFields([.init("q", payload)]).encoded
            for told in [
                try await site.ask("/search?\(form)"), try await site.ask(.post, "/search", body: form),
                try await site.ask("/search.json?\(form)"), try await site.ask("/search?q=\(payload)"),
            ] {
                #expect(told.status == 200, "\(payload)")
                guard told["Content-Type"] == "text/html; charset=utf-8", !told.body.contains("<p>ask</p>") else {
                    continue
                }
                for mark in ["<", ">", "\"", "'"].map(\.utf8.first) {
                    #expect(told.body.utf8.count { $0 == mark } == plain.utf8.count { $0 == mark }, "\(payload)")
                }
            }
            let path = try await site.ask("/" + payload)
            #expect([200, 301, 404].contains(path.status), "\(payload)")
        }
    }
}

private struct Payload: Decodable { let value: String }

/// Strings that have broken programs before; nil where the folder of evaluation material is not there.
private let hostileStrings: [String]? = {
    guard let folder = ProcessInfo.processInfo.environment["NOTICEBOARD_EVAL"] else { return nil }
    do {
        let text = try String(contentsOf: URL(filePath: folder + "/hostile/payloads.jsonl"), encoding: .utf8)
        return try text.split(separator: "\n").map { line in
            try JSONDecoder().decode(Payload.self, from: Data(line.utf8)).value
        }
    } catch {
        return nil
    }
}()
