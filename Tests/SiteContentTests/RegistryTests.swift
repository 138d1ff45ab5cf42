import SiteContent
import Testing

struct RegistryTests {
    static let contact = """
        - id: police-101
          name: Police
          use: When it is not an emergency.
          channels:
            - call: "101"
              label: Call
            - text: "+44 7624 (800) 101"
              note: Say where you are.
            - visit: https://www.example.org/report
          status: confirmed
          age_unknown: true
          owner: The police
          source: https://www.example.org/
          checked: 2026-11-22
          note: Calls are free.

        """

    @Test func readsAContactWithItsChannelsInOrder() throws {
        var problems: [Diagnostic] = []
        let registry = readContacts(SourceFile("content/contacts.yaml", Self.contact), problems: &problems)
        #expect(problems == [])
        let contact = try #require(registry[id: "police-101"])
        #expect(contact.name == "Police")
        #expect(contact.use == "When it is not an emergency.")
        #expect(contact.channels.map(\.means) == [.call, .text, .visit])
        #expect(contact.channels.map(\.value) == ["101", "+44 7624 (800) 101", "https://www.example.org/report"])
        #expect(contact.channels.map(\.href) == ["tel:101", "sms:+447624800101", "https://www.example.org/report"])
        #expect(contact.channels.map(\.label) == ["Call", nil, nil])
        #expect(contact.channels.map(\.note) == [nil, "Say where you are.", nil])
        #expect(contact.number == "101")
        #expect(contact.status == .confirmed && contact.isAgeUnknown)
        #expect(contact.owner == "The police")
        #expect(contact.source == "https://www.example.org/")
        #expect(contact.checked.value == Day(year: 2026, month: 11, day: 22))
        #expect(contact.note == "Calls are free.")
        #expect(registry.ids == ["police-101"])
    }

    /// What one change of the contact comes to.
    @Test(arguments: [
        (
            "call: \"101\"\n      label: Call", "call: \"101\"\n      visit: https://x.org",
            "5:7: error: a channel needs exactly one of “call”, “text” and “visit”. Give each number and each address an entry of its own."
        ),
        (
            "call: \"101\"\n", "note: x\n",
            "5:7: error: a channel needs exactly one of “call”, “text” and “visit”. Give each number and each address an entry of its own."
        ),
        (
            "https://www.example.org/report", "http://www.example.org/report",
            "9:14: error: “http://www.example.org/report” is no web address that begins with https://. Write it as https://www.example.org/report."
        ),
        (
            "https://www.example.org/report", "www.example.org",
            "9:14: error: “www.example.org” is no web address that begins with https://. Write it as https://www.example.org."
        ),
        ("\"101\"", "ask us", "5:13: error: “ask us” is no number. Write its figures, in quotation marks."),
        (
            "call: \"101\"", "phone: \"101\"",
            "5:7: error: a channel needs exactly one of “call”, “text” and “visit”. Give each number and each address an entry of its own.\ncontent/contacts.yaml:5:7: error: an entry of “channels” has no key “phone”. The keys are: call, text, visit, label, note."
        ),
        (
            "confirmed", "sure",
            "10:11: error: “status” is “sure”. Write one of: confirmed, other, unconfirmed, superseded."
        ),
        (
            "  checked: 2026-11-22\n", "",
            "1:3: error: a contact without “checked”. Add a line “checked: …”: The day on which it was last compared with its source."
        ),
        (
            "note: Calls are free.", "replaced_by: police",
            "15:16: error: no contact is called “police”. There are: police-101."
        ),
    ])
    func saysWhatIsWrongWithAContact(part: String, instead: String, problem: String) {
        let text = Self.contact.replacing(part, with: instead)
        let found = problems(in: text, { _ = readContacts($0, problems: &$1) }, at: "content/contacts.yaml")
        #expect(found.joined(separator: "\n") == "content/contacts.yaml:\(problem)")
    }

