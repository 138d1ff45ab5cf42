import Foundation
import Testing
import ZipArchives

struct ZipArchiveTests {
    private let files = [
        ArchivedFile(path: "pack/ü.txt", bytes: Array("Grüße\n".utf8)),
        ArchivedFile(path: "pack/empty", bytes: []),
        ArchivedFile(path: "pack/long.txt", bytes: Array(String(repeating: "litter ", count: 5000).utf8)),
    ]

    /// What a program says that its users have, of an archive that lies on the disk.
    private func ask(_ program: String, _ arguments: [String], of archive: [UInt8]) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).zip")
        try Data(archive).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/\(program)")
        process.arguments = arguments.map { $0 == "FILE" ? file.path : $0 }
        process.environment = ["LC_ALL": "C.UTF-8", "TZ": "America/New_York"]
        process.standardOutput = output
        try process.run()
        let told = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: told, as: UTF8.self)
    }

    @Test("unzip takes every file out as it was put in, in its order")
    func unzips() throws {
        let archive = try zipArchive(of: files, year: 2026, month: 11, day: 22)
        #expect(archive.count < 600)
        #expect(try ask("unzip", ["-tqq", "FILE"], of: archive) == "")
        #expect(try ask("zipinfo", ["-1", "FILE"], of: archive) == "pack/ü.txt\npack/empty\npack/long.txt\n")
        for file in files {
            #expect(
                try ask("unzip", ["-p", "FILE", file.path], of: archive) == String(decoding: file.bytes, as: UTF8.self)
            )
        }
    }

    @Test("every file has the day it was given and may be read by all, wherever it is looked at")
    func attributes() throws {
        let archive = try zipArchive(of: files, year: 2026, month: 11, day: 22)
        let lines = try ask("zipinfo", ["-T", "--h-t", "FILE"], of: archive).split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines.allSatisfy { $0.hasPrefix("-rw-r--r--") && $0.contains(" 20261122.120000 ") })
    }

    @Test("the same files on the same day are the same bytes, and another day is told in the archive")
    func sameBytes() throws {
        let archive = try zipArchive(of: files, year: 2026, month: 11, day: 22)
        #expect(try zipArchive(of: files, year: 2026, month: 11, day: 22) == archive)
        #expect(try zipArchive(of: files, year: 2026, month: 11, day: 23) != archive)
        #expect(
            try zipArchive(of: files, year: 1970, month: 1, day: 1)
                == zipArchive(of: files, year: 1980, month: 1, day: 1)
        )
    }

    @Test("two files with one path are an error")
    func twice() {
        #expect(throws: ZipError.self) {
            try zipArchive(of: [files[0], files[0]], year: 2026, month: 11, day: 22)
        }
    }
}
