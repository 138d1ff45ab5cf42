import SiteSearch
import SiteTesting
import Testing

struct RankingTests {
    @Test func putsATitleBeforeAMentionInTheText() throws {
        let site = try TestSite([
            page("/a/", "Litter", "You can also tell us about graffiti."), page("/b/", "Graffiti", "Tell us."),
        ])
        #expect(try site.paths("graffiti") == ["/b/", "/a/"])
    }

    @Test func findsAPageByAPhraseItDoesNotPrint() throws {
        var record = page("/a/", "Dumped rubbish")
        record.phrases = ["someone left a mattress"]
        #expect(try TestSite([record]).paths("mattress") == ["/a/"])
    }

    @Test func ordersEqualPagesByPathWhateverTheOrderOfWriting() throws {
        let pages = ["/c/", "/a/", "/b/"].map { page($0, "Same title") }
        #expect(try TestSite(pages).paths("same") == ["/a/", "/b/", "/c/"])
    }

    @Test func putsPagesWithAllWordsBeforePagesWithSomeAndSaysWhenThereAreNone() throws {
        let site = try TestSite([page("/a/", "Knife crime"), page("/b/", "Hate crime")])
        let all = try site.answer("hate crime")
        #expect((all.results.map(\.path), all.broadened) == (["/b/", "/a/"], false))
        let some = try site.answer("hate incident")
        #expect((some.results.map(\.path), some.broadened) == (["/b/"], true))
    }

    @Test func leavesOutPagesWithSomeWordsWhereManyHaveAll() throws {
        let pages = (10..<20).map { page("/\($0)/", "Hate crime \($0)") } + [page("/a/", "Knife crime")]
        #expect(try TestSite(pages).answer("hate crime").total == 10)
        #expect(try TestSite(Array(pages.dropFirst())).answer("hate crime").total == 10)
        #expect(try TestSite(pages).answer("friends told about hate crime").total == 11)
    }

    @Test func putsAPageWhoseWordsStandTogetherFirst() throws {
        let site = try TestSite([page("/a/", "Crime others hate"), page("/b/", "Others: hate crime")])
        #expect(try site.paths("hate crime") == ["/b/", "/a/"])
    }

    @Test func countsCommonWordsOfALongQuestionALittle() throws {
        let site = try TestSite([page("/a/", "Crime there"), page("/b/", "What is crime")])
        #expect(try site.paths("what is a crime") == ["/b/", "/a/"])
    }

    @Test func weighsPagesByTheirKind() throws {
        var route = page("/z/", "Hate crime, and how you can report it to people")
        route.kind = "reporting-route"
        let pages = [page("/a/", "Hate crime"), route]
        #expect(try TestSite(pages).paths("hate crime") == ["/a/", "/z/"])
        let configuration = SearchConfiguration(kindWeights: ["reporting-route": 3, "lesson": 9])
        let site = try TestSite(pages, configuration: configuration)
        #expect(try site.paths("hate crime") == ["/z/", "/a/"])
        #expect(try site.answer("hate crime", filters: ["kind": ["page"]]).results.map(\.path) == ["/a/"])
    }

    @Test func givesEachPageOnceOverThePagesOfResultsWhereKindsWeigh() throws {
        let configuration = SearchConfiguration(kindWeights: ["route": 2])
        let pages = (100..<350).map { number in
            var record = page("/\(number)/", "Update")
            if number % 3 == 0 { record.kind = "route" }
            return record
        }
        let site = try TestSite(pages, configuration: configuration)
        let found = try (1...25).flatMap { try site.answer("update", page: $0).results.map(\.path) }
        #expect((found.count, Set(found).count) == (250, 250))
        #expect(found[0] == "/102/")
    }

    @Test func findsAPageByWhatItPrintsBesideItsText() throws {
        var record = page("/a/", "Report a crime")
        record.details = ["Crimestoppers 0800 555 111"]
        let site = try TestSite([record, page("/b/", "Report fraud")])
        for typed in ["crimestoppers", "0800555111", "0800 555 111", "crimestopers"] {
            #expect(try site.paths(typed) == ["/a/"])
        }
    }

    @Test func doesNotLetARareSynonymDecide() throws {
        let configuration = SearchConfiguration(synonyms: [.same(["child", "kid", "youngster"])])
        let pages = [page("/a/", "A child was hurt")] + (0..<8).map { page("/c\($0)/", "A child") }
        let site = try TestSite(pages + [page("/k/", "A youngster is here")], configuration: configuration)
        #expect(try site.paths("child hurt").first == "/a/")
        #expect(try site.paths("kid was hurt").first == "/a/")
    }

    @Test func findsSynonymsInBothDirectionsButRanksTheOwnWordHigher() throws {
        let configuration = SearchConfiguration(synonyms: [.same(["burglary", "break-in", "someone broke in"])])
        let pages = [page("/a/", "A break-in"), page("/b/", "What burglaries cost")]
        let site = try TestSite(pages, configuration: configuration)
        #expect(try site.paths("burglary") == ["/b/", "/a/"])
        #expect(try site.paths("break in") == ["/a/", "/b/"])
        #expect(try site.paths("someone broke in").sorted() == ["/a/", "/b/"])
    }

    @Test func followsAOneWaySynonymOneWay() throws {
        let configuration = SearchConfiguration(synonyms: [.oneWay(from: ["blade"], to: ["knife"])])
        let site = try TestSite([page("/a/", "Knife"), page("/b/", "Blades")], configuration: configuration)
        #expect(try site.paths("blade") == ["/b/", "/a/"])
        #expect(try site.paths("knife") == ["/a/"])
    }

