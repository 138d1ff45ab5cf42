import Digest
import Foundation
import Glibc
import SiteBuilding
import SiteContent
import SiteTesting
import Testing

struct LastBuildTests {
    @Test("a build with nothing to do reads no page, and reports the same")
    func readsNothing() throws {
        let site = try Building()
        try site.build()
        let before = try site.build()
        // A change that neither size nor time tells of is seen by whoever reads the file.
        let page = "\(site.sources.path)/content/report/litter.md"
        var status = stat()
        #expect(stat(page, &status) == 0)
        let file = try #require(FileHandle(forUpdatingAtPath: page))
        let text = try site.sources.text("content/report/litter.md")
        try file.write(contentsOf: Data(text.replacing("Report litter", with: "Report refuse").utf8))
        #expect(futimens(file.fileDescriptor, [status.st_atim, status.st_mtim]) == 0)
        try file.close()
        #expect(try site.build() == before)
        try site.output.delete("site/cache/last")
        try site.output.delete("site/cache/sources")
        #expect(try site.build().written.contains("report/litter/index.html"))
    }

    @Test("names that come and go and leave the same files are no change, as an editor's own file beside a text")
    func looksIntoFoldersThatChanged() throws {
        let site = try Building()
        try site.build()
        for folder in ["content", "content/report", "theme/assets"] {
            try site.sources.write("\(folder)/.litter.md.swp", "")
            #expect(try site.build().planned == 0)
            try site.sources.delete("\(folder)/.litter.md.swp")
            #expect(try site.build().planned == 0)
        }
    }

    @Test("a text that an editor puts in the place of the old one is published alone")
    func seesAFileInThePlaceOfAnother() throws {
        let site = try Building()
        try site.build()
        let litter = "\(site.sources.path)/content/report/litter.md"
        for words in ["We collect mattresses.", "We collect beds."] {
            let text = try site.sources.text("content/report/litter.md")
            try site.sources.write("content/report/.litter.new", "\(text)\n\(words)\n")
            #expect(rename("\(site.sources.path)/content/report/.litter.new", litter) == 0)
            #expect(try site.build().planned == 1)
        }
        #expect(try site.paths("mattresses beds") == ["/report/litter/"])
        #expect(try site.build().planned == 0)
        #expect(try site.differencesFromACleanBuild() == [])
    }

    @Test(
        "a file or a folder that comes or goes is seen, however deep",
        arguments: [
            ("content/pages/new.md", "content/pages/new.md"), ("content/pages/deep/new.md", "content/pages/deep"),
            ("seeds/new/new.txt", "seeds/new"), ("theme/assets/new.svg", "theme/assets/new.svg"),
        ]
    )
    func seesNames(path: String, all: String) throws {
        let site = try Building()
        let pages = try site.build().pageCount
        #expect(try site.build().planned == 0)
        try site.sources.write(path, path.hasSuffix(".md") ? FixtureSite.entry("New", text: "Words.") : "words\n")
        #expect(try site.build().planned >= pages)
        try site.sources.delete(all)
        #expect(try site.build().planned == pages)
        #expect(try site.build().planned == 0)
        #expect(try site.differencesFromACleanBuild() == [])
    }

    @Test("a file that lies where nothing belongs is told although nothing else changed")
    func seesWhatDoesNotBelong() throws {
        let site = try Building()
        try site.build()
        try site.sources.write("content/report/new.md", FixtureSite.entry("New", text: "Words."))
        #expect(throws: Diagnostics.self) { try site.build() }
        try site.sources.delete("content/report/new.md")
        #expect(try site.build().planned == 0)
    }

    @Test("a list of words that is not used any more is no part of what a build rests on")
    func leavesTheListOfWords() throws {
        let site = try Building()
        try site.output.write("words", "litter\n")
        site.options.wordList = "\(site.output.path)/words"
        try site.build()
        #expect(try site.build().planned == 0)
        try site.output.write("words", "litter\nrubbish\n")
        #expect(try site.build().isNewIndex)
        site.options.wordList = nil
        #expect(try site.build().isNewIndex)
        try site.output.write("words", "litter\n")
        #expect(try site.build().planned == 0)
    }

    @Test("an edit changes what is kept of the last build, and the manifest, where they lie")
    func isChangedWhereItLies() throws {
        let site = try Building()
        try site.build()
        func files() throws -> [Int] {
            try ["site/cache/lists", "site/cache/told", "site/manifest"].map(site.output.inode)
        }
        let before = try files()
        let text = try site.sources.text("content/report/litter.md")
        // As many bytes as before in the page as well.
        try site.sources.write("content/report/litter.md", text.replacing("sofas", with: "couch"))
        let report = try site.build()
        #expect(report.written == ["report/litter/index.html", "report/litter/print/index.html"])
        #expect(report.planned == 1)
        #expect(try files() == before)
        #expect(try site.build().planned == 0)
        #expect(try site.differencesFromACleanBuild() == [])
        try site.sources.write("content/report/litter.md", text + "\nWe collect mattresses too.\n")
        #expect(try site.build().planned == 1)
        #expect(try site.build().planned == 0)
        #expect(try site.differencesFromACleanBuild() == [])
    }

    @Test("a manifest that says the same stays where it lies, also when the whole site was planned")
    func leavesTheSameManifest() throws {
        let site = try Building()
        try site.build()
        let inode = try site.output.inode(of: "site/manifest")
        try site.output.delete("site/cache/last")
        #expect(try site.build().isUnchanged)
        #expect(try site.output.inode(of: "site/manifest") == inode)
        let names = try site.output.contents(of: "site").keys
        #expect(!names.contains { $0.hasSuffix("~") })
        let text = try site.sources.text("content/report/litter.md")
        try site.sources.write("content/report/litter.md", text + "\nWe collect mattresses too.\n")
        try site.output.delete("site/cache/last")
        try site.build()
        #expect(try site.output.inode(of: "site/manifest") != inode)
    }

    @Test(
        "lists and warnings that are damaged anywhere are those of no build",
        arguments: ["lists", "told"],
        [0.0, 0.2, 0.4, 0.6, 0.8, 0.99]
    )
    func seesDamage(name: String, place: Double) throws {
        let site = try Building()
        let pages = try site.build().pageCount
        var bytes = try site.output.bytes("site/cache/\(name)")
        // Between two lists lie zeros, which nobody reads.
        let damaged = try #require(bytes[Int(Double(bytes.count) * place)...].firstIndex { $0 != 0 })
        bytes[damaged] ^= 1
        try site.output.write("site/cache/\(name)", bytes)
        #expect(try site.build().planned == pages)
        #expect(try site.build().planned == 0)
    }

    @Test("a page that is due appears though no file changed")
    func seesTimePass() throws {
        let site = try Building()
        try site.build()
        let next = try #require(try site.build().nextChange)
        site.options.now = next
        #expect(try !site.build().isUnchanged)
        #expect(try site.differencesFromACleanBuild() == [])
    }

    @Test("another program builds everything anew")
    func seesAnotherProgram() throws {
        let site = try Building()
        try site.build()
        try site.build()
        site.options.program = Digest(of: [2])
        #expect(try site.build().isNewIndex)
    }
}
