import Testing

/// The body begins on line 8.
struct SentenceRuleTests {
    private let route = "urgency: urgent\nchoice: Something happened\norder: 1\ncontacts: [police-101]"

    private func onPage(_ body: String) -> [String] { findings(["content/pages/index.md": entry(body: body)]) }

    private func onRoute(_ body: String) -> [String] {
        findings(["content/pages/index.md": entry(), "content/report/a.md": entry(route, body: body)])
    }

    private func words(_ count: Int) -> String { Array(repeating: "word", count: count).joined(separator: " ") + "." }

    @Test func aSentenceHasTwentyFiveWordsAtMost() {
        #expect(onPage(words(25)) == [])
        #expect(
            onPage("Short.\n\n" + words(26)) == [
                "content/pages/index.md:10:1: warning: a sentence of 26 words, “word word word word word word …”. Make two of it, or a list: 25 words at most. [sentence-length]"
            ]
        )
    }

    @Test func aSentenceOfARouteHasTwenty() {
        #expect(onRoute(words(20)) == [])
        #expect(
            onRoute(words(21)) == [
                "content/report/a.md:12:1: warning: a sentence of 21 words, “word word word word word word …”. Make two of it, or a list: 20 words at most on a page about reporting. [sentence-length]"
            ]
        )
    }

    @Test(arguments: [
        "Ask Dr. Singh, Mrs. Khan or e.g. a nurse at St. Mary’s.",
        "\(Array(repeating: "word", count: 20).joined(separator: " ")). (\(Array(repeating: "Word", count: 20).joined(separator: " ")).)",
        "- \(Array(repeating: "word", count: 20).joined(separator: " "))\n- \(Array(repeating: "word", count: 20).joined(separator: " "))",
    ])
    func sentencesEndWhereTheyEnd(body: String) {
        #expect(onPage(body) == [])
    }

    @Test(arguments: [
        ("Your report will be read by an officer.", "will be read", "Begin with who does it."),
        ("Your report will be passed to an officer.", "will be passed", sayWho),
        ("The form must always be signed.", "must always be signed", sayWho),
        ("The motorcycles were quickly seized by the police.", "were quickly seized", "Begin with who does it."),
        ("The letter was written by a neighbour.", "was written", "Begin with who does it."),
    ])
    func thePassiveHidesWhoDoesIt(body: String, words: String, remedy: String) {
        #expect(onPage(body) == ["content/pages/index.md:8:1: warning: “\(words)” is passive. \(remedy) [passive]"])
    }

    @Test(arguments: [
        "Someone is being attacked.", "You are worried by now.", "The police will be there.", "It must be red.",
        "It is called the hub by the police.", "You were told by 5pm.", "They will be interested.",
        "Pass it on by post.",
        "It will be, passed or not, a year.", "You should be unharmed.",
    ])
    func otherSentencesAreNone(body: String) {
        #expect(onPage(body) == [])
    }

    @Test(arguments: [
        ("It is not uncommon.", "not uncommon"), ("You do not need nothing.", "not need nothing"),
        ("Nobody can’t call.", nil), ("It cannot be unlawful.", "cannot be unlawful"),
        ("It is not without danger.", "not without"),
        ("We don’t tell nobody.", "don’t tell nobody"),
    ])
    func noIsSaidOnce(body: String, words: String?) {
        let told = words.map {
            "content/pages/index.md:8:1: warning: “\($0)” says no twice. Say what is so, rather than what is not. [double-negative]"
        }
        #expect(onPage(body) == (told.map { [$0] } ?? []))
    }

    @Test(arguments: [
        "Do not wait, and never go alone.", "If it is not safe, say nothing.", "Do not go unless you must.",
        "I would not have done it without you.", "Hold up none for \"no\".", "It is not common.",
    ])
    func twoClausesMayEachSayNo(body: String) {
        #expect(onPage(body) == [])
    }

    @Test func aSectionIsReadAtFourteen() {
        // Six letters a word, twelve words a sentence: 4.71 × 6 + 0.5 × 12 − 21.43 is 12.83, so grade 13 and age 18.
        let hard = text(of: 9, sentencesOf: "Sixsix" + String(repeating: " sixsix", count: 11))
        // Four letters a word, ten words a sentence: 2.41, so grade 3 and age 8.
        let easy = text(of: 11, sentencesOf: "Four" + String(repeating: " four", count: 9))
        #expect(
            onPage("## Easy\n\n\(easy)\n\n## Hard\n\n\(hard)") == [
                "content/pages/index.md:12:1: warning: “Hard” needs a reading age of 18 by the Automated Readability Index. Use shorter words and sentences: 14 is the most here. [reading-age]"
            ]
        )
        let short = text(of: 8, sentencesOf: "Sixsix" + String(repeating: " sixsix", count: 11))
        #expect(onPage("## Short\n\n\(short)") == [])
    }

    @Test func aSectionOfARouteIsReadAtTwelve() {
        // 4.71 × 4.5 + 0.5 × 12 − 21.43 is 5.77: grade 6, age 11. With five letters it is 8.12: grade 9, age 14.
        let eleven = text(of: 9, sentencesOf: "Four fives" + String(repeating: " four fives", count: 5))
        let fourteen = text(of: 9, sentencesOf: "Fives" + String(repeating: " fives", count: 11))
        #expect(onRoute(eleven) == [])
        #expect(onPage(fourteen) == [])
        #expect(
            onRoute(fourteen) == [
                "content/report/a.md:12:1: warning: “A” needs a reading age of 14 by the Automated Readability Index. Use shorter words and sentences: 12 is the most here. [reading-age]"
            ]
        )
    }

    private func text(of count: Int, sentencesOf words: String) -> String {
        Array(repeating: words + ".", count: count).joined(separator: " ")
    }
}

private let sayWho = "Say who does it, or tell the reader what to do."
