import Digest
import SiteContent
import SitePlanning
import SiteRendering
import SiteResults
import SiteSearch
import SiteTesting
import Testing

@testable import SitePreviewing

struct GalleryTests {
    private func site(_ fixture: FixtureSite = .english) throws -> MarkedSite {
        let files = fixture.files.sorted { $0.key < $1.key }.map { SourceFile($0.key, $0.value) }
        var problems: [Diagnostic] = []
        guard let sources = readSources(files, problems: &problems) else { throw Diagnostics(problems) }
        let plan = planSite(sources, now: FixtureSite.now, problems: &problems)
        return try MarkedSite(
            plan,
            theme: files.filter { $0.path.string.hasPrefix("theme/") },
            attachments: plan.attachments.map { Asset(name: $0.path.string, bytes: $0.bytes) },
            program: Digest(of: [1])
        )
    }

    private func examples(_ name: String, of parts: [GalleryPart]) -> [String] {
        parts.first { $0.name == name }?.examples ?? []
    }

    @Test func findsEveryPartialAndEveryTemplateThatPrintsPartOfAPage() throws {
        let parts = galleryParts(in: try site().pages)
        #expect(parts.filter { $0.kind == .partial }.map(\.name) == ["contact", "item", "page-body"])
        #expect(
            parts.filter { $0.kind == .page }.map(\.name) == [
                "achievement", "campaign", "campaign-update", "contact-card", "education-resource", "home", "page",
                "priority", "reporting-route", "sheet",
            ]
        )
        #expect(parts.filter { $0.kind == .surroundings }.map(\.name) == ["shell"])
        #expect(parts.filter { $0.kind == .text }.map(\.name) == ["markdown"])
        #expect(parts.allSatisfy { !$0.examples.isEmpty })
        #expect(!parts.contains { $0.examples.contains { $0.contains("gallery-part") } })
    }

    @Test func showsANewPartialWithoutAnyonePuttingItThere() throws {
        let fixture = FixtureSite.english
            .adding("theme/templates/partials/stamp.mustache", "<b class=\"stamp\">{{period}}</b>\n")
            .changing("theme/templates/achievement.mustache", "<p>{{period}}</p>", to: "<p>{{> stamp}}</p>")
        let parts = galleryParts(in: try site(fixture).pages)
        let around = "<main role=\"none\"><p role=\"none\">"
        #expect(
            examples("stamp", of: parts) == ["\(around)<b class=\"stamp\">the years of the plan</b></p></main>"]
        )
    }

    @Test func showsAPartOnceForEachLookAndNoMore() {
        let part = { (classes: String, words: String) in
            "<ul class=\"cards\"><gallery-part class=\"partial item\"><li class=\"\(classes)\">\(words)</li></gallery-part></ul>"
        }
        let page = "<body>" + part("card", "One") + part("card", "Another") + part("card urgent", "Three") + "</body>"
        let list = { (item: String) in "<ul class=\"cards\" role=\"none\">\(item)</ul>" }
        #expect(
            examples("item", of: galleryParts(in: [page])) == [list("<li class=\"card urgent\">Three</li>")]
        )
        let two = "<body>" + part("card late", "One") + part("card urgent", "Three") + "</body>"
        #expect(
            examples("item", of: galleryParts(in: [two])) == [
                list("<li class=\"card late\">One</li>"), list("<li class=\"card urgent\">Three</li>"),
            ]
        )
    }

    @Test func cutsAListDownToTwoOfEachLookAndLeavesSentencesWhole() {
        let page = """
            <body><gallery-part class="page a"><ul><li>1</li><li>2</li><li>3</li><li class="x">4</li></ul>\
            <p>See <a>b</a>, <a>c</a> and <a>d</a>.</p><p hidden>Not seen</p></gallery-part></body>
            """
        #expect(
            examples("a", of: galleryParts(in: [page])) == [
                "<ul><li>1</li><li>2</li><li class=\"x\">4</li></ul><p>See <a>b</a>, <a>c</a> and <a>d</a>.</p>"
            ]
        )
    }

    @Test func showsOneBlockOfEachKindOfText() {
        let text = { (html: String) in "<gallery-part class=\"text markdown\">\(html)</gallery-part>" }
        let pages = [text("<p>Long words</p><p>Short</p>"), text("<h2>Title</h2><p>See <a>this</a></p>")]
        #expect(
            examples("markdown", of: galleryParts(in: pages)) == ["<p>Short</p><h2>Title</h2><p>See <a>this</a></p>"]
        )
    }

    @Test func showsEachExampleInLightAndInDarkWithNamesOfItsOwn() throws {
        var fixture = FixtureSite.english
        fixture["theme/assets/site.css"] = """
            :root { --ink: #111; --gap: 1rem } /* } */
            body { color: var(--ink) }
            @media (prefers-color-scheme: dark) { :root { --ink: #eee } }

            """
        let site = try site(fixture)
        let field = "<label for=\"q\">?</label><input id=\"q\"><a href=\"#main\">"
        let part = GalleryPart(kind: .partial, name: "field", examples: [field])
        let page = GalleryPage([part], theme: site.theme, site: "Riverside & Co")
        #expect(page.html.contains("in-light\"><label for=\"q\">?</label><input id=\"q\"><a href=\"#main\"></div>"))
        #expect(page.html.contains("in-dark\"><label for=\"q-2\">?</label><input id=\"q-2\"><a href=\"#main\"></div>"))
        #expect(page.html.contains("<title>Every part of the theme: Riverside &amp; Co</title>"))
        let sheet = site.theme.assets.first { $0.name == "site.css" }
        #expect(page.html.contains("href=\"\(sheet?.address ?? "none")\""))
        #expect(
            page.style.contains(
                ".in-light { --ink: #111; --gap: 1rem; color: var(--ink); color-scheme: light }\n"
                    + ".in-dark { --ink: #111; --gap: 1rem; color: var(--ink); --ink: #eee; color-scheme: dark }\n"
                    + ".swatch-ink { background: var(--ink) }\n"
            )
        )
    }

    @Test func refusesAThemeWithFaults() throws {
        let fixture = FixtureSite.english.changing(
            "theme/templates/home.mustache",
            "{{> page-body}}",
            to: "{{> page-boddy}}"
        )
        #expect(throws: Diagnostics.self) { try site(fixture) }
    }
}

struct MarkupTests {
    @Test(arguments: [
        "<p class=\"a\">One <b>two</b><br>three</p>", "<svg><path d=\"M0 0\"/></svg>after",
        "<script>if (a < b) { \"</p>\" }</script>", "<a title=\"a > b\">x</a>", "1 < 2 & so on",
        "<textarea><p></textarea>",
    ])
    func printsWhatItRead(html: String) {
        #expect(Markup.reading(html).map(\.html).joined() == html)
    }

    @Test func endsWhatIsLeftOpenWithWhatIsAroundItAndPassesOverComments() {
        #expect(Markup.reading("<ul><li>1</ul><!-- > -->2</b>").map(\.html).joined() == "<ul><li>1</li></ul>2")
        #expect(Markup.reading("<!doctype html><p>open").map(\.html).joined() == "<p>open</p>")
    }
}
