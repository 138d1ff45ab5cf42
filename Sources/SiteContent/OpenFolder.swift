import Glibc

/// A folder while its names are read. Its own name and its parent's are left out, hidden ones are not.
struct OpenFolder: ~Copyable {
    private let path: String
    private let stream: OpaquePointer

    init(_ path: String) throws(FileFailure) {
        guard let stream = opendir(path) else {
            throw FileFailure(path: path, action: "list it", code: errno)
        }
        self.path = path
        self.stream = stream
    }

    deinit { closedir(stream) }

    /// What the system finds the folder's files by in half the time of a path: good as long as the folder is.
    var descriptor: Int32 { dirfd(stream) }

    /// Lends each name, ended by a zero byte, in no order.
    ///
    /// - Parameter kind: As the file system tells it, `DT_REG` and so on.
    func names(_ body: (_ name: UnsafePointer<CChar>, _ kind: Int) -> Void) throws(FileFailure) {
        errno = 0
        while let entry = readdir(stream) {
            let name = UnsafeRawPointer(entry).advanced(by: Self.offset).assumingMemoryBound(to: CChar.self)
            if strcmp(name, ".") != 0, strcmp(name, "..") != 0 { body(name, Int(entry.pointee.d_type)) }
            errno = 0
        }
        guard errno == 0 else { throw FileFailure(path: path, action: "list it", code: errno) }
    }

    private static let offset = MemoryLayout<dirent>.offset(of: \.d_name)!
}

/// Every name in a folder, hidden ones too, in no order.
package func names(in folder: String) throws(FileFailure) -> [String] {
    try fileNames(in: folder).map(\.text)
}

struct FileName {
    let text: String
    /// Whether the name is one of a symbolic link, as far as the file system says so.
    let isLink: Bool
    let isFolder: Bool
}

func fileNames(in folder: String) throws(FileFailure) -> [FileName] {
    var names: [FileName] = []
    try OpenFolder(folder).names { name, kind in
        names.append(
            FileName(text: String(cString: name), isLink: ![DT_REG, DT_DIR].contains(kind), isFolder: kind == DT_DIR)
        )
    }
    return names
}
