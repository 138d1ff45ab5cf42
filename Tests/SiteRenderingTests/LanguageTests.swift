import SiteContent
import SitePlanning
import SiteRendering
import SiteTesting
import Testing

struct LanguageTests {
    @Test func publishesTranslationsBelowTheirLanguage() throws {
        let paths = try RenderedSite.englishAndUrdu().plan.pages.map(\.route.path)
        #expect(paths.filter { $0.hasPrefix("/ur/") } == ["/ur/", "/ur/report/", "/ur/report/hate-crime/"])
    }

    @Test func printsATranslationInItsOwnWordsAndDirection() throws {
        let site = try RenderedSite.englishAndUrdu()
        let css = site.theme.assets.first { $0.name == "site.css" }!.address
        let expected = """
            <!doctype html>
            <html lang="ur" dir="rtl">
            <head>
            <title>Riverside Safety · نفرت پر مبنی جرم</title>
            <meta name="description" content="About نفرت پر مبنی جرم.">
            <link rel="canonical" href="https://riverside.example/ur/report/hate-crime/">
            <link rel="stylesheet" href="\(css)">


            <link rel="alternate" hreflang="en" href="https://riverside.example/report/hate-crime/">\
            <link rel="alternate" hreflang="ur" href="https://riverside.example/ur/report/hate-crime/">

            <meta property="og:title" content="نفرت پر مبنی جرم"><meta property="og:type" content="website">

            </head>
            <body>
            <form action="/ur/search" method="get"><input name="q" value=""></form>
            <nav><a href="/ur/report/" aria-current="true">رپورٹ کریں</a><a href="/campaigns/">Campaigns</a></nav>
            <p><a href="/ur/">صفحہ اول</a> / <a href="/ur/report/">رپورٹ کریں</a> / </p>
            <a href="/report/hate-crime/" lang="en" dir="ltr">English</a>\
            <a href="/ur/report/hate-crime/" lang="ur" dir="rtl">اردو</a>

            <main>
            <h1>نفرت پر مبنی جرم</h1>
            <p>About نفرت پر مبنی جرم.</p>
            <h2 id="مدد">مدد</h2>
            <p><a class="contact" href="tel:101">فون کریں\u{A0}101</a> · \
            <a href="/report/litter/" hreflang="en" lang="en">کوڑا</a> (زبان English) · \
            <a href="/ur/report/">رپورٹ</a></p>



            <p>جائزہ <time datetime="2026-11-22">22 November 2026</time></p>
            <p>Riverside Police: <a href="tel:101">101</a> Confirmed.</p>

            <p><a href="/report/abuse/">Report abuse at home</a> (زبان English) About report abuse at home.</p>\
            <p><a href="/report/litter/">Report litter</a> (زبان English) About report litter.</p>

            </main>
            <footer><p>Emergency: <a href="tel:999">999</a> Confirmed.</p><a href="/a-z/">A to Z</a></footer>
            </body>
            </html>

            """
        #expect(difference(between: expected, and: site.html("/ur/report/hate-crime/")) == nil)
    }

    @Test func offersTranslationsOnBothSides() throws {
        let site = try RenderedSite.englishAndUrdu()
        #expect(
            site.html("/report/hate-crime/").contains(
                "hreflang=\"ur\" href=\"https://riverside.example/ur/report/hate-crime/\""
            )
        )
        #expect(!site.html("/report/litter/").contains("hreflang"))
    }

    @Test(arguments: [1, 2])
    func leadsNowhereThatIsNotThere(languages: Int) throws {
        let site = try languages == 1 ? RenderedSite.english() : RenderedSite.englishAndUrdu()
        let there = Set(
            site.plan.pages.map(\.route.path) + site.plan.feeds.map(\.path) + site.theme.assets.map(\.address)
                + site.plan.shared.values.map(\.searchPath)
        )
        for page in site.plan.pages {
            let html = site.html(page.route.path)
            let links = html.matches(of: #/(?:href|action)="(\/[^"#]*)/#).map { String($0.1) }
            #expect(Set(links).subtracting(there) == [], "\(page.route)")
            let anchors = Set(html.matches(of: #/id="([^"]+)"/#).map { String($0.1) })
            let named = html.matches(of: ##/href="#([^"]+)"/##).map { String($0.1) }
            #expect(Set(named).subtracting(anchors) == [], "\(page.route)")
        }
    }
}
