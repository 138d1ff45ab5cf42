import Testing

struct ContactRuleTests {
    private let contacts =
        contact("police-101", number: "101") + contact("emergency-999", number: "999")
        + contact("mash", number: "01582 547653", status: "unconfirmed")

    private func findings(in body: String) -> [String] {
        SiteCheckingTests.findings([
            "content/pages/index.md": entry(body: body + "\n\n[A](contact:mash), [b](contact:emergency-999)"),
            "content/contacts.yaml": contacts, "content/pages/a.png": "",
        ])
    }

    @Test(arguments: [
        ("Call nine nine nine.", "nine nine nine", "emergency-999"), ("one-oh-one", "one-oh-one", "police-101"),
        ("triple nine", "triple nine", "emergency-999"), ("01582.547.653", "01582.547.653", "mash"),
        ("01582/547653", "01582/547653", "mash"), ("۹۹۹", "۹۹۹", "emergency-999"),
        ("oh one five eight two, no", nil, ""), ("![Call 999](a.png)", "999", "emergency-999"),
    ])
    func aDisguisedNumberIsOne(body: String, number: String?, contact: String) {
        let told = number.map {
            "content/pages/index.md:8:1: error: the telephone number “\($0)” is typed into the text. Write it as a link to the registry: [\($0)](contact:\(contact)). [telephone-number]"
        }
        #expect(findings(in: body) == (told.map { [$0] } ?? []))
    }

    @Test(arguments: [
        "one to nine", "Nine. Nine. Ten.", "9.99 or 1.01", "on 1/01/2016", "a one-to-one talk", "ninety-nine", "1.0.1",
        "[nine nine nine](contact:emergency-999)",
    ])
    func otherWordsAreNone(body: String) {
        #expect(findings(in: body) == [])
    }

    @Test func neitherAreTheOtherFilesOfTheSite() {
        let found = SiteCheckingTests.findings([
            "content/pages/index.md": entry(body: "[a](fact:x)"),
            "content/search/help.yaml": "- {id: a, when: [x], contacts: [police-101], say: Call 101 now}",
            "seeds/plan.yaml":
                "plan: {title: P, period: 2017}\nfacts:\n  - {id: x, section: x, statement: Call 101., clarity: clear}",
        ])
        let told =
            "error: the telephone number “101” is typed into the text. Write it as a link to the registry: [101](contact:police-101). [telephone-number]"
        #expect(found == ["content/search/help.yaml:1:33: \(told)", "seeds/plan.yaml:3:5: \(told)"])
    }

    @Test func norAreTheThemesWords() {
        let theme = [
            ("theme/strings/en.yaml", "# 999\ncall: Call\nhelp: Ring 999 now"),
            (
                "theme/templates/shell.mustache",
                "<p class=\"c101\" aria-label=\"Ring 101\">{{number}}</p>\n<svg viewBox=\"0 0 999 101\"/>\n<a href=\"tel:999\">x</a> 0300 123 1234"
            ),
        ]
        let found = SiteCheckingTests.findings(
            [
                "content/pages/index.md": entry(body: "[b](contact:emergency-999) [m](contact:mash)"),
                "content/contacts.yaml": contacts,
            ],
            theme: theme
        )
        func told(_ number: String, _ contact: String) -> String {
            "error: the telephone number “\(number)” is typed into the theme. Print the contact “\(contact)” there instead: name it under “help” in content/site.yaml. [telephone-number]"
        }
        #expect(
            found == [
                "theme/strings/en.yaml:3:1: " + told("999", "emergency-999"),
                "theme/templates/shell.mustache:1:1: " + told("101", "police-101"),
                "theme/templates/shell.mustache:3:1: error: the telephone number “0300 123 1234” is typed into the theme. Add it to content/contacts.yaml with its source, and print that contact instead. [telephone-number]",
                "theme/templates/shell.mustache:3:1: " + told("999", "emergency-999"),
            ]
        )
    }

    @Test func aDoubtfulContactIsNotCalledOfficial() {
        #expect(
            findings(in: "Use the official [hub](contact:mash).") == [
                "content/pages/index.md:8:1: warning: “official” is said beside the contact “mash”, which is not confirmed. Take the word out: what the registry says of the contact is printed with it. [contact-status]"
            ]
        )
        #expect(findings(in: "Use the official [line](contact:police-101). Use the [hub](contact:mash).") == [])
    }
}
