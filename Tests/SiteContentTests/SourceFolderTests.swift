import Foundation
import SiteContent
import Testing

/// A folder that is gone when the test is over.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "content-\(UUID().uuidString)").path()
        try FileManager.default.createDirectory(atPath: path + "/content", withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ text: String = "") throws {
        let url = URL(filePath: "\(path)/\(name)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: "\(path)/\(name)", withDestinationPath: target)
    }

    func read() throws -> (files: [SourceFile], problems: [String]) {
        let read = try readFolder("content", below: path)
        return (read.files, lines(read.problems))
    }
}

struct SourceFolderTests {
    @Test func readsAllFilesInTheOrderOfTheirPaths() throws {
        let folder = try TemporaryFolder()
        let long = String(repeating: "é", count: 100_000)
        for (name, text) in [("b/c.md", "c"), ("b.md", ""), ("a/b/c.md", long), ("a.md", "a")] {
            try folder.write("content/\(name)", text)
        }
        let (files, problems) = try folder.read()
        #expect(problems == [])
        #expect(files.map(\.path.string) == ["content/a.md", "content/a/b/c.md", "content/b.md", "content/b/c.md"])
        #expect(files.map { String(decoding: $0.bytes, as: UTF8.self) } == ["a", long, "", "c"])
    }

    @Test func leavesOutHiddenFilesAndFolders() throws {
        let folder = try TemporaryFolder()
        for name in [".DS_Store", ".git/config", "a.md"] { try folder.write("content/\(name)") }
        #expect(try folder.read().files.map(\.path.string) == ["content/a.md"])
    }

    @Test func readsNothingFromElsewhereOnTheMachine() throws {
        let folder = try TemporaryFolder()
        try folder.write("secret.md", "secret")
        try folder.write("content-old/a.md", "old")
        try folder.write("content/a.md", "a")
        try folder.link("content/out.md", to: "../secret.md")
        try folder.link("content/sibling.md", to: "../content-old/a.md")
        try folder.link("content/etc", to: "/etc")
        try folder.link("content/gone.md", to: "nowhere.md")
        let (files, problems) = try folder.read()
        #expect(files.map(\.path.string) == ["content/a.md"])
        let remedy = "Put the file itself here: only what lies in content/ is published."
        #expect(
            problems == [
                "content/etc: error: a symbolic link out of content/. \(remedy)",
                "content/gone.md: error: a symbolic link that leads nowhere. \(remedy)",
                "content/out.md: error: a symbolic link out of content/. \(remedy)",
                "content/sibling.md: error: a symbolic link out of content/. \(remedy)",
            ]
        )
    }

    @Test func allowsLinksToFilesWithinAndNoneToFolders() throws {
        let folder = try TemporaryFolder()
        try folder.write("content/a/a.md", "a")
        try folder.link("content/b.md", to: "a/a.md")
        try folder.link("content/c", to: "a")
        try folder.link("content/a/d", to: "..")
        let (files, problems) = try folder.read()
        #expect(files.map(\.path.string) == ["content/a/a.md", "content/b.md"])
        #expect(
            problems == [
                "content/a/d: error: a symbolic link to a folder. Put the files themselves here: a page has one place.",
                "content/c: error: a symbolic link to a folder. Put the files themselves here: a page has one place.",
            ]
        )
    }

    @Test func doesNotWaitForAPipe() throws {
        let folder = try TemporaryFolder()
        try #require(mkfifo("\(folder.path)/content/pipe", 0o600) == 0)
        #expect(
            try folder.read().problems == [
                "content/pipe: error: neither a file nor a folder. Take it out: only files are published."
            ]
        )
    }

    @Test func aFolderReachedThroughALinkIsReadAllTheSame() throws {
        let folder = try TemporaryFolder()
        try folder.write("real/sub/a.md", "a")
        try FileManager.default.removeItem(atPath: folder.path + "/content")
        try folder.link("content", to: "real")
        #expect(try folder.read().files.map(\.path.string) == ["content/sub/a.md"])
    }

    @Test func saysWhichFolderIsNotThere() throws {
        let folder = try TemporaryFolder()
        #expect(throws: FileFailure(path: "\(folder.path)/seeds", action: "find it", code: ENOENT)) {
            try readFolder("seeds", below: folder.path)
        }
    }
}
