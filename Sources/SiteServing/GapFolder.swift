import Foundation
import Glibc

/// The folder of counts cannot be used. The words are for the operator.
package struct GapFolderFailure: Error, Equatable, CustomStringConvertible {
    package let path: String
    package let reason: String

    init(_ path: String, _ code: Int32 = errno) {
        self.path = path
        reason = String(cString: strerror(code))
    }

    package var description: String { "cannot keep counts in \(path): \(reason)" }
}

/// The files of counts, one a day, for the server's own account alone.
struct GapFolder {
    let path: String

    /// How many days a file is kept.
    static let days = 90

    /// Makes the folder where there is none; a folder that cannot be written is told now and not at midnight.
    init(_ path: String) throws(GapFolderFailure) {
        self.path = path
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw GapFolderFailure(path) }
        guard access(path, R_OK | W_OK | X_OK) == 0 else { throw GapFolderFailure(path) }
    }

    /// Adds counts to those that the day's file holds, if there is one; files that cannot be read are left alone.
    func add(_ counts: [String: Int], others: Int, to day: String, threshold: Int) throws {
        // Two servers may share the folder. The lock goes with the descriptor.
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0, flock(folder, LOCK_EX) == 0 else { throw GapFolderFailure(path) }
        defer { close(folder) }
        let file = "\(day).json"
        var (counts, others) = (counts, others)
        if access("\(path)/\(file)", F_OK) == 0 {
            guard let bytes = OpenFile("\(path)/\(file)")?.bytes else {
                throw GapFileUnreadable(file: file, reason: "cannot be read")
            }
            let known = try GapDay(json: Data(bytes), file: file)
            for phrase in known.phrases { counts[phrase.words, default: 0] += phrase.count }
            others += known.others
        }
        let new = GapDay(day: day, threshold: threshold, counts: counts, others: others)
        try replace(file, with: Array(try new.json()))
    }

    /// Readers see the old file or the new one, never a part.
    private func replace(_ file: String, with bytes: [UInt8]) throws(GapFolderFailure) {
        let target = "\(path)/\(file)"
        let spare = target + GapDay.temporarySuffix
        unlink(spare)
        let descriptor = open(spare, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw GapFolderFailure(target) }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno != EINTR { break }
            written += max(count, 0)
        }
        let isWhole = written == bytes.count && fsync(descriptor) == 0
        let code = errno
        close(descriptor)
        guard isWhole else {
            unlink(spare)
            throw GapFolderFailure(target, code)
        }
        guard rename(spare, target) == 0 else { throw GapFolderFailure(target) }
    }

    /// Deletes the files of days before the one given, and no others.
    func delete(before day: String) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: path) {
            guard let old = GapDay.day(ofFile: name), old < day else { continue }
            guard unlink("\(path)/\(name)") == 0 || errno == ENOENT else { throw GapFolderFailure("\(path)/\(name)") }
        }
    }
}
