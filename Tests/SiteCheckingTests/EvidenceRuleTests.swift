import Testing

struct EvidenceRuleTests {
    private func onAchievement(_ body: String, summary: String = "B.") -> [String] {
        let text = entry("period: Not known", body: body).replacing("summary: B.", with: "summary: \(summary)")
        return findings([
            "content/pages/index.md": entry("facts: [bags, cases, meteor]"), "content/achievements/a.md": text,
            "seeds/plan.yaml": """
            plan: {title: P, period: 2017}
            facts:
              - {id: bags, section: x, statement: Over 500 bags., figures: [over 500 bags], clarity: clear}
              - {id: cases, section: x, statement: Most cases., figures: ["95%"], clarity: clear}
              - {id: meteor, section: x, statement: Operation Meteor., names: [Operation Meteor], clarity: clear}
              - {id: centres, section: x, statement: More centres., figures: ["7"], clarity: garbled}
            """,
        ])
    }

    private func uncited(_ claim: String) -> String {
        "content/achievements/a.md:9:1: error: the sentence states “\(claim)” and cites nothing for it. Link the statement to its fact, [words](fact:its-id), or to its public source. [evidence-cited]"
    }

    @Test(arguments: [
        ("People cleared 600 bags.", "600"), ("[They came](fact:bags). They cleared 500 bags.", "500"),
        ("About 95% of them.", "95"), ("Hundreds of people came.", "Hundreds"),
        ("Operation Meteor went on.", "Operation Meteor"),
        ("- over 50 motorcycles", "50"), ("In 2016, 1,200 people came.", "1,200"),
    ])
    func aFigureCitesItsSourceInItsSentence(body: String, claim: String) {
        #expect(onAchievement(body) == [uncited(claim)])
    }

    @Test(arguments: [
        "People [cleared over 500 bags](fact:bags).", "It ended [95% of cases](fact:cases).",
        "[Operation Meteor](fact:meteor) went on.",
        "They cleared 600 bags, [the press wrote](https://www.example.com/).", "The plan for 2017 to 2020.",
        "On 11 February 2016.",
        "In April 2015", "For key stage 3, or under 18.", "Three groups did the work.",
        "[Call 101](contact:police-101).",
        "At 9:00 or 5pm", "## 600 bags", "The operation went on.", "Operation of the shop",
    ])
    func theseStateNoneOrCiteIt(body: String) {
        #expect(onAchievement(body) == [])
    }

    @Test func otherPagesMayCount() {
        #expect(findings(["content/pages/index.md": entry(body: "We have 600 bags.")]) == [])
    }

    @Test func aFigureOfTheSummaryStandsInTheText() {
        #expect(onAchievement("[Over 500 bags](fact:bags).", summary: "Over 500 bags.") == [])
        #expect(
            onAchievement("[Over 500 bags](fact:bags).", summary: "Over 600 bags.") == [
                "content/achievements/a.md:3:10: error: “600” stands in the summary, but in no sentence of the text that cites its source. State it in the text with its fact or source, or take it out here. [evidence-cited]"
            ]
        )
    }

    @Test(arguments: [
        ("[Over 600 bags](fact:bags).", "600", "bags", "The fact states “over 500 bags”: write that."),
        ("[Bags](fact:bags), over 5000 of them.", "5000", "bags", "The fact states “over 500 bags”: write that."),
        ("[94% of cases](fact:cases)", "94", "cases", "The fact states “95%”: write that."),
        ("[five hundred and nine bags](fact:bags)", "five", "bags", "The fact states “over 500 bags”: write that."),
        (
            "[Operation Meteor](fact:meteor) took 50 days", "50", "meteor",
            "The fact states no figure: say it without one."
        ),
    ])
    func aFigureIsThatOfTheLedger(body: String, figure: String, fact: String, remedy: String) {
        let told =
            "content/achievements/a.md:9:1: error: “\(figure)” is not in the ledger's fact “\(fact)”. \(remedy) [evidence-figure]"
        #expect(onAchievement(body).first == told)
    }

    @Test(arguments: [
        "[Over 500 bags](fact:bags) and [95%](fact:cases).", "[Four groups](fact:meteor) did it.",
        "[Bags](fact:bags), and 600 more [by another count](https://www.example.com/).",
        "The plan lists four things: [bags](fact:bags) and [cases](fact:cases).",
    ])
    func theseAreAsTheLedgerHasThem(body: String) {
        #expect(onAchievement(body) == [])
    }

    @Test func aFigureThatCannotBeReadStandsNowhereOnItsPage() {
        #expect(
            onAchievement("[More centres opened](fact:centres).\n\nThere are 7, [they say](fact:bags).") == [
                "content/achievements/a.md:11:1: error: “7” is not in the ledger's fact “bags”. The fact states “over 500 bags”: write that. [evidence-figure]",
                "content/achievements/a.md:11:1: error: “7” is the figure of the fact “centres”, which cannot be read safely. Say it without the figure. [garbled-figure]",
            ]
        )
    }

    @Test(arguments: [
        "[More centres](fact:centres). [7 in the county](https://www.example.com/).",
        "[More centres](fact:centres) by 17:00 or 7pm.",
        "[More centres](fact:centres).\n\n7. [Call](contact:police-101)",
    ])
    func otherSevensAreFine(body: String) {
        #expect(onAchievement(body) == [])
    }
}
