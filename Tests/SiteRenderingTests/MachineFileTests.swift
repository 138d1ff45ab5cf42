import Foundation
import FoundationXML
import SiteContent
import SitePlanning
import SiteRendering
import SiteTesting
import Testing

struct MachineFileTests {
    @Test func writesAFeedOfACampaign() throws {
        let plan = try RenderedSite.english().plan
        let feed = try #require(plan.feeds.first { $0.path == "/campaigns/tidy/feed.xml" })
        let expected = """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
            <title>Tidy Riverside – Riverside Safety</title>
            <id>https://riverside.example/campaigns/tidy/feed.xml</id>
            <link rel="self" type="application/atom+xml" href="https://riverside.example/campaigns/tidy/feed.xml"/>
            <link rel="alternate" type="text/html" href="https://riverside.example/campaigns/tidy/"/>
            <updated>2026-11-22T00:00:00Z</updated>
            <author>
            <name>Riverside Council</name>
            </author>
            <entry>
            <title>Second weekend</title>
            <id>https://riverside.example/campaigns/tidy/updates/second/</id>
            <link rel="alternate" type="text/html" href="https://riverside.example/campaigns/tidy/updates/second/"/>
            <updated>2026-11-22T00:00:00Z</updated>
            <summary>About second weekend.</summary>
            </entry>
            <entry>
            <title>First weekend &amp; bridge</title>
            <id>https://riverside.example/campaigns/tidy/updates/first/</id>
            <link rel="alternate" type="text/html" href="https://riverside.example/campaigns/tidy/updates/first/"/>
            <published>2016-02-11T00:00:00Z</published>
            <updated>2026-11-22T00:00:00Z</updated>
            <summary>About first weekend &amp; bridge.</summary>
            </entry>
            </feed>

            """
        #expect(difference(between: expected, and: MachineFiles.atom(feed, base: plan.base)) == nil)
    }

