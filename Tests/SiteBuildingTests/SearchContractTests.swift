import SiteBuilding
import SiteChecking
import SiteContent
import SiteTesting
import Testing

/// A build asks the index before it publishes.
struct SearchContractTests {
    private static func page(_ title: String, findableBy phrase: String? = nil) -> String {
        FixtureSite.entry(title, phrase.map { "findable_by: [\($0)]" } ?? "")
    }

    private static func promiseFourTheFirstThreePlaces(in site: Building) throws {
        for number in 1...4 {
            let path = "content/pages/scooters-\(number).md"
            try site.sources.write(path, page("Scooters", findableBy: "scooters"))
        }
    }

    @Test func whatCannotBeFoundIsNotPublished() throws {
        let site = try Building()
        try site.build()
        let manifest = try site.manifest()
        let pages = try site.pages()
        try Self.promiseFourTheFirstThreePlaces(in: site)
        let failure = #expect(throws: Diagnostics.self) { try site.build() }
        #expect(
            failure?.errors.map(\.description) == [
                "content/pages/scooters-4.md:7:15: error: the search for “scooters” does not show this page among its first three results, but /scooters-1/, /scooters-2/ and /scooters-3/. Say it in the title, the summary or a heading, add the words to content/search/synonyms.yaml, or drop the phrase if those pages answer it better. [search-contract]"
            ]
        )
        #expect(try site.manifest() == manifest)
        #expect(try site.pages() == pages)
        #expect(site.output.folders(in: "site/pages").filter { $0.hasPrefix("scooters") } == [])
        #expect(!site.output.exists("site/manifest.pending"))
        try site.sources.delete("content/pages/scooters-4.md")
        let report = try site.build()
        #expect(report.indexed.contains("/scooters-3/"))
        #expect(!report.isNewIndex)
        #expect(try site.differencesFromACleanBuild() == [])
    }

    @Test func aFailedFirstBuildLeavesNoIndex() throws {
        let site = try Building()
        try Self.promiseFourTheFirstThreePlaces(in: site)
        #expect(throws: Diagnostics.self) { try site.build() }
        #expect(try site.output.contents(of: "site").keys.filter { $0.contains("index.") } == [])
    }

    @Test func aContractThatAnotherPageTakesIsTold() throws {
        let site = try Building(
            FixtureSite.english.adding(
                "content/pages/lorry.md",
                Self.page("Scooters on the verge", findableBy: "scooters")
            )
        )
        #expect(try site.build().reordered == [])
        try site.sources.write("content/pages/second.md", Self.page("Scooters, scooters"))
        let reordered = try site.build().reordered
        #expect(reordered.map(\.phrase) == [AskedPhrase("scooters", language: "en")])
        #expect(reordered.map(\.before) == [["/lorry/"]])
        #expect(reordered.map { $0.now.sorted() } == [["/lorry/", "/second/"]])
        #expect(try site.build().reordered == [])
        #expect(try site.build().isUnchanged)
    }

    @Test func aPromiseThatIsNewIsAskedThoughNoPageChanged() throws {
        let site = try Building()
        try site.build()
        let queries = "scooters\t/report/\tresident\n"
        try site.sources.write("content/search/queries.tsv", queries)
        let failure = #expect(throws: Diagnostics.self) { try site.build() }
        #expect(failure?.errors.map(\.rule) == ["search-query"])
    }
}
