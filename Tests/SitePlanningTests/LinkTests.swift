import SiteContent
import SitePlanning
import Testing

/// What a page `content/pages/a.md` comes to whose text, on line 8, is `text`.
private func linking(_ text: String, _ more: [String: String] = [:]) -> (links: [ResolvedLink], problems: [String]) {
    let pages = [
        "content/pages/a.md": entry("A", body: text),
        "content/pages/about/us.md": entry("Us", body: "## Who we are\n\n## Who we are\n"),
        "content/report/crime.md": entry("Crime", route),
        "content/report/draft.md": entry("Draft", route + "\ndraft: true"),
        "content/report/later.md": entry("Later", route + "\npublish: 2026-12-01"),
        "content/report/gone.md": entry("Gone", route + "\nexpires: 2026-11-01"),
        "content/pages/poster.pdf": "",
    ]
    let (plan, problems) = plan(pages.merging(more) { $1 })
    return (plan?.page("/a/")?.body.links ?? [], problems)
}

struct LinkTests {
    @Test(arguments: [
        ("[a](about/us.md)", ResolvedLink.page(href: "/about/us/", language: nil)),
        ("[a](./about/../../report/crime.md)", .page(href: "/report/crime/", language: nil)),
        ("[a](about/us.md#who-we-are-1)", .page(href: "/about/us/#who-we-are-1", language: nil)),
        ("[a](about/us.md#)", .page(href: "/about/us/", language: nil)),
        ("[a](/report/crime/)", .page(href: "/report/crime/", language: nil)),
        ("[a](/Report/Crime)", .page(href: "/report/crime/", language: nil)),
        ("[a](/)", .page(href: "/", language: nil)),
        ("[a](#here)\n\n## Here", .page(href: "#here", language: nil)),
        ("[a](a.md#here)\n\n## Here", .page(href: "#here", language: nil)),
        ("[a](poster.pdf)", .attachment(name: "content/pages/poster.pdf")),
        ("![a](poster.pdf)", .attachment(name: "content/pages/poster.pdf")),
        ("[a](https://www.example.org/a?b#c)", .external("https://www.example.org/a?b#c")),
        ("[a](mailto:team@example.org)", .external("mailto:team@example.org")),
        ("www.example.org", .external("http://www.example.org")),
        ("[a](fact:bags)", .fact(number: 1)),
        ("[over 500 bags](fact:bags)", .fact(number: 1)),
        ("[arrests](fact:arrests)", .fact(number: 1)),
    ])
    func aLinkMeansWhatItNames(text: String, link: ResolvedLink) {
        let (links, problems) = linking(text)
        #expect(problems == [])
        #expect(links == [link])
    }

    @Test(arguments: [
        ("call 101", "police-101", "101"), ("call the police", "police-101", "101"), ("go online", "online-only", nil),
        ("for under 18s, 24/7", "online-only", nil),
    ])
    func aContactIsLinkedByItsName(words: String, id: String, number: String?) {
        let (links, problems) = linking("[\(words)](contact:\(id))")
        #expect(problems == [])
        guard case .contact(let contact) = links.first else {
            Issue.record("no contact")
            return
        }
        #expect(contact.id == id)
        #expect(contact.preferred?.value == (number ?? "https://www.example.org/"))
    }

