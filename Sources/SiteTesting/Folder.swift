import Foundation

/// A folder for one test, made from the texts of its files and gone with the last mention of it.
package final class Folder: Sendable {
    package let path: String

    package init(_ files: [String: String] = [:]) throws {
        path = Self.place.appending(path: "noticeboard-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try fill(with: files)
    }

    /// In memory where the system has room for files there: an index waits for the disk at each commit.
    private static let place =
        FileManager.default.isWritableFile(atPath: "/dev/shm")
        ? URL(filePath: "/dev/shm") : FileManager.default.temporaryDirectory

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Makes the folder hold these files and no others; a file that is right already is not touched.
    package func fill(with files: [String: String]) throws {
        let present = try contents()
        for name in present.keys.sorted() where files[name] == nil { try delete(name) }
        for (name, text) in files.sorted(by: { $0.key < $1.key }) where present[name] != Array(text.utf8) {
            try write(name, text)
        }
    }

    package func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

    package func write(_ name: String, _ bytes: [UInt8]) throws {
        let file = URL(filePath: "\(path)/\(name)")
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(bytes).write(to: file)
    }

    package func delete(_ name: String) throws { try FileManager.default.removeItem(atPath: "\(path)/\(name)") }

    package func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(name)") }

    package func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: "\(path)/\(name)")), as: UTF8.self)
    }

    package func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: "\(path)/\(name)")))
    }

    /// Every file below a folder of this one with its bytes; nothing where there is no such folder.
    package func contents(of folder: String = "") throws -> [String: [UInt8]] {
        let base = folder.isEmpty ? path : "\(path)/\(folder)"
        var contents: [String: [UInt8]] = [:]
        for name in FileManager.default.enumerator(atPath: base)?.compactMap({ $0 as? String }) ?? [] {
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(atPath: "\(base)/\(name)", isDirectory: &isFolder)
            guard exists, !isFolder.boolValue else { continue }
            contents[name] = Array(try Data(contentsOf: URL(filePath: "\(base)/\(name)")))
        }
        return contents
    }

    /// Every folder below a folder of this one, in order.
    package func folders(in folder: String) -> [String] {
        let base = "\(path)/\(folder)"
        let names = FileManager.default.enumerator(atPath: base)?.compactMap { $0 as? String } ?? []
        return names.filter { name in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: "\(base)/\(name)", isDirectory: &isFolder)
                && isFolder.boolValue
        }.sorted()
    }

    /// Which file lies under a name: another has another number.
    package func inode(of name: String) throws -> Int {
        let found = try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")[.systemFileNumber]
        guard let number = found as? Int else { throw CocoaError(.fileReadUnknown) }
        return number
    }

    /// Which file lies under a name and when it was last written: equal marks mean that no one wrote it.
    package struct Mark: Hashable, Sendable {
        let inode: Int
        let modified: Date
    }

    package func marks(of folder: String) throws -> [String: Mark] {
        var marks: [String: Mark] = [:]
        for name in try contents(of: folder).keys {
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(path)/\(folder)/\(name)")
            marks[name] = Mark(
                inode: attributes[.systemFileNumber] as? Int ?? 0,
                modified: attributes[.modificationDate] as? Date ?? .distantPast
            )
        }
        return marks
    }
}
