import SiteTesting
import Testing

@testable import SitePreviewing

struct FileStampTests {
    @Test func sayThatAFileWasWrittenAddedOrDeleted() throws {
        let folder = try Folder(["content/a.md": "one", "content/deep/b.md": "two"])
        let look = { FileStamps(of: ["\(folder.path)/content"]) }
        let first = look()
        #expect(look() == first)
        try folder.write("content/deep/b.md", "three")
        let second = look()
        #expect(second != first)
        try folder.write("content/c.md", "")
        let third = look()
        #expect(third != second)
        try folder.delete("content/c.md")
        #expect(look() == second)
    }

    @Test func passOverHiddenFilesAndFoldersThatAreNotThere() throws {
        let folder = try Folder(["content/a.md": "one"])
        let look = { FileStamps(of: ["\(folder.path)/content", "\(folder.path)/seeds"]) }
        let first = look()
        try folder.write("content/.a.md.swp", "what an editor keeps")
        try folder.write("content/.git/index", "")
        #expect(look() == first)
        try folder.write("seeds/plan.yaml", "")
        #expect(look() != first)
    }

    @Test func aChangeIsBuiltOnceItIsAtRest() throws {
        let folder = try Folder(["a.md": "one"])
        let look = { FileStamps(of: [folder.path]) }
        var occasion = BuildOccasion(builtFrom: look(), at: 100)
        var isBuilt: [Bool] = []
        for text in ["one", "half of it", "half of it, and the rest", "half of it, and the rest", nil, nil] {
            if let text { try folder.write("a.md", text) }
            isBuilt.append(occasion.arises(seeing: look(), at: 101, due: nil))
        }
        #expect(isBuilt == [false, false, false, false, true, false])
    }

    @Test func aPageThatIsDueBringsOneBuildAlthoughNoFileChanged() throws {
        let folder = try Folder(["a.md": "one"])
        let files = FileStamps(of: [folder.path])
        var occasion = BuildOccasion(builtFrom: files, at: 100)
        // The build at 200 failed, so the moment that was told before it stays the last that is known.
        let isBuilt = [199, 200, 201].map { occasion.arises(seeing: files, at: $0, due: 200) }
        #expect(isBuilt == [false, true, false])
    }
}
