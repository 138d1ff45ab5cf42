import SiteResults
import SiteSearch
import Testing

struct SearchJSONTests {
    @Test func writesEveryNameInItsOrder() {
        let answer = SearchAnswer(
            query: "hate crime",
            total: 2,
            results: [route, update],
            help: [hateCrime],
            didYouMean: "late crime",
            facets: [kinds]
        )
        #expect(
            searchJSON(SearchRequest(text: "hate crime"), .answered(answer), in: publication) == """
                {"version": 1, "query": "hate crime", "total": 2, "results": [\
                {"path": "/report/hate-crime/", "anchor": "who-can-report", "title": "Report hate crime", \
                "kind": "reporting-route", \
                "snippet": "A &lt;b&gt; &amp; <mark>hate &quot;crime&quot;</mark>.", \
                "heading": "Who can report", "language": "en", "date": null, "number": "101"}, \
                {"path": "/ur/campaigns/x/updates/y/", "anchor": "", "title": "Update", \
                "kind": "campaign-update", "snippet": "", "heading": "", "language": "ur", \
                "date": "2016-02-11", "number": null}], \
                "help": ["true-vision", "police-101"], "did_you_mean": "late crime", \
                "facets": {"kind": {"reporting-route": 11, "campaign-update": 1}}, \
                "page": 1, "page_size": 10, "searched_for": null, "broadened": false, "danger": false}

                """
        )
    }

    @Test func tellsAnOutageWithoutATotalOrResults() {
        #expect(
            searchJSON(SearchRequest(text: "knife"), .unavailable(help: [danger]), in: publication) == """
                {"version": 1, "query": "knife", "error": "search is unavailable", \
                "help": ["emergency-999", "police-101"], "danger": true}

                """
        )
    }

    @Test func answersAnEmptyQuestionWithNothing() {
        #expect(
            searchJSON(SearchRequest(text: ""), .notAsked, in: publication) == """
                {"version": 1, "query": "", "total": 0, "results": [], "help": [], "did_you_mean": null, \
                "facets": {}, "page": 1, "page_size": 10, "searched_for": null, "broadened": false, "danger": false}

                """
        )
    }

    @Test(arguments: [
        ("a\"b\\c", "a\\\"b\\\\c"),
        ("\n\t\u{0}\u{7f}", "\\n\\u0009\\u0000\\u007f"),
        ("é\u{2028}🏳️‍🌈", "é\u{2028}🏳️‍🌈"),
        ("\"\u{301}", "\\\"\u{301}"),
    ])
    func escapesWhatJSONCannotHold(query: String, written: String) {
        let json = searchJSON(SearchRequest(text: query), .unavailable(help: []), in: publication)
        let end = "\", \"error\": \"search is unavailable\", \"help\": [], \"danger\": false}\n"
        #expect(Array(json.utf8) == Array(("{\"version\": 1, \"query\": \"" + written + end).utf8))
    }
}
