import CommonMark
import Foundation
import Testing

/// Inputs that cmark-gfm would take seconds or gigabytes for, and all that its own tests call pathological.
@Suite(.serialized)
struct GuardTests {
    @Test(arguments: tooMuch.indices)
    func refusesWhatIsTooMuch(index: Int) {
        let (markdown, kind, line) = tooMuch[index]
        let document = Document(markdown)
        #expect(document.faults.map(\.kind) == [kind])
        #expect(document.faults.map(\.line) == [line])
        #expect(document.plainHTML.isEmpty && document.blocks.isEmpty)
    }

    @Test("what is too much is counted behind words too, however many letters stand before it", arguments: 0..<40)
    func countsBehindWords(letters: Int) {
        let words = repeated("x", letters) + " "
        let counted: [(String, Fault.Kind)] = [
            (repeated("|", 41), .tooManyPipes(limit: 40)), (repeated("@", 101), .tooManyAtSigns(limit: 100)),
            (repeated(")", 101), .tooManyClosingParentheses(limit: 100)),
            (repeated("[", 5_001), .tooManyBrackets(limit: 5_000)),
            (repeated("<!x ", 101), .tooManyDeclarations(limit: 100)),
            (repeated("<?x ", 101), .tooManyDeclarations(limit: 100)),
            ("[a]: b" + repeated("c", 2_000), .definitionTooLong(limit: 2_000)),
        ]
        for (marks, kind) in counted {
            #expect(Document(words + marks).faults.map(\.kind) == [kind], "\(marks.prefix(4))")
        }
    }

