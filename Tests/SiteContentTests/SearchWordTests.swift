import SiteContent
import Testing

/// Reads a file of `content/search/` as a site does.
private func reading(_ name: String, _ text: String) -> (words: SearchWords?, problems: [String]) {
    var problems: [Diagnostic] = []
    let files = [
        SourceFile("content/site.yaml", siteFile), SourceFile("content/contacts.yaml", ""),
        SourceFile("content/pages/index.md", file(with: "")), SourceFile("content/search/\(name)", text),
    ]
    return (readSources(files, problems: &problems)?.words, lines(problems))
}

struct SearchWordTests {
    @Test func readsSynonyms() {
        let (words, problems) = reading(
            "synonyms.yaml",
            "- same: [fly-tipping, dumping, \"dumped rubbish\"]\n- from: [headscarf]\n  to: [hate crime]\n  why: What people say.\n- apart: [sign, signal]\n"
        )
        #expect(problems == [])
        #expect(
            words?.synonyms == [
                .same(["fly-tipping", "dumping", "dumped rubbish"]), .oneWay(from: ["headscarf"], to: ["hate crime"]),
            ]
        )
        #expect(words?.apart == [["sign", "signal"]])
    }

    @Test(arguments: [
        "same: [dump]", "from: [a]", "to: [b]", "same: [a, b]\n  to: [c]", "from: []\n  to: [b]", "why: x",
        "apart: [a]", "apart: [a, b]\n  same: [a, b]",
    ])
    func asksForBothSidesOfASynonym(entry: String) {
        #expect(
            reading("synonyms.yaml", "# words\n- \(entry)\n").problems == [
                "content/search/synonyms.yaml:2:3: error: an entry needs “same” or “apart” with two words or more, or “from” and “to”. Write “- same: [dump, tip]”, or “- from: [headscarf]” and under it “to: [hate crime]”."
            ]
        )
    }

    @Test func readsHelpRules() {
        let (words, problems) = reading(
            "help.yaml",
            "- id: knife\n  when: [knife, has a gun]\n  contacts: [emergency-999]\n  danger: true\n  say: Call now.\n"
        )
        #expect(problems == [])
        #expect(words?.helpRules.map(\.id) == ["knife"])
        #expect(words?.helpRules.map(\.phrases) == [["knife", "has a gun"]])
        #expect(words?.helpRules.map(\.contacts) == [[Placed("emergency-999", at: Place(line: 3, column: 14))]])
        #expect(words?.helpRules.map(\.isDanger) == [true])
        #expect(words?.helpRules.map(\.say) == ["Call now."])
    }

    @Test func saysWhatAHelpRuleLacks() {
        #expect(
            reading("help.yaml", "- id: knife\n  when: []\n  contact: [x]\n  say: Call now.\n").problems == [
                "content/search/help.yaml:1:3: error: a help rule without “contacts”. Add a line “contacts: …”: Contacts from content/contacts.yaml, most urgent first.",
                "content/search/help.yaml:2:3: error: a help rule without “when”. Add a line “when: …”: Words and phrases that call for it.",
                "content/search/help.yaml:3:3: error: a help rule has no key “contact”. Did you mean “contacts”?",
            ]
        )
    }

    @Test(arguments: ["\n", "\r\n"])
    func readsJudgedQueries(end: String) {
        let (words, problems) = reading(
            "queries.tsv",
            [
                "# phrase, pages, user", "", "my bin was burnt\t/report/crime/, /\tresident",
                "posters\t/schools/\tschool",
            ]
            .joined(separator: end)
        )
        #expect(problems == [])
        #expect(words?.queries.map(\.phrase) == ["my bin was burnt", "posters"])
        #expect(words?.queries.map(\.answers) == [["/report/crime/", "/"], ["/schools/"]])
        #expect(words?.queries.map(\.user) == ["resident", "school"])
        #expect(words?.queries.map(\.line) == [3, 4])
    }

    @Test(arguments: [
        (
            "a\t/b/",
            "2 columns where three should be. Write the phrase, the address of the page and the user, with a tab between them."
        ),
        (
            "a /b/ c",
            "1 column where three should be. Write the phrase, the address of the page and the user, with a tab between them."
        ),
        (
            "a\t/b/\tc\td",
            "4 columns where three should be. Write the phrase, the address of the page and the user, with a tab between them."
        ),
        (
            "\t/b/\tc",
            "the first column is empty. Write the phrase, the address of the page and the user, with a tab between them."
        ),
        (
            "a\t\tc",
            "the second column is empty. Write the phrase, the address of the page and the user, with a tab between them."
        ),
    ])
    func saysWhatALineOfQueriesLacks(line: String, problem: String) {
        #expect(
            reading("queries.tsv", "# x\n\(line)\n").problems == ["content/search/queries.tsv:2:1: error: \(problem)"]
        )
    }
}
