import ByteCoding
import Templates
import Testing

struct RenderingTests {
    @Test func printsEveryKindOfField() throws {
        let page = Page(
            title: "Fish & chips",
            body: "<p>Hot</p>",
            isEmergency: true,
            date: Day(text: "1 May 2016", iso: "2016-05-01"),
            items: [Item(title: "A"), Item(title: "B", date: Day(text: "May"))]
        )
        let text = """
            <h1>{{ title }}</h1>
            {{#is_emergency}}
            Call now
            {{/is_emergency}}
            {{{body}}}
            {{#date}}<time datetime="{{iso}}">{{text}}</time>{{/date}} or {{date.text}}
            {{#items}}
            - {{title}}{{#date}} ({{text}}){{/date}}
            {{/items}}
            {{! not printed }}
            end
            """
        #expect(
            try rendered(text, page) == """
                <h1>Fish &amp; chips</h1>
                Call now
                <p>Hot</p>
                <time datetime="2016-05-01">1 May 2016</time> or 1 May 2016
                - A
                - B (May)
                end
                """
        )
    }

    @Test func countsEmptyTextEmptyListAndAbsentRecordAsFalse() throws {
        let text = """
            {{#summary}}a{{/summary}}{{^summary}}b{{/summary}}{{#body}}c{{/body}}{{^body}}d{{/body}}\
            {{#items}}e{{/items}}{{^items}}f{{/items}}{{#date}}g{{/date}}{{^date}}h{{/date}}\
            {{#is_emergency}}i{{/is_emergency}}{{^is_emergency}}j{{/is_emergency}}\
            {{date.text}}{{#date.text}}k{{/date.text}}
            """
        #expect(try rendered(text, Page()) == "bdfhj")
    }

    /// swift-mustache looks further out when an inner record answers with nothing.
    @Test func doesNotTakeAnEmptyFieldFromTheRecordAround() throws {
        let page = Page(
            title: "Outer",
            date: Day(text: "outer day"),
            items: [Item(parts: [Item(title: "inner")])]
        )
        let text = """
            {{#items}}[{{title}}|{{#title}}x{{/title}}|{{date.text}}|{{#date}}y{{/date}}|\
            {{#parts}}{{title}}{{date.text}}{{/parts}}]{{/items}}
            """
        #expect(try rendered(text, page) == "[||||inner]")
    }

    @Test func looksAFieldUpFurtherOutWhenTheInnerRecordDeclaresNone() throws {
        let page = Page(summary: "from the page", items: [Item(title: "A")])
        #expect(try rendered("{{#items}}{{#title}}{{summary}}{{/title}}{{/items}}", page) == "from the page")
    }

    @Test(arguments: [
        ("<script>", "&lt;script&gt;"),
        ("a & b", "a &amp; b"),
        ("\" onfocus='x'", "&quot; onfocus=&#39;x&#39;"),
        // One Character for swift-mustache, which lets it pass; a quote for a browser.
        ("\"\u{301} onfocus=alert(1)", "&quot;\u{301} onfocus=alert(1)"),
        ("<\u{338}b", "&lt;\u{338}b"),
        ("{{title}}", "{{title}}"),
        ("a\u{0}b", "a\u{FFFD}b"),
        ("ﷺ 🏳️‍🌈", "ﷺ 🏳️‍🌈"),
    ])
    func escapesTextForTextAndQuotedAttributes(value: String, printed: String) throws {
        let attribute = try rendered("<p title=\"{{title}}\">", Page(title: value))
        #expect(Array(attribute.utf8) == Array("<p title=\"\(printed)\">".utf8))
        #expect(Array(escaped(value).utf8) == Array(printed.utf8))
    }

    @Test func fillsInStringsAndAssetsOnceEscaped() throws {
        let set = try TemplateSet(
            sources: [
                source(
                    "page",
                    "<a href=\"/assets/site.css\" title=\"{{t.find}}\">{{> more}}</a> https://x.org/assets/y"
                )
            ],
            partials: [partial("more", "{{t.more}} {{title}}")],
            strings: ["find": "\"Find\" it & {{title}}", "more": "More"],
            asset: { $0 == "site.css" ? "site.1f.css" : nil },
            expecting: ["page": .model(Page.self)]
        )
        #expect(
            set.render("page", Page(title: "T"))
                == "<a href=\"/assets/site.1f.css\" title=\"&quot;Find&quot; it &amp; &#123;{title}}\">More T</a> "
                + "https://x.org/assets/y"
        )
    }

    /// swift-mustache reads by Character: U+0600 and a brace are one, so it would see no tag here and print it.
    @Test(arguments: ["\u{600}", "é", "\u{301}"])
    func findsATagWhateverCharacterIsBesideIt(beside: String) throws {
        let text = "\(beside){{title}}\(beside){{> p}}{{title}}"
        let printed = try rendered(text, Page(title: "T"), partials: [partial("p", beside)])
        #expect(printed.unicodeScalars.count { $0 == "T" } == 2)
        #expect(!printed.contains("title"))
    }

    @Test func callsPartialsInTheRecordOfTheCall() throws {
        let page = Page(title: "P", items: [Item(title: "A"), Item(title: "B")])
        let text = "<ul>\n  {{#items}}\n  {{> row}}\n  {{/items}}\n</ul>\n{{> row}}"
        let printed = try rendered(text, page, partials: [partial("row", "<li>{{title}}</li>\n")])
        #expect(printed == "<ul>\n  <li>A</li>\n  <li>B</li>\n</ul>\n<li>P</li>")
    }

    @Test func keepsABraceAtTheEndOfAPartialApartFromATag() throws {
        let printed = try rendered("{{> p}}{{title}}", Page(title: "T"), partials: [partial("p", "a {")])
        #expect(printed == "a &#123;T")
    }

    @Test func feedsEveryValueInDeclaredOrderWithItsLength() {
        let page = Page(title: "é", isEmergency: true, date: Day(iso: "x"), items: [Item(), Item(href: "h")])
        var writer = ByteWriter()
        page.feed(into: &writer)
        let day: [UInt8] = [1, 0, 1] + Array("x".utf8)
        let items: [UInt8] = [2, 0, 0, 0, 0, 0, 1] + Array("h".utf8) + [0, 0]
        #expect(writer.bytes == [2] + Array("é".utf8) + [0, 0, 1] + day + items)
    }
}
