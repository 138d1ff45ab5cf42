import SitePlanning
import Testing

struct TelephoneNumberTests {
    @Test(arguments: [
        ("Call 999.", ["999"]),
        ("call 0800 1111, or 101", ["0800 1111", "101"]),
        ("(01582) 401212", ["01582) 401212"]),
        ("01582 54 76 53", ["01582 54 76 53"]),
        ("01582-547653", ["01582-547653"]),
        ("01582\u{A0}547\u{202F}653", ["01582\u{A0}547\u{202F}653"]),
        ("01582\u{2011}547653", ["01582\u{2011}547653"]),
        ("+44 1582 547653", ["+44 1582 547653"]),
        ("+44 (0)1582 547653", ["+44 (0)1582 547653"]),
        ("+44 (0) 1582 547653", ["+44 (0) 1582 547653"]),
        ("18001 101", ["18001 101"]),
        ("0800  1111", ["0800  1111"]),
        ("999/112", ["999", "112"]),
        ("call:101", ["101"]),
        ("101's line", ["101"]),
        ("“101”", ["101"]),
        ("(101)", ["101"]),
        ("101–2", ["101–2"]),
        // Groups that stand next to what is no number.
        ("in 2016 101 took over", ["2016 101"]),
        ("£500 0800 1111", ["0800 1111"]),
        ("until 17:00 101 answers", ["101"]),
        ("KS3 101", ["101"]),
        ("101 24% more", ["101"]),
        // Years and dates are told apart by whoever knows the registry.
        ("from 2017 to 2020", ["2017", "2020"]),
        ("2017–2020", ["2017–2020"]),
        ("2026-11-22", ["2026-11-22"]),
        ("22/11/2026", ["2026"]),
        ("ISBN 978-0-306-40615-7", ["978-0-306-40615-7"]),
    ])
    func findsWhatMayBeANumberToCall(text: String, numbers: [String]) {
        #expect(telephoneNumbers(in: text).map { String(text[$0]) } == numbers)
    }

    @Test(arguments: [
        "", "no figures", "1 2", "55", "KS3 and KS4", "#101", "Room_101", "A101", "101st", "M1", "LU1 2NL", "£500",
        "€1000",
        "£1,200,000", "1,200 bags", "99.999 per cent", "500%", "9:00–17:00", "24/7", "10am–4pm", "5.30pm",
        "example.org/101",
        "1.101", "v2.0.101", "+", "+ 1", "٩٩٩",
    ])
    func findsNoneInWordsAmountsAndTimes(text: String) {
        #expect(telephoneNumbers(in: text).map { String(text[$0]) } == [])
    }

    @Test(.timeLimit(.minutes(1))) func readsManyFiguresInATimeThatGrowsWithThem() {
        let text = String(repeating: "12 ", count: 2_000)
        #expect(telephoneNumbers(in: text).count == 1)
    }
}