    /// What RFC 4287 asks of a feed and of its entries, each exactly once.
    @Test func writesFeedsThatHoldWhatAtomAsksFor() throws {
        let site = FixtureSite.english
            .changing(
                "content/campaigns/tidy/updates/first.md",
                "title: First weekend & bridge",
                to: "title: \"a<b> \\\"c\\\" 'd' \\u0007\\uFFFE&amp;\""
            )
        let plan = try RenderedSite(site).plan
        #expect(plan.feeds.map(\.path) == ["/campaigns/feed.xml", "/campaigns/tidy/feed.xml"])
        for feed in plan.feeds {
            let root = try XMLDocument(xmlString: MachineFiles.atom(feed, base: plan.base)).rootElement()!
            #expect(root.name == "feed")
            #expect(
                root.children?.compactMap(\.name).filter { $0 != "entry" } == [
                    "title", "id", "link", "link", "updated", "author",
                ]
            )
            let entries = root.elements(forName: "entry")
            #expect(entries.count == 2)
            for entry in entries {
                let names = entry.children?.compactMap(\.name) ?? []
                #expect(names.filter { $0 != "published" } == ["title", "id", "link", "updated", "summary"])
                let updated = entry.elements(forName: "updated")[0].stringValue!
                #expect(try Date(updated, strategy: .iso8601) <= Date(timeIntervalSince1970: Double(FixtureSite.now)))
            }
            #expect(entries.contains { $0.elements(forName: "title")[0].stringValue == "a<b> \"c\" 'd' &amp;" })
            #expect(Set(entries.map { $0.elements(forName: "id")[0].stringValue }).count == 2)
        }
    }

    @Test func datesAFeedWithoutEntriesAlwaysAlike() throws {
        let site = FixtureSite.english.removing("content/campaigns/tidy/updates/first.md")
            .removing("content/campaigns/tidy/updates/second.md")
        let plan = try RenderedSite(site).plan
        #expect(MachineFiles.atom(plan.feeds[0], base: plan.base).contains("<updated>1970-01-01T00:00:00Z</updated>"))
    }

    @Test func listsPagesWithTheirTranslationsInTheSitemap() throws {
        var site = FixtureSite.englishAndUrdu
        let kept = ["content/pages/index", "content/report/", "content/pages/not-found", "content/pages/a-z"]
        site.files = site.files.filter { file in
            !file.key.hasSuffix(".md")
                || kept.contains { file.key.hasPrefix($0) } && !file.key.contains("litter")
                    && !file.key.contains("hate-crime")
        }
        site.change("content/site.yaml", "  - title: Campaigns\n    page: campaigns/index.md\n", to: "")
        site.change("content/pages/index.md", "[read about us](about/index.md)", to: "read on")
        site.change("content/pages/index.ur.md", "(about/index.md)", to: "(a-z.md)")
        site.change("content/report/abuse.md", "[hate crime](hate-crime.md)", to: "crime")
        #expect(
            difference(
                between: """
                    <?xml version="1.0" encoding="utf-8"?>
                    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
                    <url>
                    <loc>https://riverside.example/</loc>
                    <lastmod>2026-11-22</lastmod>
                    <xhtml:link rel="alternate" hreflang="en" href="https://riverside.example/"/>
                    <xhtml:link rel="alternate" hreflang="ur" href="https://riverside.example/ur/"/>
                    </url>
                    <url>
                    <loc>https://riverside.example/a-z/</loc>
                    <lastmod>2026-11-22</lastmod>
                    </url>
                    <url>
                    <loc>https://riverside.example/report/</loc>
                    <lastmod>2026-11-22</lastmod>
                    <xhtml:link rel="alternate" hreflang="en" href="https://riverside.example/report/"/>
                    <xhtml:link rel="alternate" hreflang="ur" href="https://riverside.example/ur/report/"/>
                    </url>
                    <url>
                    <loc>https://riverside.example/report/abuse/</loc>
                    <lastmod>2026-11-22</lastmod>
                    </url>
                    <url>
                    <loc>https://riverside.example/ur/</loc>
                    <lastmod>2026-11-22</lastmod>
                    <xhtml:link rel="alternate" hreflang="en" href="https://riverside.example/"/>
                    <xhtml:link rel="alternate" hreflang="ur" href="https://riverside.example/ur/"/>
                    </url>
                    <url>
                    <loc>https://riverside.example/ur/report/</loc>
                    <lastmod>2026-11-22</lastmod>
                    <xhtml:link rel="alternate" hreflang="en" href="https://riverside.example/report/"/>
                    <xhtml:link rel="alternate" hreflang="ur" href="https://riverside.example/ur/report/"/>
                    </url>
                    </urlset>

                    """,
                and: MachineFiles.sitemap(try RenderedSite(site).plan)
            ) == nil
        )
    }

    @Test("pages that were reviewed since are told in the sitemap that is published, as if it were printed anew")
    func tellsTheSitemapOfReviews() throws {
        let files = ["content/report/abuse.md", "content/pages/not-found.md", "content/pages/index.ur.md"]
        let site = files.reduce(FixtureSite.englishAndUrdu) { site, file in
            site.changing(file, "reviewed: 2026-11-22", to: "reviewed: 2026-11-0\(file.count % 9 + 1)")
        }
        let (old, new) = (try RenderedSite.englishAndUrdu().plan, try RenderedSite(site).plan)
        let edited = new.pages.filter { files.contains($0.source.string) }
        #expect(edited.count == 3)
        let published = Array(MachineFiles.sitemap(old).utf8)
        let told = try #require(MachineFiles.sitemap(published, retelling: edited, base: new.base))
        #expect(String(decoding: told, as: UTF8.self) == MachineFiles.sitemap(new))
        #expect(told != published)
    }

    @Test(
        "a sitemap that does not hold a page as it is printed is not told",
        arguments: ["/report/abuse/", "2026-11-22<"]
    )
    func refusesOtherSitemaps(part: String) throws {
        let plan = try RenderedSite.english().plan
        let page = try #require(plan.pages.first { $0.route.path == "/report/abuse/" })
        let other = MachineFiles.sitemap(plan).replacing(part, with: "x")
        #expect(MachineFiles.sitemap(Array(other.utf8), retelling: [page], base: plan.base) == nil)
    }

    @Test func keepsSearchesInEveryLanguageOutOfOtherPeoplesIndexes() throws {
        #expect(
            MachineFiles.robots(try RenderedSite.englishAndUrdu().plan) == """
                User-agent: *
                Disallow: /search
                Disallow: /ur/search

                Sitemap: https://riverside.example/sitemap.xml

                """
        )
    }

    @Test func tellsBrowsersHowToSearch() throws {
        let site = FixtureSite.english.changing(
            "content/site.yaml",
            "short_name: Riverside",
            to: "short_name: Riverside & Meadow"
        )
        let shared = try #require(try RenderedSite(site).plan.shared["en"])
        let expected = """
            <?xml version="1.0" encoding="utf-8"?>
            <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
            <ShortName>Riverside &amp; Mead</ShortName>
            <LongName>Riverside Safety</LongName>
            <Description>Riverside Safety</Description>
            <Url type="text/html" template="https://riverside.example/search?q={searchTerms}"/>
            <Url type="application/opensearchdescription+xml" rel="self" template="https://riverside.example/opensearch.xml"/>
            <Language>en</Language>
            <InputEncoding>UTF-8</InputEncoding>
            </OpenSearchDescription>

            """
        #expect(difference(between: expected, and: MachineFiles.openSearch(shared)) == nil)
    }

    @Test func saysWhereToReportAFaultInTheSitesSecurity() throws {
        let plan = try RenderedSite.englishAndUrdu().plan
        #expect(
            MachineFiles.securityText(try #require(plan.security), base: plan.base, languages: plan.languages) == """
                Contact: mailto:security@riverside.example
                Expires: 2027-11-22T00:00:00Z
                Preferred-Languages: en, ur
                Canonical: https://riverside.example/.well-known/security.txt

                """
        )
    }

    @Test func offersTheFactsAsData() throws {
        let site = FixtureSite.english.changing(
            "seeds/plan.yaml",
            "statement: Many walks",
            to: "statement: >-\n      \"Many\", and long, walks"
        )
        let plan = try RenderedSite(site).plan
        #expect(
            LedgerFiles.csv(plan)
                == [
                    "id,section,statement,figures,names,clarity,note,public_note,public_source,pages\r\n",
                    "bags,tidy,Volunteers filled five hundred bags.,500,,clear,,,,",
                    "https://riverside.example/about/; https://riverside.example/achievements/bags/\r\n",
                    "walks,calm,\"\"\"Many\"\", and long, walks were held.\",,,garbled,",
                    "The figure stands beside another one.,,,https://riverside.example/about/\r\n",
                ].joined()
        )
        #expect(
            LedgerFiles.json(plan).hasPrefix(
                """
                {
                  "version": 1,
                  "title": "The Riverside plan",
                  "period": "2017 to 2020",
                  "facts": [
                    {
                      "id": "bags",
                      "section": "tidy",
                      "statement": "Volunteers filled five hundred bags.",
                      "figures": [
                        "500"
                      ],
                      "names": [],
                      "clarity": "clear",
                      "note": null,
                      "public_note": null,
                      "public_source": null,
                      "pages": [
                        "https://riverside.example/about/",
                        "https://riverside.example/achievements/bags/"
                      ]
                    },
                """
            )
        )
    }

    @Test("the web manifest says the site's names, whatever they hold, and where its icons are")
    func manifest() throws {
        let path = "content/site.yaml"
        let site = try RenderedSite(
            FixtureSite.english.changing(path, "short_name: Riverside", to: "short_name: 'R \"& <b>'")
        )
        let text = webManifest(try #require(site.plan.shared["en"]), theme: site.theme)
        let found = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(found["name"] as? String == "Riverside Safety")
        #expect(found["short_name"] as? String == "R \"& <b>")
        #expect(found["start_url"] as? String == "/")
        let icon = try #require((found["icons"] as? [[String: String]])?.first?["src"])
        #expect(site.theme.assets.map(\.address).contains(icon))
    }

    @Test("a web manifest that is no JSON is told with its file")
    func brokenManifest() {
        let path = "theme/templates/webmanifest.mustache"
        let site = FixtureSite.english.changing(path, "{{{name}}}, ", to: "{{{name}}} ")
        #expect {
            try RenderedSite(site)
        } throws: { error in
            let found = (error as? Diagnostics)?.errors.map(\.description) ?? []
            return found.count == 1 && found[0].hasPrefix("\(path): error: what the template prints is not JSON")
        }
    }
}
