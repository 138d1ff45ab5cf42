import Foundation
import SiteContent
import Testing

struct SettingsTests {
    @Test(
        "a budget is a size in kilobytes",
        arguments: [
            ("{page: 50}", "8:16: error: “page” is “50”, which is no size. Write whole kilobytes, such as 50 KB."),
            ("{home: 0 KB}", "8:16: error: “home” is “0 KB”, which is no size. Write whole kilobytes, such as 50 KB."),
            ("{pages: 5 KB}", "8:10: error: an entry of “budget” has no key “pages”. Did you mean “page”?"),
        ]
    )
    func budget(text: String, problem: String) {
        let found = problems(
            in: siteFile + "\nbudget: \(text)",
            { _ = readSettings($0, problems: &$1) },
            at: "content/site.yaml"
        )
        #expect(found == ["content/site.yaml:\(problem)"])
    }

    @Test("a home page without a budget of its own has that of all pages")
    func budgetOfHome() {
        var problems: [Diagnostic] = []
        let file = SourceFile("content/site.yaml", siteFile + "\nbudget: {page: 2 KB}")
        #expect(
            readSettings(file, problems: &problems)?.budget == WeightBudget(page: Bytes(2048), home: Bytes(2048))
        )
    }

    @Test func readsTheWholeFile() throws {
        var problems: [Diagnostic] = []
        let text = """
            name: Luton Community Safety Partnership
            short_name: Luton CSP
            base: https://www.example.org/
            owner: The team
            time_zone: Europe/London
            languages:
              - {code: en, name: English, direction: ltr, stemmer: english}
              - {code: ur, name: اردو, direction: rtl}
            navigation:
              - {title: Report, page: report/index.md}
            footer:
              - {title: Privacy, page: pages/privacy.md}
            help: [emergency-999]
            priority_groups:
              - {slug: safe, title: Keeping Luton safe, note: Ours.}
            banner: Closed today.
            exit: https://www.example.com/
            security_contact: mailto:safe@example.org
            security_expires: 2027-11-22
            area: Luton
            resource_licence: >-
              You may
              copy it.
            budget: {page: 50 KB, home: 30 KB}
            """
        let settings = try #require(readSettings(SourceFile("content/site.yaml", text), problems: &problems))
        #expect(problems == [])
        #expect(settings.name == "Luton Community Safety Partnership" && settings.shortName == "Luton CSP")
        #expect(settings.base == "https://www.example.org")
        #expect(settings.owner == "The team" && settings.area == "Luton")
        #expect(settings.resourceLicence == "You may copy it.")
        #expect(settings.timeZone.identifier == "Europe/London")
        #expect(
            settings.defaultLanguage
                == Language(code: "en", name: "English", direction: .leftToRight, stemmer: "english")
        )
        #expect(settings.language("ur") == Language(code: "ur", name: "اردو", direction: .rightToLeft, stemmer: nil))
        #expect(settings.navigation.map(\.title) == ["Report"])
        #expect(settings.navigation.map(\.page) == [Placed("report/index.md", at: Place(line: 10, column: 27))])
        #expect(settings.footer.map(\.page.value) == ["pages/privacy.md"])
        #expect(settings.help.map(\.value) == ["emergency-999"])
        #expect(settings.priorityGroups.map(\.slug) == ["safe"])
        #expect(settings.priorityGroups.map(\.note) == ["Ours."])
        #expect(settings.banner == "Closed today.")
        #expect(settings.exit == "https://www.example.com/")
        #expect(settings.securityContact == "mailto:safe@example.org")
        #expect(settings.budget == WeightBudget(page: Bytes(51_200), home: Bytes(30_720)))
        #expect(settings.securityExpires == Day(year: 2027, month: 11, day: 22))
    }

    @Test func theShortNameIsTheNameWhereThereIsNone() throws {
        var problems: [Diagnostic] = []
        let settings = try #require(readSettings(SourceFile("content/site.yaml", siteFile), problems: &problems))
        #expect(settings.shortName == "Test site")
    }

    @Test(arguments: [
        "www.example.org", "https://", "https:///", "https:///www.example.org", "https://www.example.org/site/",
        "ftp://example.org",
        "https://www.example.org?a", "https://www.exam ple.org",
    ])
    func refusesABaseThatIsNoSite(base: String) {
        let text = siteFile.replacing("https://www.example.org", with: base)
        #expect(
            problems(in: text, { _ = readSettings($0, problems: &$1) }, at: "content/site.yaml") == [
                "content/site.yaml:2:7: error: “base” is “\(base)”, which is not a site's address. Write the scheme and the host, such as https://www.example.org."
            ]
        )
    }

    @Test(arguments: [
        (
            "Europe/London", "Europe/Luton",
            "4:12: error: no time zone is called “Europe/Luton”. Write it as Europe/London is written."
        ),
        ("name: Test site\n", "", "1:1: error: the site without “name”. Add a line “name: …”: The site's name."),
        (
            "owner:", "ownr:",
            "1:1: error: the site without “owner”. Add a line “owner: …”: Who publishes it.\ncontent/site.yaml:3:1: error: the site has no key “ownr”. Did you mean “owner”?"
        ),
        (
            "code: ur", "code: UR",
            "7:12: error: “UR” is no code of a language. Write it in small letters, figures and hyphens, such as ur or zh-hant."
        ),
        ("code: ur", "code: en", "1:1: error: the language “en” is there twice. Give each language a code of its own."),
        ("direction: rtl", "direction: left", "7:39: error: “direction” is “left”. Write one of: ltr, rtl."),
        (
            "name: اردو, ", "",
            "7:5: error: an entry of “languages” without “name”. Add a line “name: …”: The language's name, in the language itself."
        ),
    ])
    func saysWhatIsWrong(part: String, instead: String, problem: String) {
        let text = siteFile.replacing(part, with: instead)
        let found = problems(in: text, { _ = readSettings($0, problems: &$1) }, at: "content/site.yaml")
        #expect(found.joined(separator: "\n") == "content/site.yaml:\(problem)")
    }

    @Test(arguments: ["languages: []", "languages:"])
    func aSiteWithoutLanguagesIsNone(languages: String) throws {
        let text =
            String(siteFile.prefix(through: siteFile.firstRange(of: "London\n")!.upperBound).dropLast()) + languages
        #expect(
            problems(in: text, { _ = readSettings($0, problems: &$1) }, at: "content/site.yaml") == [
                "content/site.yaml:5:1: error: the site without “languages”. Add a line “languages: …”: The languages it is written in, its own first."
            ]
        )
    }

    @Test func anEmptyFileSaysWhatItLacks() {
        let found = problems(in: "# nothing yet\n", { _ = readSettings($0, problems: &$1) }, at: "content/site.yaml")
        #expect(keys(in: found) == ["base", "languages", "name", "owner", "time_zone"])
    }
}
