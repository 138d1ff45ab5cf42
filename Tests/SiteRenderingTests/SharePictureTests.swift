import SiteContent
import SitePlanning
import SiteRendering
import SiteTesting
import Testing

struct SharePictureTests {
    private static let site = FixtureSite.englishAndUrdu
        .changing("content/site.yaml", "time_zone:", to: "share_pictures: true\ntime_zone:")
        .changing("content/site.yaml", "    stemmer: english\n", to: "    stemmer: english\n    locale: en_GB\n")

    private func svg(_ title: String) throws -> String {
        let site = try RenderedSite(
            Self.site.changing("content/report/litter.md", "title: Report litter", to: "title: '\(title)'")
        )
        return try #require(site.renderer.sharePicture(of: site.page("/report/litter/"))).svg
    }

    private func lines(_ svg: String) -> [String] { svg.matches(of: #/<tspan[^>]*>([^<]*)</#).map { String($0.1) } }

    @Test("a page says what other sites show of a link to it")
    func head() throws {
        let site = try RenderedSite(Self.site)
        let page = site.page("/campaigns/tidy/updates/first/")
        let picture = try #require(site.renderer.sharePicture(of: page))
        let html = site.html(page.route.path)
        #expect(
            html.contains(
                """
                <meta property="og:title" content="First weekend &amp; bridge"><meta property="og:type" content="article">
                <meta property="og:locale" content="en_GB">
                <meta property="og:image" content="https://riverside.example\(picture.address)">
                """
            )
        )
        #expect(site.html("/").contains("<meta property=\"og:title\" content=\"Riverside Safety\">"))
        #expect(!site.html("/ur/").contains("og:locale"))
    }

    @Test("sensitive pages and pages met by accident say nothing to other sites, and have no picture")
    func none() throws {
        let site = try RenderedSite(Self.site)
        for path in ["/report/abuse/", "/not-found/"] {
            #expect(!site.html(path).contains("og:"), "\(path)")
            #expect(site.renderer.sharePicture(of: site.page(path)) == nil, "\(path)")
        }
        #expect(
            site.plan.sheets.allSatisfy { !String(decoding: site.renderer.render($0), as: UTF8.self).contains("og:") }
        )
    }

    @Test("a site that does not ask for pictures has none")
    func off() throws {
        let site = try RenderedSite.english()
        #expect(site.plan.pages.allSatisfy { site.renderer.sharePicture(of: $0) == nil })
        #expect(site.html("/report/litter/").contains("og:title"))
        #expect(!site.html("/report/litter/").contains("og:image"))
    }

    @Test(
        "words stand in lines as large as they fit",
        arguments: [
            ("Litter", 84, ["Litter"]),
            ("Volunteers clean the banks of our river", 84, ["Volunteers clean", "the banks of our", "river"]),
            (
                "Volunteers clean the banks of our river on every Saturday of the summer and need you", 72,
                ["Volunteers clean the", "banks of our river on", "every Saturday of the", "summer and need you"]
            ),
        ]
    )
    func wraps(title: String, size: Int, expected: [String]) throws {
        let svg = try svg(title)
        #expect(svg.contains("font-size=\"\(size)\""))
        #expect(lines(svg) == expected)
    }

    @Test("a word that no line holds is cut, and words that no picture holds end in dots")
    func cuts() throws {
        let long = try lines(svg(String(repeating: "a", count: 40)))
        #expect(long.count == 3 && long.joined() == String(repeating: "a", count: 40))
        let endless = try lines(svg(String(repeating: "meadow ", count: 60)))
        #expect(endless.count == 6 && endless.last?.hasSuffix("…") == true)
    }

    @Test("what a title holds is text in the drawing, and markup never")
    func escapes() throws {
        #expect(try svg("A <b> & \"c\"").contains(">A &lt;b&gt; &amp; &quot;c&quot;</tspan>"))
    }

    @Test("a picture keeps its name while its drawing is the same, whatever else changes on the page")
    func names() throws {
        func picture(_ site: FixtureSite) throws -> String {
            let site = try RenderedSite(site)
            return try #require(site.renderer.sharePicture(of: site.page("/report/litter/"))).address
        }
        let path = "content/report/litter.md"
        let name = try picture(Self.site)
        #expect(name.wholeMatch(of: #/\/assets\/share\.[0-9a-f]{12}\.png/#) != nil)
        #expect(try picture(Self.site.changing(path, "Mattresses", to: "Chairs")) == name)
        #expect(try picture(Self.site.changing(path, "title: Report", to: "title: Tell us of")) != name)
    }

    @Test("a page changes its fingerprint with the name of its picture and with its locale")
    func fingerprint() throws {
        let before = try RenderedSite(Self.site)
        for (path, old, new) in [
            ("theme/templates/share-picture.mustache", "x=\"80\"", "x=\"90\""),
            ("content/site.yaml", "en_GB", "en_IE"),
            ("content/site.yaml", "share_pictures: true", "share_pictures: false"),
        ] {
            let after = try RenderedSite(Self.site.changing(path, old, to: new))
            let (old, new) = (before.page("/report/litter/"), after.page("/report/litter/"))
            #expect(before.renderer.fingerprint(of: old) != after.renderer.fingerprint(of: new), "\(path)")
            #expect(before.renderer.render(old) != after.renderer.render(new), "\(path)")
        }
    }

    @Test("a locale that no other site would understand is told with its line")
    func locale() {
        #expect {
            try RenderedSite(Self.site.changing("content/site.yaml", "en_GB", to: "British"))
        } throws: { error in
            let found = (error as? Diagnostics)?.errors.map(\.description) ?? []
            return found.count == 1 && found[0].contains("“British” is no language with its country")
        }
    }
}
