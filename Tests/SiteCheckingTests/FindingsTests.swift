import SiteChecking
import SiteContent
import SiteTesting
import Testing

struct FindingsTests {
    private let files = [
        SourceFile(
            "content/report/a b.md",
            "first\nCall [nine nine nine](x) “now”\n" + String(repeating: "é", count: 90) + " key "
                + String(repeating: "ü", count: 90)
        )
    ]
    private let diagnostics = [
        Diagnostic(file: "content/report/a b.md", problem: "no front matter", remedy: "Write some."),
        Diagnostic(
            file: "content/report/a b.md",
            at: Place(line: 2),
            problem: "“nine nine nine now” is wrong",
            remedy: "Mend it.",
            rule: "telephone-number",
            words: "nine nine nine now"
        ),
        Diagnostic(
            .warning,
            file: "content/report/a b.md",
            at: Place(line: 3),
            problem: "p",
            remedy: "R.",
            rule: "x",
            words: "key"
        ),
        Diagnostic(.warning, file: "content/c.yaml", at: Place(line: 4, column: 3), problem: "p", remedy: "R."),
    ]

    @Test func peopleSeeTheLineAndWhy() {
        #expect(
            Findings(diagnostics, in: files).text == """
                content/report/a b.md: error: no front matter
                  Mend: Write some.

                content/report/a b.md:2:7: error: “nine nine nine now” is wrong [telephone-number]
                    Call [nine nine nine](x) “now”
                          ^^^^^^^^^^^^^^
                  Why: A number outside the registry is not mended when the registry is, and a wrong number does harm.
                  Mend: Mend it.

                content/report/a b.md:3:92: warning: p [x]
                    … \(String(repeating: "é", count: 39)) key \(String(repeating: "ü", count: 56)) …
                    \(String(repeating: " ", count: 42))^^^
                  Mend: R.

                content/c.yaml:4:3: warning: p
                  Mend: R.
                """
        )
    }

    @Test("a line ends where its file ends it, and one that is not there is told without its words")
    func linesAreFound() {
        let file = SourceFile("a.md", "one\r\n\ntwo words\nlast")
        func text(_ line: Int) -> [Substring] {
            let diagnostic = Diagnostic(file: "a.md", at: Place(line: line, column: 2), problem: "p", remedy: "R.")
            return Findings([diagnostic], in: [file]).text.split(separator: "\n")
        }
        #expect(text(1) == ["a.md:1:2: error: p", "    one", "     ^", "  Mend: R."])
        #expect(text(2) == ["a.md:2:2: error: p", "  Mend: R."])
        #expect(text(3) == ["a.md:3:2: error: p", "    two words", "     ^", "  Mend: R."])
        #expect(text(4) == ["a.md:4:2: error: p", "    last", "     ^", "  Mend: R."])
        #expect(text(5) == ["a.md:5:2: error: p", "  Mend: R."])
        #expect(text(0) == ["a.md:0:2: error: p", "  Mend: R."])
    }

    @Test("of words that the file parts, as many are marked as stand in one piece", arguments: 1...6)
    func wordsAreMarkedUpToWhereTheyPart(count: Int) {
        let words = ["six", "men", "saw", "five", "odd", "lamps"]
        let line = words[..<count].joined(separator: " ") + " * " + words[count...].joined(separator: " ")
        let diagnostic = Diagnostic(
            file: "a.md",
            at: Place(line: 1),
            problem: "p",
            remedy: "R.",
            words: words.joined(separator: " ")
        )
        let marks = Findings([diagnostic], in: [SourceFile("a.md", "So " + line)]).text.split(separator: "\n")[2]
        let marked = words[..<count].joined(separator: " ")
        #expect(marks == "       " + String(repeating: "^", count: marked.count))
    }

    @Test("each of many spots is told as if it were the only one, in whatever order they come", arguments: 1...3)
    func spotsAreToldAlike(seed: UInt64) {
        var random = SplitMix(state: seed)
        let characters = ["a", "b", " ", "é", "ü", "😀", "\t", "字"]
        func text(_ count: Int) -> String {
            (0..<count).map { _ in characters.randomElement(using: &random)! }.joined()
        }
        let files = ["a.md", "b.md"].map { name in
            SourceFile(name, (0..<6).map { text($0 * 60) }.joined(separator: "\n"))
        }
        let diagnostics = (0..<200).map { number in
            Diagnostic(
                file: ["a.md", "b.md"].randomElement(using: &random)!,
                at: Place(line: .random(in: 1...7, using: &random), column: .random(in: 1...320, using: &random)),
                problem: "p \(number)",
                remedy: "R.",
                words: number.isMultiple(of: 2) ? text(2) : nil
            )
        }
        for found in [diagnostics, diagnostics.sorted()] {
            let alone = found.map { Findings([$0], in: files).text }
            #expect(Findings(found, in: files).text == alone.joined(separator: "\n\n"))
        }
    }

    @Test("what of a line is shown around a spot is cut between characters, and the mark stands under the spot")
    func linesAreCutBetweenCharacters() {
        let line = String(repeating: "字", count: 300)
        func lines(_ column: Int) -> [Substring] {
            let diagnostic = Diagnostic(file: "a.md", at: Place(line: 1, column: column), problem: "p", remedy: "R.")
            return Findings([diagnostic], in: [SourceFile("a.md", line)]).text.split(separator: "\n")
        }
        func shown(_ count: Int) -> String { String(repeating: "字", count: count) }
        func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
        #expect(lines(1)[1...2] == ["    \(shown(100)) …", "    ^"])
        #expect(lines(101)[1...2] == ["    … \(shown(100)) …", "    \(spaces(42))^"])
        #expect(lines(300)[1...2] == ["    … \(shown(41))", "    \(spaces(42))^"])
        #expect(lines(400)[1...2] == ["    … \(shown(40))", "    \(spaces(42))^"])
    }

    @Test func programsReadJSON() {
        #expect(
            Findings([diagnostics[1], diagnostics[3]], in: files).json.document == """
                [
                  {
                    "file": "content/report/a b.md",
                    "line": 2,
                    "column": 7,
                    "severity": "error",
                    "rule": "telephone-number",
                    "problem": "“nine nine nine now” is wrong",
                    "remedy": "Mend it."
                  },
                  {
                    "file": "content/c.yaml",
                    "line": 4,
                    "column": 3,
                    "severity": "warning",
                    "rule": null,
                    "problem": "p",
                    "remedy": "R."
                  }
                ]

                """
        )
        #expect(Findings([], in: []).json.document == "[]\n")
    }

    @Test func codeReviewReadsSARIF() {
        let sarif = Findings([diagnostics[0], diagnostics[1]], in: files).sarif(version: "1.0").document
        #expect(
            sarif.hasSuffix(
                """
                      "columnKind": "unicodeCodePoints",
                      "results": [
                        {
                          "ruleId": "file",
                          "level": "error",
                          "message": {
                            "text": "no front matter. Write some."
                          },
                          "locations": [
                            {
                              "physicalLocation": {
                                "artifactLocation": {
                                  "uri": "content/report/a%20b.md",
                                  "uriBaseId": "%SRCROOT%"
                                }
                              }
                            }
                          ]
                        },
                        {
                          "ruleId": "telephone-number",
                          "level": "error",
                          "message": {
                            "text": "“nine nine nine now” is wrong. Mend it."
                          },
                          "locations": [
                            {
                              "physicalLocation": {
                                "artifactLocation": {
                                  "uri": "content/report/a%20b.md",
                                  "uriBaseId": "%SRCROOT%"
                                },
                                "region": {
                                  "startLine": 2,
                                  "startColumn": 7,
                                  "endColumn": 21
                                }
                              }
                            }
                          ]
                        }
                      ]
                    }
                  ]
                }

                """
            )
        )
        #expect(
            sarif.hasPrefix(
                "{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n  \"version\": \"2.1.0\",\n"
            )
        )
        #expect(allRules.allSatisfy { sarif.contains("\"id\": \"\($0.id)\"") })
    }

    @Test func jsonEscapesWhatItMust() {
        #expect(JSONValue.text("a\"b\\c\nd\te\u{1}é").document == "\"a\\\"b\\\\c\\nd\\te\\u0001é\"\n")
    }
}
