import Digest
import SiteContent
import SitePlanning
import SiteRendering
import SiteTesting
import Testing

struct FingerprintTests {
    struct Change: Sendable, CustomTestStringConvertible {
        let path: String
        let old: String
        let new: String
        var testDescription: String { "\(path): \(old) → \(new)" }

        init(_ path: String, _ old: String, _ new: String) {
            (self.path, self.old, self.new) = (path, old, new)
        }
    }

    private static let changes = [
        Change("content/site.yaml", "name: Riverside Safety", "name: Riverside Care"),
        Change("content/site.yaml", "short_name: Riverside", "short_name: Rivers"),
        Change("content/site.yaml", "riverside.example\nowner", "rivers.example\nowner"),
        Change("content/site.yaml", "name: English", "name: British English"),
        Change("content/site.yaml", "name: اردو", "name: Urdu"),
        Change("content/site.yaml", "direction: rtl", "direction: ltr"),
        Change("content/site.yaml", "title: Calm streets", "title: Quiet streets"),
        Change("content/site.yaml", "title: Report it", "title: Tell us"),
        Change("content/site.yaml", "help: [emergency]", "help: [emergency, police]"),
        Change("content/contacts.yaml", "call: \"101\"", "call: \"102\""),
        Change("content/contacts.yaml", "status: unconfirmed", "status: confirmed"),
        Change("content/contacts.yaml", "name: Riverside Police", "name: Police"),
        Change("seeds/plan.yaml", "Volunteers filled five hundred", "Neighbours filled five hundred"),
        Change("seeds/plan.yaml", "title: The Riverside plan", "title: The old plan"),
        Change("content/report/hate-crime.md", "title: Report hate crime", "title: Report hatred"),
        Change("content/report/hate-crime.md", "Anyone can", "Everyone can"),
        Change("content/report/hate-crime.md", "aliases: [/hate/]", "sensitive: true"),
        Change("content/campaigns/tidy/index.md", "status: finished", "status: running"),
        Change("content/campaigns/tidy/updates/second.md", "date: 2016-04", "date: 2016-05"),
        Change("content/campaigns/tidy/updates/second.md", "date: 2016-04", "date: not known"),
        Change("content/schools/respect.md", "minutes: 60", "minutes: 45"),
        Change("content/pages/map.txt", "A map.", "A new map."),
        Change("theme/strings/en.yaml", "source_mark: Source {number}", "source_mark: Note {number}"),
        Change("theme/templates/item.mustache", "nothing", "nothing more"),
        Change("theme/templates/partials/item.mustache", "{{summary}}", "– {{summary}}"),
        Change("theme/assets/dots.svg", "<svg", "<svg id=\"dots\""),
    ]

    private static let site = FixtureSite.englishAndUrdu
        .adding("content/pages/map.txt", "A map.")
        .adding("content/pages/map.md", FixtureSite.entry("Map", text: "[Map](map.txt)"))
        .adding("theme/templates/item.mustache", "nothing")

    private static let old = Result { try files(RenderedSite(site)) }

    private static func files(_ site: RenderedSite) -> [String: (fingerprint: Digest, html: String)] {
        Dictionary(
            uniqueKeysWithValues: site.plan.pages.map { page in
                (page.route.path, (site.renderer.fingerprint(of: page), site.html(page.route.path)))
            }
        )
    }

    @Test(arguments: changes)
    func differWhereverTheBytesDo(change: Change) throws {
        let old = try Self.old.get()
        let new = try Self.files(RenderedSite(Self.site.changing(change.path, change.old, to: change.new)))
        let changed = old.keys.filter { old[$0]!.html != new[$0]?.html }
        #expect(!changed.isEmpty || change.old == "nothing")
        #expect(changed.filter { old[$0]!.fingerprint == new[$0]?.fingerprint } == [])
    }

    @Test func areEqualForEqualPages() throws {
        let first = try Self.old.get().mapValues(\.fingerprint)
        #expect(try Self.files(RenderedSite(Self.site)).mapValues(\.fingerprint) == first)
        #expect(Set(first.values).count == first.count)
    }

    @Test func areThoseOfNewPages() throws {
        let site = try RenderedSite(Self.site)
        for page in site.plan.pages {
            let new = site.renderer.renderNew(page, packSize: nil)
            #expect(new.fingerprint == site.renderer.fingerprint(of: page))
            #expect(new.bytes == site.renderer.render(page))
        }
    }

    @Test func differForAnotherVersionOfTheProgram() throws {
        let page = try RenderedSite(Self.site).page("/")
        let fingerprints = try [1, 2].map {
            try RenderedSite(Self.site, program: Digest(of: [$0])).renderer.fingerprint(of: page)
        }
        #expect(fingerprints[0] != fingerprints[1])
    }
}
