import CommonMark
import SiteContent
import Testing

struct FrontMatterTests {
    @Test func readsEveryKeyThatAllKindsShare() throws {
        let (entry, problems) = readEntry(
            """
            ---
            title: Report a crime
            summary: "How to tell the police: by phone or online."
            owner: The team
            reviewed: 2026-11-22
            review_by: 2027-11-22
            sensitive: true
            findable_by: [robbed, "someone stole my bike"]
            publish: 2026-12-01
            expires: 2026-12-24 17:30
            draft: false
            aliases:
              - /old/
            facts: [first, second]
            audience: [residents, schools]
            ---
            ## First

            """
        )
        #expect(problems == [])
        let matter = try #require(entry).frontMatter
        #expect(matter.title == Placed("Report a crime", at: Place(line: 2, column: 8)))
        #expect(matter.summary.value == "How to tell the police: by phone or online.")
        #expect(matter.owner == "The team")
        #expect(matter.reviewed.value.description == "2026-11-22")
        #expect(matter.reviewBy == Placed(Day(year: 2027, month: 11, day: 22)!, at: Place(line: 6, column: 12)))
        #expect(matter.isSensitive)
        #expect(matter.findableBy.map(\.value) == ["robbed", "someone stole my bike"])
        #expect(matter.publish == LocalMoment("2026-12-01 00:00"))
        #expect(matter.expires == LocalMoment("2026-12-24 17:30"))
        #expect(!matter.isDraft)
        #expect(matter.aliases == [Placed("/old/", at: Place(line: 13, column: 5))])
        #expect(matter.facts.map(\.value) == ["first", "second"])
        #expect(matter.audience == ["residents", "schools"])
        #expect(entry?.body.headings.map(\.line) == [17])
    }

    @Test func leavesOutWhatMayBeLeftOut() throws {
        let matter = try #require(readEntry(file(with: "findable_by:\naliases: []\npublish: ~")).entry).frontMatter
        #expect(!matter.isSensitive && !matter.isDraft)
        #expect(matter.findableBy == [] && matter.aliases == [] && matter.facts == [] && matter.audience == [])
        #expect(matter.publish == nil && matter.expires == nil)
    }

    @Test(arguments: [
        (
            "",
            "1:1: error: no front matter. Begin the file with a line of three dashes, then lines such as “title: …”, then three dashes again."
        ),
        (
            "# Title\n",
            "1:1: error: no front matter. Begin the file with a line of three dashes, then lines such as “title: …”, then three dashes again."
        ),
        (
            "\n---\ntitle: A\n---\n",
            "1:1: error: no front matter. Begin the file with a line of three dashes, then lines such as “title: …”, then three dashes again."
        ),
        (
            "----\ntitle: A\n----\n",
            "1:1: error: no front matter. Begin the file with a line of three dashes, then lines such as “title: …”, then three dashes again."
        ),
        (
            "---\ntitle: A\n",
            "1:1: error: the front matter has no end. Write a line of three dashes under its last key."
        ),
        (
            "\u{FEFF}---\ntitle: A\n## Body\n",
            "1:1: error: the front matter has no end. Write a line of three dashes under its last key."
        ),
    ])
    func needsToBeThere(text: String, problem: String) {
        let (entry, problems) = readEntry(text)
        #expect(entry == nil)
        #expect(problems == ["content/pages/a.md:\(problem)"])
    }

