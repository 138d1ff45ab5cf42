import Testing

struct ExceptionTests {
    private func onPage(_ body: String, _ more: String = "") -> [String] {
        findings([
            "content/pages/index.md": entry(more, body: body),
            "content/checks/words.yaml": "- {avoid: [key], instead: No.}",
        ])
    }

    private let key = "warning: “key” is on the list of words to avoid. No. [plain-words]"

    @Test func aPlaceIsExceptedWithAReason() {
        #expect(onPage("[//]: # (except plain-words: it opens a door)\nThe key") == [])
        #expect(onPage("[//]: # (except plain-words: it opens a door)\n\n- The door\n- The key") == [])
        #expect(
            onPage("[//]: # (except plain-words: it opens a door)\n[//]: # (except capitals: a sign)\nSTOP the key")
                == []
        )
    }

    @Test func itEndsWithItsBlock() {
        let body = "[//]: # (except plain-words: it opens a door)\nThe key\n\nThe key"
        #expect(onPage(body) == ["content/pages/index.md:11:1: \(key)"])
    }

    @Test func itNeedsAReason() {
        let told =
            "content/pages/index.md:8:1: warning: the exception does not say why. Add the reason behind a colon: except plain-words: why. [exception]"
        #expect(onPage("[//]: # (except plain-words)\nThe key") == [told, "content/pages/index.md:9:1: \(key)"])
    }

    @Test func itNamesARule() {
        let told =
            "content/pages/index.md:8:1: warning: no rule is called “plain-word”. Did you mean “plain-words”? [exception]"
        #expect(onPage("[//]: # (except plain-word: a door)\nThe key") == [told, "content/pages/index.md:9:1: \(key)"])
    }

    @Test func oneThatNoLongerAppliesIsTold() {
        #expect(
            onPage("[//]: # (except plain-words: it opens a door)\nThe door") == [
                "content/pages/index.md:8:1: warning: the exception from “plain-words” no longer applies: the rule finds nothing there. Take it out. [exception]"
            ]
        )
        #expect(onPage("[//]: # (except external-link: only asked by hand)\nThe door") == [])
    }

    @Test func oneThatIsPrintedIsTold() {
        let told =
            "content/pages/index.md:9:1: warning: a comment is printed on the page. Put an empty line before it, and write no brackets inside its reason. [exception]"
        #expect(onPage("Text\n[//]: # (except capitals: x)").contains(told))
        #expect(
            onPage("Text\n\n[//]: # (except capitals: a (b) c)\nSTOP").contains(told.replacing(":9:", with: ":10:"))
        )
    }

    @Test func codeHoldsNone() {
        #expect(onPage("```\n[//]: # (except capitals: x)\n```").allSatisfy { !$0.contains("no longer") })
    }

    @Test func frontMatterHasCommentsOfItsOwn() {
        let due = "# except review-due: the law changes in May\nreview_by: 2026-11-01"
        let text = entry().replacing("review_by: 2027-11-22", with: due).replacing(
            "reviewed: 2026-11-22",
            with: "reviewed: 2026-10-01"
        )
        #expect(findings(["content/pages/index.md": text]) == [])
    }

    @Test func soHaveTheRegistries() {
        let old = contact("police-101", number: "101", checked: "2026-01-01")
        let excepted = old.replacing(
            "  checked",
            with: "  # except contact-checked: the service is closed until May\n  checked"
        )
        #expect(findings(["content/pages/index.md": entry(), "content/contacts.yaml": excepted]) == [])
        #expect(
            findings([
                "content/pages/index.md": entry(), "content/contacts.yaml": "# except where it is not: known\n" + old,
            ]).count == 1
        )
    }

    @Test func theSiteSaysHowARuleIsTold() {
        func findings(_ setting: String) -> [String] {
            SiteCheckingTests.findings([
                "content/pages/index.md": entry(body: "[//]: # (except passive: as the law says)\nSTOP it"),
                "content/site.yaml": """
                name: Test site
                base: https://www.example.org
                owner: The team
                time_zone: Europe/London
                languages: [{code: en, name: English, direction: ltr}]
                help: [police-101]
                checks: {passive: off, \(setting)}
                """,
            ])
        }
        let told =
            "“STOP” is written in capitals. Write it in small letters; to stress a word, put two asterisks on both sides. [capitals]"
        #expect(findings("capitals: error") == ["content/pages/index.md:9:1: error: \(told)"])
        #expect(findings("capitals: off") == [])
        #expect(
            findings("capital: off") == [
                "content/pages/index.md:9:1: warning: \(told)",
                "content/site.yaml:7:24: error: no rule is called “capital”. Did you mean “capitals”?",
            ]
        )
        #expect(
            findings("capitals: no").last
                == "content/site.yaml:7:34: error: “capitals” is “no”. Write one of: error, warning, off."
        )
    }
}
