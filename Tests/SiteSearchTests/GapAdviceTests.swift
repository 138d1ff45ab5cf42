import SiteSearch
import Testing

struct GapAdviceTests {
    private func advice(_ words: String) throws -> GapAdvice {
        let site = try TestSite(
            [page("/a/", "Bulky waste", "We collect sofas."), page("/b/", "Waste", "Put it in the bin.")],
            words: ["bulky", "waste", "tyre"]
        )
        let index = try SearchIndex(path: site.path, configuration: site.configuration)
        return try index.advice(on: words, language: "en", now: 0)
    }

    @Test func whatAPageAnswersByNowNamesIt() throws {
        var expected = GapAdvice()
        expected.answeredBy = "/a/"
        #expect(try advice("bulky sofas") == expected)
    }

    @Test func wordsOnNoPageAreToldBesideThePagesWithTheOthers() throws {
        var expected = GapAdvice()
        expected.missing = ["tyre"]
        expected.nearest = ["/a/", "/b/"]
        #expect(try Set(advice("tyre waste").nearest) == Set(expected.nearest))
        #expect(try advice("tyre waste").missing == ["tyre"])
        #expect(try advice("tyre").nearest == [])
    }

    @Test func aMisspellingIsToldWithWhatTheSearchOffers() throws {
        #expect(try advice("wasste").spelling == "waste")
        #expect(try advice("wasste").answeredBy == nil)
    }
}
