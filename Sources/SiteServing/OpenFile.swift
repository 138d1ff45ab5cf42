import Glibc

/// A regular file that was opened for reading and cannot change its identity meanwhile: a build that replaces it by
/// rename leaves this one whole.
final class OpenFile: Sendable {
    private let descriptor: Int32
    let size: Int
    /// Nanoseconds since 1970.
    let modified: Int64

    /// Nil where there is no regular file. A symbolic link is none, so nothing outside can be linked in.
    init?(_ path: String) {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        size = Int(status.st_size)
        modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    }

    deinit { close(descriptor) }

    /// All of it; nil when it cannot be read.
    var bytes: [UInt8]? { read(from: 0, count: size) }

    /// Up to `count` bytes from `offset`; fewer at the end of the file, nil when it cannot be read.
    func read(from offset: Int, count: Int) -> [UInt8]? {
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let got = pread(descriptor, buffer.baseAddress! + filled, count - filled, off_t(offset + filled))
                if got < 0, errno == EINTR { continue }
                failed = got < 0
                guard got > 0 else { return }
                filled += got
            }
        }
        return failed ? nil : bytes
    }
}

/// What changes when a file is written or replaced; nil when there is none.
package struct FileIdentity: Equatable, Sendable {
    private let device: UInt
    private let node: UInt
    private let size: Int
    private let modified: Int64

    package init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        device = status.st_dev
        node = status.st_ino
        size = Int(status.st_size)
        modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    }
}

/// A folder that is held open: while it is, a new folder in its place cannot get its number and pass for it.
final class HeldFolder: Sendable {
    private let path: String
    private let descriptor: Int32

    /// Nil where there is no folder.
    init?(_ path: String) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Whether it is still the one that its path leads to, whatever was written in it.
    var isInPlace: Bool {
        var held = stat()
        var there = stat()
        guard fstat(descriptor, &held) == 0, stat(path, &there) == 0 else { return false }
        return held.st_dev == there.st_dev && held.st_ino == there.st_ino
    }
}
