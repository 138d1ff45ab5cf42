import FoundationEssentials
import HTTPTypes
import SiteResults
import SiteSearch
import Synchronization
import Testing

@testable import SiteServing

private let answers: Search = { request, _ in
    SearchAnswer(query: request.text, total: 1, results: [SearchResult(path: "/x/", title: "old")])
}

struct OutageTests {
    @Test func tellsAnIndexThatCannotBeOpenedFromOneThatFoundNothing() async throws {
        let site = try BuiltSite(search: answers)
        site.opens.withLock { $0 = false }
        let told = try await site.ask("/search?q=a+knife")
        #expect(told.status == 503)
        #expect(told["Retry-After"] == "30")
        #expect(told["Cache-Control"] == "no-store")
        #expect(
            told.body == """
                <title>Out</title><form method="get"><input value="a knife"></form>
                <p>out</p>
                <b>Emergency: Call now.</b>


                """
        )
        let json = try await site.ask("/search.json?q=a+knife")
        #expect(json.status == 503)
        #expect(
            json.body == """
                {"version": 1, "query": "a knife", "error": "search is unavailable", "help": ["emergency"], "danger": true}

                """
        )
        #expect(try await site.ask("/search").status == 503)
        #expect(try await site.ask("/healthz").status == 503)
    }

    @Test func tellsAnIndexThatFailsFromOneThatFoundNothing() async throws {
        let site = try BuiltSite { _, _ in throw BuiltSite.Broken() }
        let told = try await site.ask("/search?q=knife")
        #expect(told.status == 503)
        #expect(told.body.contains("<p>out</p>"))
        #expect(told.body.contains("Emergency"))
        #expect(try await site.ask("/healthz").body == "search is unavailable\n")
    }

    @Test func showsTheSitesOwnPageWhereNothingIsPublished() async throws {
        let pages = ["search-unavailable/index.html": "<h1>Search is down. Call 1.</h1>"]
        let site = try BuiltSite(pages, publication: nil)
        for path in ["/search?q=a", "/search", "/ur/search?q=a"] {
            let told = try await site.ask(path)
            #expect(told.status == 503)
            #expect(told.body == "<h1>Search is down. Call 1.</h1>")
            #expect(told["Cache-Control"] == "no-store")
            #expect(told["Referrer-Policy"] == "no-referrer")
        }
        let json = try await site.ask("/search.json?q=a")
        #expect(json.status == 503)
        #expect(
            json.body
                == "{\"version\": 1, \"query\": \"\", \"error\": \"search is unavailable\", \"help\": [], \"danger\": false}\n"
        )
        #expect(try await BuiltSite(publication: nil).ask("/search").body == "Search is not available just now.\n")
    }

    @Test(arguments: ["", "{", "{\"version\": 2}", "{\"version\": 1}"])
    func goesOnHelpingWhenTheSettingsAreDamagedLater(json: String) async throws {
        let site = try BuiltSite(search: answers)
        #expect(try await site.ask("/search?q=knife").status == 200)
        try site.write("search/search.json", json)
        let told = try await site.ask("/search?q=knife")
        #expect(told.status == 503)
        #expect(told.body.contains("<p>out</p>"))
        #expect(told.body.contains("Emergency"))
    }

    @Test func isOutWhileItsTemplateIsMissingOrFromAnotherProgram() async throws {
        let site = try BuiltSite(template: "{{no_such_field}}", search: answers)
        #expect(try await site.ask("/search?q=a").status == 503)
        #expect(
            site.log.lines.withLock { $0 }.first?.contains("there is no field “no_such_field” here") == true
        )
    }

    @Test func tellsTheOperatorOnceWhyItIsOut() async throws {
        let site = try BuiltSite(publication: nil)
        for _ in 1...3 {
            _ = try await site.ask("/search?q=a")
            site.now.add(1, ordering: .relaxed)
        }
        #expect(
            site.log.lines.withLock { $0 } == [
                "error: search is out of order [\"reason\": search.json is not there. "
                    + "Build the site again with this program.]"
            ]
        )
    }

    @Test func triesAgainAfterASecond() async throws {
        let site = try BuiltSite(search: answers)
        site.opens.withLock { $0 = false }
        #expect(try await site.ask("/search?q=a").status == 503)
        site.opens.withLock { $0 = true }
        #expect(try await site.ask("/search?q=a").status == 503)
        site.now.add(1, ordering: .relaxed)
        #expect(try await site.ask("/search?q=a").status == 200)
        #expect(try await site.ask("/healthz").body == "ok\n")
    }

    @Test func opensAPublicationOnceAndTheNextWhenItIsThere() async throws {
        let site = try BuiltSite(search: answers)
        for _ in 1...3 { _ = try await site.ask("/search?q=a") }
        #expect(site.opened.withLock { $0 } == ["index.1"])
        try site.publish(testPublication(index: "index.2"), template: "new {{query}}")
        #expect(try await site.ask("/search?q=a").body == "new a")
        #expect(try await site.ask("/search?q=a").body == "new a")
        #expect(site.opened.withLock { $0 } == ["index.1", "index.2"])
    }

    @Test func noticesAnIndexThatWasMadeAnewUnderTheSameName() async throws {
        let site = try BuiltSite(search: answers)
        _ = try await site.ask("/search?q=a")
        try site.remove("search/index.1")
        try FileManager.default.createDirectory(
            atPath: site.folder + "/search/index.1.new",
            withIntermediateDirectories: true
        )
        try FileManager.default.moveItem(
            atPath: site.folder + "/search/index.1.new",
            toPath: site.folder + "/search/index.1"
        )
        _ = try await site.ask("/search?q=a")
        #expect(site.opened.withLock { $0 } == ["index.1", "index.1"])
    }

    /// The builder deletes an index right after it published the next.
    @Test func asksTheNewIndexWhenTheOldOneFailsUnderIt() async throws {
        let site = try BuiltSite(search: answers)
        _ = try await site.ask("/search?q=a")
        site.search.withLock { search in
            search = { [unowned site] request, now in
                guard site.opened.withLock({ $0.count }) > 1 else { throw BuiltSite.Broken() }
                return try answers(request, now)
            }
        }
        site.now.add(1, ordering: .relaxed)
        #expect(try await site.ask("/search?q=a").status == 200)
        #expect(site.opened.withLock { $0 } == ["index.1", "index.1"])
    }

    @Test func opensAnIndexThatKeepsFailingOnceASecondOnly() async throws {
        let site = try BuiltSite { _, _ in throw BuiltSite.Broken() }
        for _ in 1...5 { #expect(try await site.ask("/search?q=a").status == 503) }
        #expect(site.opened.withLock { $0.count } == 1)
        site.now.add(1, ordering: .relaxed)
        for _ in 1...5 { #expect(try await site.ask("/search?q=a").status == 503) }
        #expect(site.opened.withLock { $0.count } == 2)
    }

    @Test func writesDownNoWordOfAVisitor() async throws {
        struct Chatty: Error, CustomStringConvertible { let description: String }
        let site = try BuiltSite { request, _ in throw Chatty(description: request.text) }
        _ = try await site.ask("/search?q=zebracrossing")
        _ = try await site.ask(.post, "/search", body: "q=zebracrossing")
        _ = try await site.ask("/search.json?q=zebracrossing")
        _ = try await site.ask("/zebracrossing")
        let lines = site.log.lines.withLock { $0 }
        #expect(lines.count == 3)
        #expect(lines.allSatisfy { !$0.contains("zebra") })
        #expect(lines.first == "error: a search failed [\"kind\": Chatty]")
    }
}
