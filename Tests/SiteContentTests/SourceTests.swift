import SiteContent
import Testing

struct SourceTests {
    @Test(arguments: [
        ("---\ntitle: ", [0xFF], 2, 8), ("é", [0xC3], 1, 2), ("", [0xE9, 0x0A], 1, 1),
        ("---\nä€😀\n", [0xED, 0xA0, 0x80], 3, 1),
    ])
    func saysWhereAFileStopsBeingUTF8(before: String, bytes: [UInt8], line: Int, column: Int) {
        let path = "content/pages/a.md"
        let file = Array(before.utf8) + bytes
        #expect(
            readEntry(file, at: path).problems == [
                "\(path):\(line):\(column): error: the file is not UTF-8 text. Save it again with the encoding UTF-8."
            ]
        )
        var problems: [Diagnostic] = []
        _ = readContacts(SourceFile(path: SourcePath("content/contacts.yaml"), bytes: file), problems: &problems)
        #expect(problems.map(\.place) == [Place(line: line, column: column)])
    }

    /// Line 9 is the first of the body.
    @Test(arguments: [
        (
            "a\n<div>\n",
            "10:1: error: HTML is not allowed in Markdown. Write it as Markdown, or put a backslash before “<” to show it as text."
        ),
        (
            "a\n\nb <!-- c -->\n",
            "11:3: error: HTML is not allowed in Markdown. Write it as Markdown, or put a backslash before “<” to show it as text."
        ),
        (String(repeating: "|", count: 41), "9:41: error: more than 40 “|” in one line. Use fewer columns."),
        (
            String(repeating: "> ", count: 33) + "a",
            "9:1: error: quotes and lists are more than 32 levels deep. Use fewer levels."
        ),
        (
            String(repeating: "a", count: 262_145),
            "9:1: error: the text has 262145 bytes, more than 262144. Divide it into several pages."
        ),
    ])
    func tellsWhatTheTextMayNotHold(body: String, problem: String) {
        let (entry, problems) = readEntry(file(with: "", body: body))
        // What was parsed all the same is checked with the other pages.
        #expect((entry != nil) == problem.contains("HTML"))
        #expect(problems == ["content/pages/a.md:\(problem)"])
    }

    @Test func htmlInCodeAndBehindABackslashIsText() {
        #expect(readEntry(file(with: "", body: "`<b>` and \\<b>\n")).problems == [])
    }

    private let least = [
        SourceFile("content/site.yaml", siteFile), SourceFile("content/contacts.yaml", ""),
        SourceFile("content/pages/index.md", file(with: "")),
    ]

    private func problems(_ files: [SourceFile]) -> [String] {
        var problems: [Diagnostic] = []
        _ = readSources(files, problems: &problems)
        return lines(problems)
    }

    @Test func theLeastSiteHasItsSettingsItsContactsAndAPage() { #expect(problems(least) == []) }

    @Test(arguments: [[], [SourceFile("theme/templates/page.mustache", "")]])
    func aSiteWithoutContentIsProbablyAnotherFolder(files: [SourceFile]) {
        #expect(
            problems(files) == [
                "content: error: the folder is empty, or not there. Run the command in the site's folder, or name it with --root."
            ]
        )
    }

    @Test func saysWhichFilesAreMissing() {
        #expect(
            problems([least[2]]) == [
                "content/contacts.yaml: error: the file is missing. Make it: it holds every telephone number.",
                "content/site.yaml: error: the file is missing. Make it: it holds the site's name, address and languages.",
            ]
        )
        #expect(
            problems(Array(least[..<2])) == ["content: error: no pages. Write the home page: content/pages/index.md."]
        )
    }

    @Test func oneLedgerIsEnough() {
        let ledger = "plan: {title: a, period: b}\n"
        #expect(
            problems(least + [SourceFile("seeds/b.yaml", ledger), SourceFile("seeds/a.yaml", ledger)]) == [
                "seeds/b.yaml: error: a second ledger beside seeds/a.yaml. Keep all facts in one file."
            ]
        )
    }

    @Test func whatIsNoMarkdownIsAnAttachmentUnlessItHasAUse() throws {
        var problems: [Diagnostic] = []
        let more = [
            "content/schools/poster.pdf", "content/search/queries.tsv", "content/search/notes.txt",
            "content/pages/a.png",
        ]
        let sources = readSources(least + more.map { SourceFile($0, "") }, problems: &problems)
        #expect(problems == [])
        #expect(sources?.attachments.map(\.path.string) == ["content/pages/a.png", "content/schools/poster.pdf"])
    }

    @Test func remembersTheFilesThatItCouldNotRead() throws {
        var problems: [Diagnostic] = []
        let files = [
            least[0], SourceFile("content/contacts.yaml", "- id: x"), SourceFile("seeds/a.yaml", "plan:"),
            SourceFile("content/pages/b.md", ""), SourceFile("content/pages/a.md", file(with: "")),
        ]
        let sources = try #require(readSources(files, problems: &problems))
        #expect(
            sources.unread.sorted().map(\.string) == ["content/contacts.yaml", "content/pages/b.md", "seeds/a.yaml"]
        )
    }

    @Test(arguments: [
        ("content/report/crime.md", "hate-crime.md", "content/report/hate-crime.md"),
        ("content/report/crime.md", "../pages/./a.md", "content/pages/a.md"),
        ("content/report/crime.md", "../../seeds/a.yaml", "seeds/a.yaml"),
        ("content/report/crime.md", "../../../a.md", nil),
    ])
    func aLinkNamesAFileFromWhereItIs(from: String, link: String, target: String?) {
        let resolved = SourcePath(from).resolving(link)
        #expect(resolved?.string == target)
        if let resolved { #expect(SourcePath(from).resolving(resolved.relative(to: SourcePath(from))) == resolved) }
    }

    @Test(arguments: [
        ("content/report/crime.md", "content/report/hate.md", "hate.md"),
        ("content/report/crime.md", "content/pages/about/us.md", "../pages/about/us.md"),
        ("content/pages/about/us.md", "content/pages/index.md", "../index.md"),
    ])
    func aFileIsNamedFromAnother(from: String, file: String, link: String) {
        #expect(SourcePath(file).relative(to: SourcePath(from)) == link)
    }
}