    @Test(arguments: [
        ("[a](contact:polise-101)", "error: no contact is called “polise-101”. Did you mean “police-101”?"),
        (
            "[a](contact:old-line)",
            "error: the contact “old-line” is no longer in use. Use “police-101”, which took its place."
        ),
        (
            "[call 0800 1111](contact:online-only)",
            "error: the link's words hold a number, but “Online” has none in the registry. Take the number out, or add it to content/contacts.yaml."
        ),
        ("[a](fact:bins)", "error: no fact of the ledger is called “bins”. Did you mean “bags”?"),
        (
            "[12 arrests](fact:arrests)",
            "error: a figure is stated from the fact “arrests”, whose figures cannot be read safely. Say it without the figure."
        ),
        (
            "[Several arrests](fact:arrests)",
            "error: a figure is stated from the fact “arrests”, whose figures cannot be read safely. Say it without the figure."
        ),
        (
            "[a](tel:101)",
            "error: a telephone number typed into a link. Link to the contact instead: [words](contact:name-in-contacts.yaml)."
        ),
        (
            "[a](SMS:999)",
            "error: a telephone number typed into a link. Link to the contact instead: [words](contact:name-in-contacts.yaml)."
        ),
        (
            "[a](javascript:alert)",
            "error: a link that begins with “javascript:”. Links begin with https:, mailto:, contact: or fact:, or name a file."
        ),
        (
            "[a](contacts:police-101)",
            "error: a link that begins with “contacts:”. Links begin with https:, mailto:, contact: or fact:, or name a file."
        ),
        ("[a]()", "error: a link that leads nowhere. Write the file or the address between the round brackets."),
        (
            "[a](www.example.org)",
            "error: the link leads to “www.example.org”, which is not there. Begin the address of another site with https://."
        ),
        ("[a](about/we.md)", "error: the link leads to “about/we.md”, which is not there. Did you mean “about/us.md”?"),
        (
            "[a](crime.md)",
            "error: the link leads to “crime.md”, which is not there. Did you mean “../report/crime.md”?"
        ),
        (
            "[a](../report/crime)",
            "error: the link leads to “../report/crime”, which is not there. Did you mean “../report/crime.md”?"
        ),
        (
            "[a](/reports/)",
            "error: the link leads to “/reports/”, which is not there. Name the file as it is reached from this one, such as ../report/crime.md."
        ),
        (
            "[a](../../../etc/passwd)",
            "error: the link leads to “../../../etc/passwd”, which is not there. Name the file as it is reached from this one, such as ../report/crime.md."
        ),
        (
            "[a](../../seeds/plan.yaml)",
            "error: the link leads to “../../seeds/plan.yaml”, which is not there. Name the file as it is reached from this one, such as ../report/crime.md."
        ),
        ("[a](/search)", "error: a link to the search. Leave it out: every page has the search."),
        ("[a](/search/)", "error: a link to the search. Leave it out: every page has the search."),
        ("[a](/search?q=crime)", "error: a link to the search. Leave it out: every page has the search."),
        (
            "[a](about/us.md#who-we-aer)",
            "error: the link leads to the heading “#who-we-aer”, which content/pages/about/us.md does not have. Did you mean “#who-we-are”?"
        ),
        (
            "[a](#missing)",
            "error: the link leads to the heading “#missing”, which content/pages/a.md does not have. Take the heading's words in small letters, with hyphens for spaces."
        ),
    ])
    func aLinkThatMeansNothingIsTold(text: String, problem: String) {
        let (_, problems) = linking(text)
        #expect(problems == ["content/pages/a.md:8:1: \(problem)"])
    }

    @Test(arguments: ["draft", "later", "gone"])
    func aLinkToAPageThatIsNotPublishedLosesItsLinkAndKeepsItsWords(name: String) {
        let (links, problems) = linking("See [a](../report/\(name).md#here).")
        #expect(links == [.unpublished])
        #expect(
            problems == [
                "content/pages/a.md:8:5: warning: the link leads to a page that is not published now, so only its words are printed. Nothing needs doing if that is meant; it becomes a link when the page is published."
            ]
        )
    }

    @Test func onlyAttachmentsThatArePagesLinkToArePublished() {
        let (plan, problems) = plan([
            "content/pages/a.md": entry("A", body: "[a](one.pdf) [b](one.pdf)"),
            "content/pages/b.md": entry("B", "draft: true", body: "[a](two.pdf)"),
            "content/pages/one.pdf": "1", "content/pages/two.pdf": "2",
        ])
        #expect(problems == [])
        #expect(plan?.attachments.map(\.path.string) == ["content/pages/one.pdf"])
    }

    @Test func aLinkKnowsItsPlaceInTheFile() {
        let text = "First.\n\nSecond, é [a](contact:police-101)\nand [b](contact:nobody).\n"
        #expect(
            linking(text).problems == [
                "content/pages/a.md:11:5: error: no contact is called “nobody”. There are: emergency-999, old-line, older-line, online-only, police-101."
            ]
        )
    }
}
