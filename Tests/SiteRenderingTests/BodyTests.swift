import SiteContent
import SiteRendering
import SiteTesting
import Testing

struct BodyTests {
    /// What a page's text becomes, and nothing around it.
    private func body(_ text: String, of site: FixtureSite = .english, file: String = "trial.md") throws -> String {
        var site = site.adding("content/pages/\(file)", FixtureSite.entry("Trial", text: text))
        site["theme/templates/shell.mustache"] = "{{{main}}}"
        site["theme/templates/page.mustache"] = "{{{body}}}"
        return try RenderedSite(site).html(file.hasSuffix(".ur.md") ? "/ur/trial/" : "/trial/")
    }

    @Test(arguments: [
        ("Now [call 101](contact:police).", "tel:101", "call 101"),
        ("Now [call 999](contact:police).", "tel:101", "call 101"),
        ("Now [call 01632 111 111 first](contact:police).", "tel:101", "call 101 first"),
        ("Now [call us](contact:police).", "tel:101", "call us\u{A0}101"),
        ("Now [call us 24 hours a day](contact:police).", "tel:101", "call us 24 hours a day\u{A0}101"),
        ("Now [Tom & “Jo's” line](contact:police).", "tel:101", "Tom &amp; “Jo&#39;s” line\u{A0}101"),
        ("Now [send a text](contact:textline).", "sms:07700900123", "send a text\u{A0}07700\u{A0}900123"),
        ("Now [text 07700 900123](contact:textline).", "sms:07700900123", "text 07700 900123"),
        ("Now [tell them online](contact:online).", "https://report.example/form/", "tell them online"),
    ])
    func printsTheRegistrysNumberWhateverTheAuthorWrote(text: String, href: String, words: String) throws {
        #expect(try body(text) == "<p>Now <a class=\"contact\" href=\"\(href)\">\(words)</a>.</p>\n")
    }

    @Test func saysThatANumberIsNotConfirmed() throws {
        #expect(
            try body("Now [call them](contact:helpline).") == """
                <p>Now <a class="contact" href="tel:01632960001">call them\u{A0}01632\u{A0}960001</a> \
                <span class="unconfirmed">(not confirmed)</span>.</p>

                """
        )
    }

    @Test(arguments: [
        ("call 01632 960012", "tel:01632960012", "call 01632 960012"),
        ("call 01632-960-012", "tel:01632960012", "call 01632 960012"),
        ("call", "tel:01632960011", "call\u{A0}01632\u{A0}960011"),
        ("call 101", "tel:01632960011", "call 01632 960011"),
    ])
    func takesTheChannelWhoseNumberTheWordsHold(words: String, href: String, printed: String) throws {
        var site = FixtureSite.english
        let numbers = "visit: https://two.example/\n    - call: \"01632 960011\"\n    - call: \"01632 960012\""
        site["content/contacts.yaml"] += FixtureSite.contact("two", "Two Lines", numbers)
        #expect(
            try body("Now [\(words)](contact:two).", of: site)
                == "<p>Now <a class=\"contact\" href=\"\(href)\">\(printed)</a>.</p>\n"
        )
    }

    @Test func printsACardForAContactAloneInAParagraph() throws {
        #expect(
            try body("Before.\n\n[Call 101](contact:police)\n\n- [Call 101](contact:police)") == """
                <p>Before.</p>
                <div class="card"><p>Riverside Police: <a href="tel:101">101</a> Confirmed.</p></div>
                <ul>
                <li><a class="contact" href="tel:101">Call 101</a></li>
                </ul>

                """
        )
    }

    @Test func marksFactsWithTheNumbersOfTheirSources() throws {
        #expect(
            try body("[Many walks](fact:walks), [bags](fact:bags), [more walks](fact:walks).") == """
                <p><span class="fact">Many walks</span><sup><a href="#source-1" aria-label="Source 1">1</a></sup>, \
                <span class="fact">bags</span><sup><a href="#source-2" aria-label="Source 2">2</a></sup>, \
                <span class="fact">more walks</span><sup><a href="#source-1" aria-label="Source 1">1</a></sup>.</p>

                """
        )
    }

    @Test(arguments: [
        ("[who](../report/hate-crime.md#who-can-report)", "<a href=\"/report/hate-crime/#who-can-report\">who</a>"),
        ("[home](index.md)", "<a href=\"/\">home</a>"),
        ("[below](#part)\n\n## Part", "<a href=\"#part\">below</a>"),
        ("[news](https://news.example/?a=1&b=2)", "<a href=\"https://news.example/?a=1&amp;b=2\">news</a>"),
        ("[the notice](notice.md)", "the notice"),
        ("[the **bold** notice](notice.md)", "the <strong>bold</strong> notice"),
    ])
    func leadsWhereTheLinkLeads(text: String, html: String) throws {
        #expect(try body("See \(text)").hasPrefix("<p>See \(html)</p>\n"))
    }

    @Test func publishesAFileThatIsLinkedToUnderTheHashOfItsBytes() throws {
        let site = FixtureSite.english.adding("content/pages/map.txt", "A map.")
        let html = try body("See [the map](map.txt).", of: site)
        #expect(
            html.wholeMatch(of: #/<p>See <a href="/assets/content/pages/map\.[0-9a-f]{12}\.txt">the map</a>.</p>\n/#)
                != nil
        )
        #expect(try body("See [the map](map.txt).", of: site.adding("content/pages/map.txt", "Another.")) != html)
    }

    @Test func saysInWhichLanguageAPageIsWrittenThatIsNotTranslated() throws {
        #expect(
            try body("[ک](../report/litter.md) [ن](../report/hate-crime.md)", of: .englishAndUrdu, file: "trial.ur.md")
                == """
                <p><a href="/report/litter/" hreflang="en" lang="en">ک</a> (زبان English) \
                <a href="/ur/report/hate-crime/">ن</a></p>

                """
        )
    }
}
