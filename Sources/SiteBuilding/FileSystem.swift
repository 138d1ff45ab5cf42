import Glibc
import SiteContent

/// The few things that a build does to the disk, each failing with the file's name and the system's words.
enum FileSystem {
    static func makeFolder(_ path: String) throws(FileFailure) {
        guard mkdir(path, 0o755) != 0, errno != EEXIST else { return }
        guard errno == ENOENT, let parent = parent(of: path) else {
            throw FileFailure(path: path, action: "make the folder", code: errno)
        }
        try makeFolder(parent)
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
            throw FileFailure(path: path, action: "make the folder", code: errno)
        }
    }

    /// Replaces a file in one step: whoever reads it sees the old bytes or the new, never a part.
    static func replace(_ path: String, with bytes: [UInt8]) throws(FileFailure) {
        try stage(path, bytes)
        try publish(path)
    }

    /// Writes bytes beside a file, under a name that no one asks for.
    static func stage(_ path: String, _ bytes: [UInt8]) throws(FileFailure) {
        try stage(path) { give throws(FileFailure) in try bytes.lend(to: give) }
    }

    /// Writes what `write` gives beside a file, under a name that no one asks for.
    static func stage<Result>(
        _ path: String,
        _ write: (@escaping ByteSink) throws(FileFailure) -> Result
    ) throws(FileFailure) -> Result {
        let spare = path + temporarySuffix
        var file = open(spare, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        if file < 0, errno == ENOENT, let parent = parent(of: path) {
            try makeFolder(parent)
            file = open(spare, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        }
        guard file >= 0 else { throw FileFailure(path: path, action: "write it", code: errno) }
        let result: Result
        do throws(FileFailure) {
            result = try write { [file] bytes throws(FileFailure) in try append(bytes, to: file, at: path) }
        } catch {
            close(file)
            unlink(spare)
            throw error
        }
        guard close(file) == 0 else {
            let failure = errno
            unlink(spare)
            throw FileFailure(path: path, action: "write it", code: failure)
        }
        return result
    }

    private static func append(_ bytes: UnsafeRawBufferPointer, to file: Int32, at path: String) throws(FileFailure) {
        var written = 0
        while written < bytes.count {
            let count = Glibc.write(file, bytes.baseAddress! + written, bytes.count - written)
            if count >= 0 {
                written += count
            } else if errno != EINTR {
                throw FileFailure(path: path, action: "write it", code: errno)
            }
        }
    }

    /// Writes pieces over what a file holds where they begin.
    static func write(_ pieces: [(start: Int, bytes: [UInt8])], into path: String) throws(FileFailure) {
        let file = open(path, O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { throw FileFailure(path: path, action: "write it", code: errno) }
        defer { close(file) }
        for (start, bytes) in pieces {
            guard lseek(file, start, SEEK_SET) == start else {
                throw FileFailure(path: path, action: "write it", code: errno)
            }
            try bytes.lend { bytes throws(FileFailure) in try append(bytes, to: file, at: path) }
        }
    }

    /// Waits until what a file holds, and its name, are there also when the power goes.
    static func settle(_ path: String) throws(FileFailure) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw FileFailure(path: path, action: "open it", code: errno) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw FileFailure(path: path, action: "write it", code: errno) }
    }

    /// Takes back what was staged.
    static func discard(_ path: String) throws(FileFailure) { try delete(path + temporarySuffix) }

    /// Puts what was staged into the place of its file where that is another; a file that stays keeps its time.
    static func publishChange(_ path: String) throws(FileFailure) {
        guard size(of: path) != nil else { return try publish(path) }
        let isKnown: Bool
        do throws(FileFailure) {
            isKnown = try MappedFile(path).all == MappedFile(path + temporarySuffix).all
        } catch {
            try discard(path)
            throw error
        }
        if isKnown { try discard(path) } else { try publish(path) }
    }

    /// Puts what was staged into the place of its file.
    static func publish(_ path: String) throws(FileFailure) {
        guard rename(path + temporarySuffix, path) != 0 else { return }
        let failure = errno
        unlink(path + temporarySuffix)
        throw FileFailure(path: path, action: "write it", code: failure)
    }

    /// Whether the file is there with these bytes.
    static func holds(_ path: String, _ bytes: [UInt8]) throws(FileFailure) -> Bool {
        guard size(of: path) == bytes.count else { return false }
        guard !bytes.isEmpty else { return true }
        return try MappedFile(path).read { $0.count == bytes.count && memcmp($0.baseAddress!, bytes, bytes.count) == 0 }
    }

    static func size(of path: String) -> Int? {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    }

    static func folderExists(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// It is no failure that the file is gone already.
    static func delete(_ path: String) throws(FileFailure) {
        guard unlink(path) != 0, errno != ENOENT, errno != ENOTDIR else { return }
        throw FileFailure(path: path, action: "delete it", code: errno)
    }

    /// Deletes the folders above `path` that are empty now, up to `root`.
    static func deleteEmptyFolders(above path: String, upTo root: String) {
        var folder = parent(of: path)
        while let current = folder, current.count > root.count, rmdir(current) == 0 { folder = parent(of: current) }
    }

    /// Deletes a folder with all that is in it.
    static func deleteFolder(_ path: String) throws(FileFailure) {
        for name in try names(in: path) {
            let inner = "\(path)/\(name)"
            if folderExists(inner) { try deleteFolder(inner) } else { try delete(inner) }
        }
        guard rmdir(path) == 0 else { throw FileFailure(path: path, action: "delete it", code: errno) }
    }

    /// The names in a folder, in order; none for a folder that is not there.
    static func names(in folder: String) throws(FileFailure) -> [String] {
        do {
            return try SiteContent.names(in: folder).sorted()
        } catch {
            guard error.code == ENOENT else { throw error }
            return []
        }
    }

    /// Every file below a folder by its path from there; what a symbolic link leads to is not looked at.
    static func files(below folder: String) throws(FileFailure) -> [String] {
        var files: [String] = []
        for name in try names(in: folder) {
            var status = stat()
            let isFolder = lstat("\(folder)/\(name)", &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
            files += isFolder ? try FileSystem.files(below: "\(folder)/\(name)").map { "\(name)/\($0)" } : [name]
        }
        return files
    }

    static let temporarySuffix = ".new~"

    private static func parent(of path: String) -> String? {
        path.lastIndex(of: "/").map { String(path[..<$0]) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}

extension [UInt8] {
    func lend(to sink: ByteSink) throws(FileFailure) {
        try withUnsafeBufferPointer { bytes throws(FileFailure) in try sink(UnsafeRawBufferPointer(bytes)) }
    }
}

/// Runs `body` while no other build may write the site.
///
/// - Throws: ``BuildRunning`` at once, without waiting, where another build is at work.
func withBuildLock<Result>(on site: String, _ body: () throws -> Result) throws -> Result {
    try FileSystem.makeFolder(site)
    let path = site + "/.lock"
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw FileFailure(path: path, action: "write it", code: errno) }
    // The system gives the lock back with the file, also when the program is killed.
    defer { close(file) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else { throw BuildRunning(site: site) }
    return try body()
}

/// Another build is at work on the same site.
package struct BuildRunning: Error, Equatable, CustomStringConvertible {
    let site: String

    package var description: String {
        "Another build is writing \(site) at this moment. Wait until it is done, then build again."
    }
}
