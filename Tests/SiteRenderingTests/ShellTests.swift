import SiteContent
import SitePlanning
import SiteRendering
import SiteTesting
import Testing

struct ShellTests {
    @Test func printsAWholePage() throws {
        let site = try RenderedSite.english()
        let css = site.theme.assets.first { $0.name == "site.css" }!.address
        let expected = """
            <!doctype html>
            <html lang="en" dir="ltr">
            <head>
            <title>Tidy Riverside - Riverside Safety</title>
            <meta name="description" content="About tidy riverside.">
            <link rel="canonical" href="https://riverside.example/campaigns/tidy/">
            <link rel="stylesheet" href="\(css)">


            \("")
            <link rel="alternate" type="application/atom+xml" href="/campaigns/tidy/feed.xml" title="Updates: Tidy Riverside">
            <meta property="og:title" content="Tidy Riverside"><meta property="og:type" content="website">

            </head>
            <body>
            <form action="/search" method="get"><input name="q" value=""></form>
            <nav><a href="/report/">Report it</a><a href="/campaigns/" aria-current="true">Campaigns</a></nav>
            <p><a href="/">Home</a> / <a href="/campaigns/">Campaigns</a> / </p>

            <main>
            <h1>Tidy Riverside</h1>
            <p>About tidy riverside.</p>
            <p>Volunteers clean the banks.</p>



            <p>Reviewed on <time datetime="2026-11-22">22 November 2026</time></p>
            <p>Finished #TidyRiverside <a href="/campaigns/tidy/feed.xml">Feed</a></p>
            <p><a href="/campaigns/tidy/updates/second/">Second weekend</a> About second weekend.</p>\
            <p><a href="/campaigns/tidy/updates/first/">First weekend &amp; bridge</a> About first weekend &amp; bridge.</p>

            </main>
            <footer><p>Emergency: <a href="tel:999">999</a> Confirmed.</p><a href="/a-z/">A to Z</a></footer>
            </body>
            </html>

            """
        #expect(difference(between: expected, and: site.html("/campaigns/tidy/")) == nil)
    }

    @Test(arguments: [
        ("/", "Riverside Safety"),
        ("/report/", "Report - Riverside Safety"),
        ("/report/hate-crime/", "Report hate crime - Riverside Safety"),
        ("/report/abuse/", "Riverside information"),
    ])
    func saysNothingOfASensitivePageInItsTitle(path: String, title: String) throws {
        #expect(try RenderedSite.english().line("<title>", of: path) == title + "</title>")
    }

    @Test func leavesNoTraceOfASensitivePage() throws {
        let html = try RenderedSite.english().html("/report/abuse/")
        #expect(html.contains("<meta name=\"referrer\" content=\"no-referrer\">"))
        #expect(html.contains("<meta name=\"description\" content=\"\">"))
        #expect(html.contains("<form action=\"/search\" method=\"post\">"))
        #expect(try !RenderedSite.english().html("/report/hate-crime/").contains("referrer"))
    }

    @Test func keepsPagesThatAreMetByAccidentOutOfOtherPeoplesIndexes() throws {
        let site = try RenderedSite.english()
        let robots = "<meta name=\"robots\" content=\"noindex\">"
        #expect(site.plan.pages.map(\.route.path).filter { site.html($0).contains(robots) } == ["/not-found/"])
    }

    @Test(arguments: [
        ("/", ""),
        ("/about/", "<a href=\"/\">Home</a> / "),
        ("/about/sources/", "<a href=\"/\">Home</a> / <a href=\"/about/\">About us</a> / "),
        // There is no page at /campaigns/tidy/updates/.
        (
            "/campaigns/tidy/updates/first/",
            "<a href=\"/\">Home</a> / <a href=\"/campaigns/\">Campaigns</a> / "
                + "<a href=\"/campaigns/tidy/\">Tidy Riverside</a> / "
        ),
    ])
    func leadsBackThroughThePagesAbove(path: String, crumbs: String) throws {
        let html = try RenderedSite.english().html(path)
        #expect(html.contains("</nav>\n<p>\(crumbs)</p>\n"))
    }

    @Test(arguments: [
        ("/", nil), ("/about/", nil), ("/report/", "/report/"), ("/report/hate-crime/", "/report/"),
        ("/campaigns/tidy/updates/first/", "/campaigns/"),
    ])
    func marksTheLinkOfTheMenuThatAPageLiesUnder(path: String, current: String?) throws {
        let nav = try #require(try RenderedSite.english().line("<nav>", of: path))
        let marked = nav.matches(of: #/href="([^"]+)" aria-current="true"/#).map { String($0.1) }
        #expect(marked == (current.map { [$0] } ?? []))
    }

    @Test func sendsOldAddressesOn() throws {
        let site = try RenderedSite.english()
        #expect(site.plan.redirects.map(\.from.path) == ["/hate/"])
        #expect(
            String(decoding: site.renderer.render(site.plan.redirects[0]), as: UTF8.self) == """
                <!doctype html>
                <html lang="en"><title>Report hate crime</title>\
                <link rel="canonical" href="https://riverside.example/report/hate-crime/">
                <a href="/report/hate-crime/">This page has moved</a></html>

                """
        )
    }

    @Test func fillsTheWordsOfATitleInAndNothingElse() throws {
        // Ten times: a dictionary's order differs from one to the next.
        for _ in 1...10 {
            let words = Words(["title_pattern": "{page} - {site}"])
            #expect(words.filled("title_pattern", ["page": "{site}", "site": "{page}"]) == "{site} - {page}")
        }
        #expect(Words(["a": "{x} {y} {"]).filled("a", ["x": "1"]) == "1 {y} {")
        #expect(Words(["a": "} {x} { {x}}"]).filled("a", ["x": "1"]) == "} 1 { 1}")
    }
}
