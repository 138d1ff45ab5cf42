import Testing
import YAML

@Suite("Reading YAML")
struct YAMLReaderTests {
    @Test("gives each value with its place, and says which were quoted")
    func eventsOfADocument() throws {
        let text = """
            title: Käse & Brot
            "aliases": [/a/, '/b/']
            text: >-
              two
              lines
            none:
            """
        #expect(
            try events(of: text).map(\.short) == [
                "1:1 {", "1:1 title", "1:8 Käse & Brot", "2:1 'aliases'", "2:12 [", "2:13 /a/", "2:18 '/b/'", "2:23 ]",
                "3:1 text", "3:7 'two lines'", "6:1 none", "6:6 ", "7:1 }",
            ]
        )
    }

    @Test("counts columns in characters")
    func columns() throws {
        #expect(try events(of: "{é: “x”, y: 1}").map(\.short).suffix(3) == ["1:10 y", "1:13 1", "1:14 }"])
    }

    @Test("finds nothing in nothing but comments", arguments: ["", "\n", "# A comment\n", "\u{FEFF}"])
    func comments(text: String) throws {
        #expect(try events(of: text) == [])
    }

    @Test("passes over the mark with which some programs begin a file, and carriage returns")
    func otherPrograms() throws {
        #expect(try events(of: "\u{FEFF}a: b\r\nc: d\r\n").compactMap(\.text) == ["a", "b", "c", "d"])
    }

    @Test(
        "names the place of a fault",
        arguments: [
            ("a: b: c", YAMLFault.Kind.syntax("mapping values are not allowed in this context"), 1, 5),
            ("a: [b", .syntax("did not find expected ',' or ']'"), 2, 1),
            ("a: \"b", .syntax("found unexpected end of stream"), 1, 6),
            ("ä: 1\nb: x\u{1}y", .syntax("control characters are not allowed"), 2, 5),
            ("a: b\n---\nc: d", .secondDocument, 2, 1),
            ("a: *b", .indicator("*"), 1, 4),
            ("a: *Important*", .indicator("*"), 1, 4),
            ("a: & b", .indicator("&"), 1, 4),
            ("a: &Crime report", .indicator("&"), 1, 4),
            ("a: [&b c]", .indicator("&"), 1, 5),
            ("a: !Important news", .indicator("!"), 1, 4),
            ("a: !<news", .indicator("!"), 1, 4),
            ("a: !50% off", .indicator("!"), 1, 4),
            ("a: !Stop! Read this", .indicator("!"), 1, 4),
            ("a: !Stop!now", .indicator("!"), 1, 4),
            ("- &x [1]\n- *x", .indicator("&"), 1, 3),
        ]
    )
    func faults(text: String, kind: YAMLFault.Kind, line: Int, column: Int) {
        #expect(throws: YAMLFault(kind: kind, mark: YAMLMark(line: line, column: column))) { try events(of: text) }
    }

    @Test("ends behind a fault")
    func afterAFault() throws {
        var reader = YAMLReader("a: [b".utf8)
        #expect(throws: YAMLFault.self) { while try reader.next() != nil {} }
        #expect(try reader.next() == nil)
    }

    @Test("is a fault where text is not UTF-8")
    func otherEncodings() {
        #expect(throws: YAMLFault(kind: .syntax("invalid trailing UTF-8 octet"), mark: YAMLMark(line: 2, column: 3))) {
            try events(of: Array("a: b\nc".utf8) + [0xC3, 0x28])
        }
    }

    @Test("follows lists within lists so far and no further, however many there are", arguments: [65, 100_000])
    func depth(levels: Int) throws {
        let fitting = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        #expect(try events(of: fitting).count == 128)
        #expect(throws: YAMLFault(kind: .depth, mark: YAMLMark(line: 1, column: 65))) {
            try events(of: String(repeating: "[", count: levels))
        }
    }
}

private func events(of text: String) throws -> [YAMLEvent] { try events(of: Array(text.utf8)) }

private func events(of text: [UInt8]) throws -> [YAMLEvent] {
    var reader = YAMLReader(text)
    var events: [YAMLEvent] = []
    while let event = try reader.next() { events.append(event) }
    return events
}

extension YAMLEvent {
    fileprivate var text: String? { if case .scalar(let text, _) = kind { text } else { nil } }

    fileprivate var short: String {
        let what =
            switch kind {
            case .scalar(let text, let isPlain): isPlain ? text : "'\(text)'"
            case .listStart: "["
            case .listEnd: "]"
            case .recordStart: "{"
            case .recordEnd: "}"
            }
        return "\(mark.line):\(mark.column) \(what)"
    }
}
