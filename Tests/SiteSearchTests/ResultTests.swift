import SiteSearch
import Testing

struct ResultTests {
    private let record = SearchRecord(
        path: "/report/hate-crime/",
        title: "Report hate crime",
        summary: "How to tell the police, or someone else, about a hate crime.",
        kind: "reporting-route",
        sections: [
            .init(anchor: "", heading: "", text: "In an emergency call 999."),
            .init(
                anchor: "who-can-report",
                heading: "Who can report",
                text: "Anyone who saw hate crime. Witnesses may report too."
            ),
            .init(
                anchor: "ambassadors",
                heading: "Ambassadors",
                text: "Trained volunteers. They listen to victims & witnesses, <b>never</b> judge."
            ),
        ],
        date: "2016-02",
        number: .init(value: "101", href: "tel:101")
    )

    private func result(_ text: String) throws -> SearchResult {
        try #require(try TestSite([record]).answer(text).results.first)
    }

    @Test func carriesWhatAResultShows() throws {
        let result = try result("hate crime")
        #expect(result.path == "/report/hate-crime/")
        #expect(result.title == "Report hate crime")
        #expect((result.kind, result.language, result.date) == ("reporting-route", "en", "2016-02"))
        #expect(result.number == .init(value: "101", href: "tel:101"))
    }

    @Test func linksToTheTopWhenNoSectionSaysMore() throws {
        let result = try result("hate crime")
        #expect((result.anchor, result.heading) == ("", ""))
        #expect(
            result.snippet.plain == "How to tell the police, or someone else, about a [hate] [crime]."
        )
    }

    @Test func linksToTheSectionThatHoldsTheWords() throws {
        let result = try result("hate crime ambassador volunteers")
        #expect((result.anchor, result.heading) == ("ambassadors", "Ambassadors"))
        #expect(
            result.snippet.plain == "Trained [volunteers]. They listen to victims & witnesses, <b>never</b> judge."
        )
    }

    @Test func marksWordsByStemAndBySynonym() throws {
        let configuration = SearchConfiguration(synonyms: [.same(["bystander", "witness"])])
        let answer = try TestSite([record], configuration: configuration).answer("bystanders reporting")
        #expect(answer.results.first?.anchor == "who-can-report")
        #expect(answer.results.first?.snippet.plain == "Anyone who saw hate crime. [Witnesses] may [report] too.")
    }

    @Test func cutsWholeWordsAroundTheMarkedOnes() throws {
        let filler = Array(repeating: "some quite ordinary words that say nothing.", count: 30).joined(separator: " ")
        let text = "\(filler) A sofa was dumped\nin the lane. \(filler)"
        let answer = try TestSite([page("/a/", "Page", text)]).answer("dumped sofas")
        let snippet = try #require(answer.results.first).snippet
        let plain = snippet.plain
        #expect(plain.contains("A [sofa] was [dumped] in the lane."))
        #expect(plain.hasPrefix("… ") && plain.hasSuffix(" …"))
        #expect((120...240).contains(snippet.map(\.text).joined().count))
        let words = Set(text.split { " \n".contains($0) }.map(String.init) + ["…"])
        let cut = snippet.map(\.text).joined().split(separator: " ").map(String.init)
        #expect(cut.allSatisfy { words.contains($0) || words.contains($0 + ".") })
    }

    @Test func showsTheSummaryWhenThePageHasNoText() throws {
        let record = SearchRecord(path: "/a/", title: "Fraud", summary: "Who to tell.")
        #expect(try TestSite([record]).answer("fraud").results.first?.snippet.plain == "Who to tell.")
    }
}
