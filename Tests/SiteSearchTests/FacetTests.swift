import SiteSearch
import Testing

struct FacetTests {
    private let site: TestSite

    init() throws {
        let pages: [(String, String, [String])] = [
            ("/a/", "30", ["3", "4"]), ("/b/", "60", ["3"]), ("/c/", "60", ["4", "5"]), ("/d/", "60", ["5"]),
        ]
        let records = pages.map { path, minutes, stages in
            var record = page(path, "Knife crime lesson")
            record.kind = "education-resource"
            record.filters = ["minutes": [minutes], "key_stage": stages]
            return record
        }
        let facets: [SearchConfiguration.FacetField] = [
            .init(name: "kind"), .init(name: "minutes", values: ["60", "30"]), .init(name: "key_stage"),
        ]
        site = try TestSite(
            records + [page("/e/", "Knife crime")],
            configuration: SearchConfiguration(facets: facets)
        )
    }

    private func counts(_ answer: SearchAnswer) -> [String] {
        answer.facets.map { facet in
            let values = facet.values.map { "\($0.value):\($0.count)\($0.selected ? "*" : "")" }
            return ([facet.name] + values).joined(separator: " ")
        }
    }

    @Test func countsEveryValueInTheOrderOfTheSite() throws {
        let answer = try site.answer("knife")
        #expect(answer.total == 5)
        #expect(counts(answer) == ["kind education-resource:4 page:1", "minutes 60:3 30:1", "key_stage 3:2 4:2 5:2"])
    }

    @Test func countsAFacetAsIfItsOwnSelectionsWereNotMade() throws {
        let answer = try site.answer("knife", filters: ["minutes": ["60"], "key_stage": ["3", "5"]])
        #expect(answer.results.map(\.path) == ["/b/", "/c/", "/d/"])
        #expect(counts(answer) == ["kind education-resource:3", "minutes 60:3* 30:1", "key_stage 3:1* 4:1 5:2*"])
    }

    @Test func filtersWithoutWords() throws {
        #expect(try site.answer("", filters: ["minutes": ["30"]]).results.map(\.path) == ["/a/"])
    }

    @Test func answersNothingWhenNothingIsAsked() throws {
        let answer = try site.answer("  ")
        #expect((answer.total, answer.results, answer.facets) == (0, [], []))
    }

    @Test func ignoresAFacetItDoesNotHaveAndFindsNothingForAnUnknownValue() throws {
        #expect(try site.answer("knife", filters: ["colour": ["red"]]).total == 5)
        #expect(try site.answer("knife", filters: ["minutes": ["61"]]).total == 0)
    }

    @Test func doesNotLookForOtherWordsWhenAFilterHidesWhatTheWordsFound() throws {
        let lessons = (10..<20).map { number in
            var record = page("/\(number)/", "Knife crime lesson")
            record.kind = "education-resource"
            return record
        }
        let site = try TestSite(lessons + [page("/e/", "Knife crime")])
        let answer = try site.answer("knife lesson", filters: ["kind": ["page"]])
        #expect((answer.total, answer.broadened) == (0, false))
        #expect(counts(answer).first == "kind education-resource:10 page:0*")
    }

    @Test func doesNotSayThatNoPageHasAllTheWordsWhenAFilterHidesTheOnesThatDo() throws {
        let answer = try site.answer("knife lesson", filters: ["kind": ["page"]])
        #expect((answer.results.map(\.path), answer.broadened) == (["/e/"], false))
        #expect(counts(answer).first == "kind education-resource:4 page:1*")
    }
}
