package import ByteCoding
import Glibc

/// The names of files with how the machine knows them, without reading one.
package struct StampedFiles: Equatable, Sendable {
    /// Each path ended by a zero byte, so that the system is asked without a copy of any.
    private var names: [UInt8] = []
    private var stamps: [FileStamp] = []

    package init() {}

    package var count: Int { stamps.count }

    /// The paths, in the order in which they were added.
    package var paths: [String] { names.split(separator: 0).map { String(decoding: $0, as: UTF8.self) } }

    package mutating func append(_ path: String, _ stamp: FileStamp) {
        names.append(contentsOf: path.utf8)
        names.append(0)
        stamps.append(stamp)
    }

    /// The files whose stamps differ from an older list's; nil where the lists do not name the same files.
    package func changes(since older: StampedFiles) -> [String]? {
        guard names == older.names else { return nil }
        guard stamps != older.stamps else { return [] }
        return zip(paths, zip(stamps, older.stamps)).filter { $1.0 != $1.1 }.map(\.0)
    }

    /// Takes what the system now says of these files, which are all among them.
    ///
    /// - Returns: false where one is not.
    package mutating func restamp(_ changed: Set<String>, below folder: String) -> Bool {
        var left = changed
        for (place, path) in paths.enumerated() where left.remove(path) != nil {
            stamps[place] = FileStamp(of: "\(folder)/\(path)") ?? .none
        }
        return left.isEmpty
    }

    /// Where each path begins, for ``stand(_:_:below:)``.
    package var starts: [Int] {
        var starts: [Int] = []
        starts.reserveCapacity(stamps.count)
        var start = 0
        names.withUnsafeBytes { names in
            while start < names.count, let end = memchr(names.baseAddress! + start, 0, names.count - start) {
                starts.append(start)
                start = end - UnsafeMutableRawPointer(mutating: names.baseAddress!) + 1
            }
        }
        return starts
    }

    /// Whether the files still are as they were stamped, below an open folder.
    package func stand(_ places: Range<Int>, _ starts: [Int], below folder: Int32) -> Bool {
        names.withUnsafeBytes { names in
            places.allSatisfy { place in
                let path = names.baseAddress!.advanced(by: starts[place]).assumingMemoryBound(to: CChar.self)
                return FileStamp(of: path, below: folder) == stamps[place]
            }
        }
    }
}

extension StampedFiles: ByteCodable {
    package init(from reader: inout ByteReader) {
        names = Array(reader.raw(reader.number()))
        stamps = Array(from: &reader)
    }

    package func write(to writer: inout ByteWriter) {
        writer.append(names.count)
        writer.append(raw: names)
        stamps.write(to: &writer)
    }
}

/// Stamps the files of a site before any of them is read.
package struct FolderStamps {
    private let root: String
    private let settled = newestSettledTime()
    private var files = StampedFiles()
    private var isSettled = true

    package init(root: String) { self.root = root }

    /// All that was added; nil where something cannot be looked at, or was changed so lately that its time may not
    /// tell of the next change.
    package var all: StampedFiles? { isSettled ? files : nil }

    /// - Parameter path: From the root, or from the machine's own.
    package mutating func add(file path: String) {
        add(path, FileStamp(of: path.hasPrefix("/") ? path : "\(root)/\(path)"))
    }

    private mutating func add(_ path: String, _ stamp: FileStamp?) {
        guard let stamp else {
            isSettled = false
            return
        }
        files.append(path, stamp)
        if stamp.modified >= settled { isSettled = false }
    }

    /// Adds every file below the folder, hidden ones left out, in the order of their names.
    package mutating func add(folder: String) {
        // The system finds a name in an open folder in half the time of a path.
        let open = Glibc.open("\(root)/\(folder)", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { if open >= 0 { close(open) } }
        guard open >= 0, let names = try? fileNames(in: "\(root)/\(folder)") else {
            isSettled = false
            return
        }
        for name in names.sorted(by: { $0.text < $1.text }) where !name.text.hasPrefix(".") {
            let path = "\(folder)/\(name.text)"
            if name.isFolder { add(folder: path) } else { add(path, FileStamp(of: name.text, below: open)) }
        }
    }
}
