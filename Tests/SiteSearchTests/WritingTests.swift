import Foundation
import SiteSearch
import Testing
import Xapian

struct WritingTests {
    /// Pages, changes and questions drawn from a fixed sequence.
    private struct Draw {
        var state: UInt64

        mutating func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }

        mutating func words(_ count: Int) -> String {
            let words = ["knife", "crime", "hate", "luton", "fly-tipping", "burglary", "abuse", "café", "reports"]
            return (0..<count).map { _ in words[next(words.count)] }.joined(separator: " ")
        }

        mutating func page(_ number: Int) -> SearchRecord {
            SearchRecord(
                path: "/\(number)/",
                title: words(2),
                summary: words(4),
                phrases: [words(2)],
                sections: [.init(anchor: "s", heading: words(1), text: words(1 + next(30)))],
                filters: ["audience": [words(1)]],
                validUntil: next(4) == 0 ? Int64(next(3)) : nil
            )
        }
    }

    @Test(arguments: 1...5)
    func answersAlikeAfterChangesAndAfterACleanBuild(seed: UInt64) throws {
        var draw = Draw(state: seed)
        var pages = Dictionary(uniqueKeysWithValues: (0..<40).map { ("/\($0)/", draw.page($0)) })
        let changed = try TestSite(pages.values.sorted { $0.path < $1.path })
        var writer = try SearchIndexWriter(opening: changed.path, configuration: changed.configuration)
        for _ in 0..<60 {
            let number = draw.next(50)
            if draw.next(3) == 0 {
                pages["/\(number)/"] = nil
                try writer.remove(path: "/\(number)/")
            } else {
                let page = draw.page(number)
                pages[page.path] = page
                try writer.replace(page)
            }
            if draw.next(10) == 0 { try writer.commit() }
        }
        try writer.commit()

        let clean = try TestSite(pages.values.sorted { $0.path > $1.path })
        for _ in 0..<40 {
            let text = draw.words(1 + draw.next(3))
            let page = 1 + draw.next(2)
            let now = Int64(draw.next(3))
            #expect(try changed.answer(text, page: page, now: now) == clean.answer(text, page: page, now: now))
        }
        for word in ["burglery", "lutn", "knif"] {
            #expect(try changed.answer(word) == clean.answer(word))
        }
    }

    @Test func answersAlikeFromACompactedCopy() throws {
        let site = try TestSite([page("/a/", "Hate crime"), page("/b/", "Knife crime")], words: ["crime"])
        let writer = try SearchIndexWriter(opening: site.path, configuration: site.configuration)
        for singleFile in [false, true] {
            let copy = site.path + "-\(singleFile)"
            try writer.compact(to: copy, singleFile: singleFile)
            let index = try SearchIndex(path: copy, configuration: site.configuration)
            #expect(try index.search(SearchRequest(text: "crime"), now: 0) == site.answer("crime"))
        }
    }

    @Test func findsAChangeAtTheNextSearch() throws {
        let site = try TestSite([page("/a/", "Old words")])
        let index = try SearchIndex(path: site.path, configuration: site.configuration)
        var writer = try SearchIndexWriter(opening: site.path, configuration: site.configuration)
        for word in ["new", "newer", "newest"] {
            try writer.replace(page("/a/", word))
            try writer.commit()
            #expect(try index.search(SearchRequest(text: word), now: 0).results.map(\.title) == [word])
        }
    }

    /// Five hundred padded pages: smaller indexes never recycle what a reader holds.
    @Test func answersWhileTheIndexIsRewrittenUnderIt() throws {
        let padding = String(repeating: "padding ", count: 40)
        let pages = (0..<500).map { page("/\($0)/", "Crime", padding) }
        let site = try TestSite(pages)
        let index = try SearchIndex(path: site.path, configuration: site.configuration)
        var writer = try SearchIndexWriter(opening: site.path, configuration: site.configuration)
        for edition in 1...2 {
            for number in 0..<500 { try writer.replace(page("/\(number)/", "Crime \(edition)", padding)) }
            try writer.commit()
        }
        let answer = try index.search(SearchRequest(text: "crime", page: 50), now: 0)
        #expect(answer.total == 500)
        #expect(answer.results.map(\.title) == Array(repeating: "Crime 2", count: 10))
    }

    @Test func refusesAnIndexOfAnotherConfiguration() throws {
        let site = try TestSite()
        let other = SearchConfiguration(version: 2)
        #expect(throws: SearchIndexMismatch.self) { try SearchIndex(path: site.path, configuration: other) }
        #expect(throws: SearchIndexMismatch.self) {
            _ = try SearchIndexWriter(opening: site.path, configuration: other)
        }
    }

    @Test func findsPagesWithVeryLongAddresses() throws {
        let path = "/" + String(repeating: "a", count: 300) + "/"
        let site = try TestSite([page(path, "First"), page(path + "b/", "Second")])
        #expect(try site.paths("first") == [path])
        var writer = try SearchIndexWriter(opening: site.path, configuration: site.configuration)
        try writer.remove(path: path)
        try writer.commit()
        #expect(try site.answer("first").total == 0)
        #expect(try site.answer("second").total == 1)
    }

    @Test func refusesAFilterThatIsTooLongAndKeepsTheRest() throws {
        let site = try TestSite([page("/a/", "Kept")])
        var writer = try SearchIndexWriter(opening: site.path, configuration: site.configuration)
        var record = page("/b/", "Refused")
        record.filters = ["topic": [String(repeating: "x", count: 300)]]
        let error = #expect(throws: XapianError.self) { try writer.replace(record) }
        #expect(error?.code == .invalidArgument)
        try writer.commit()
        #expect(try site.paths("kept") == ["/a/"])
    }
}
