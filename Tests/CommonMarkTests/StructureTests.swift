import CommonMark
import Synchronization
import Testing

struct StructureTests {
    @Test(arguments: [
        ("Who can report?", "who-can-report"),
        ("*One* `two_three` & four", "one-two_three--four"),
        ("Žluťoučký kůň", "žluťoučký-kůň"),
        ("نفرت انگیز جرم", "نفرت-انگیز-جرم"),
        ("2017–2020: what's next", "20172020-whats-next"),
        ("?!", "section"),
    ])
    func makesIdsLikeGitHub(text: String, id: String) {
        #expect(Document("## " + text).headings.map(\.id) == [id])
    }

    @Test func givesEachHeadingAnIdOfItsOwn() {
        let document = Document("# a\n## a\n## a-1\n## a\n##\n##")
        #expect(document.headings.map(\.id) == ["a", "a-1", "a-1-1", "a-2", "section", "section-1"])
        #expect(document.headings.map(\.level) == [1, 2, 2, 2, 2, 2])
        #expect(document.headings.map(\.line) == [1, 2, 3, 4, 5, 6])
    }

    @Test func keepsAnIdWhenOtherTextChanges() {
        let before = Document("## a\n\nb\n\n## c").headings.map(\.id)
        #expect(Document("d\n\n## a\n\n- e\n\n### f\n\n## c").headings.map(\.id) == [before[0], "f", before[1]])
    }

    @Test func dividesTheTextIntoSections() {
        let document = Document(
            "a\n*b*\n\nc\n\n## D `e`\n- f\n  - [g](h)\n\n|i|j|\n|-|-|\n|k||\n### L\n## D e\n> m\n\n    n\n"
        )
        #expect(document.sections.map(\.anchor) == ["", "d-e", "l", "d-e-1"])
        #expect(document.sections.map(\.heading) == ["", "D e", "L", "D e"])
        #expect(document.sections.map(\.level) == [0, 2, 3, 2])
        #expect(document.sections.map(\.text) == ["a b\nc", "f\ng\ni\nj\nk", "", "m\nn\n"])
        #expect(document.sections.map(\.line) == [1, 6, 13, 14])
    }

    @Test func readsBlocksWithTheirKindAndLine() {
        let document = Document(
            "## a\n\nb\n\n- c\n  > d\n\n1. e\n\n   f\n\n|g|\n|-|\n|h|\n\n```\ni\n```\n> - j\n\n\n![k](l)\n***"
        )
        #expect(document.blocks.map(\.text) == ["a", "b", "c", "d", "e", "f", "g", "h", "i\n", "j", "k"])
        #expect(
            document.blocks.map(\.kind) == [
                .heading(level: 2), .paragraph, .listItem, .quote, .listItem, .listItem, .tableCell, .tableCell, .code,
                .listItem, .paragraph,
            ]
        )
        #expect(document.blocks.map(\.line) == [1, 3, 5, 6, 8, 10, 12, 14, 16, 19, 22])
    }

    @Test func tellsWhichTextIsALink() {
        let document = Document("é 101, [call *101*](contact:p) or ![x](y) [z ![w](v)](u)")
        let block = document.blocks[0]
        #expect(block.text == "é 101, call 101 or x z w")
        let linked = block.linked.map { linked in
            (
                String(decoding: Array(block.text.utf8)[linked.range], as: UTF8.self),
                document.links[linked.link].destination
            )
        }
        #expect(linked.map(\.0) == ["call 101", "x", "w", "z w"])
        #expect(linked.map(\.1) == ["contact:p", "y", "v", "u"])
    }

    @Test("a heading without words begins a section, and so does one without text")
    func emptyHeading() {
        let document = Document("a\n\n##\n\nb\n\nc\n\n## D")
        #expect(document.sections.map(\.heading) == ["", "", "D"])
        #expect(document.sections.map(\.text) == ["a", "b\nc", ""])
        #expect(document.sections.map(\.line) == [1, 3, 9])
        #expect(document.blocks.map(\.text) == ["a", "b", "c", "D"])
    }

    @Test("a text that was let go is parsed again when it is asked for, and once")
    func parsedAgain() {
        let text = "# A\n\nb [c](d)"
        let asked = Mutex(0)
        let document = Document(parsing: Array(text.utf8), firstLine: 1) {
            asked.withLock { $0 += 1 }
            return (Array(text.utf8), 1)
        }
        let whole = Document(text)
        for times in 1...2 {
            document.releaseText()
            #expect(document.blocks == whole.blocks)
            #expect(document.sections == whole.sections)
            #expect(document.plainHTML == whole.plainHTML)
            #expect(asked.withLock { $0 } == times)
        }
    }

    @Test("where texts are too many to be kept, none is, not even those that were kept before")
    func noneKeptOfMany() {
        let asked = Mutex(0)
        let short = Document(parsing: Array("word".utf8)) {
            asked.withLock { $0 += 1 }
            return (Array("word".utf8), 1)
        }
        let text = [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 20)
        withExtendedLifetime((0..<49).map { _ in Document(parsing: text) { (text, 1) } }) { many in
            #expect([many[0], many[48], short].map(\.keepsText) == [false, false, false])
            short.releaseTextOfMany()
            #expect(short.blocks.map(\.text) == ["word"])
            #expect(asked.withLock { $0 } == 1)
        }
    }

    @Test("a link without text is part of no block, and none of the next one either")
    func linkWithoutText() {
        let document = Document("[](a)\n\n[b](c) d\ne\n\n![](f)\n\ng\nh")
        #expect(document.blocks.map(\.text) == ["b d e", "g h"])
        #expect(document.blocks.map { $0.linked.map(\.link) } == [[1], []])
        #expect(document.blocks.map { $0.linked.map(\.range) } == [[0..<1], []])
        #expect(document.blocks.map { [$0.line, $0.line(at: 4)] } == [[3, 4], [8, 9]])
        #expect(document.sections.map(\.text) == ["b d e\ng h"])
    }

    @Test(.enabled(if: Evaluation.folder != nil, "\(Evaluation.hint)"))
    func readsEveryPageOfAnotherSite() throws {
        let pages = try Evaluation.pages()
        #expect(pages.count == 154)
        for (path, markdown) in pages {
            let document = Document(markdown)
            #expect(document.faults.allSatisfy { $0.kind == .rawHTML }, "\(path)")
            #expect(document.plainHTML.isEmpty == document.blocks.isEmpty, "\(path)")
            #expect(document.sections.map(\.heading).filter { !$0.isEmpty } == document.headings.map(\.text), "\(path)")
            let text = document.blocks.filter { if case .heading = $0.kind { false } else { true } }.map(\.text)
            #expect(
                document.sections.map(\.text).filter { !$0.isEmpty }.joined(separator: "\n")
                    == text.joined(separator: "\n"),
                "\(path)"
            )
            #expect(Set(document.headings.map(\.id)).count == document.headings.count, "\(path)")
        }
    }

    @Test(.enabled(if: Evaluation.folder != nil, "\(Evaluation.hint)"))
    func findsEveryLinkOfAnotherSite() throws {
        for (path, markdown) in try Evaluation.pages() {
            let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
            for link in Document(markdown).links {
                let rest = String(lines[link.line - 1].unicodeScalars.dropFirst(link.column - 1))
                let opening = link.isImage ? "![" : rest.hasPrefix("[") ? "[" : rest.hasPrefix("<") ? "<" : ""
                #expect(
                    rest.hasPrefix(opening + link.text.prefix(3)) || rest.hasPrefix(opening + "!["),
                    "\(path):\(link.line):\(link.column) \(link.text)"
                )
            }
        }
    }
}
