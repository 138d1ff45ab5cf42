import SiteSearch
import Testing

struct HelpTests {
    private let configuration = SearchConfiguration(help: [
        HelpRule(id: "danger", when: ["hit me", "scared to go home", "knife", "threatened"], contacts: ["police-999"]),
        HelpRule(id: "hate", when: ["hate crime", "headscarf"], contacts: ["police-101"]),
    ])

    @Test(arguments: [
        ("my husband hit me", ["danger"]), ("hit and run", []), ("hit by me", ["danger"]),
        ("scared of going home", ["danger"]), ("home", []), ("KNIVES", []), ("a knife", ["danger"]),
        ("threatning", []), ("threatend by neighbour", ["danger"]), ("reporting hate crimes", ["hate"]),
        ("hatecrime", []), ("shouted at for my headscarf and threatened", ["danger", "hate"]),
        ("hedscarf", ["hate"]), ("", []), ("knif", []),
    ])
    func callsForTheRulesWhoseWordsItHolds(query: String, rules: [String]) throws {
        #expect(try HelpRules(configuration).matches(query).map(\.id) == rules)
    }

    @Test func takesNoRightWordForAMisspelling() throws {
        let rules = SearchConfiguration(help: [HelpRule(id: "threat", when: ["threat"], contacts: [])])
        #expect(try HelpRules(rules).matches("treat").map(\.id) == ["threat"])
        #expect(try HelpRules(rules, wordList: WordList(words: ["treat"])).matches("treat").isEmpty)
    }

    @Test func standsAboveAnswersWithoutResults() throws {
        let site = try TestSite([page("/a/", "Graffiti")], configuration: configuration)
        let answer = try site.answer("threatened with xyzzy")
        #expect((answer.total, answer.help.map(\.id)) == (0, ["danger"]))
    }
}
