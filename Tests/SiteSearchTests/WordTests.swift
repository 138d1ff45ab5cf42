import SiteSearch
import Testing

/// What a visitor types and what a page prints meet, however either is written.
struct WordTests {
    @Test(arguments: [
        // the page prints, the visitor types
        ("Burglary", "burglaries"), ("burglaries", "BURGLARY"),
        ("café", "cafe"), ("cafe", "CAFÉ"), ("cafe\u{301}", "café"), ("Łódź", "lodz"), ("Ελλάδα", "ελλαδα"),
        ("don't", "dont"), ("don’t knife", "dont knives don't knife"), ("the council's bins", "councils bins"),
        ("fly-tipping", "flytipping"), ("flytipping", "fly-tipping"), ("flytipping", "fly tipping"),
        ("fly tipping", "flytipping"), ("fly-tipping", "fly tipping"), ("fly tipping", "fly-tipping"),
        ("fly\u{2011}tipping", "flytipping"),
        ("#keepLutontidy", "keep luton tidy"), ("Keep Luton tidy", "#keepLutontidy"),
        ("#keepLutontidy", "keeplutontidy"), ("#KeepLutonTidy", "keep luton tidy"),
        ("Keep Luton Tidy", "#keeplutontidy"),
        ("drugs & alcohol", "drugs and alcohol"), ("drugs and alcohol", "drugs & alcohol"),
        ("call 01582 547653", "01582547653"), ("call 01582547653", "01582 547653"),
        ("call 01582547653", "(01582) 547653"), ("0300 300 8123", "03003008123"), ("0300 300 8123", "0300 3008123"),
        ("for KS3 pupils", "ks 3"), ("for KS 3 pupils", "KS3"),
        ("१२३", "123"), ("پولیس", "پوليس"), ("警察", "警"),
        ("hatecrime", "hate crime"), ("hate crime", "hatecrime"),
    ])
    func findsAPageHoweverTheWordsAreWritten(printed: String, typed: String) throws {
        let site = try TestSite([page("/a/", "Page", printed), page("/b/", "Other", "nothing here")])
        #expect(try site.paths(typed) == ["/a/"])
    }

    @Test func neverTakesARightWordApart() throws {
        let pages = [page("/a/", "The rapist"), page("/b/", "Therapist")]
        let site = try TestSite(pages, words: ["therapist", "the", "rapist"])
        #expect(try site.paths("therapist") == ["/b/"])
        let without = try TestSite([page("/a/", "The rapist")], words: ["therapist", "the", "rapist"])
        #expect(try without.answer("a way").total == 0)
    }

    @Test func doesNotJoinCommonWordsIntoOthers() throws {
        let site = try TestSite([page("/a/", "Away days"), page("/b/", "The way forward")])
        #expect(try site.paths("a way") == ["/b/"])
    }

    @Test func leavesOutCommonWordsUnlessThereIsNothingElse() throws {
        let site = try TestSite([page("/a/", "Report a burglary"), page("/b/", "Who we are")])
        #expect(try site.paths("how do I report a burglary") == ["/a/"])
        #expect(try site.paths("who we are") == ["/b/"])
    }

    @Test func findsWordsOfAnyLength() throws {
        let long = String(repeating: "ab", count: 400)
        let site = try TestSite([page("/a/", "Page", long)])
        #expect(try site.paths(String(long.prefix(200))) == ["/a/"])
    }

    @Test func keepsARequestWithinBounds() {
        let request = SearchRequest(text: String(repeating: "x ", count: 500), page: 4000)
        #expect(request.text.count == 500)
        #expect(request.page == 100)
        #expect(SearchRequest(text: "", page: -3).page == 1)
    }

    @Test func looksForEightyWordsAtMost() throws {
        let site = try TestSite([page("/a/", "Page", "needle")])
        let many = (0..<80).map { "x\($0)" }.joined(separator: " ")
        #expect(try site.answer("\(many) needle").total == 0)
        #expect(try site.answer("\(many.dropFirst(3)) needle").total == 1)
    }
}
