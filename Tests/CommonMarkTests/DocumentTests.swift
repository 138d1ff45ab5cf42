import CommonMark
import Testing

struct DocumentTests {
    @Test(arguments: [
        (
            "*a* **b** ~~c~~ `d < e`  \nf\ng",
            "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d &lt; e</code><br />\nf\ng</p>\n"
        ),
        ("a & b \\<c> \"d\" 'e' -- ...", "<p>a &amp; b &lt;c&gt; &quot;d&quot; 'e' -- ...</p>\n"),
        ("---", "<hr />\n"),
        (
            "- a\n- b\n\n7. c\n\n   d",
            "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol start=\"7\">\n<li>\n<p>c</p>\n<p>d</p>\n</li>\n</ol>\n"
        ),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"),
        ("```swift now\na < \"b\"\n```", "<pre><code class=\"language-swift\">a &lt; &quot;b&quot;\n</code></pre>\n"),
        ("## A *b* & c", "<h2 id=\"a-b--c\">A <em>b</em> &amp; c</h2>\n"),
        ("a\0b", "<p>a\u{FFFD}b</p>\n"),
        ("", ""),
        (" \n\n", ""),
    ])
    func rendersAsSpecified(markdown: String, html: String) {
        #expect(Document(markdown).plainHTML == html)
    }

    @Test func namesATableAfterItsHeadingAndMarksItsHeaderCells() {
        let document = Document("## Who \"helps\"\n\n|Name|Hours|x|\n|:-|:-:|-:|\n|a\\|b|1|2|\n|c|\n")
        #expect(
            document.plainHTML == """
                <h2 id="who-helps">Who &quot;helps&quot;</h2>
                <div class="table" role="region" tabindex="0" aria-label="Who &quot;helps&quot;">
                <table>
                <thead>
                <tr>
                <th scope="col">Name</th>
                <th scope="col" class="centre">Hours</th>
                <th scope="col" class="right">x</th>
                </tr>
                </thead>
                <tbody>
                <tr>
                <td>a|b</td>
                <td class="centre">1</td>
                <td class="right">2</td>
                </tr>
                <tr>
                <td>c</td>
                <td class="centre"></td>
                <td class="right"></td>
                </tr>
                </tbody>
                </table>
                </div>

                """
        )
    }

    @Test func namesATableWithoutAHeadingAfterItsFirstHeaderCell() {
        #expect(Document("|*Name*|\n|-|").plainHTML.contains("aria-label=\"Name\""))
    }

    @Test func labelsTheBoxesOfTasks() {
        let document = Document("- [x] a [b](c)\n- [ ] d\n  - [ ] e\n\n1. [X] f\n\n   g")
        #expect(
            document.plainHTML == """
                <ul>
                <li class="task"><label><input type="checkbox" disabled checked> a <a href="c">b</a></label></li>
                <li class="task"><label><input type="checkbox" disabled> d</label>
                <ul>
                <li class="task"><label><input type="checkbox" disabled> e</label></li>
                </ul>
                </li>
                </ul>
                <ol>
                <li class="task">
                <p><label><input type="checkbox" disabled checked> f</label></p>
                <p>g</p>
                </li>
                </ol>

                """
        )
    }

    @Test(arguments: [
        ("[a](/b?c=d&e=f#g 'h \"i\"')", "<a href=\"/b?c=d&amp;e=f#g\" title=\"h &quot;i&quot;\">a</a>"),
        ("[a](<b c\"d'é>)", "<a href=\"b%20c%22d&#x27;%C3%A9\">a</a>"),
        ("[a](tel:+441582)", "<a href=\"tel:+441582\">a</a>"),
        ("[a](JavaScript:alert(1))", "<a href=\"\">a</a>"),
        ("[a](javascript&colon;alert(1))", "<a href=\"\">a</a>"),
        ("[a](vbscript:b) [c](file:///etc)", "<a href=\"\">a</a> <a href=\"\">c</a>"),
        (
            "[a](data:text/html,b) ![c](data:image/PNG;base64,d)",
            "<a href=\"\">a</a> <img src=\"data:image/PNG;base64,d\" alt=\"c\" />"
        ),
        ("![*a* [b](c) `d` ![e](f)\n\"g\"](h 'i')", "<img src=\"h\" alt=\"a b d e &quot;g&quot;\" title=\"i\" />"),
        ("[![a](b)](c)", "<a href=\"c\"><img src=\"b\" alt=\"a\" /></a>"),
    ])
    func escapesLinksAndEmptiesThoseOfScripts(markdown: String, html: String) {
        #expect(Document(markdown).plainHTML == "<p>\(html)</p>\n")
    }

    @Test func readsLinksAsTheirAuthorWroteThem() throws {
        let links = Document(
            "a [*b* `c`](contact:d 'e &amp; f')\n\n![g](../h.png)\n\n- [i](j)\n\n[k](l) \n\n**[m](n)**"
        ).links
        #expect(links.map(\.destination) == ["contact:d", "../h.png", "j", "l", "n"])
        #expect(links.map(\.title) == ["e & f", "", "", "", ""])
        #expect(links.map(\.text) == ["b c", "g", "i", "k", "m"])
        #expect(links.map(\.isImage) == [false, true, false, false, false])
        #expect(links.map(\.standsAlone) == [false, true, false, true, false])
        #expect(links.map(\.index) == [0, 1, 2, 3, 4])
    }

    @Test func asksOnceForEachLinkInOrder() {
        var asked: [String] = []
        let html = Document("[a](1) [b ![c](2)](3)\n\n[![d](4)](5)").text {
            asked.append($0.destination)
            return .plain(href: $0.destination)
        }
        #expect(asked == ["1", "3", "2", "5", "4"])
        #expect(html.hasSuffix("<p><a href=\"5\"><img src=\"4\" alt=\"d\" /></a></p>\n"))
    }

    @Test(arguments: [
        (
            LinkHTML.plain(href: "x&y"),
            "<p>a <a href=\"x&amp;y\"><em>b</em></a> c</p>\n<p><a href=\"x&amp;y\">d</a></p>\n"
        ),
        (.wrap(open: "<b>", close: "</b>"), "<p>a <b><em>b</em></b> c</p>\n<p><b>d</b></p>\n"),
        (.whole("<i>x</i>"), "<p>a <i>x</i> c</p>\n<p><i>x</i></p>\n"),
        (.block("<div>x</div>\n"), "<p>a <div>x</div>\n c</p>\n<div>x</div>\n"),
    ])
    func writesWhatALinkIsResolvedTo(resolved: LinkHTML, html: String) {
        #expect(Document("a [*b*](x) c\n\n[d](y)").text { _ in resolved } == html)
    }

    @Test func writesWhatAnImageIsResolvedTo() {
        let document = Document("![a](b) c")
        #expect(document.text { _ in .wrap(open: "<b>", close: "</b>") } == "<p><b>a</b> c</p>\n")
        #expect(document.text { _ in .whole("") } == "<p> c</p>\n")
    }

    @Test func leavesOutTheImageOfALinkThatIsReplaced() {
        let document = Document("[![a](b)](c)\n\nd [e ![f](g)](h) i")
        #expect(
            document.text { $0.isImage ? .plain(href: $0.destination) : .block("x") }
                == "x<p>d x i</p>\n"
        )
    }
}
