import SiteContent
import SiteRendering
import SiteTesting
import Testing

struct ThemeTests {
    private static let english = [Language(code: "en", name: "English", direction: .leftToRight, stemmer: "english")]
    private static let templates = FixtureSite.english.files.keys.filter { $0.hasSuffix(".mustache") }.sorted()

    private func problems(_ site: FixtureSite) -> [Diagnostic] {
        var problems: [Diagnostic] = []
        let theme = readTheme(site.sources, languages: Self.english, problems: &problems)
        #expect((theme == nil) == problems.contains { $0.severity == .error })
        return problems.sorted()
    }

    @Test func findsNoFaultInAThemeThatHasNone() {
        #expect(problems(.english) == [])
    }

    @Test(arguments: templates.filter { !$0.contains("/partials/") })
    func namesATemplateThatIsMissing(path: String) {
        let found = problems(FixtureSite.english.removing(path)).filter { $0.severity == .error }
        #expect(
            found == [
                Diagnostic(
                    file: path,
                    problem: "this template is missing",
                    remedy: "Write it: pages are printed with it."
                )
            ]
        )
    }

    @Test(arguments: templates)
    func namesTheFileAndTheLineOfAFieldThatIsNotThere(path: String) {
        var site = FixtureSite.english
        let line = site[path].split(separator: "\n", omittingEmptySubsequences: false).count
        site[path] += "<p>{{no_such_field}}</p>\n"
        let found = problems(site)
        #expect(found.count == 1)
        #expect(found.first?.file == path)
        #expect(found.first?.place == Place(line: line, column: 4))
        #expect(found.first?.problem.hasPrefix("there is no field “no_such_field” here") == true)
    }

    @Test func tellsAllFaultsOfAThemeTogether() {
        let site = FixtureSite.english.removing("theme/templates/home.mustache")
            .changing("theme/templates/page.mustache", "page-body", to: "page-bodi")
            .changing("theme/templates/priority.mustache", "{{note}}", to: "{{nots}}")
            .changing("theme/strings/en.yaml", "month_5: May\n", to: "")
            .changing("theme/assets/site.css", "dots.svg", to: "dot.svg")
        let found = problems(site).filter { $0.severity == .error }.map { "\($0.file):\($0.place?.line ?? 0)" }
        #expect(
            found == [
                "theme/assets/site.css:1", "theme/strings/en.yaml:0", "theme/templates/home.mustache:0",
                "theme/templates/page.mustache:1", "theme/templates/priority.mustache:2",
            ]
        )
    }

    @Test func saysThatAThemeIsNotThere() {
        var site = FixtureSite.english
        site.files = site.files.filter { !$0.key.hasPrefix("theme/") }
        #expect(
            problems(site).map(\.description) == [
                "theme: error: the folder is empty, or not there. Put the theme's templates, strings and assets there."
            ]
        )
    }

    @Test func namesAWordThatIsMissing() {
        let site = FixtureSite.english.changing("theme/strings/en.yaml", "source_mark: Source {number}\n", to: "")
        #expect(
            problems(site).map(\.description) == [
                "theme/strings/en.yaml: error: no words for “source_mark”. Add a line “source_mark: …”."
            ]
        )
    }

    @Test func guessesWhichWordWasMisnamed() {
        let site = FixtureSite.english.changing("theme/strings/en.yaml", "source_mark:", to: "sourse_mark:")
        #expect(problems(site).map(\.remedy) == ["Did you mean that by “sourse_mark”?"])
    }

    @Test func namesTheLineOfATagWhoseWordIsMissing() {
        let site = FixtureSite.english.changing("theme/strings/en.yaml", "page_moved: This page has moved\n", to: "")
        let found = problems(site)
        #expect(found.map(\.file) == ["theme/templates/redirect.mustache"])
        #expect(found.first?.place?.line == 3)
        #expect(found.first?.problem == "there is no string “page_moved”")
    }

    @Test func asksForTheWordsOfEachLanguage() throws {
        let site = FixtureSite.englishAndUrdu.removing("theme/strings/ur.yaml")
        let found = #expect(throws: Diagnostics.self) { try RenderedSite(site) }
        #expect(
            found?.all.map(\.description) == [
                "theme/strings/ur.yaml: error: the words of اردو are missing. "
                    + "Copy the file of another language and translate it."
            ]
        )
    }

    @Test func warnsOfATemplateThatNothingUses() {
        let site = FixtureSite.english.adding("theme/templates/partials/spare.mustache", "Nothing.")
        #expect(
            problems(site).map(\.description) == [
                "theme/templates/partials/spare.mustache: warning: nothing uses this template. Delete it."
            ]
        )
    }

    @Test func refusesATemplateThatIsNotUTF8() {
        var files = FixtureSite.english.removing("theme/templates/home.mustache").sources
        let path = SourcePath("theme/templates/home.mustache")
        files.append(SourceFile(path: path, bytes: Array("one\ntwo ".utf8) + [0xFF]))
        var problems: [Diagnostic] = []
        #expect(readTheme(files, languages: Self.english, problems: &problems) == nil)
        #expect(
            problems.map(\.description) == [
                "theme/templates/home.mustache: error: the file is not UTF-8 text. Save it again with the encoding UTF-8."
            ]
        )
    }

    // MARK: Assets

    @Test func namesAssetsByTheirBytesInTemplatesAndStyleSheets() throws {
        let site = try RenderedSite.english()
        let names = site.theme.assets.map(\.publishedName).sorted()
        #expect(names.count == 2)
        #expect(names[0].wholeMatch(of: /dots\.[0-9a-f]{12}\.svg/) != nil)
        #expect(names[1].wholeMatch(of: /site\.[0-9a-f]{12}\.css/) != nil)
        let css = site.theme.assets.first { $0.name == "site.css" }!
        #expect(String(decoding: css.bytes, as: UTF8.self) == "main { background: url(/assets/\(names[0])) }\n")
        #expect(site.html("/").contains("<link rel=\"stylesheet\" href=\"/assets/\(names[1])\">\n"))
    }

    @Test func renamesAStyleSheetWhenAPictureItNamesChanges() throws {
        let old = try RenderedSite.english().theme.assets.map(\.publishedName)
        let new = try RenderedSite(FixtureSite.english.adding("theme/assets/dots.svg", "<svg/>")).theme.assets
            .map(\.publishedName)
        #expect(Set(old).isDisjoint(with: new))
    }

    @Test func namesTheLineOfAnAssetThatAStyleSheetMisses() {
        let site = FixtureSite.english.adding("theme/assets/site.css", "main {\n  src: url(/assets/lost.woff2);\n}\n")
        #expect(
            problems(site).map(\.description) == [
                "theme/assets/site.css:2:12: error: there is no asset “lost.woff2”. "
                    + "Put “lost.woff2” into the theme's assets, or mend its name."
            ]
        )
    }
}
