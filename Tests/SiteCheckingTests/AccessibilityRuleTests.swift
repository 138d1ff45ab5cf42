import Testing

struct AccessibilityRuleTests {
    private func onPage(_ body: String) -> [String] {
        findings([
            "content/pages/index.md": entry(body: body), "content/pages/bags.png": "", "content/pages/b.md": entry(),
        ])
    }

    @Test(arguments: [
        ("# Main", 8, "a second main heading: the title is the first. Begin it with two hash signs: ## Main"),
        ("### Deep", 8, "a heading of level 3 right under one of level 1. Begin it with 2 hash signs: ## Deep"),
        (
            "## Two\n\n#### Four", 10,
            "a heading of level 4 right under one of level 2. Begin it with 3 hash signs: ### Four"
        ),
    ])
    func headingsSkipNoLevel(body: String, line: Int, told: String) {
        #expect(onPage(body) == ["content/pages/index.md:\(line):1: error: \(told) [heading-order]"])
    }

    @Test func headingsMayGoBackUp() {
        #expect(onPage("## Two\n\n### Three\n\n#### Four\n\n## Two again\n\n### Three again") == [])
    }

    @Test(arguments: [
        ("", "the picture has no text alternative"),
        ("bags.png", "the picture's text alternative is the name of its file, “bags.png”"),
        ("bags", "the picture's text alternative is the name of its file, “bags”"),
        ("IMG_1.JPG", "the picture's text alternative is the name of its file, “IMG_1.JPG”"),
        ("Photo", "the picture's text alternative, “Photo”, does not say what it shows"),
    ])
    func aPictureSaysWhatItShows(alternative: String, problem: String) {
        #expect(
            onPage("See ![\(alternative)](bags.png)") == [
                "content/pages/index.md:8:5: error: \(problem). Write between the square brackets what the picture tells, in one sentence. [alt-text]"
            ]
        )
    }

    @Test func thisOneDoes() {
        #expect(onPage("![Six bags of litter by a kerb](bags.png)") == [])
    }

    @Test func aColumnHasAHeading() {
        let body = "## Days\n\n|Day|Place|\n|-|-|\n|1|2|\n\n## Times\n\n|Time||\n|-|-|\n|a|b|"
        #expect(
            onPage(body) == [
                "content/pages/index.md:16:1: error: a column of the table has no heading. Write a word or two in each cell of the first line. [table-header]"
            ]
        )
        #expect(onPage("|Time|Place|\n|-|-|\n|a||") == [])
    }

    @Test func equalWordsLeadToOnePlace() {
        #expect(
            onPage("[The plan](https://www.example.com/a), [the  plan](https://www.example.com/b)") == [
                "content/pages/index.md:8:40: warning: “the  plan” leads to another place here than on line 8. Say in each link's words where it leads. [link-text-clash]"
            ]
        )
        #expect(
            onPage("[The plan](https://www.example.com/a), [the plan](https://www.example.com/a), [a plan](b.md)") == []
        )
    }

    @Test func otherLettersBelongOnAPageOfTheirLanguage() {
        #expect(
            onPage("Read it in اردو too.") == [
                "content/pages/index.md:8:1: warning: “اردو” is written in the letters of another language. Put it on a page of that language, and link to that page by its English name. [language-of-parts]"
            ]
        )
        #expect(onPage("A café in Zürich, Łódź and 5 µm away") == [])
    }
}
