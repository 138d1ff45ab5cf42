import SiteResults
import SiteSearch
import Testing

struct FormTests {
    @Test(arguments: [
        ("q=hate+crime&kind=report", [["q", "hate crime"], ["kind", "report"]]),
        ("q=caf%C3%A9%20%26%20%2b", [["q", "café & +"]]),
        ("q=a=b", [["q", "a=b"]]),
        ("q", [["q", ""]]),
        ("", []),
        ("&&q=1&", [["q", "1"]]),
        ("=x", [["", "x"]]),
        ("q=100%&p=%zz%4", [["q", "100%"], ["p", "%zz%4"]]),
        ("q=%ff%fe", [["q", "\u{FFFD}\u{FFFD}"]]),
        ("q=%00", [["q", "\u{0}"]]),
    ])
    func readsAnyBytesAsSomeForm(encoded: String, fields: [[String]]) {
        #expect(FormFields(decoding: encoded.utf8).all.map { [$0.name, $0.value] } == fields)
    }

    @Test func readsNoMoreThanAHundredFields() {
        let encoded = String(repeating: "q=1&", count: 1000)
        #expect(FormFields(decoding: encoded.utf8).all.count == 100)
    }

    @Test(arguments: ["hate crime", "a&b=c+d%", "é ﷺ 🏳️‍🌈", "\"<>'", "\u{0}\n"])
    func writesWhatItReads(value: String) {
        let fields = FormFields([.init("q", value), .init("näme", value)])
        #expect(FormFields(decoding: fields.encoded.utf8) == fields)
    }

    @Test func takesWordsPageOrderAndKnownFacetsFromAForm() {
        let form = FormFields(decoding: "q=+hate++crime+&kind=b&kind=a&topic=&page=3&sort=date&utm=x".utf8)
        #expect(
            SearchRequest(form, language: "en", facets: ["kind", "topic"])
                == SearchRequest(text: "hate  crime", filters: ["kind": ["a", "b"]], page: 3, sort: .date)
        )
    }

    @Test(arguments: ["page=0", "page=-1", "page=x", "page=99999999999999999999", "sort=up", "q=%20%0a"])
    func takesAnythingElseForTheFirstPageOfNothing(encoded: String) {
        let request = SearchRequest(FormFields(decoding: encoded.utf8), language: "en", facets: ["kind"])
        #expect(request == SearchRequest(text: ""))
        #expect(request.isEmpty)
    }
}
