import SiteChecking
import SiteContent
import Testing

struct RuleTests {
    @Test func everyRuleHasAnIdentifierAndAReason() {
        #expect(allRules.map(\.id) == allRules.map(\.id).sorted())
        #expect(Set(allRules.map(\.id)).count == allRules.count)
        #expect(allRules.allSatisfy { $0.reason.hasSuffix(".") })
    }

    @Test func aSiteInOrderBreaksNoRule() {
        #expect(findings(["content/pages/index.md": entry(body: "[Call 101](contact:police-101).")]) == [])
    }

    @Test(arguments: [
        ("2026-11-22", nil), ("2026-05-26", nil),
        ("2026-05-25", "warning: “police-101” was last checked 181 days ago, on 2026-05-25"),
        ("2025-11-22", "warning: “police-101” was last checked 365 days ago, on 2025-11-22"),
        ("2025-11-21", "error: “police-101” was last checked 366 days ago, on 2025-11-21"),
    ])
    func aContactIsComparedWithItsSourceTwiceAYear(checked: String, problem: String?) {
        let files = [
            "content/pages/index.md": entry(),
            "content/contacts.yaml": contact("police-101", number: "101", checked: checked)
                + contact("old", number: "0800 1111", status: "superseded", checked: "2001-01-01"),
        ]
        let remedy = "Compare it with https://www.example.org/, then change its “checked” to today. [contact-checked]"
        #expect(findings(files) == (problem.map { ["content/contacts.yaml:8:12: \($0). \(remedy)"] } ?? []))
    }

    @Test(arguments: [
        ("", true), ("[Call](contact:refuge)", false),
    ])
    func aContactIsThereForAReader(body: String, isTold: Bool) {
        let files = [
            "content/pages/index.md": entry(body: body),
            "content/contacts.yaml": contact("police-101", number: "101") + contact("refuge", number: "0300 123 1234")
                + contact("old", number: "0800 1111", status: "superseded"),
        ]
        let told =
            "content/contacts.yaml:9:3: warning: no page uses the contact “refuge”. Link to it where a reader needs it, or take it out. [contact-used]"
        #expect(findings(files) == (isTold ? [told] : []))
    }

    @Test(arguments: [
        ("content/search/help.yaml", "- {id: x, when: [x], contacts: [refuge], say: x}"),
        ("content/report/a.md", entry("urgency: urgent\nchoice: x\norder: 1\ncontacts: [refuge]")),
    ])
    func aContactIsUsedByThatToo(path: String, text: String) {
        let contacts = contact("police-101", number: "101") + contact("refuge", number: "0300 123 1234")
        #expect(findings(["content/pages/index.md": entry(), "content/contacts.yaml": contacts, path: text]) == [])
    }

    @Test(arguments: [
        ("", "draft: false", true), ("[a](fact:bags)", "draft: false", false), ("", "facts: [bags]", false),
        ("[a](fact:bags)", "draft: true", true),
    ])
    func aClearFactIsStatedSomewhere(body: String, more: String, isTold: Bool) {
        let files = [
            "content/pages/index.md": entry(), "content/pages/a.md": entry(more, body: body),
            "seeds/plan.yaml": """
            plan: {title: P, period: 2017}
            facts:
              - {id: bags, section: x, statement: Many bags., clarity: clear}
              - {id: arrests, section: x, statement: Arrests., clarity: garbled}
            """,
        ]
        let told =
            "seeds/plan.yaml:3:5: warning: the fact “bags” is stated on no page. State it where it belongs: [words](fact:bags). [fact-stated]"
        #expect(findings(files) == (isTold ? [told] : []))
    }

    @Test(arguments: [
        ("content/pages/a.md", "", "2026-11-22", nil), ("content/pages/a.md", "", "2026-11-23", "warning"),
        ("content/report/a.md", "urgency: urgent\nchoice: x\norder: 1\ncontacts: [police-101]", "2026-11-22", nil),
        ("content/report/a.md", "urgency: urgent\nchoice: x\norder: 1\ncontacts: [police-101]", "2026-11-23", "error"),
    ])
    func anOverdueReviewIsTold(path: String, more: String, today: String, severity: String?) throws {
        let files = ["content/pages/index.md": entry(), path: entry(reviewBy: "2026-11-22", more)]
        let told = severity.map {
            "\(path):6:12: \($0): the review was due on 2026-11-22. Read every word, then change “reviewed” and “review_by”. [review-due]"
        }
        #expect(findings(files, today: try #require(Day(today))) == (told.map { [$0] } ?? []))
    }
}
