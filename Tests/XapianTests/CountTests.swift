import SiteTesting
import Testing
import Xapian

/// What is counted and cut short is held against looking at every document.
struct CountTests {
    private struct Page {
        var path: String
        var words: Set<Int>
        var facets: [String: String]
    }

    private static let words = 5

    private let folder: TemporaryFolder
    private let reader: IndexReader
    private let pages: [Page]

    /// 300 documents of few words, so that many have the same weight; the facet `own` has a value for each document.
    init() throws {
        folder = try TemporaryFolder()
        let path = folder.path("index")
        var random = SplitMix(state: 3)
        pages = (0..<300).map { number in
            let words = Set((0..<Self.words).filter { _ in random.next() % 3 == 0 })
            let colour = ["red", "green", "blue"][Int(random.next() % 3)]
            return Page(path: "/\(number)/", words: words, facets: ["colour": colour, "own": "\(number)"])
        }
        var writer = try IndexWriter(creating: path)
        for page in pages.reversed() {
            var document = IndexDocument(data: Array(page.path.utf8))
            for word in page.words.sorted() { document.add(term: Array("w\(word)".utf8), frequency: 1) }
            for (name, value) in page.facets.sorted(by: { $0.key < $1.key }) {
                document.add(filter: "XF\(name):\(value)")
            }
            document.add(value: Array(page.path.utf8), slot: 3)
            try writer.add(document)
        }
        try writer.commit()
        reader = try IndexReader(path: path)
    }

    private func find(_ search: Search) throws -> Matches {
        try reader.read { snapshot throws(XapianError) in try snapshot.find(search) }
    }

    private func query(_ random: inout SplitMix, _ depth: Int) -> (query: Query, finds: (Page) -> Bool) {
        let choice = depth == 0 ? 0 : random.next() % 8
        if choice < 2 {
            let word = Int(random.next() % UInt64(Self.words + 1))
            return (.term("w\(word)"), { $0.words.contains(word) })
        }
        let (left, isLeft) = query(&random, depth - 1)
        let (right, isRight) = query(&random, depth - 1)
        return switch choice {
        case 2: (.all([left, right]), { isLeft($0) && isRight($0) })
        case 3: (.any([left, right]), { isLeft($0) || isRight($0) })
        case 4: (.best([left, .scaled(right, by: 0.5)]), { isLeft($0) || isRight($0) })
        case 5: (.preferring(left, right), isLeft)
        case 6: (.filtered(left, by: right), { isLeft($0) && isRight($0) })
        default: (.without(left, right), { isLeft($0) && !isRight($0) })
        }
    }

    @Test(arguments: 0..<40)
    func countsAndOrdersAsLookingAtEveryDocumentWould(seed: UInt64) throws {
        var random = SplitMix(state: seed &* 7919)
        let (query, finds) = query(&random, 3)
        let found = pages.filter(finds)
        #expect(try reader.read { snapshot throws(XapianError) in try snapshot.count(query) } == found.count)

        let selected = seed.isMultiple(of: 3) ? [] : ["colour:red", "colour:blue"]
        let factors = seed.isMultiple(of: 2) ? [:] : ["colour:red": 1.5, "colour:green": 0.5]
        func search(_ first: Int, _ count: Int) -> Search {
            Search(
                query,
                first: first,
                count: count,
                tieSlot: 3,
                facetPrefix: "XF",
                selected: selected,
                factors: factors
            )
        }
        let all = try find(search(0, pages.count))
        let passed = selected.isEmpty ? found : found.filter { $0.facets["colour"] != "green" }
        #expect(Set(all.hits.map { String(decoding: $0.data, as: UTF8.self) }) == Set(passed.map(\.path)))
        #expect((all.total, all.totalWithoutSelections) == (passed.count, found.count))
        for (hit, next) in zip(all.hits, all.hits.dropFirst()) where factors.isEmpty {
            #expect(
                hit.weight > next.weight
                    || hit.weight == next.weight && hit.data.lexicographicallyPrecedes(next.data)
            )
        }
        for first in stride(from: 0, to: found.count, by: 7) {
            let part = try find(search(first, 7))
            #expect(part.hits == Array(all.hits.dropFirst(first).prefix(7)))
        }

        let counts = Dictionary(uniqueKeysWithValues: all.facets.map { ($0.name, $0.count) })
        for colour in ["red", "green", "blue"] {
            #expect(counts["colour:\(colour)"] ?? 0 == found.count { $0.facets["colour"] == colour })
        }
        #expect(all.facets.count { $0.name.hasPrefix("own:") && $0.count == 1 } == passed.count)
        #expect(all.facets.allSatisfy { $0.count > 0 || (!selected.isEmpty && $0.name.hasPrefix("colour:")) })
    }
}
