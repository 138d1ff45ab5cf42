import Templates
import Testing

private let shellText = """
    <title>{{title}}</title>{{#sensitive}}<i>exit</i>{{/sensitive}}
    <nav>{{#nav}}<a href="{{href}}">{{title}}</a>{{/nav}} {{site_name}}</nav>
    <meta content="{{title}}"><main>{{{main}}}</main>
    """

private let site = Site(
    siteName: "Luton {{main}} {",
    sensitive: true,
    nav: [Item(title: "Report", href: "/report/"), Item(href: "/")]
)

private func shellSet(_ text: String = shellText) throws -> TemplateSet {
    try TemplateSet(
        sources: [
            source("shell", text), source("whole", text),
            source("page", "<h1>{{title}}</h1>{{#items}}{{> item}}{{/items}}"),
        ],
        partials: [partial("item", "<b>{{title}}</b>")],
        expecting: [
            "shell": .shell(Site.self, slots: Slots.self), "whole": .model(Whole.self), "page": .model(Page.self),
        ]
    )
}

struct ShellTests {
    @Test(arguments: [
        ("Home", "<p>Hello</p>"),
        ("", ""),
        ("{{title}} {{{main}}}", "{{main}}{{#nav}}"),
        ("\"\u{301} onload=x & <b>", "<p>\u{0}title\u{0}</p>\n"),
        ("\u{0}main\u{0}", "{"),
    ])
    func fillsToTheSameBytesAsAWholeRendering(title: String, main: String) throws {
        let set = try shellSet()
        let slots = Slots(title: title, main: main)
        let filled = set.shell("shell", site, slots: Slots.self).fill(slots)
        #expect(filled == Array(set.render("whole", Whole(site: site, slots: slots)).utf8))
    }

    @Test func printsWhatIsSharedAndEscapesTextSlots() throws {
        let filled = try shellSet().shell("shell", site).fill(Slots(title: "A & B", main: "<p>x</p>"))
        #expect(
            String(decoding: filled, as: UTF8.self) == """
                <title>A &amp; B</title><i>exit</i>
                <nav><a href="/report/">Report</a><a href="/"></a> Luton {{main}} {</nav>
                <meta content="A &amp; B"><main><p>x</p></main>
                """
        )
    }

    /// What the search endpoint does: one template for the whole answer, made from the shell and a page template.
    @Test func becomesATemplateWhoseOnlyTagsAreTheOnesPutIn() throws {
        let set = try shellSet()
        let composed = set.shell("shell", site, slots: Slots.self)
            .source(filling: ["title": "{{title}} - {{summary}}", "main": set.source(of: "page")])
        let page = Page(title: "x{{title}}", summary: "<s>", items: [Item(title: "I")])
        #expect(
            try rendered(composed, page) == """
                <title>x{{title}} - &lt;s&gt;</title><i>exit</i>
                <nav><a href="/report/">Report</a><a href="/"></a> Luton &#123;{main}} {</nav>
                <meta content="x{{title}} - &lt;s&gt;"><main><h1>x{{title}}</h1><b>I</b></main>
                """
        )
    }

    @Test func keepsABraceBesideASlotApartFromIt() throws {
        let composed = try shellSet("{{site_name}}{{{main}}}{{title}}").shell("shell", site, slots: Slots.self)
            .source(filling: ["title": "{{title}}", "main": "{{{body}}}"])
        #expect(composed == "Luton &#123;{main}} &#123;{{{body}}}{{title}}")
        #expect(try rendered(composed, Page(title: "T", body: "B")) == "Luton &#123;{main}} &#123;BT")
    }

    @Test func takesNothingThatIsSharedForASlot() throws {
        let shared = Site(siteName: "\u{0}main\u{0}")
        let filled = try shellSet("{{site_name}} {{{main}}}{{title}}").shell("shell", shared, slots: Slots.self)
            .fill(Slots(main: "M"))
        #expect(String(decoding: filled, as: UTF8.self) == "\u{FFFD}main\u{FFFD} M")
    }
}
