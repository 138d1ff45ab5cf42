import Glibc

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

/// Reads every file below `folder` of the site at `root`, in the order of their paths.
///
/// Hidden files are left out. A symbolic link that leads out of `folder` is a diagnostic, and what it points
/// at is not read: content is published, so nothing may slip in from elsewhere on the machine.
package func readFolder(
    _ folder: String,
    below root: String
) throws(FileFailure) -> (files: [SourceFile], problems: [Diagnostic]) {
    var files: [SourceFile] = []
    var problems: [Diagnostic] = []
    let base = try realPath(of: "\(root)/\(folder)")
    var waiting = [folder]
    while let current = waiting.popLast() {
        for name in try names(in: "\(root)/\(current)") where !name.hasPrefix(".") {
            let path = "\(current)/\(name)"
            let real = try? realPath(of: "\(root)/\(path)")
            guard let real, real == base || real.hasPrefix(base + "/") else {
                problems.append(.linkOut(of: folder, path: path, isBroken: real == nil))
                continue
            }
            var status = stat()
            guard stat("\(root)/\(path)", &status) == 0 else {
                throw FileFailure(path: path, action: "look at it", code: errno)
            }
            switch status.st_mode & S_IFMT {
            case S_IFDIR where real != "\(base)\(path.dropFirst(folder.count))":
                problems.append(.linkedFolder(path: path))
            case S_IFDIR: waiting.append(path)
            case S_IFREG:
                let bytes = try readFile("\(root)/\(path)", size: Int(status.st_size), calling: path)
                files.append(SourceFile(path: SourcePath(path), bytes: bytes))
            default: problems.append(.noFile(path: path))
            }
        }
    }
    return (files.sorted { $0.path < $1.path }, problems)
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
        room = max(room, 65_536)
    }
}

/// Every name in a folder, hidden ones too, in no order.
package func names(in folder: String) throws(FileFailure) -> [String] {
    guard let directory = opendir(folder) else {
        throw FileFailure(path: folder, action: "list it", code: errno)
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != "." && name != ".." { names.append(name) }
    }
    return names
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
