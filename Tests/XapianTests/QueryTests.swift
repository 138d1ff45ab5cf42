import Foundation
import Testing
import Xapian

struct QueryTests {
    private let folder: TemporaryFolder
    private let reader: IndexReader

    /// a: red. b: red blue. c: blue blue green. d: green, with the value 5. Facets: colour and size.
    init() throws {
        folder = try TemporaryFolder()
        let path = folder.path("index")
        var writer = try IndexWriter(creating: path)
        let pages: [(name: String, words: [(String, Int)], facets: [String])] = [
            ("d", [("green", 1)], ["colour:green", "size:large"]),
            ("c", [("blue", 2), ("green", 1)], ["colour:blue", "colour:green", "size:small"]),
            ("b", [("red", 1), ("blue", 1)], ["colour:red", "colour:blue", "size:small"]),
            ("a", [("red", 1)], ["colour:red", "size:large"]),
        ]
        for page in pages {
            var document = IndexDocument(data: Array(page.name.utf8))
            for (place, (word, count)) in page.words.enumerated() {
                document.add(term: word.utf8, frequency: count, positions: [UInt32(place + 1)])
            }
            for facet in page.facets { document.add(filter: "XF" + facet) }
            document.add(value: Array(page.name.utf8), slot: 3)
            if page.name == "d" { document.add(value: [5], slot: 1) }
            try writer.add(document)
        }
        try writer.commit()
        reader = try IndexReader(path: path)
    }

    private func find(_ search: Search) throws -> Matches {
        try reader.read { snapshot throws(XapianError) in try snapshot.find(search) }
    }

    private func found(_ query: Query) throws -> String {
        try find(Search(query, count: 10, tieSlot: 3)).hits.map { String(decoding: $0.data, as: UTF8.self) }.sorted()
            .joined()
    }

    @Test(arguments: [
        (Query.nothing, ""), (.everything, "abcd"), (.term("red"), "ab"), (.term(""), ""),
        (.term(String(repeating: "x", count: 500)), ""),
        (.all([.term("red"), .term("blue")]), "b"), (.all([]), ""), (.any([]), ""),
        (.any([.term("red"), .term("green")]), "abcd"), (.best([.term("red"), .term("green")]), "abcd"),
        (.alike([.term("red"), .term("blue")]), "abc"),
        (.preferring(.term("red"), .term("blue")), "ab"), (.filtered(.term("red"), by: .term("blue")), "b"),
        (.without(.term("red"), .term("blue")), "a"), (.scaled(.term("red"), by: 2), "ab"), (.constant(1), "abcd"),
        (.values(slot: 1, from: [0], to: [9]), "d"), (.values(slot: 1, from: [6], to: [9]), ""),
        (.beginning(with: "gr", limit: 2), "cd"), (.phrase(["red", "blue"]), "b"), (.phrase(["blue", "red"]), ""),
        (.near(["blue", "red"], window: 2), "b"),
    ])
    func findsWhatTheQuerySays(query: Query, documents: String) throws {
        #expect(try found(query) == documents)
        #expect(try find(Search(query, count: 1, tieSlot: 3)).total == documents.count)
        #expect(try reader.read { snapshot throws(XapianError) in try snapshot.count(query) } == documents.count)
    }

    @Test func refusesAQueryThatIsNestedTooDeeply() throws {
        var query = Query.term("red")
        for _ in 0..<1000 { query = .without(query, .nothing) }
        let error = #expect(throws: XapianError.self) { try found(query) }
        #expect(error?.code == .invalidArgument)
    }

    @Test func ordersEqualWeightsByTheTieSlotAndNotByDocumentNumber() throws {
        let hits = try find(Search(.everything, count: 10, tieSlot: 3)).hits
        #expect(hits.map { String(decoding: $0.data, as: UTF8.self) } == ["a", "b", "c", "d"])
    }

    @Test func ordersByAValueGreatestFirstAndThenByTheTieSlot() throws {
        let hits = try find(Search(.everything, count: 10, order: .value(slot: 1), tieSlot: 3)).hits
        #expect(hits.map { String(decoding: $0.data, as: UTF8.self) } == ["d", "a", "b", "c"])
    }

    @Test func countsEachFacetWithItsOwnSelectionsLeftOut() throws {
        let all = try find(Search(.everything, count: 1, tieSlot: 3, facetPrefix: "XF"))
        #expect(all.total == 4)
        #expect(counts(all) == ["colour:blue 2", "colour:green 2", "colour:red 2", "size:large 2", "size:small 2"])

        let red = try find(Search(.everything, count: 10, tieSlot: 3, facetPrefix: "XF", selected: ["colour:red"]))
        #expect((red.total, red.totalWithoutSelections) == (2, 4))
        #expect(counts(red) == ["colour:blue 2", "colour:green 2", "colour:red 2", "size:large 1", "size:small 1"])
    }

    @Test func takesValuesOfOneFacetAsAlternativesAndMeetsAllFacets() throws {
        let selected = ["colour:green", "colour:red", "size:large"]
        let matches = try find(Search(.everything, count: 10, tieSlot: 3, facetPrefix: "XF", selected: selected))
        #expect(matches.hits.map { String(decoding: $0.data, as: UTF8.self) } == ["a", "d"])
        #expect(counts(matches) == ["colour:blue 0", "colour:green 1", "colour:red 1", "size:large 2", "size:small 2"])
    }

    @Test func findsNothingForAFacetValueThatNoDocumentHas() throws {
        for name in ["colour:pink", "shape:round"] {
            let search = Search(.everything, count: 10, tieSlot: 3, facetPrefix: "XF", selected: [name])
            #expect(try find(search).total == 0)
        }
    }

    @Test func multipliesWeightsByFactorsOfFacetValues() throws {
        func names(_ factors: [String: Double], prefix: String = "XF", first: Int = 0) throws -> [String] {
            let query = Query.any([.term("red"), .term("blue")])
            let search = Search(query, first: first, count: 2, tieSlot: 3, facetPrefix: prefix, factors: factors)
            return try find(search).hits.map { String(decoding: $0.data, as: UTF8.self) }
        }
        #expect(try names([:]) + names([:], first: 2) == ["b", "a", "c"])
        #expect(try names(["size:large": 9]) == ["a", "b"])
        #expect(try names(["size:large": 9], first: 1) == ["b", "c"])
        #expect(try names(["size:large": 9, "colour:red": 0]) == ["c", "b"])
        #expect(try names(["size:huge": 9, "shape:round": 9]) == ["b", "a"])
        #expect(try names(["size:large": 9], prefix: "") == ["b", "a"])
    }

    @Test func explainsWhichTermsAHitMatched() throws {
        let query = Query.any([.term("red"), .term("blue")])
        let matches = try find(Search(query, count: 1, tieSlot: 3, explain: true))
        #expect(matches.hits.first?.terms.sorted() == ["blue", "red"])
        #expect(matches.description.contains("red OR blue"))
    }

    private func counts(_ matches: Matches) -> [String] { matches.facets.map { "\($0.name) \($0.count)" } }
}