    @Test func wantsAnIdOnce() {
        let text = Self.contact + Self.contact
        let found = problems(in: text, { _ = readContacts($0, problems: &$1) }, at: "content/contacts.yaml")
        #expect(
            found == [
                "content/contacts.yaml:16:3: error: a second contact “police-101”. Give each contact an id of its own."
            ]
        )
    }

    @Test(arguments: [
        ("", []),
        ("# none yet\n", []),
        (
            "id: x",
            [
                "content/contacts.yaml:1:1: error: a group of keys where a list should be. Begin each entry with a dash and a space."
            ]
        ),
        (
            "- police",
            [
                "content/contacts.yaml:1:3: error: a contact is “police”, where keys and values should be. Write one key to a line, such as “title: Report a crime”."
            ]
        ),
    ])
    func isAListOfContacts(text: String, expected: [String]) {
        #expect(problems(in: text, { _ = readContacts($0, problems: &$1) }, at: "content/contacts.yaml") == expected)
    }

    static let ledger = """
        plan: {title: The plan, period: 2017 to 2020}
        facts:
          - id: bags
            section: tidy
            statement: Over 500 bags were filled.
            figures: ["500"]
            names: [Tidy Luton]
            clarity: clear
            note: One weekend.
            public_note: The press says 400.
            public_source: https://www.example.org/

        """

    @Test func readsTheLedger() throws {
        var problems: [Diagnostic] = []
        let ledger = try #require(readLedger(SourceFile("seeds/plan.yaml", Self.ledger), problems: &problems))
        #expect(problems == [])
        #expect(ledger.title == "The plan" && ledger.period == "2017 to 2020")
        let fact = try #require(ledger[id: "bags"])
        #expect(fact.section == "tidy")
        #expect(fact.statement == "Over 500 bags were filled.")
        #expect(fact.figures == ["500"] && fact.names == ["Tidy Luton"])
        #expect(fact.clarity == .clear)
        #expect(fact.note == "One weekend.")
        #expect(fact.publicNote == "The press says 400." && fact.publicSource == "https://www.example.org/")
        #expect(fact.place == Place(line: 3, column: 5))
    }

    @Test(arguments: [
        ("clarity: clear", "clarity: blurred", "8:14: error: “clarity” is “blurred”. Write one of: clear, garbled."),
        (
            "    section: tidy\n", "",
            "3:5: error: a fact without “section”. Add a line “section: …”: The part of the plan it stands in."
        ),
        (
            "period:", "years:",
            "1:7: error: the plan without “period”. Add a line “period: …”: The years it was made for.\nseeds/plan.yaml:1:25: error: the plan has no key “years”. The keys are: title, period, note."
        ),
        ("facts:", "fact:", "2:1: error: this file has no key “fact”. Did you mean “facts”?"),
        (
            "figures: [\"500\"]", "figures: \"500\"",
            "6:14: error: “figures” is “500”, where a list should be. Write it in square brackets, such as “figures: [one, two]”, or one to a line with a dash."
        ),
    ])
    func saysWhatIsWrongWithTheLedger(part: String, instead: String, problem: String) {
        let text = Self.ledger.replacing(part, with: instead)
        let found = problems(in: text, { _ = readLedger($0, problems: &$1) }, at: "seeds/plan.yaml")
        #expect(found.joined(separator: "\n") == "seeds/plan.yaml:\(problem)")
    }

    private static let forms =
        "correct it: “share” needs a whole percentage, such as “95%”; “count” an exact number up to 100, such as “19 schools”."

    @Test(
        "only a figure that is exact and can be read is drawn",
        arguments: [
            ("\"95%\"", "share", "clear", nil), ("19 schools", "count", "clear", nil),
            (
                "over 500 bags", "count", "clear",
                "is drawn as a count, but its first figure is none. Take “drawn” out, or \(forms)"
            ),
            (
                "500 bags", "count", "clear",
                "is drawn as a count, but its first figure is none. Take “drawn” out, or \(forms)"
            ),
            (
                "19 schools", "share", "clear",
                "is drawn as a share, but its first figure is none. Take “drawn” out, or \(forms)"
            ),
            (
                "120%", "share", "clear",
                "is drawn as a share, but its first figure is none. Take “drawn” out, or \(forms)"
            ),
            ("7 centres", "count", "garbled", "is drawn, but its figures cannot be read safely. Take “drawn” out."),
        ]
    )
    func drawn(figure: String, form: String, clarity: String, problem: String?) {
        let text = Self.ledger.replacing("[\"500\"]", with: "[\(figure)]\n    drawn: \(form)")
            .replacing("clarity: clear", with: "clarity: \(clarity)")
        var ledger: Ledger?
        let found = problems(in: text, { ledger = readLedger($0, problems: &$1) }, at: "seeds/plan.yaml")
        #expect(found == (problem.map { ["seeds/plan.yaml:7:12: error: the fact \($0)"] } ?? []))
        #expect(ledger?[id: "bags"]?.chart?.form.rawValue == (problem == nil ? form : nil))
    }

    @Test func wantsAFactOnce() {
        let text = Self.ledger + Self.ledger.split(separator: "facts:\n")[1]
        let found = problems(in: text, { _ = readLedger($0, problems: &$1) }, at: "seeds/plan.yaml")
        #expect(found == ["seeds/plan.yaml:12:5: error: a second fact “bags”. Give each fact an id of its own."])
    }

    @Test func anEmptyLedgerSaysWhatItLacks() {
        #expect(
            problems(in: "", { _ = readLedger($0, problems: &$1) }, at: "seeds/plan.yaml") == [
                "seeds/plan.yaml:1:1: error: the plan without “period”. Add a line “period: …”: The years it was made for.",
                "seeds/plan.yaml:1:1: error: the plan without “title”. Add a line “title: …”: The plan's name.",
            ]
        )
    }
}