    @Test func readsSynonymsFromTheConfigurationAndNotFromTheIndex() throws {
        let site = try TestSite([page("/a/", "Knife")])
        let later = SearchConfiguration(synonyms: [.same(["blade", "knife"])])
        let index = try SearchIndex(path: site.path, configuration: later)
        #expect(try index.search(SearchRequest(text: "blade"), now: 0).results.map(\.path) == ["/a/"])
    }

    @Test func prefersTheVisitorsLanguage() throws {
        let configuration = SearchConfiguration(languages: [
            .init(code: "en", stemmer: "en"), .init(code: "ur", stemmer: nil),
        ])
        let site = try TestSite(
            [page("/a/", "Luton 101"), page("/ur/a/", "Luton 101", "پولیس", language: "ur")],
            configuration: configuration
        )
        #expect(try site.paths("Luton 101", language: "ur") == ["/ur/a/", "/a/"])
        #expect(try site.paths("Luton 101", language: "en") == ["/a/", "/ur/a/"])
        #expect(try site.paths("پولیس", language: "en") == ["/ur/a/"])
    }

    @Test func stemsEnglishPagesForVisitorsWhoseLanguageHasNoStemmer() throws {
        let configuration = SearchConfiguration(languages: [
            .init(code: "en", stemmer: "en"), .init(code: "ur", stemmer: nil),
        ])
        let site = try TestSite([page("/a/", "Burglary")], configuration: configuration)
        #expect(try site.paths("burglaries", language: "ur") == ["/a/"])
    }

    @Test func sortsByDateNewestFirstAndTheUndatedLast() throws {
        let dates = ["/a/": nil, "/b/": "2016", "/c/": "2016-02-11", "/d/": "2018-05"]
        let pages = dates.map { path, date in
            var record = page(path, "Update")
            record.date = date
            return record
        }
        let answer = try TestSite(pages).answer("update", sort: .date)
        #expect(answer.results.map(\.path) == ["/d/", "/c/", "/b/", "/a/"])
        #expect(answer.results.map(\.date) == ["2018-05", "2016-02-11", "2016", nil])
    }

    @Test func givesTenResultsAPage() throws {
        let site = try TestSite((10..<35).map { page("/\($0)/", "Update") })
        let third = try site.answer("update", page: 3)
        #expect((third.total, third.page, third.results.count) == (25, 3, 5))
        #expect(third.results.first?.path == "/30/")
        #expect(try site.answer("update", page: 4).results == [])
    }

    @Test func findsAPageOnlyWhileItIsValid() throws {
        var record = page("/a/", "Meeting")
        record.validFrom = 1000
        record.validUntil = 2000
        let site = try TestSite([record, page("/b/", "Meeting rooms")])
        for (now, paths) in [(999, ["/b/"]), (1000, ["/a/", "/b/"]), (1999, ["/a/", "/b/"]), (2000, ["/b/"])] {
            #expect(try site.paths("meeting", now: Int64(now)) == paths)
        }
    }

    @Test func explainsWhichTermsGaveTheWeight() throws {
        let site = try TestSite([page("/a/", "Hate crimes"), page("/b/", "Crime")])
        let index = try SearchIndex(path: site.path, configuration: site.configuration)
        let explanation = try index.explain(SearchRequest(text: "hate crime"), now: 0)
        #expect(explanation.terms.map { "\($0.term) \($0.pages)" } == ["crime 2", "hate 1"])
        #expect(explanation.hits.map(\.path) == ["/a/", "/b/"])
        #expect(explanation.hits.first?.terms.sorted() == ["Scrime", "Shate", "crime", "hate", "hate crime"])
        #expect(explanation.query.contains("crime"))
    }

    /// Pages of three kinds, in words of which most pages have some: many are equal, and more match than are weighed.
    @Test("the first pages are those of the whole answer, whatever they are thought to weigh", arguments: [30, 400])
    func firstPathsAreThoseOfTheAnswer(pages: Int) throws {
        var random = SplitMix(state: 9)
        let words = ["bin", "bins", "fire", "dog", "park", "road", "the", "is", "shop", "lost"]
        func some(_ count: Int) -> String {
            (0..<count).map { _ in words.randomElement(using: &random)! }.joined(separator: " ")
        }
        let kinds = ["page", "campaign-update", "reporting-route"]
        let records = (0..<pages).map { number in
            SearchRecord(
                path: "/\(number)/",
                language: "en",
                title: some(2),
                kind: kinds[number % 3],
                sections: [.init(anchor: "", heading: "", text: some(Int.random(in: 0..<5, using: &random)))]
            )
        }
        let weights = ["reporting-route": 1.5, "page": 1.1, "campaign-update": 0.7]
        let site = try TestSite(records, configuration: SearchConfiguration(kindWeights: weights))
        let index = try SearchIndex(path: site.path, configuration: site.configuration)
        for _ in 0..<60 {
            let request = SearchRequest(
                text: some(Int.random(in: 1...5, using: &random)) + ["", " fier", " xyzzy"].randomElement(
                    using: &random
                )!,
                language: "en"
            )
            let whole = try index.search(request, now: 0).results.prefix(3).map(\.path)
            let first = try index.firstResults(request, atMost: 3, now: 0)
            #expect(first.paths == whole, "\(request.text)")
            #expect((first.weightOfLast == nil) == (whole.count < 3))
            for part in [0.3, 0.8, 0.99, 1, 1.2, 3] {
                let above = (first.weightOfLast ?? 5) * part
                #expect(try index.firstResults(request, atMost: 3, now: 0, above: above) == first, "\(request.text)")
            }
        }
    }
}
