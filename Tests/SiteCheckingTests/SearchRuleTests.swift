import SiteChecking
import SiteContent
import Testing

struct SearchRuleTests {
    private let site: CheckedSite

    init() throws {
        site = try #require(
            checkedSite([
                "content/pages/index.md": entry(),
                "content/pages/a.md": entry("findable_by:\n  - fly tip\n  - dumped  sofa"),
                "content/pages/b.md": entry(),
                "content/search/queries.tsv": (1...50).map { "phrase \($0)\t/a/, /b/\tresident\n" }.joined(),
            ])
        )
    }

    private func found(_ answers: [String: [String]]) -> [String] {
        var asked = site
        asked.answers = SearchAnswers()
        for (phrase, found) in answers { asked.answers?.found[AskedPhrase(phrase, language: "en")] = found }
        return checkAnswers(asked).map(\.description)
    }

    private func queries(_ found: (Int) -> [String]) -> [String: [String]] {
        Dictionary(uniqueKeysWithValues: (1...50).map { ("phrase \($0)", found($0)) })
    }

    @Test func aPageIsAmongTheFirstThreeForItsPhrases() {
        #expect(found(["fly tip": ["/b/", "/c/", "/a/"], "dumped sofa": ["/a/"]]) == [])
        #expect(
            found(["fly tip": ["/b/", "/c/", "/d/"], "dumped sofa": []]) == [
                "content/pages/a.md:8:5: error: the search for “fly tip” does not show this page among its first three results, but /b/, /c/ and /d/. Say it in the title, the summary or a heading, add the words to content/search/synonyms.yaml, or drop the phrase if those pages answer it better. [search-contract]",
                "content/pages/a.md:9:5: error: the search for “dumped sofa” does not show this page among its first three results, but nothing. Say it in the title, the summary or a heading, add the words to content/search/synonyms.yaml, or drop the phrase if those pages answer it better. [search-contract]",
            ]
        )
    }

    @Test func aSiteIsNotHeldToWhatWasNotAsked() {
        #expect(site.answers == nil)
        #expect(checkAnswers(site) == [])
        #expect(found([:]) == [])
    }

    @Test func nineTenthsOfThePhrasesFindTheirPageFirst() {
        #expect(found(queries { $0 <= 5 ? ["/c/", "/b/"] : ["/a/"] }) == [])
        let missed = found(queries { $0 <= 6 ? ["/c/", "/b/"] : ["/a/"] })
        #expect(missed.count == 6)
        #expect(
            missed.first
                == "content/search/queries.tsv:1:1: error: the search for “phrase 1” does not show /a/ or /b/ first, but /c/ and /b/. 90 in 100 phrases must find their page first: mend the page's words or content/search/synonyms.yaml. [search-query]"
        )
    }

    @Test func nearlyAllPhrasesFindTheirPageAmongTheFirstThree() {
        #expect(found(queries { $0 <= 1 ? ["/c/"] : ["/b/"] }) == [])
        #expect(
            found(queries { $0 <= 2 ? ["/c/"] : ["/b/"] }).first
                == "content/search/queries.tsv:1:1: error: the search for “phrase 1” does not show /a/ or /b/ among its first three results, but /c/. 98 in 100 must be answered: mend the page's words or content/search/synonyms.yaml. [search-query]"
        )
    }

    @Test func anExceptionFromAContractAppliesOrIsTold() throws {
        let page = entry("findable_by:\n  # except search-contract: the lesson comes first on purpose\n  - fly tip")
        var asked = try #require(checkedSite(["content/pages/index.md": entry(), "content/pages/a.md": page]))
        let phrase = AskedPhrase("fly tip", language: "en")
        asked.answers = SearchAnswers()
        asked.answers?.found = [phrase: ["/b/"]]
        #expect(checkAnswers(asked) == [])
        asked.answers?.found = [phrase: ["/a/"]]
        #expect(
            checkAnswers(asked).map(\.description) == [
                "content/pages/a.md:8:3: warning: the exception from “search-contract” no longer applies: the rule finds nothing there. Take it out. [exception]"
            ]
        )
    }

    @Test func aRoutePromisesThreePhrases() throws {
        func found(_ more: String) throws -> [String] {
            let route = entry("urgency: urgent\nchoice: x\norder: 1\ncontacts: [police-101]" + more)
            let site = try #require(checkedSite(["content/pages/index.md": entry(), "content/report/r.md": route]))
            return check(site).map(\.description)
        }
        #expect(try found("\nfindable_by: [a, b, c]") == [])
        #expect(
            try found("\nfindable_by: [a, b]") == [
                "content/report/r.md:2:8: warning: the page has two phrases under “findable_by”, and should have three. Add what its readers would type, in their words: “findable_by: [scared to go home]”. [search-promises]"
            ]
        )
    }

    @Test func wordsThatPeopleEquateAreJoinedOrSetApart() throws {
        var asked = try #require(
            checkedSite([
                "content/pages/index.md": entry(), "content/search/synonyms.yaml": "- apart: [signal, sign]\n",
            ])
        )
        asked.answers = SearchAnswers()
        asked.answers?.wordsApart = [["sign", "signal"], ["violence", "violent"]]
        #expect(
            checkAnswers(asked).map(\.description) == [
                "content/search/synonyms.yaml:1:1: warning: pages say “violence” and “violent”, and a search for one does not find the other. Add “- same: [violence, violent]”, or “- apart: [violence, violent]” if they mean different things. [words-apart]"
            ]
        )
    }
}
