package import Digest
import Glibc
import Parallel

/// The machine would not do what was asked: which file, and the system's own words.
package struct FileFailure: Error, Equatable, Sendable, CustomStringConvertible {
    package let path: String
    package let action: String
    package let code: Int32

    package init(path: String, action: String, code: Int32) {
        self.path = path
        self.action = action
        self.code = code
    }

    package var description: String { "\(path): cannot \(action): \(String(cString: strerror(code)))" }
}

/// What lies in a folder of the site.
package struct ReadFolder: Sendable {
    /// In the order of their paths.
    package var files: [SourceFile] = []
    /// Files that are known as they are, and were not read.
    package var known: [SourcePath] = []
    /// Texts that are not known, where some may be.
    package var unread: [UnreadFile] = []
    package var problems: [Diagnostic] = []
}

/// A file that was found and is read when its turn comes: not all of a site's texts have room in memory at once.
package struct UnreadFile: Sendable {
    package let path: SourcePath
    fileprivate let size: Int
    /// Nil where it had just been changed.
    fileprivate let stamp: FileStamp?

    func read(below root: String) throws(FileFailure) -> SourceFile {
        let bytes = try readFile("\(root)/\(path)", size: size, calling: path.string)
        return SourceFile(path: path, bytes: bytes, stamp: stamp)
    }
}

/// Reads every file below `folder` of the site at `root`.
///
/// - Parameter cache: With it the folder's texts are not read.
///
/// Hidden files are left out. A symbolic link that leads out of `folder` is a diagnostic, and what it points
/// at is not read: content is published, so nothing may slip in from elsewhere on the machine.
package func readFolder(
    _ folder: String,
    below root: String,
    cache: SourceCache? = nil
) throws(FileFailure) -> ReadFolder {
    var found = ReadFolder()
    let base = try realPath(of: "\(root)/\(folder)")
    let settled = newestSettledTime()
    var files: [UnreadFile] = []
    func add(_ path: String, _ status: stat) {
        let stamp = FileStamp(status)
        let file = UnreadFile(
            path: SourcePath(path),
            size: Int(status.st_size),
            stamp: stamp.modified < settled ? stamp : nil
        )
        if let cache, path.hasSuffix(".md") {
            if cache.knows(path, stamp) { found.known.append(file.path) } else { found.unread.append(file) }
        } else {
            files.append(file)
        }
    }
    var plain: [String] = []
    var waiting = [folder]
    while let current = waiting.popLast() {
        for name in try fileNames(in: "\(root)/\(current)") where !name.text.hasPrefix(".") {
            let path = "\(current)/\(name.text)"
            // What is no link lies where its folder lies.
            if !name.isLink {
                if name.isFolder { waiting.append(path) } else { plain.append(path) }
                continue
            }
            // Where it cannot be followed, that is told as a fault of the site's.
            let real = try? realPath(of: "\(root)/\(path)")
            guard let real, real == base || real.hasPrefix(base + "/") else {
                found.problems.append(.linkOut(of: folder, path: path, isBroken: real == nil))
                continue
            }
            let status = try status(of: path, below: root)
            switch status.st_mode & S_IFMT {
            case S_IFDIR where real != "\(base)\(path.dropFirst(folder.count))":
                found.problems.append(.linkedFolder(path: path))
            case S_IFDIR: waiting.append(path)
            case S_IFREG: add(path, status)
            default: found.problems.append(.noFile(path: path))
            }
        }
    }
    let statuses = inParallel(plain) { path in Result { () throws(FileFailure) in try status(of: path, below: root) } }
    for (path, status) in zip(plain, statuses) { add(path, try status.get()) }
    files.sort { $0.path < $1.path }
    found.unread.sort { $0.path < $1.path }
    found.files = try inParallel(files) { file in
        Result { () throws(FileFailure) in try file.read(below: root) }
    }.map { file throws(FileFailure) in try file.get() }
    return found
}

private func status(of path: String, below root: String) throws(FileFailure) -> stat {
    var status = stat()
    guard stat("\(root)/\(path)", &status) == 0 else {
        throw FileFailure(path: path, action: "look at it", code: errno)
    }
    return status
}

/// A file that was changed after this moment may be changed again without its time telling: the clock of files
/// goes by in steps of up to ten milliseconds.
func newestSettledTime() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME_COARSE, &now)
    return now.nanoseconds - 20_000_000
}

/// Reads a whole file. `name` is what a failure calls it.
package func readFile(
    _ path: String,
    size: Int = 4096,
    calling name: String? = nil
) throws(FileFailure) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw FileFailure(path: name ?? path, action: "open it", code: errno) }
    defer { close(file) }
    var bytes: [UInt8] = []
    // One byte more than expected, so that the usual file ends in one read.
    var room = size + 1
    while true {
        var failure: Int32 = 0
        let start = bytes.count
        let part = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            let got = read(file, buffer.baseAddress, room)
            failure = got < 0 ? errno : 0
            count = max(got, 0)
        }
        guard failure == 0 else { throw FileFailure(path: name ?? path, action: "read it", code: failure) }
        guard !part.isEmpty else { return bytes }
        if start == 0 { bytes = part } else { bytes += part }
        if part.count < room && start == 0 && part.count == size { return bytes }
        // A file that gave less than asked for has as a rule no more.
        if part.count == room { room = max(room, 65_536) }
    }
}

/// Of a file's bytes, which are mapped rather than read.
package func digest(ofFile path: String, calling name: String? = nil) throws(FileFailure) -> Digest {
    try MappedFile(path, calling: name).read { Digest(of: $0) }
}

private func realPath(of path: String) throws(FileFailure) -> String {
    guard let real = realpath(path, nil) else {
        throw FileFailure(path: path, action: "find it", code: errno)
    }
    defer { free(real) }
    return String(cString: real)
}

extension Diagnostic {
    fileprivate static func linkOut(of folder: String, path: String, isBroken: Bool) -> Diagnostic {
        Diagnostic(
            file: path,
            problem: isBroken ? "a symbolic link that leads nowhere" : "a symbolic link out of \(folder)/",
            remedy: "Put the file itself here: only what lies in \(folder)/ is published."
        )
    }

    /// A pipe or a device: reading one might never end.
    fileprivate static func noFile(path: String) -> Diagnostic {
        Diagnostic(
            file: path,
            problem: "neither a file nor a folder",
            remedy: "Take it out: only files are published."
        )
    }

    fileprivate static func linkedFolder(path: String) -> Diagnostic {
        Diagnostic(
            file: path,
            problem: "a symbolic link to a folder",
            remedy: "Put the files themselves here: a page has one place."
        )
    }
}
