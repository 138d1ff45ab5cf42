import SiteContent
import SitePlanning
import Testing

struct LanguageTests {
    private let files = [
        "content/pages/index.ur.md": entry(
            "گھر",
            body: "[a](about.md) [b](help.md#who) [c](about.ur.md#kon) [d](/help/)"
        ),
        "content/pages/about.md": entry("About", body: "[a](help.md) [b](about.ur.md)"),
        "content/pages/about.ur.md": entry("ہمارے بارے میں", body: "## kon"),
        "content/pages/help.md": entry("Help", body: "## Who"),
        "content/site.yaml": registers["content/site.yaml"]! + """

            navigation: [{title: Who we are, page: pages/about.md}, {title: Get help, page: pages/help.md}]
            """,
    ]

    @Test func aLinkLeadsToTheTranslationOrElseToEnglishAndSaysSo() throws {
        let (plan, problems) = plan(files)
        #expect(problems == [])
        let english = try #require(plan?.languages.first)
        #expect(
            plan?.page("/ur/")?.body.links == [
                .page(href: "/ur/about/", language: nil), .page(href: "/help/#who", language: english),
                .page(href: "/ur/about/#kon", language: nil), .page(href: "/help/", language: english),
            ]
        )
    }

    /// Also where the link names the file of the translation: the reader stays in the language of the page.
    @Test func aLinkOnAnEnglishPageLeadsToEnglish() {
        #expect(
            plan(files).plan?.page("/about/")?.body.links == [
                .page(href: "/help/", language: nil), .page(href: "/about/", language: nil),
            ]
        )
    }

    @Test func aPageNamesItsTranslations() {
        let plan = plan(files).plan
        #expect(plan?.page("/about/")?.translations.map(\.route.path) == ["/about/", "/ur/about/"])
        #expect(plan?.page("/ur/about/")?.translations.map(\.language.code) == ["en", "ur"])
        #expect(plan?.page("/help/")?.translations == [])
    }

    @Test func theNavigationIsInTheLanguageOfThePage() {
        let plan = plan(files).plan
        #expect(plan?.shared["en"]?.navigation.map(\.title) == ["Who we are", "Get help"])
        #expect(plan?.shared["en"]?.home == Route("/") && plan?.shared["en"]?.searchPath == "/search")
        #expect(plan?.shared["ur"]?.navigation.map(\.title) == ["ہمارے بارے میں", "Get help"])
        #expect(plan?.shared["ur"]?.navigation.map(\.route.path) == ["/ur/about/", "/help/"])
        #expect(plan?.shared["ur"]?.home == Route("/ur/") && plan?.shared["ur"]?.searchPath == "/ur/search")
    }

    @Test func aHeadingOfTheTranslationIsNamedInItsOwnLanguage() {
        let problems = plan(files.merging(["content/pages/help.ur.md": entry("مدد", body: "## kaun")]) { $1 }).problems
        #expect(
            problems == [
                "content/pages/index.ur.md:8:15: error: the link leads to the heading “#who”, which content/pages/help.ur.md does not have. Take the heading's words in small letters, with hyphens for spaces."
            ]
        )
    }
}
