import Foundation
import SiteBuilding
import SiteTesting
import Testing

struct PictureBuildTests {
    private static let site = FixtureSite.english
        .changing("content/site.yaml", "time_zone:", to: "share_pictures: true\ntime_zone:")

    private func pictures(of building: Building) throws -> [String: [UInt8]] {
        try building.currentPages().filter { $0.key.hasPrefix("assets/share.") }
    }

    /// The picture that a page names, which must be there.
    private func picture(of page: String, in building: Building) throws -> [UInt8] {
        let html = try building.output.text("site/pages/\(page)")
        let name = try #require(html.firstMatch(of: #/og:image" content="https:\/\/riverside.example\/([^"]+)"/#)).1
        return try building.output.bytes("site/pages/\(name)")
    }

    @Test("a page's picture is a PNG of 1200 by 630")
    func draws() throws {
        let building = try Building(Self.site)
        try building.build()
        let png = try picture(of: "report/litter/index.html", in: building)
        #expect(png.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        // The first chunk begins with the width and the height, of four bytes each.
        #expect(png[16..<24] == [0, 0, 0x04, 0xB0, 0, 0, 0x02, 0x76])
    }

    @Test("the same drawing is the same bytes wherever it is drawn")
    func sameBytes() throws {
        let (one, other) = (try Building(Self.site), try Building(Self.site))
        try one.build()
        try other.build()
        #expect(try pictures(of: one).count > 10)
        #expect(try differences(between: one.pages(), and: other.pages()) == [])
    }

    @Test("a build without a change draws nothing, and a new title draws one picture")
    func incremental() throws {
        let building = try Building(Self.site)
        try building.build()
        // Whatever would be drawn from here on fails the build.
        building.options.drawingProgram = "no-such-program"
        #expect(try building.build().isUnchanged)
        try building.build(Self.site.changing("content/report/litter.md", "Mattresses", to: "Chairs"))
        building.options.drawingProgram = "rsvg-convert"
        let report = try building.build(
            Self.site.changing("content/report/litter.md", "title: Report", to: "title: Tell of")
        )
        #expect(report.written.filter { $0.hasSuffix(".png") }.count == 1)
        #expect(try !picture(of: "report/litter/index.html", in: building).isEmpty)
    }

    @Test("without the program that draws, a build says how to install it and leaves the site as it was")
    func missing() throws {
        let building = try Building()
        try building.build()
        let before = try building.pages()
        building.options.drawingProgram = "no-such-program"
        #expect {
            try building.build(Self.site)
        } throws: { error in
            let words = "\(error)"
            return words.contains("no-such-program is not installed") && words.contains("apt-get install librsvg2-bin")
        }
        #expect(try differences(between: before, and: building.pages()) == [])
        building.options.drawingProgram = "rsvg-convert"
        try building.build()
        let clean = try Building(Self.site)
        try clean.build()
        #expect(try differences(between: clean.pages(), and: building.currentPages()) == [])
    }

    @Test("a template that makes no drawing stops the build with its name")
    func broken() throws {
        let path = "theme/templates/share-picture.mustache"
        let building = try Building(Self.site.changing(path, "</svg>", to: "</svvg>"))
        #expect {
            try building.build()
        } throws: { error in
            "\(error)".hasPrefix(path)
        }
    }
}