    /// Each after the shared keys, so that it begins on line 7.
    @Test(arguments: [
        (
            "lists:\n\t- sources",
            "8:1: error: a tab at the start of a line. Use spaces: YAML does not allow tabs there."
        ),
        (
            "aliases: [/a/\r\ndraft: true\r\n \tfacts: []",
            "9:2: error: a tab at the start of a line. Use spaces: YAML does not allow tabs there."
        ),
        (
            "choice: a: b",
            "7:10: error: this is not YAML (mapping values are not allowed in this context). Compare the line and the one above it with another file of this kind: a missing colon, quotation mark or space is the usual cause."
        ),
        (
            "aliases: [/a/, /b/",
            "8:1: error: this is not YAML (did not find expected ',' or ']'). Compare the line and the one above it with another file of this kind: a missing colon, quotation mark or space is the usual cause."
        ),
        ("title: B", "2:1: error: the same key twice: title. Keep one of them."),
        (
            "findable_by: [help, *urgent*]",
            "7:21: error: words that begin with “*”, which has a meaning of its own here. Put them in quotation marks: \"*…\"."
        ),
        (
            "choice: !Now or never",
            "7:9: error: words that begin with “!”, which has a meaning of its own here. Put them in quotation marks: \"!…\"."
        ),
        ("sumary: B", "7:1: error: a page has no key “sumary”. Did you mean “summary”?"),
        (
            "é: [x]\nkeywords: x",
            """
            7:1: error: a page has no key “é”. The keys are: title, summary, owner, reviewed, review_by, sensitive, \
            findable_by, publish, expires, draft, aliases, facts, audience, lists, structure.
            content/pages/a.md:8:1: error: a page has no key “keywords”. The keys are: title, summary, owner, \
            reviewed, review_by, sensitive, findable_by, publish, expires, draft, aliases, facts, audience, lists, structure.
            """
        ),
        (
            "sensitive: yes",
            "7:12: error: “sensitive” is “yes”, which is neither true nor false. Write “sensitive: true”, or leave the line out."
        ),
        (
            "draft: [true]",
            "7:8: error: “draft” is a list, which is neither true nor false. Write “draft: true”, or leave the line out."
        ),
        (
            "aliases: /old/",
            "7:10: error: “aliases” is “/old/”, where a list should be. Write it in square brackets, such as “aliases: [one, two]”, or one to a line with a dash."
        ),
        (
            "findable_by: [a, {b: c}]",
            "7:18: error: “findable_by” is a group of keys, where words should be. Write the words behind the colon, in quotation marks if they hold a colon."
        ),
        (
            "audience: [residents, pupils]",
            "7:23: error: “audience” is “pupils”. Write one of: residents, young-people, schools, partners."
        ),
        (
            "publish: tomorrow",
            "7:10: error: “publish” is “tomorrow”, which is no date or time. Write a day, such as 2026-01-31, or a day and a time, such as 2026-01-31 17:00."
        ),
        (
            "expires: 2026-12-24 5pm",
            "7:10: error: “expires” is “2026-12-24 5pm”, which is no date or time. Write a day, such as 2026-01-31, or a day and a time, such as 2026-01-31 17:00."
        ),
        (
            "publish: 2026-12-24 17:00\nexpires: 2026-12-24",
            "2:1: error: “expires” is not later than “publish”, so the page would never be seen. Give it a later day or time, or take one of the two out."
        ),
        (
            "lists: [sources, campaign]",
            "7:18: error: “lists” is “campaign”. Write one of: reporting-routes, priorities, priority-map, achievements, campaigns, updates, resources, sources, contacts, all-pages."
        ),
    ])
    func saysWhatIsWrongWithAKeyAndWhere(more: String, problem: String) {
        let problems = readEntry(file(with: more)).problems
        #expect(problems.joined(separator: "\n") == "content/pages/a.md:\(problem)")
    }

    @Test(arguments: [
        (
            "title: A\n", "",
            "2:1: error: a page without “title”. Add a line “title: …”: The page's name, as its readers would say it."
        ),
        (
            "title: A\n", "title:\n",
            "2:1: error: a page without “title”. Add a line “title: …”: The page's name, as its readers would say it."
        ),
        (
            "title: A\n", "title: ~\n",
            "2:1: error: a page without “title”. Add a line “title: …”: The page's name, as its readers would say it."
        ),
        (
            "title: A\n", "title: \" \"\n",
            "2:8: error: “title” is “ ”, where words should be. Write the words behind the colon, in quotation marks if they hold a colon."
        ),
        (
            "title: A\n", "title: [A]\n",
            "2:8: error: “title” is a list, where words should be. Write the words behind the colon, in quotation marks if they hold a colon."
        ),
        (
            "2026-11-22", "2026-02-30",
            "5:11: error: “reviewed” is “2026-02-30”, which is no date. Write year, month and day, such as 2026-01-31."
        ),
        (
            "2026-11-22", "22 November 2026",
            "5:11: error: “reviewed” is “22 November 2026”, which is no date. Write year, month and day, such as 2026-01-31."
        ),
        (
            "2026-11-22", "2026-1-2",
            "5:11: error: “reviewed” is “2026-1-2”, which is no date. Write year, month and day, such as 2026-01-31."
        ),
        (
            "2026-11-22", "\n  - x",
            "6:3: error: “reviewed” is a list, which is no date. Write year, month and day, such as 2026-01-31."
        ),
        (
            "2027-11-22", "2026-11-21",
            "6:12: error: “review_by” (2026-11-21) comes before “reviewed” (2026-11-22). Give the next review a later date than the last one."
        ),
    ])
    func needsTheKeysThatAllShare(part: String, instead: String, problem: String) {
        let problems = readEntry("---\n\(shared.replacing(part, with: instead))---\n").problems
        #expect(problems == ["content/pages/a.md:\(problem)"])
    }

