import Foundation
import SitePlanning
import SiteRendering
import SiteTesting
import Testing

struct StructuredDataTests {
    /// What the page's script elements of data hold, as a reader of JSON understands it.
    private func data(_ path: String, of site: RenderedSite) throws -> [[String: Any]] {
        try site.html(path).matches(of: #/<script type="application/ld\+json">((?s:.)*?)</script>/#).map { match in
            try #require(JSONSerialization.jsonObject(with: Data(match.1.utf8)) as? [String: Any])
        }
    }

    @Test("the home page says which site this is, who publishes it and for which place")
    func home() throws {
        let site = try RenderedSite(
            FixtureSite.english.changing("content/site.yaml", "time_zone:", to: "area: Riverside\ntime_zone:")
        )
        let html = site.html("/")
        #expect(
            html.contains(
                """
                <script type="application/ld+json">{
                  "@context": "https://schema.org",
                  "url": "https://riverside.example/",
                  "inLanguage": "en",
                  "publisher": {
                    "@type": "GovernmentOrganization",
                    "name": "Riverside Council",
                    "url": "https://riverside.example/",
                    "areaServed": "Riverside"
                  },
                  "@type": "WebSite",
                  "name": "Riverside Safety",
                  "alternateName": "Riverside",
                  "description": "About home."
                }
                </script>
                """
            )
        )
    }

    @Test("an update is a news article, published when it says and no more exactly")
    func updates() throws {
        let site = try RenderedSite.english()
        let first = try #require(data("/campaigns/tidy/updates/first/", of: site).first)
        #expect(first["@type"] as? String == "NewsArticle")
        #expect(first["headline"] as? String == "First weekend & bridge")
        #expect(first["datePublished"] as? String == "2016-02-11")
        #expect(first["dateModified"] as? String == "2026-11-22")
        #expect((first["publisher"] as? [String: String])?["name"] == "Riverside Council")
        let second = try #require(data("/campaigns/tidy/updates/second/", of: site).first)
        #expect(second["datePublished"] as? String == "2016-04")
        let unknown = try RenderedSite(
            FixtureSite.english.changing(
                "content/campaigns/tidy/updates/second.md",
                "date: 2016-04",
                to: "date: not known"
            )
        )
        #expect(try #require(data("/campaigns/tidy/updates/second/", of: unknown).first)["datePublished"] == nil)
    }

    @Test("a resource says for which years it is, how long it takes and what sort it is")
    func resources() throws {
        let lesson = try #require(data("/schools/respect/", of: .english()).first)
        #expect(lesson["@type"] as? String == "LearningResource")
        #expect(lesson["name"] as? String == "Respect in words")
        #expect(lesson["educationalLevel"] as? [String] == ["Key stage 3", "Key stage 4"])
        #expect(lesson["timeRequired"] as? String == "PT60M")
        #expect(lesson["learningResourceType"] as? String == "Lesson")
        #expect(lesson["keywords"] as? [String] == ["respect", "words"])
        #expect(lesson["isAccessibleForFree"] as? Bool == true)
    }

    @Test("sensitive pages, pages met by accident and printed sheets have none")
    func none() throws {
        let resource = "content/schools/respect.md"
        let site = try RenderedSite(
            FixtureSite.english.changing(resource, "minutes: 60", to: "minutes: 60\nsensitive: true")
        )
        for path in ["/schools/respect/", "/report/abuse/", "/not-found/"] {
            #expect(!site.html(path).contains("ld+json"), "\(path)")
        }
        let sheets = try RenderedSite.english().plan.sheets.map { try RenderedSite.english().renderer.render($0) }
        #expect(sheets.allSatisfy { !String(decoding: $0, as: UTF8.self).contains("ld+json") })
    }

    @Test(
        "no title ends the script element, whatever it holds",
        arguments: ["</script>", "<!--<script>", "<\u{301}/script>"]
    )
    func hostile(words: String) throws {
        let path = "content/campaigns/tidy/updates/first.md"
        let site = try RenderedSite(
            FixtureSite.english.changing(path, "title: First weekend & bridge", to: "title: 'A \(words) & \"more\"'")
        )
        let found = try data("/campaigns/tidy/updates/first/", of: site)
        #expect(found.map { $0["headline"] as? String } == ["A \(words) & \"more\""])
        let html = site.html("/campaigns/tidy/updates/first/")
        let script = try #require(html.firstRange(of: #/"headline":[^\n]*/#))
        #expect(!html[script].unicodeScalars.contains("<"))
    }

    @Test("a page changes its fingerprint with what its data says")
    func fingerprint() throws {
        let before = try RenderedSite.english()
        let settings = FixtureSite.english.changing(
            "content/site.yaml",
            "time_zone:",
            to: "area: Riverside\ntime_zone:"
        )
        let after = try RenderedSite(settings)
        let changed = before.plan.pages.map(\.route.path).filter { path in
            before.renderer.fingerprint(of: before.page(path)) != after.renderer.fingerprint(of: after.page(path))
        }
        #expect(
            changed == [
                "/", "/campaigns/tidy/updates/first/", "/campaigns/tidy/updates/second/", "/schools/respect/",
            ]
        )
        #expect(changed.allSatisfy { before.html($0) != after.html($0) })
    }
}
