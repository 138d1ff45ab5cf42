import SiteChecking
import Testing

struct TelephoneNumberRuleTests {
    private func told(_ number: String, at place: String, contact: String? = nil) -> String {
        let remedy =
            contact.map { "Write it as a link to the registry: [\(number)](contact:\($0))." }
            ?? "Add it to content/contacts.yaml with its source, and link to it: [words](contact:its-id)."
        return
            "content/pages/index.md:\(place): error: the telephone number “\(number)” is typed into the text. \(remedy) [telephone-number]"
    }

    /// Line 8 is the first of the body.
    @Test(arguments: [
        ("Call 101 now.", ["101"], "8:1"),
        ("## Call 101", ["101"], "8:1"),
        ("First\nsecond\n101.", ["101"], "10:1"),
        ("- one\n- 101\n", ["101"], "9:1"),
        ("> 101", ["101"], "8:1"),
        ("`101`", ["101"], "8:1"),
        ("    101\n", ["101"], "8:1"),
        ("|a|b|\n|-|-|\n|c|101|", ["101"], "10:1"),
        ("In 2016 101 took over", ["101"], "8:1"),
        ("999/101", ["101"], "8:1"),
        ("[Call 101](https://www.example.org/)", ["101"], "8:1"),
        ("[Call](contact:police-101) 101", ["101"], "8:1"),
    ])
    func aNumberOfTheRegistryIsLinked(body: String, numbers: [String], place: String) {
        #expect(
            findings(["content/pages/index.md": entry(body: body)])
                == numbers.map { told($0, at: place, contact: "police-101") }
        )
    }

    @Test(arguments: [
        ("Ring 0300 123 1234", "0300 123 1234"), ("Ring (01582) 401212.", "01582) 401212"),
        ("+44 1582 401212", "+44 1582 401212"), ("01582\u{A0}401212", "01582\u{A0}401212"),
        ("In 2016 0300 123 1234 took over", "0300 123 1234"), ("0845 46 47", "0845 46 47"), ("Dial 111", "111"),
        ("Text 60163", "60163"), ("phone 116 123 at any time", "116 123"),
    ])
    func whatHasTheFormOfANumberBelongsInTheRegistry(body: String, number: String) {
        #expect(findings(["content/pages/index.md": entry(body: body)]) == [told(number, at: "8:1")])
    }

    @Test(arguments: [
        "[Call 101](contact:police-101)", "Please [**call** 101 now](contact:police-101).", "2017 to 2020", "111 bags",
        "1010 bags",
        "999,101 people", "£101", "101%", "9:00–17:00", "KS3", "on 22 November 2026", "28-06-2012",
        "ISBN 978-0-306-40615-7",
        "[over 500 bags](https://www.example.org/)", "In 2016 [101](contact:police-101) took over",
    ])
    func otherFiguresAreFine(body: String) {
        #expect(findings(["content/pages/index.md": entry(body: body)]) == [])
    }

    @Test func theFrontMatterHoldsNoneEither() {
        let text = entry(title: "Call 101", summary: "Or 0300 123 1234.", "findable_by:\n  - a\n  - ring 101")
        #expect(
            findings(["content/pages/index.md": text]) == [
                told("101", at: "2:8", contact: "police-101"), told("0300 123 1234", at: "3:10"),
                told("101", at: "9:5", contact: "police-101"),
            ]
        )
    }

    @Test(arguments: [
        ("content/report/a.md", "urgency: urgent\nchoice: Call 101\norder: 1\ncontacts: [police-101]"),
        ("content/achievements/a.md", "period: Since 101 began"),
        (
            "content/schools/a.md",
            "key_stages: [KS3]\nminutes: 50\ntopics: [x]\nformat: lesson\nsafeguarding: Call 101\ncontacts: [police-101]"
        ),
    ])
    func norDoTheKeysOfItsKind(path: String, more: String) {
        let told = told("101", at: "2:1", contact: "police-101").replacing("content/pages/index.md", with: path)
        #expect(findings(["content/pages/index.md": entry(), path: entry(more)]) == [told])
    }

    @Test(.timeLimit(.minutes(1))) func manyFiguresTakeATimeThatGrowsWithThem() {
        #expect(findings(["content/pages/index.md": entry(body: String(repeating: "12 ", count: 10_000))]) == [])
    }
}