    @Test(arguments: ["---\n---\n", "---\n# none yet\n---\n", "---\n{}\n---\n"])
    func namesEveryMissingKeyAtOnce(text: String) {
        #expect(keys(in: readEntry(text).problems) == ["owner", "review_by", "reviewed", "summary", "title"])
    }

    @Test func tellsEveryProblemOfAFileAtOnce() {
        let (_, problems) = readEntry(
            "---\ntitel: A\nsummary: B.\nowner: C\nreviewed: soon\nreview_by: 2027-11-22\ndraft: maybe\n---\na <b>c</b>\n"
        )
        #expect(
            problems == [
                "content/pages/a.md:2:1: error: a page has no key “titel”. Did you mean “title”?",
                "content/pages/a.md:2:1: error: a page without “title”. Add a line “title: …”: The page's name, as its readers would say it.",
                "content/pages/a.md:5:11: error: “reviewed” is “soon”, which is no date. Write year, month and day, such as 2026-01-31.",
                "content/pages/a.md:7:8: error: “draft” is “maybe”, which is neither true nor false. Write “draft: true”, or leave the line out.",
                "content/pages/a.md:9:3: error: HTML is not allowed in Markdown. Write it as Markdown, or put a backslash before “<” to show it as text.",
                "content/pages/a.md:9:7: error: HTML is not allowed in Markdown. Write it as Markdown, or put a backslash before “<” to show it as text.",
            ]
        )
    }

    @Test func allowsAReviewOnTheDayItself() {
        #expect(readEntry("---\n\(shared.replacing("2027-11-22", with: "2026-11-22"))---\n").problems == [])
    }

    @Test(arguments: ["draft: \"true\"", "draft: True", "draft: TRUE"])
    func takesTrueHoweverItIsWritten(more: String) {
        #expect(readEntry(file(with: more)).entry?.frontMatter.isDraft == true)
    }

    @Test(arguments: [
        file(with: "", body: "\n## First\n"),
        "\u{FEFF}" + file(with: "", body: "\n## First\n"),
        file(with: "", body: "\n## First\n").replacing("\n", with: "\r\n"),
        "\u{FEFF}" + file(with: "", body: "\n## First\n").replacing("\n", with: "\r\n"),
        file(with: "", body: "\n## First\n").replacing("---", with: "--- \t"),
    ])
    func countsTheLinesOfTheBodyFromTheStartOfTheFile(text: String) throws {
        let (entry, problems) = readEntry(text)
        #expect(problems == [])
        #expect(try #require(entry).frontMatter.title.value == "A")
        #expect(entry?.body.headings.map(\.line) == [10])
        #expect(entry?.body.headings.map(\.text) == ["First"])
    }

    @Test(arguments: ["---\n\(shared)---\n", "---\n\(shared)---"])
    func mayBeAllThereIs(text: String) throws {
        let (entry, problems) = readEntry(text)
        #expect(problems == [])
        #expect(try #require(entry).body.blocks == [])
    }

    @Test func endsAtItsFirstLineOfDashes() {
        #expect(readEntry(file(with: "", body: "a\n\n---\n\n## b\n")).entry?.body.headings.map(\.line) == [13])
    }
}
