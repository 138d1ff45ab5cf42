import Foundation
import SiteBuilding
import SiteContent
import SiteTesting
import Testing

#if canImport(Glibc)
    import Glibc
#endif

struct FailureTests {
    @Test func saysThatTheSitesFolderIsAFile() throws {
        let site = try Building()
        try site.output.write("site", "mine")
        let failure = try #require(#expect(throws: FileFailure.self) { try site.build() })
        #expect(failure.description == "\(site.options.site)/.lock: cannot write it: Not a directory")
        #expect(try site.output.text("site") == "mine")
    }

    @Test func saysThatTheFolderOfPagesIsAFile() throws {
        let site = try Building()
        try site.output.write("site/pages", "mine")
        let failure = try #require(#expect(throws: FileFailure.self) { try site.build() })
        #expect(failure.code == ENOTDIR)
        #expect(try site.output.text("site/pages") == "mine")
    }

    /// The kernel refuses folders in its own tree, to anyone.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self")))
    func saysThatAFolderCannotBeMade() throws {
        let site = try Building()
        site.options.site = "/proc/self/noticeboard"
        let failure = try #require(#expect(throws: FileFailure.self) { try site.build() })
        #expect(failure.description.hasPrefix("/proc/self/noticeboard: cannot make the folder: "))
    }

    @Test(.enabled(if: geteuid() != 0, "no folder is closed to root"))
    func saysThatAFolderIsClosed() throws {
        let site = try Building()
        try site.output.write("site/.gitignore", "*\n")
        chmod(site.options.site, 0o555)
        defer { chmod(site.options.site, 0o755) }
        let failure = try #require(#expect(throws: FileFailure.self) { try site.build() })
        #expect(failure.code == EACCES)
        #expect(try site.output.contents(of: "site").keys.sorted() == [".gitignore"])
    }

    /// What is written under the spare name of a page goes to a device that is always full.
    @Test(
        .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")),
        arguments: [
            "pages/report/litter/index.html", "pages/index.html.gz", "manifest.pending", "cache/sources",
            "cache/findings", "cache/pages", "search/search.json", "manifest",
        ]
    )
    func leavesEveryPageWholeOnAFullDisk(name: String) throws {
        let site = try Building(compresses: true)
        try site.build()
        let old = try site.pages()
        let changed = FixtureSite.english.changing(
            "content/contacts.yaml",
            "name: Emergency\n",
            to: "name: Emergencies\n"
        )
        try site.sources.fill(with: changed.files)
        let spare = "\(site.options.site)/\(name).new~"
        #expect(symlink("/dev/full", spare) == 0)
        let failure = try #require(#expect(throws: FileFailure.self) { try site.build() })
        #expect(failure.description == "\(site.options.site)/\(name): cannot write it: No space left on device")

        let left = try site.pages()
        #expect(left.keys.filter { $0.hasSuffix(".new~") } == [])
        let clean = try site.writtenCleanly()
        let new = clean.pages
        for (path, bytes) in left { #expect(bytes == old[path] || bytes == new[path], "\(path)") }
        if name.hasPrefix("pages/") || name.hasPrefix("cache/") || name == "manifest.pending" {
            #expect(left == old)
            #expect(try site.output.contents(of: "site/cache").keys.filter { $0.hasSuffix(".new~") } == [])
            #expect(!site.output.exists("site/manifest.pending"))
        }

        try site.build()
        #expect(try site.differencesFromACleanBuild(clean) == [])
        #expect(try site.build().isUnchanged)
    }

    @Test func tellsASecondBuildAtOnceThatOneIsRunning() throws {
        let site = try Building()
        try site.build()
        try site.sources.fill(with: FixtureSite.english.removing("content/achievements/bags.md").files)
        let lock = open("\(site.options.site)/.lock", O_RDWR)
        #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
        let marks = try site.output.marks(of: "site")
        let running = try #require(#expect(throws: BuildRunning.self) { try site.build() })
        #expect(running.description.hasPrefix("Another build is writing \(site.options.site) at this moment."))
        #expect(try site.output.marks(of: "site") == marks)
        #expect(try site.dryRun().deleted == ["achievements/bags/index.html"])
        close(lock)
        #expect(try site.build().deleted == ["achievements/bags/index.html"])
    }

    // MARK: The site's own files

    private static let wrong = FixtureSite.english
        .adding("content/pages/bare.md", "No front matter.\n")
        .adding("content/pages/raw.md", FixtureSite.entry("Raw", text: "A bold<br> word."))
        .adding("content/pages/number.md", FixtureSite.entry("Number", text: "Call 01632 960099."))
        .adding("content/pages/clash.md", FixtureSite.entry("Clash", "owners: me", text: "[x](contact:polize)"))
        .removing("theme/templates/home.mustache")
        .changing("theme/templates/page.mustache", "page-body", to: "page-bodi")
        .changing("theme/strings/en.yaml", "month_5: May\n", to: "")

    @Test func tellsEverythingThatIsWrongAtOnce() throws {
        let site = try Building(Self.wrong)
        let found = try #require(#expect(throws: Diagnostics.self) { try site.build() })
        #expect(
            found.errors.map { "\($0.file):\($0.place?.line ?? 0)" } == [
                "content/pages/bare.md:1", "content/pages/clash.md:7", "content/pages/clash.md:10",
                "content/pages/number.md:9", "content/pages/raw.md:9",
                "theme/strings/en.yaml:0", "theme/templates/home.mustache:0",
                "theme/templates/page.mustache:1",
            ]
        )
        #expect(!site.output.exists("site"))
    }

    @Test func leavesTheSiteAsItIsWhileSomethingIsWrong() throws {
        let site = try Building(compresses: true)
        try site.build()
        let marks = try site.output.marks(of: "site")
        let contents = try site.output.contents(of: "site")
        #expect(throws: Diagnostics.self) { try site.build(Self.wrong) }
        #expect(try site.output.marks(of: "site") == marks)
        #expect(try differences(between: contents, and: site.output.contents(of: "site")) == [])
    }

    @Test(arguments: ["content", "theme"])
    func saysThatAFolderOfTheSiteIsMissing(folder: String) throws {
        let site = try Building()
        try site.sources.delete(folder)
        let found = try #require(#expect(throws: Diagnostics.self) { try site.build() })
        #expect(found.errors.map(\.file) == [folder])
        #expect(found.errors.first?.problem == "the folder is empty, or not there")
    }

    @Test func readsNothingThroughALinkOutOfTheContent() throws {
        let site = try Building()
        #expect(symlink("/etc/passwd", "\(site.sources.path)/content/pages/secret.md") == 0)
        let found = try #require(#expect(throws: Diagnostics.self) { try site.build() })
        #expect(found.errors.map(\.problem) == ["a symbolic link out of content/"])
    }
}
