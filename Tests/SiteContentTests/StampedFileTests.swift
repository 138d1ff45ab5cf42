import Foundation
import Glibc
import SiteContent
import Testing

struct StampedFileTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        for name in ["a.md", "b/caf\u{E9}.md", "b/c/d.md", "e.md"] { try folder.write("content/\(name)", "words") }
    }

    /// Once nothing has been changed for a while: the times of files step by some milliseconds, and none later than 20
    /// before now is trusted.
    private func stamped() -> StampedFiles? {
        usleep(45_000)
        var stamps = FolderStamps(root: folder.path)
        stamps.add(folder: "content")
        return stamps.all
    }

    /// What was changed since; nil where other names are there.
    private func changes(since files: StampedFiles) -> [String]? {
        usleep(45_000)
        return files.stampedAgain(below: folder.path)?.changes(since: files)
    }

    @Test("files that are stamped again are the same as long as nothing changed")
    func staysTheSame() throws {
        let files = try #require(stamped())
        #expect(files.paths(endingIn: [".md"]).count == 4)
        #expect(files.paths(endingIn: ["/"]) == ["content/", "content/b/", "content/b/c/"])
        #expect(changes(since: files) == [])
        #expect(files.stampedAgain(below: folder.path) == files)
        #expect(stamped() == files)
    }

    @Test("a file that was written is changed, and one beside it that is hidden is none")
    func seesWhatWasWritten() throws {
        let files = try #require(stamped())
        try folder.write("content/b/c/d.md", "other words")
        try folder.write("content/b/.d.md.swp", "words")
        #expect(changes(since: files) == ["content/b/c/d.md"])
    }

    @Test("names that come and go are seen", arguments: ["content/f.md", "content/b/c/f.md", "content/b/c/g/f.md"])
    func seesNames(name: String) throws {
        let files = try #require(stamped())
        try folder.write(name, "words")
        #expect(changes(since: files) == nil)
        let more = try #require(stamped())
        #expect(changes(since: more) == [])
        try FileManager.default.removeItem(atPath: "\(folder.path)/\(name)")
        #expect(changes(since: more) == nil)
    }

    @Test("files stand as long as each is what it was stamped as, and one that was not there never does")
    func seesWhatStands() throws {
        var files = StampedFiles()
        let stamp = try #require(FileStamp(of: "\(folder.path)/content/a.md"))
        files.append("content/a.md", stamp)
        #expect(files.stand(below: folder.path))
        #expect(files.stands("content/a.md", below: folder.path))
        #expect(!files.stands("content/e.md", below: folder.path))
        #expect(!files.stand(below: "\(folder.path)/nowhere"))
        var missing = files
        missing.append("content/none.md", .none)
        #expect(!missing.stand(below: folder.path))
        #expect(missing.stands("content/a.md", below: folder.path))
        #expect(!missing.stands("content/none.md", below: folder.path))
        try folder.write("content/a.md", "more words")
        #expect(!files.stand(below: folder.path))
        #expect(!files.stands("content/a.md", below: folder.path))
    }

    @Test("a name that is encoded in another way is another name")
    func seesAnotherEncoding() throws {
        let files = try #require(stamped())
        try folder.write("content/b/cafe\u{301}.md", "words")
        #expect(changes(since: files) == nil)
    }

    @Test("a name is seen although the folder's time was set back, as programs do that copy folders")
    func seesThroughTimesThatWereSetBack() throws {
        let files = try #require(stamped())
        let path = "\(folder.path)/content/b"
        var status = stat()
        #expect(stat(path, &status) == 0)
        try folder.write("content/b/f.md", "words")
        let opened = open(path, O_RDONLY)
        #expect(futimens(opened, [status.st_atim, status.st_mtim]) == 0)
        close(opened)
        #expect(changes(since: files) == nil)
    }

    @Test("what was changed just now is not taken for known")
    func waitsForTimesToTell() throws {
        let files = try #require(stamped())
        try folder.write("content/a.md", "other words")
        #expect(files.stampedAgain(below: folder.path) == nil)
        #expect(changes(since: files) == ["content/a.md"])
    }
}
