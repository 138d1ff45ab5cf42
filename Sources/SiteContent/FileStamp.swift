package import ByteCoding
import Glibc

/// How the machine knows a file without reading it.
package struct FileStamp: BitwiseCopyable, Hashable, Sendable {
    let size: Int
    /// Nanoseconds since 1970.
    let modified: Int
    let inode: Int

    /// Of a file that is not there.
    package static let none = FileStamp(size: -1, modified: 0, inode: 0)

    private init(size: Int, modified: Int, inode: Int) {
        self.size = size
        self.modified = modified
        self.inode = inode
    }

    /// A folder tells of names that come and go in it by the time of the last change to the folder itself: programs that
    /// copy folders set the other one back.
    init(_ status: stat) {
        let isFolder = status.st_mode & S_IFMT == S_IFDIR
        self.init(
            size: Int(status.st_size),
            modified: (isFolder ? status.st_ctim : status.st_mtim).nanoseconds,
            inode: Int(truncatingIfNeeded: status.st_ino)
        )
    }

    /// Nil where there is no such file, or what lies there is none. A relative path begins in the open folder.
    package init?(of path: UnsafePointer<CChar>, below folder: Int32 = AT_FDCWD) {
        self.init(of: path, below: folder, kind: S_IFREG)
    }

    /// Nil where there is no such folder.
    init?(ofFolder path: UnsafePointer<CChar>, below folder: Int32) {
        self.init(of: path, below: folder, kind: S_IFDIR)
    }

    private init?(of path: UnsafePointer<CChar>, below folder: Int32, kind: mode_t) {
        var status = stat()
        guard fstatat(folder, path, &status, 0) == 0, status.st_mode & S_IFMT == kind else { return nil }
        self.init(status)
    }
}

extension timespec {
    var nanoseconds: Int { tv_sec * 1_000_000_000 + tv_nsec }
}

extension FileStamp: ByteCodable {
    package init(from reader: inout ByteReader) {
        self.init(size: reader.number(), modified: reader.number(), inode: reader.number())
    }

    package func write(to writer: inout ByteWriter) {
        writer.append(size)
        writer.append(modified)
        writer.append(inode)
    }
}
