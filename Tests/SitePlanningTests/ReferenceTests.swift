import SiteContent
import SitePlanning
import Testing

struct ReferenceTests {
    /// Each beside a priority “litter”, a draft priority “noise” and a campaign “tidy”.
    @Test(arguments: [
        (
            "content/report/a.md", route.replacing("police-101", with: "polise-101, old-line, older-line"),
            [
                "10:12: error: no contact is called “polise-101”. Did you mean “police-101”?",
                "10:24: error: the contact “old-line” is no longer in use. Use “police-101”, which took its place.",
                "10:34: error: the contact “older-line” is no longer in use. Take it out.",
            ]
        ),
        (
            "content/report/a.md", route + "\npriorities: [liter, noise]",
            ["11:14: error: no priority is called “liter”. Did you mean “litter”?"]
        ),
        (
            "content/priorities/safe-streets/a.md", "",
            ["2:1: error: no group of priorities in content/site.yaml is called “safe-streets”. There are: kind, safe."]
        ),
        (
            "content/priorities/save/a.md", "",
            ["2:1: error: no group of priorities in content/site.yaml is called “save”. Did you mean “safe”?"]
        ),
        (
            "content/achievements/a.md", "period: x\npriority: environment",
            ["8:11: error: no priority is called “environment”. There are: litter, noise."]
        ),
        (
            "content/achievements/a.md", "period: x\nfacts: [bag, bags]",
            ["8:9: error: no fact of the ledger is called “bag”. Did you mean “bags”?"]
        ),
        (
            "content/pages/who.md",
            "structure: [{title: Leads, bodies: [{fact: bag, does: leads}, {fact: bags, does: follows}]}]",
            [
                "7:44: error: no fact of the ledger is called “bag”. Did you mean “bags”?",
                "7:70: error: the fact “bags” names no body that could be drawn. Name a fact that is clear and has names in the ledger.",
            ]
        ),
        (
            "content/campaigns/a/index.md", "status: running\npriorities: [tidy]",
            ["8:14: error: no priority is called “tidy”. There are: litter, noise."]
        ),
        (
            "content/campaigns/tiddy/updates/a.md", "campaign: tiddy\ndate: 2016",
            ["7:11: error: no campaign is called “tiddy”. Did you mean “tidy”?"]
        ),
        (
            "content/schools/a.md", resource.replacing("online-only", with: "samaritans") + "\npriorities: [knives]",
            [
                "12:12: error: no contact is called “samaritans”. There are: emergency-999, old-line, older-line, online-only, police-101.",
                "13:14: error: no priority is called “knives”. There are: litter, noise.",
            ]
        ),
    ])
    func aNameThatNothingAnswersToIsTold(path: String, more: String, expected: [String]) {
        let (_, problems) = plan([
            path: entry("A", more), "content/priorities/safe/litter.md": entry("Litter"),
            "content/priorities/kind/noise.md": entry("Noise", "draft: true"),
            "content/campaigns/tidy/index.md": entry("Tidy", "status: running"),
        ])
        #expect(problems == expected.map { "\(path):\($0)" })
    }

    @Test func theSiteAndTheSearchNameThingsThatAreThere() {
        let site =
            registers["content/site.yaml"]! + """

                navigation:
                  - {title: Report, page: report/indx.md}
                footer:
                  - {title: Later, page: pages/later.md}
                  - {title: Old, page: pages/old.md}
                help: [emergency-998, old-line]
                """
        let (plan, problems) = plan([
            "content/site.yaml": site,
            "content/report/index.md": entry("Report"),
            "content/pages/later.md": entry("Later", "publish: 2027-01-01"),
            "content/search/help.yaml": "- {id: x, when: [x], contacts: [police-101, older-line, nobody], say: x}",
            "content/search/queries.tsv": "a\t/report/, /reports/\tresident\nb\t/later/,about\tresident\n",
        ])
        #expect(
            problems == [
                "content/search/help.yaml:1:45: error: the contact “older-line” is no longer in use. Take it out.",
                "content/search/help.yaml:1:57: error: no contact is called “nobody”. There are: emergency-999, old-line, older-line, online-only, police-101.",
                "content/search/queries.tsv:1:1: error: no page is called “/reports/”. Did you mean “/report/”?",
                "content/search/queries.tsv:2:1: error: no page is called “about”. There are: /, /later/, /report/.",
                "content/site.yaml:12:27: error: no page is called “report/indx.md”. Did you mean “report/index.md”?",
                "content/site.yaml:15:24: error: no page is called “pages/old.md”. Did you mean “pages/index.md”?",
                "content/site.yaml:16:8: error: no contact is called “emergency-998”. Did you mean “emergency-999”?",
                "content/site.yaml:16:23: error: the contact “old-line” is no longer in use. Use “police-101”, which took its place.",
            ]
        )
        #expect(plan?.shared["en"]?.footer == [])
    }

    @Test func namesAtMostTwelveThatThereAre() {
        var files = ["content/achievements/a.md": entry("A", "period: x\npriority: environment")]
        for letter in "abcdefghijklm" { files["content/priorities/safe/\(letter).md"] = entry("P") }
        #expect(
            plan(files).problems == [
                "content/achievements/a.md:8:11: error: no priority is called “environment”. There are: a, b, c, d, e, f, g, h, i, j, k, l and 1 more."
            ]
        )
    }

    /// One mistake in a register must not bury itself under a message for each of its readers.
    @Test func whatAFaultyFileHoldsIsNotMissedElsewhere() {
        let (_, problems) = plan([
            "content/contacts.yaml": registers["content/contacts.yaml"]!.replacing(
                "status: other",
                with: "status: maybe"
            ),
            "seeds/plan.yaml": "plan:\n\tx",
            "content/site.yaml": registers["content/site.yaml"]!
                + "\nhelp: [online-only]\nfooter: [{title: A, page: pages/bad.md}]",
            "content/pages/bad.md": entry("Bad", "draft: maybe"),
            "content/priorities/safe/litter.md": entry("Litter", "draft: maybe"),
            "content/campaigns/tidy/index.md": entry("Tidy", "draft: maybe"),
            "content/campaigns/tidy/updates/a.md": entry("A", "campaign: tidy\ndate: 2016"),
            "content/schools/a.md": entry("A", resource + "\npriorities: [litter]"),
            "content/search/queries.tsv": "a\t/bad/\tresident",
            "content/pages/a.md": entry(
                "A",
                "facts: [bags]",
                body: "[a](contact:online-only) [b](fact:bags) [c](bad.md) [d](missing.md)"
            ),
        ])
        let maybe =
            "error: “draft” is “maybe”, which is neither true nor false. Write “draft: true”, or leave the line out."
        #expect(
            problems == [
                "content/campaigns/tidy/index.md:2:1: error: a campaign without “status”. Add a line “status: …”: Whether the campaign goes on.",
                "content/campaigns/tidy/index.md:7:8: \(maybe)",
                "content/contacts.yaml:21:11: error: “status” is “maybe”. Write one of: confirmed, other, unconfirmed, superseded.",
                "content/pages/a.md:9:53: error: the link leads to “missing.md”, which is not there. Did you mean “index.md”?",
                "content/pages/bad.md:7:8: \(maybe)",
                "content/priorities/safe/litter.md:7:8: \(maybe)",
                "seeds/plan.yaml:2:1: error: a tab at the start of a line. Use spaces: YAML does not allow tabs there.",
            ]
        )
    }
}
