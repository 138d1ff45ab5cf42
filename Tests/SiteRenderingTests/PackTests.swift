import Digest
import SiteContent
import SitePlanning
import SiteRendering
import SiteTesting
import Testing

struct PackTests {
    private static let resource = "content/schools/respect.md"
    private static let withFiles = FixtureSite.english
        .changing(resource, "minutes: 60", to: "minutes: 60\nfiles: [cards.txt, ../pages/map.svg]")
        .adding("content/schools/cards.txt", "Six cards.\n")
        .adding("content/pages/map.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n")

    private func pack(of site: RenderedSite) throws -> (page: PageModel, pack: PackModel) {
        let page = site.page("/schools/respect/")
        return (page, try #require(page.pack))
    }

    private func faults(of site: FixtureSite) -> [String] {
        do {
            _ = try RenderedSite(site)
            return []
        } catch {
            return error.errors.map(\.description)
        }
    }

    @Test("a resource offers its pack with its size and what may be done with it")
    func link() throws {
        let site = try RenderedSite.english()
        let page = site.page("/schools/respect/")
        func line(size: Int) throws -> Substring? {
            String(decoding: site.renderer.render(page, packSize: size), as: UTF8.self)
                .split(separator: "\n").first { $0.contains("Pack (") }
        }
        let beginning = "<p><a href=\"/schools/respect/respect.zip\">Pack ("
        #expect(try line(size: 34_000) == "\(beginning)34 KB)</a> You may copy it.</p>")
        #expect(try line(size: 1) == "\(beginning)1 KB)</a> You may copy it.</p>")
        #expect(try line(size: 1_200_000) == "\(beginning)1.2 MB)</a> You may copy it.</p>")
        #expect(site.plan.pages.filter { $0.pack != nil }.map(\.route.path) == ["/schools/respect/"])
    }

    @Test("a site that does not say what may be done with resources has no packs, and neither has a sensitive page")
    func none() throws {
        let silent = FixtureSite.english.changing("content/site.yaml", "resource_licence: You may copy it.\n", to: "")
        #expect(try RenderedSite(silent).page("/schools/respect/").pack == nil)
        #expect(try !RenderedSite(silent).html("/schools/respect/").contains("Pack"))
        let sensitive = FixtureSite.english.changing(Self.resource, "minutes: 60", to: "minutes: 60\nsensitive: true")
        #expect(try RenderedSite(sensitive).page("/schools/respect/").pack == nil)
    }

    @Test("a pack holds the files that the resource lists and those that its text links to")
    func files() throws {
        let site = Self.withFiles.changing(Self.resource, "Talk about", to: "Use [the list](list.csv). Talk about")
            .adding("content/schools/list.csv", "a,b\n")
        #expect(
            try pack(of: RenderedSite(site)).pack.files.map(\.path.string) == [
                "content/pages/map.svg", "content/schools/cards.txt", "content/schools/list.csv",
            ]
        )
    }

    @Test("a listed file that is not there is told with the line and the nearest name")
    func missing() {
        let found = faults(of: Self.withFiles.changing(Self.resource, "cards.txt", to: "card.txt"))
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("\(Self.resource):9:9: error: no file is called “card.txt”") == true, "\(found)")
        #expect(found.first?.contains("Did you mean “cards.txt”?") == true)
    }

    @Test("listed files for which there is no pack are told, with the reason")
    func unused() {
        let silent = Self.withFiles.changing("content/site.yaml", "resource_licence: You may copy it.\n", to: "")
        #expect(faults(of: silent).count == 1)
        #expect(faults(of: silent).first?.contains("resource_licence") == true)
        let sensitive = Self.withFiles.changing(Self.resource, "minutes: 60", to: "minutes: 60\nsensitive: true")
        #expect(faults(of: sensitive).count == 1)
        #expect(faults(of: sensitive).first?.contains("a sensitive page has no pack") == true)
    }

    @Test("two files of one name in a pack are told, also where only capital letters part them")
    func namesakes() {
        let site = Self.withFiles.changing(Self.resource, "../pages/map.svg", to: "../pages/Cards.txt")
            .adding("content/pages/Cards.txt", "Others.\n")
        #expect(faults(of: site).count == 1)
        #expect(faults(of: site).first?.contains("would hold two files called “cards.txt”") == true)
    }

    @Test(
        "a pack changes its fingerprint with whatever is in it, and the page follows",
        arguments: [
            ("content/schools/cards.txt", "Six", "Seven"), ("content/contacts.yaml", "call: \"101\"", "call: \"102\""),
            ("content/site.yaml", "You may copy it.", "You may change it."),
            ("content/schools/respect.md", "safeguarding: Tell", "safeguarding: First tell"),
            ("content/schools/respect.md", "review_by: 2027-05-22", "review_by: 2027-06-22"),
            ("content/schools/respect.md", "files: [cards.txt, ", "files: ["),
            ("theme/strings/en.yaml", "pack_from: \"From", "pack_from: \"Out of"),
            ("theme/templates/pack.mustache", "<title>", "<title>Pack: "),
        ]
    )
    func fingerprint(path: String, old: String, new: String) throws {
        let (before, after) = (
            try RenderedSite(Self.withFiles), try RenderedSite(Self.withFiles.changing(path, old, to: new))
        )
        let (old, new) = (try pack(of: before), try pack(of: after))
        #expect(
            try before.renderer.archive(old.pack, with: old.page) != after.renderer.archive(new.pack, with: new.page)
        )
        #expect(
            before.renderer.fingerprint(of: old.pack, with: old.page)
                != after.renderer.fingerprint(of: new.pack, with: new.page)
        )
        #expect(before.renderer.fingerprint(of: old.page) != after.renderer.fingerprint(of: new.page))
    }
}
