import SiteBuilding
import SiteContent
import SiteTesting
import Testing

/// What only sites of many pages do: their index is made in parts, and their texts are not kept.
struct LargeSiteTests {
    private static func page(_ number: Int) -> (path: String, text: String) {
        let group = ["meadow", "river", "bridge", "park", "square", "lane"][number % 6]
        let name = name(number)
        let text = FixtureSite.entry("Notes of \(name)", text: "Volunteers mend the \(group) with \(name).")
        return ("content/pages/about/\(name).md", text)
    }

    /// A word for a number: rules want figures to have sources.
    private static func name(_ number: Int) -> String {
        "q" + [number / 100, number / 10 % 10, number % 10].map { String(UnicodeScalar(UInt8(97 + $0))) }.joined()
    }

    private static func site(_ count: Int, base: FixtureSite = .english) -> FixtureSite {
        (0..<count).reduce(into: base) { site, number in
            let (path, text) = page(number)
            site.files[path] = text
        }
    }

    @Test("an index made in parts answers as one that grew page by page")
    func parts() throws {
        let whole = try Building(Self.site(700))
        #expect(try whole.build().isNewIndex)
        let grown = try Building(Self.site(490))
        try grown.build()
        #expect(try !grown.build(Self.site(700)).isNewIndex)
        #expect(try grown.differencesFromACleanBuild(whole.written()) == [])
        #expect(try whole.paths("river \(Self.name(697))").first == "/about/\(Self.name(697))/")
    }

    @Test("an index of which more than a third of the pages changed is made anew, any other is continued")
    func manyPagesChanged() throws {
        let building = try Building(Self.site(210))
        let pages = try building.build().indexed.count
        func edited(_ count: Int, word: String) -> FixtureSite {
            (0..<count).reduce(into: Self.site(210)) { site, number in
                site.change(Self.page(number).path, "mend", to: word)
            }
        }
        let few = try building.build(edited(pages / 3, word: "tidy"))
        #expect(few.indexed.count == pages / 3 && !few.isNewIndex)
        #expect(try building.differencesFromACleanBuild() == [])
        let many = try building.build(edited(pages / 3 + 1, word: "clean"))
        #expect(many.indexed.count == pages && many.isNewIndex)
        #expect(try building.differencesFromACleanBuild() == [])
        #expect(try building.build(edited(pages / 3 + 1, word: "clean")).isUnchanged)
    }

    @Test("pages whose texts are not kept are looked at while the index is made anew, and told as ever")
    func lookedAtWhileIndexed() throws {
        let building = try Building(Self.site(600))
        let plain = try building.build().warnings
        // Another list of right words makes a new index of texts that no one has read; the other list asks for a look.
        let list = try Folder(["words": "meadow\nriver\n"])
        building.options.wordList = "\(list.path)/words"
        let rule = Self.site(600).adding("content/checks/words.yaml", "- {avoid: [mend], instead: Write repair.}\n")
        let report = try building.build(rule)
        #expect(report.isNewIndex && report.written == [])
        #expect(report.warnings.count == plain.count + 600)
        #expect(try building.dryRun().warnings == report.warnings)
        let clean = try Building(rule)
        clean.options.wordList = building.options.wordList
        #expect(try clean.build().warnings == report.warnings)
    }

    @Test("an error on a page whose text is not kept is told with all others, and nothing is written")
    func lateErrors() throws {
        var site = FixtureSite.english.changing(
            "content/site.yaml",
            "help:",
            to: "checks: {plain-words: error}\nhelp:"
        )
        for number in 0..<3 { (_, site.files[Self.page(number).path]) = Self.page(number) }
        let building = try Building(site)
        try building.build()
        let (pages, manifest) = (try building.pages(), try building.output.text("site/manifest"))
        let rule = site.adding("content/checks/words.yaml", "- {avoid: [mend], instead: Write repair.}\n")
        let found = #expect(throws: Diagnostics.self) { try building.build(rule) }
        #expect(found?.errors.map(\.file) == (0..<3).map { Self.page($0).path })
        #expect(try building.pages() == pages)
        #expect(try building.output.text("site/manifest") == manifest)
        // Beside another error, which needs no look.
        let broken = rule.changing("content/report/litter.md", "summary:", to: "sumary:")
        let all = #expect(throws: Diagnostics.self) { try building.build(broken) }
        #expect(Set(all?.errors.map(\.file) ?? []).count == 4)
        try building.build(site)
        #expect(try building.differencesFromACleanBuild() == [])
    }
}
