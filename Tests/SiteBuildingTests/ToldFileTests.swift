import SiteChecking
import SiteContent
import SiteTesting
import Testing

@testable import SiteBuilding

struct ToldFileTests {
    private let folder: Folder
    private var path: String { "\(folder.path)/told" }

    init() throws { folder = try Folder() }

    private func told(_ problems: [String]) -> [ToldDiagnostic] {
        let file = SourceFile("a.md", "first\nsecond\n")
        return Findings(
            problems.map { Diagnostic(.warning, file: "a.md", at: Place(line: 2), problem: $0, remedy: "Mend it.") },
            in: [file]
        ).told
    }

    @Test("warnings lie in the file with the lines that they were told with, and are known by their digest")
    func keepsWarnings() throws {
        for warnings in [told(["one", "two"]), []] {
            let digest = try ToldFile.write(warnings, to: path, over: nil)
            let kept = try #require(try ToldFile(path, digest)).warnings
            #expect(kept == warnings)
            #expect(kept.text == warnings.text)
        }
        let digest = try ToldFile.write(told(["one"]), to: path, over: nil)
        #expect(
            String(decoding: try #require(try ToldFile(path, digest)).warnings.text, as: UTF8.self) == """
                a.md:2:1: warning: one
                    second
                    ^
                  Mend: Mend it.
                """
        )
        let other = try ToldFile.write(told(["two"]), to: path, over: nil)
        #expect(try ToldFile(path, digest) == nil)
        try folder.write("told", Array(try folder.bytes("told").dropLast()))
        #expect(try ToldFile(path, other) == nil)
        try folder.delete("told")
        #expect(try ToldFile(path, other) == nil)
    }

    @Test("the file is replaced by other warnings alone")
    func isReplaced() throws {
        let known = try ToldFile(path, ToldFile.write(told(["one", "two"]), to: path, over: nil))
        let inode = try folder.inode(of: "told")
        let kept = try #require(known).warnings
        #expect(try ToldFile.write(kept, to: path, over: known) == known?.digest)
        #expect(try folder.inode(of: "told") == inode)
        let fewer = try ToldFile.write(Array(kept.dropLast()), to: path, over: known)
        #expect(try ToldFile(path, fewer)?.warnings == told(["one"]))
        #expect(try folder.inode(of: "told") != inode)
    }
}
