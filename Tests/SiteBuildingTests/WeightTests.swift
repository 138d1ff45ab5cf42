import Foundation
import SiteBuilding
import SiteContent
import SiteTesting
import Testing

struct WeightTests {
    private static let picture = String(repeating: "a", count: 3000)

    private func site(budget: String) -> FixtureSite {
        FixtureSite.english.changing("content/site.yaml", "help:", to: "budget: \(budget)\nhelp:")
    }

    private func problems(_ building: Building, _ site: FixtureSite? = nil) -> [String] {
        do {
            try building.build(site)
            return []
        } catch {
            return (error as? Diagnostics)?.errors.map(\.description) ?? ["\(error)"]
        }
    }

    @Test("a page weighs what a server sends of it and of what every page needs")
    func parts() throws {
        let building = try Building(
            FixtureSite.english.adding("theme/assets/site.js", "let a = 1\n")
                .changing(
                    "theme/templates/shell.mustache",
                    "</head>",
                    to: "<script src=\"/assets/site.js\"></script></head>"
                ),
            compresses: true
        )
        let weights = try building.build().weights
        let files = try building.pages()
        func sent(_ ending: String) -> Int {
            files.filter { $0.key.hasSuffix(ending) }.reduce(0) { $0 + $1.value.count }
        }
        let home = try #require(weights.first)
        #expect(home.address == "/" && home.source == "content/pages/index.md")
        #expect(home.page.count == files["index.html.br"]?.count)
        #expect(home.style.count == sent(".css.br"))
        #expect(home.script.count == sent(".js.br"))
        #expect(home.pictures.count == sent(".svg.br"))
        #expect(weights.map(\.address).contains("/report/litter/print/"))
        #expect(try building.build().weights == weights)
        let ordered = weights.enumerated().sorted { ($1.element.total, $0.offset) < ($0.element.total, $1.offset) }
        #expect(
            (0...weights.count + 1).map(weights.heaviest)
                == (0...weights.count + 1).map { most in
                    ordered.prefix(most).map(\.element)
                }
        )
    }

    @Test("a picture weighs on the page that shows it, and on no other")
    func pictures() throws {
        let building = try Building(
            FixtureSite.english.adding("content/report/map.png", Self.picture)
                .changing("content/report/litter.md", "Photographs help.", to: "![A map of bins](map.png)"),
            compresses: true
        )
        let weights = try building.build().weights
        let shared = try #require(weights.first).pictures.count
        let heavier = weights.filter { $0.pictures.count != shared }
        #expect(heavier.map(\.address) == ["/report/litter/", "/report/litter/print/"])
        #expect(heavier.map(\.pictures.count) == [shared + 3000, shared + 3000])
    }

    @Test("a page over its budget is told with what weighs, and nothing is written")
    func overBudget() throws {
        let building = try Building(
            site(budget: "{page: 3 KB}").adding("content/report/map.png", Self.picture)
                .changing("content/report/litter.md", "Photographs help.", to: "![A map of bins](map.png)"),
            compresses: true
        )
        let found = problems(building)
        #expect(found.count == 2)
        #expect(
            found.first?.contains(
                #/^content\/report\/litter\.md: error: \/report\/litter\/ weighs 3\.\d KB compressed, and may weigh 3\.0 KB: pictures 3\.0 KB, the page itself 0\.\d KB, the style 0\.\d KB\. Make what/#
            ) == true
        )
        #expect(!building.output.exists("site/pages/index.html"))
    }

    @Test("unchanged pages are weighed as they lie published, and a lower budget finds them", arguments: [true, false])
    func lowered(compresses: Bool) throws {
        let building = try Building(site(budget: "{page: 9 KB}"), compresses: compresses)
        try building.build()
        // Squares modulo a prime, as letters: words that compress badly.
        let letters = Array("abcdefghijklmnopqrst")
        func word(_ number: Int) -> String {
            let places = [3, 5, 7, 11].map { number * number * $0 % 4093 % letters.count }
            return "Bank " + String(places.map { letters[$0] }) + "."
        }
        let long = (1...2000).map(word).joined(separator: " ")
        func longer(_ budget: String) -> FixtureSite {
            site(budget: budget).changing("content/achievements/bags.md", "Volunteers", to: long + " Volunteers")
        }
        try building.build(longer("{page: 9 KB}"))
        let found = problems(building, longer("{page: 2 KB, home: 9 KB}"))
        #expect(found.map { $0.prefix { $0 != ":" } } == ["content/achievements/bags.md"])
    }
}
