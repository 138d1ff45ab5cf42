package import Digest
import Glibc

/// The names, sizes and times of files, without reading one.
package struct FolderStamps: ~Copyable {
    private var digester = Digester()
    private let settled = newestSettledTime()
    private var isSettled = true

    package init() {}

    /// Of all that was added; nil where something cannot be looked at, or was changed so lately that its time may not
    /// tell of the next change.
    package consuming func digest() -> Digest? { isSettled ? digester.finalize() : nil }

    package mutating func add(file path: String) {
        guard let stamp = FileStamp(of: path) else {
            isSettled = false
            return
        }
        digester.update(path)
        digester.update([stamp.size, stamp.modified, stamp.inode].map(String.init))
        if stamp.modified >= settled { isSettled = false }
    }

    /// Adds every file below the folder, hidden ones left out, in the order of their names.
    package mutating func add(folder: String) {
        guard let names = try? fileNames(in: folder) else {
            isSettled = false
            return
        }
        for name in names.sorted(by: { $0.text < $1.text }) where !name.text.hasPrefix(".") {
            let path = "\(folder)/\(name.text)"
            if name.isFolder { add(folder: path) } else { add(file: path) }
        }
    }
}