    @Test func allowsWhatIsJustNotTooMuch() {
        let atLimits = [
            String(repeating: "a", count: 262_144),
            repeated("> ", 32) + "a\n\n" + repeated("- ", 32) + "a",
            "- a\n" + repeated(" ", 64) + "b",
            repeated("-", 80) + "\n" + repeated("*", 80) + "\n1234567890. a",
            repeated("|a", 40),
            "a|b\n-|-\n" + repeated("c\n", 500),
            tables(columns: 39, rows: 500, count: 1),
            repeated("a|b\n", 600),
            repeated("[a](b)\n", 5_000),
            repeated("a@", 100) + "\n" + repeated("a@", 100),
            "http://b.c/" + repeated(")", 100) + " " + repeated(")", 100),
            "[a]: /b \"" + repeated("c", 1_900) + "\"",
        ]
        for markdown in atLimits { #expect(Document(markdown).faults == [], "\(markdown.prefix(80))") }
    }

    @Test(arguments: [
        ("a\nbé\u{1}", [0xFF], 2, 4),
        ("", [0x80], 1, 1),
        ("a\n", [0xC3], 2, 1),
        ("a", [0xED, 0xA0, 0x80], 1, 2),
        ("", [0xC0, 0xAF], 1, 1),
    ])
    func findsTheFirstByteThatIsNotUTF8(before: String, bytes: [UInt8], line: Int, column: Int) {
        let document = Document(parsing: Array(before.utf8) + bytes + Array("\n<b>".utf8), firstLine: 10)
        #expect(document.faults.map(\.kind) == [.notUTF8])
        #expect(document.faults.map(\.line) == [line + 9])
        #expect(document.faults.map(\.column) == [column])
    }

    @Test func reportsEveryFaultInLineOrder() {
        let document = Document("a\n" + repeated("|", 41) + "\n\n" + repeated("> ", 33) + "a\n" + repeated("@", 101))
        #expect(document.faults.map(\.line) == [2, 4, 5])
        #expect(document.faults.map(\.column) == [41, 1, 101])
    }

    @Test func saysWhatIsWrongAndTheWayOut() {
        let fault = Document("a <b>").faults[0]
        #expect(fault.description == "HTML is not allowed in Markdown")
        #expect(fault.remedy == "Write it as Markdown, or put a backslash before “<” to show it as text.")
    }

    @Test(arguments: pathological.map(\.name))
    func endsSoon(name: String) throws {
        let markdown = Array(try #require(pathological.first { $0.name == name }).markdown.utf8.prefix(262_144))
        let start = threadSeconds()
        let document = Document(parsing: markdown)
        let html = document.html { .plain(href: $0.destination) }
        #expect(threadSeconds() - start < 3, "\(name)")
        #expect(html.count < 16 << 20, "\(name)")
    }
}

/// What this thread has worked: other tests that run at the same time do not count.
private func threadSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

private func tables(columns: Int, rows: Int, count: Int) -> String {
    let table = repeated("|a", columns) + "|\n" + repeated("|-", columns) + "|\n" + repeated("b\n", rows) + "\n"
    return repeated(table, count)
}

/// As long as the guard on size allows.
private func filled(_ text: String, before: String = "") -> String {
    before + repeated(text, 262_144 / text.utf8.count)
}

private func halves(_ open: String, _ middle: String, _ close: String) -> String {
    let count = 262_000 / (open.utf8.count + close.utf8.count)
    return repeated(open, count) + middle + repeated(close, count)
}

private let tooMuch: [(markdown: String, kind: Fault.Kind, line: Int)] = [
    (repeated("a", 262_145), .tooLarge(bytes: 262_145, limit: 262_144), 1),
    ("\n" + repeated("> ", 33) + "a", .tooDeep(limit: 32), 2),
    (repeated(">", 33), .tooDeep(limit: 32), 1),
    (repeated("- ", 33), .tooDeep(limit: 32), 1),
    (repeated("10) ", 33) + "a", .tooDeep(limit: 32), 1),
    ("- a\n" + repeated(" ", 66) + "b", .tooDeep(limit: 32), 2),
    ("> " + repeated("  ", 24) + repeated("+ ", 9), .tooDeep(limit: 32), 1),
    ("a\n\n" + repeated("|a", 41), .tooManyPipes(limit: 40), 3),
    ("x\n\na|b\n-|-\n" + repeated("c\n", 501), .tableTooLong(rows: 501, limit: 500), 3),
    (tables(columns: 39, rows: 500, count: 2), .tooManyCells(limit: 20_500), 506),
    (repeated(repeated("a|" + repeated("a", 40) + "\n-|-|-\n", 240) + "\n", 2), .tooManyDelimiterRows, 815),
    (repeated("[a](b)\n", 5_001), .tooManyBrackets(limit: 5_000), 5_001),
    ("a\n" + repeated("a@", 101), .tooManyAtSigns(limit: 100), 2),
    ("a http://b.c/" + repeated(")", 101), .tooManyClosingParentheses(limit: 100), 1),
    (repeated("a <?\n", 101), .tooManyDeclarations(limit: 100), 101),
    (repeated("a <!X\n", 101), .tooManyDeclarations(limit: 100), 101),
    ("\n[a]: /b \"" + repeated("c\n", 1_000) + "\"", .definitionTooLong(limit: 2_000), 2),
]

private let pathological: [(name: String, markdown: String)] = [
    ("nested strong emphasis", halves("*a **a ", "b", " a** a*")),
    ("emphasis closers", filled("a_ ")),
    ("emphasis openers", filled("_a ")),
    ("link closers", filled("a]")),
    ("link openers", filled("[a")),
    ("mismatched openers and closers", filled("*a_ ")),
    ("multiples of three", filled("c* ", before: "a**b")),
    ("link openers and emphasis closers", filled("[ a_")),
    ("openers of links and destinations", filled("[ (](")),
    ("images and links", filled("![[]()")),
    ("images and links, allowed", repeated("![[]()", 2_500)),
    ("nested brackets", halves("[", "a", "]")),
    ("nested brackets, allowed", repeated("[", 5_000) + "a" + repeated("]", 5_000)),
    ("nested images, allowed", repeated("![", 5_000) + "a" + repeated("](b)", 5_000)),
    ("unclosed destinations", filled("[a](<b")),
    ("unclosed destinations, allowed", repeated("[a](<b", 5_000)),
    ("nested quotes", filled("> ")),
    ("nested quotes, allowed", filled(repeated("> ", 32) + "a\n")),
    ("nested lists", filled("- ")),
    ("nested lists by indentation", (0..<700).map { repeated("  ", $0) + "* a\n" }.joined()),
    ("nested lists and blank lines, allowed", filled("\n", before: repeated("- ", 32) + "a\n")),
    ("backticks", (1..<720).map { "e" + repeated("`", $0) }.joined()),
    ("declarations", filled("a <!X ")),
    ("processing instructions", filled("a <?")),
    ("comments", filled("<!--", before: "</")),
    ("CDATA", filled("a <![CDATA[ ")),
    ("tags", filled("a <a b=' c=\"")),
    ("vertical tabs", filled("aaa\rbbb\n-\u{B}\n")),
    ("a paragraph before a table", filled("a\n") + "|a|\n|-|\n"),
    ("delimiter rows", filled("|-|\n")),
    ("delimiter rows of another width", filled(repeated("a|a\n-|-|-\n", 240) + "\n")),
    ("wide and short rows", filled(tables(columns: 39, rows: 490, count: 1))),
    ("small tables", filled("|a|\n|-|\n\n")),
    ("pipes", filled("|")),
    ("closing parentheses of an address", filled(")", before: "http://a.b/")),
    ("closing parentheses of many addresses", filled("www.a.b/" + repeated(")", 100) + "\n")),
    ("half addresses", filled("a@")),
    ("mail addresses", filled("a@b.c ")),
    ("mail addresses, allowed", filled(repeated("a@b.c ", 100) + "\n")),
    ("a long definition used often", "[a]: " + repeated("u", 100_000) + "\n\n" + repeated("[a]", 50_000)),
    ("a definition used often, allowed", "[a]: " + repeated("u", 1_900) + "\n\n" + repeated("[a]", 4_900)),
    ("definitions, allowed", (0..<5_000).map { "[\($0)]: u\n" }.joined()),
    ("strikethrough", filled("~~a ")),
    ("mixed delimiters", filled("*_~a")),
    ("stars", filled("*")),
    ("backslashes", filled("\\")),
    ("ampersands", filled("&a;")),
    ("zero bytes", filled("\0")),
    ("line ends", filled("\r")),
    ("headings of one text", filled("# a\n")),
    ("links", filled("[a](b)\n")),
    ("code over lines", filled("`a\n[b](c)\n")),
]
