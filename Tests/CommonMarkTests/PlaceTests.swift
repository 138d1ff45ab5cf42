import CommonMark
import Testing

/// Where things stand in the source. Each link's address tells the line and column at which it begins.
struct PlaceTests {
    @Test(arguments: [
        // Paragraphs, also indented, lazy, and after definitions.
        "a [x](1:3) b [y](1:14)\nc [x](2:3)\n   lead [x](3:9) *[x](3:19)* ~~[y](3:32)~~",
        "**[x](1:3)** `[a](b) ` [x](1:24) ``a\nb` c`` [x](2:8)",
        "[a]: /b\n[c]: </d e>\n  \"title\n more\"\n[e]:\n/f\n[x](7:1) [e] [x](7:14)",
        "[a]: /b \"no title\" [x](1:20)",
        "[a]: /b\n\"no title\" [x](2:12)",
        "é [x](1:3) 🙂 [x](1:14)",
        "a\r\nb [x](2:3)\rc [x](3:3)",
        "\r\r\n[x](3:1)\n\r[x](5:1)\r",
        "\tcode\n\n\u{FEFF}[x](3:2)",
        // Text that looks like markup, entities, backslashes.
        "\\[a] [b] &amp; &copy; &#91; &amp;amp; & &x; [x](1:45) \\\\ [x](1:58)",
        "*a\\** _b_ c* [x](1:14) ![ [x](1:27) \\![x](1:39)",
        "`unclosed [x](1:11) `` [x](1:24) &NotEqualTilde; [x](1:50)",
        // Things that span lines.
        "[a\nb](1:1) [x](2:9) [c](<2:18>\n\"t\nu\") [x](4:5) <http://a.org/> [x](4:30)",
        "![a [b](c) *d*\ne](1:1) [x](2:9)",
        "[![a](1:2) b](1:1) [x](1:20)",
        "hard  \n  [x](2:3)\\\n [x](3:2)",
        "> [a\n> b](1:3 'c\n> d') [x](3:7)",
        // Containers.
        "- item [x](1:8)\n  more [x](2:8)\nlazy [x](3:6)\n\n  > q [x](5:7)\n  >  r [x](6:8)\nlazy [x](7:6)",
        "1. a\n\n   para [x](3:9)\n   - [ ] task [x](4:15)\n         [x](5:10)",
        "> > [x](1:5)\n> [x](2:3)\n>> [x](3:4)\n[x](4:1)",
        // Headings.
        "## head [x](1:9) ##\n\n  set [x](3:7)\n   m [x](4:6)\n  ===\n-\t### [x](6:7)",
        // Tables, also after a paragraph, in quotes and lists, ragged and without rows.
        "|a|b \\| c [x](1:11)|\n|-|-|\n|  [x](3:4) | q \\| `\\|` [x](3:25) |",
        "text\n text2 [x](2:8)\n   a | b [m](3:10)\n  --|--\n  c \\| | `\\|` [m](5:15)\n[m](6:1)",
        "> > para [x](1:10)\n> > |a|[z](2:8)|\n> > |-|-|\n> >  |c\\|c|[z](4:12)|\n>    > d|[z](5:10)",
        "- |[x](1:4)|b|\n  |-|-|\n  |[x](3:4)| [y](3:14)|\n\n  | a |[x](5:8)|\n  |---|---|",
    ])
    func findsTheLineAndColumnOfEveryLink(markdown: String) {
        let links = Document(markdown).links.filter { $0.destination.contains(/^\d+:\d+$/) }
        #expect(links.count == markdown.matches(of: /\(<?\d+:\d+/).count)
        for link in links { #expect("\(link.line):\(link.column)" == link.destination) }
    }

    @Test func findsBareAddresses() {
        let document = Document("see www.a.org and\n  http://b.org, c@d.org and <e@f.org> or\n*g@h.org* [x](y)")
        #expect(
            document.links.map(\.destination) == [
                "http://www.a.org", "http://b.org", "mailto:c@d.org", "mailto:e@f.org", "mailto:g@h.org", "y",
            ]
        )
        #expect(document.links.map { "\($0.line):\($0.column)" } == ["1:5", "2:3", "2:17", "2:29", "3:2", "3:11"])
    }

    @Test func findsRawHTMLAllAtOnceAndRendersNothing() {
        let document = Document(
            "a <b>c\n  d</b>\n\n- x\n  <div>\n  [y](z)\n  </div>\n\n> <!-- a\n> b -->\n\n![a <i>](b) <i\na> <br>"
        )
        #expect(
            document.faults.map { "\($0.line):\($0.column)" } == [
                "1:3", "2:4", "5:3", "9:3", "12:5", "12:13", "13:4",
            ]
        )
        #expect(document.faults.allSatisfy { $0.kind == .rawHTML })
        #expect(
            document.plainHTML == """
                <p>a c
                d</p>
                <ul>
                <li>x</li>
                </ul>
                <blockquote>
                </blockquote>
                <p><img src="b" alt="a " />  </p>

                """
        )
    }

    @Test func countsLinesFromTheFirstLineOfTheBody() {
        let document = Document("## a\n\nb [c](d)\n\n<br>", firstLine: 12)
        #expect(document.headings.map(\.line) == [12])
        #expect(document.links.map(\.line) == [14])
        #expect(document.faults.map(\.line) == [16])
        #expect(document.sections.map(\.line) == [12])
        #expect(document.blocks.map(\.line) == [12, 14])
    }

    @Test func tellsTheLineOfAPlaceInAParagraph() {
        let block = Document("[d]: e\n*ab*\ncd `e` f\n  g").blocks[0]
        #expect(block.text == "ab cd e f g")
        #expect(block.line == 2)
        #expect([0, 2, 3, 8, 9, 10].map(block.line(at:)) == [2, 2, 3, 3, 3, 4])
    }
}
