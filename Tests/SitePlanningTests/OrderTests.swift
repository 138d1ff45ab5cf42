import SiteContent
import SitePlanning
import Testing

struct OrderTests {
    private let files = sourceFiles([
        "content/pages/a.md": entry("A", "aliases: [/old/]", body: "[a](b.md) [b](nowhere.md) [c](fact:bags)"),
        "content/pages/A.md": entry("A", "aliases: [/old/]", body: "[c](contact:nobody)"),
        "content/pages/b.md": entry("A", "lists: [all-pages, updates, contacts, sources]", body: "[c](fact:bags)"),
        "content/pages/b.ur.md": entry("ب", "lists: [all-pages]"),
        "content/pages/c.md": entry("C", "draft: maybe"),
        "content/pages/d.md": "",
        "content/news/e.md": entry("E"),
        "content/report/a.md": entry("A", route.replacing("police-101", with: "nobody, no-one")),
        "content/report/b.md": entry("A", route),
        "content/campaigns/x/index.md": entry("X", "status: running"),
        "content/campaigns/x/updates/a.md": entry("Same", "campaign: x\ndate: 2016"),
        "content/campaigns/x/updates/b.md": entry("Same", "campaign: x\ndate: 2016"),
        "seeds/other.yaml": "plan:",
    ])

    @Test func theSameFilesInAnyOrderMakeTheSamePlanAndTheSameProblems() throws {
        let (first, problems) = plan(files)
        let expected = try #require(first)
        #expect(problems.count == 11)
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<10 {
            let (found, shuffledProblems) = plan(files.shuffled(using: &generator))
            let shuffled = try #require(found)
            #expect(shuffledProblems == problems)
            let arePagesEqual = String(describing: shuffled.pages) == String(describing: expected.pages)
            #expect(arePagesEqual)
            #expect(shuffled.redirects == expected.redirects)
            #expect(String(describing: shuffled.feeds) == String(describing: expected.feeds))
        }
    }

    @Test func everyProblemIsToldOnceInTheOrderOfReading() {
        let places = plan(files).problems.map { $0.prefix { $0 != " " } }
        #expect(
            places == [
                "content/news/e.md:", "content/pages/A.md:9:1:", "content/pages/a.md:", "content/pages/a.md:7:11:",
                "content/pages/a.md:9:11:", "content/pages/c.md:7:8:", "content/pages/d.md:1:1:",
                "content/report/a.md:10:12:", "content/report/a.md:10:20:", "seeds/other.yaml:1:6:", "seeds/plan.yaml:",
            ]
        )
    }
}
