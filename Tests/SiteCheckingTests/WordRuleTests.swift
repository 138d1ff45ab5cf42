import Testing

struct WordRuleTests {
    private let list = """
        - avoid: [key, tackle, tackling, going forward]
          instead: Say it plainly.
          unless: [key stage, tackling extremism]
        """

    private func onPage(_ body: String, title: String = "A") -> [String] {
        findings(["content/pages/index.md": entry(title: title, body: body), "content/checks/words.yaml": list])
    }

    @Test(arguments: [
        ("The key point", "key"), ("We are\n*Tackling* litter", "Tackling"),
        ("Going forward, we walk.", "Going forward"),
        ("## Tackle it", "Tackle"), ("Key stages of the key stage", "Key"),
    ])
    func aWordOfTheListIsTold(body: String, words: String) {
        let line = body.hasPrefix("We") ? 9 : 8
        #expect(
            onPage(body) == [
                "content/pages/index.md:\(line):1: warning: “\(words)” is on the list of words to avoid. Say it plainly. [plain-words]"
            ]
        )
    }

    @Test func soItIsInTheTitle() {
        #expect(
            onPage("", title: "A key") == [
                "content/pages/index.md:2:8: warning: “key” is on the list of words to avoid. Say it plainly. [plain-words]"
            ]
        )
    }

    @Test(arguments: [
        "A key stage 3 lesson", "Turnkey and keys", "The plan says “tackle” of it.", "    key", "tackling extremism",
        "forward going",
    ])
    func otherWordsAreFine(body: String) {
        #expect(onPage(body) == [])
    }

    @Test func phrasesThatPeopleSearchForAreTheirs() {
        let text = entry("findable_by: [TACKLE THE KEY THING]")
        #expect(findings(["content/pages/index.md": text, "content/checks/words.yaml": list]) == [])
    }

    @Test(arguments: [
        ("Do NOT go in.", "NOT"), ("STOP AND THINK first", "STOP AND THINK"), ("This is EXTREMELY loud", "EXTREMELY"),
        ("DANGER!", "DANGER"),
    ])
    func capitalsAreLoud(body: String, words: String) {
        #expect(
            onPage(body) == [
                "content/pages/index.md:8:1: warning: “\(words)” is written in capitals. Write it in small letters; to stress a word, put two asterisks on both sides. [capitals]"
            ]
        )
    }

    @Test(arguments: [
        "The NSPCC and CEOP", "PSPO", "KS3 or KS4", "BSL", "A", "I", "NHS UK", "    STOP NOW PLEASE",
        "ASB soLUTiONs Unit",
    ])
    func shortFormsAreNot(body: String) {
        #expect(onPage(body.replacing("BSL", with: "BSL")) == [])
    }

    @Test(arguments: ["here", "Click here", "read more", "https://www.example.com/a"])
    func aLinkSaysWhereItLeads(words: String) {
        #expect(
            onPage("See [\(words)](https://www.example.com/a).") == [
                "content/pages/index.md:8:5: warning: the link's words, “\(words)”, do not say where it leads. Link the words that name the page: [how to report a crime](…). [link-text]"
            ]
        )
    }

    @Test func theseDo() {
        #expect(onPage("[More about bags](https://www.example.com/a), and [call](contact:police-101).") == [])
    }
}
