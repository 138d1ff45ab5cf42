import Digest
import SiteContent
import SitePlanning
import SiteRendering
import SiteTesting
import Testing

struct SheetTests {
    private func html(_ path: String, of site: RenderedSite) throws -> String {
        let sheet = try #require(site.plan.sheets.first { $0.route.path == path })
        return String(decoding: site.renderer.render(sheet), as: UTF8.self)
    }

    @Test("routes, campaigns, resources and the list of routes have a sheet, and the home page has none")
    func whichPages() throws {
        #expect(
            try RenderedSite.english().plan.sheets.map(\.route.path) == [
                "/campaigns/tidy/print/", "/report/print/", "/report/abuse/print/", "/report/hate-crime/print/",
                "/report/litter/print/", "/schools/respect/print/",
            ]
        )
    }

    @Test("a sheet prints the page's address and contacts, and search engines are sent to the page")
    func prints() throws {
        let html = try html("/report/hate-crime/print/", of: .english())
        #expect(html.contains("<meta name=\"robots\" content=\"noindex\">"))
        #expect(html.contains("<link rel=\"canonical\" href=\"https://riverside.example/report/hate-crime/\">"))
        #expect(html.contains("<p>riverside.example/<wbr>report/<wbr>hate-crime    </p>"))
        #expect(html.contains("<svg viewBox=\"0 0 41 41\""))
        #expect(html.contains("<p>Riverside Police: <a href=\"tel:101\">101</a> Confirmed.</p>"))
    }

    @Test("the notice board has every route, the emergency's contacts only once")
    func noticeBoard() throws {
        let html = try html("/report/print/", of: .english())
        let body = html.split(separator: "<main>")[1].split(separator: "</main>")[0]
        let parts = body.split(separator: "<h2>").dropFirst().map { $0.prefix { $0 != "<" } }
        #expect(
            parts.prefix(3) == ["Someone at home hurts me", "Someone insulted me for who I am", "Rubbish was dumped"]
        )
        #expect(body.matches(of: #/tel:999/#).count == 1)
    }

    @Test(
        "a sheet changes its fingerprint with a contact, its page and the site's address",
        arguments: [
            ("content/contacts.yaml", "call: \"101\"", "call: \"102\""),
            ("content/report/hate-crime.md", "Anyone can", "Everyone can"),
            ("content/site.yaml", "base: https://riverside.example", "base: https://rivers.example"),
        ]
    )
    func fingerprint(path: String, old: String, new: String) throws {
        func files(_ site: RenderedSite) -> [String: (Digest, [UInt8])] {
            Dictionary(
                uniqueKeysWithValues: site.plan.sheets.map {
                    ($0.route.path, (site.renderer.fingerprint(of: $0), site.renderer.render($0)))
                }
            )
        }
        let before = try files(.english())
        let after = try files(RenderedSite(FixtureSite.english.changing(path, old, to: new)))
        let changed = before.keys.filter { before[$0]!.1 != after[$0]!.1 }
        #expect(changed.contains("/report/hate-crime/print/"))
        #expect(changed.filter { before[$0]!.0 == after[$0]!.0 } == [])
    }

    @Test("a page at the address of a sheet is told with its file")
    func clash() throws {
        let site = FixtureSite.english.adding("content/pages/report/litter/print.md", FixtureSite.entry("Print"))
        #expect {
            try RenderedSite(site)
        } throws: { error in
            let found = (error as? Diagnostics)?.errors.map(\.description) ?? []
            return found.contains { $0.contains("/report/litter/print/ is where the printed sheet") }
        }
    }
}
