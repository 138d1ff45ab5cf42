import Foundation
import SiteBuilding
import SiteTesting
import Testing

struct PackBuildTests {
    private static let resource = "content/schools/respect.md"
    private static let site = FixtureSite.english
        .changing(resource, "minutes: 60", to: "minutes: 60\nfiles: [cards.txt]")
        .changing(resource, "Talk about", to: "See ![the river](../pages/river.svg). Talk about")
        .adding("content/schools/cards.txt", "Six cards.\n")
        .adding("content/pages/river.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n")

    /// The pack as unzip unpacks it.
    private func unpacked(_ building: Building) throws -> [String: String] {
        let folder = try Folder()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/unzip")
        process.arguments = [
            "-q", "\(building.output.path)/site/pages/schools/respect/respect.zip", "-d", folder.path,
        ]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return try folder.contents().mapValues { String(decoding: $0, as: UTF8.self) }
    }

    @Test("a pack unpacks into a folder with the lesson, its files, the licence and a list of them")
    func unpacks() throws {
        let building = try Building(Self.site)
        try building.build()
        let files = try unpacked(building)
        #expect(
            files.keys.sorted() == [
                "respect/CONTENTS.txt", "respect/LICENCE.txt", "respect/cards.txt", "respect/respect.html",
                "respect/river.svg",
            ]
        )
        #expect(
            files["respect/CONTENTS.txt"] == """
                Respect in words

                From https://riverside.example/schools/respect/
                Checked 22 November 2026
                Again by 22 May 2027

                It holds:
                - respect.html: the lesson
                - LICENCE.txt: what is allowed
                - river.svg
                - cards.txt

                """
        )
        #expect(files["respect/LICENCE.txt"] == "You may copy it.\n")
        #expect(files["respect/cards.txt"] == "Six cards.\n")
        #expect(files["respect/river.svg"] == Self.site["content/pages/river.svg"])
    }

    @Test("the lesson of a pack needs nothing that is not in the pack, and leads to the site by full addresses")
    func lesson() throws {
        let building = try Building(Self.site)
        try building.build()
        let lesson = try #require(try unpacked(building)["respect/respect.html"])
        #expect(lesson.contains("<img src=\"river.svg\" alt=\"the river\" />"))
        #expect(
            lesson.contains("<a href=\"https://riverside.example/report/hate-crime/#who-can-report\">hate crime</a>")
        )
        #expect(lesson.matches(of: #/(src|href)="\//#).isEmpty)
        #expect(!lesson.contains("<script") && !lesson.contains("stylesheet"))
    }

    @Test(
        "a build without a change makes no pack, and one with a changed file makes the pack and the page with its size"
    )
    func incremental() throws {
        let building = try Building(Self.site)
        #expect(try building.build().written.contains("schools/respect/respect.zip"))
        #expect(try building.build().isUnchanged)
        let cards = (0..<2000).map { "Card \(($0 * 7919) % 10_007).\n" }.joined()
        let report = try building.build(Self.site.adding("content/schools/cards.txt", cards))
        #expect(report.written == ["schools/respect/index.html", "schools/respect/respect.zip"])
        let pages = try building.pages()
        let size = try #require(pages["schools/respect/respect.zip"]).count
        let page = String(decoding: try #require(pages["schools/respect/index.html"]), as: UTF8.self)
        #expect(size > 4096)
        #expect(page.contains("Pack (\((size + 1023) / 1024) KB)"))
        let other = try Building(Self.site.adding("content/schools/cards.txt", cards))
        try other.build()
        #expect(try differences(between: other.currentPages(), and: building.currentPages()) == [])
    }
}
