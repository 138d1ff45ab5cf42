import Digest
import Foundation
import Glibc
import SiteBuilding
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
