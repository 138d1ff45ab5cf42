import ByteCoding
import Glibc
import Parallel

/// Stamps the files of a site before any of them is read.
package struct FolderStamps: Sendable {
    private let root: String
    private let settled: Int
    private var files = StampedFiles()
    private var isSettled = true

    package init(root: String) { self.init(root: root, settled: newestSettledTime()) }

    private init(root: String, settled: Int) {
        self.root = root
        self.settled = settled
    }

    /// All that was added; nil where something cannot be looked at, or was changed so lately that its time may not
    /// tell of the next change.
    package var all: StampedFiles? { isSettled ? files : nil }

    /// - Parameter path: From the root, or from the machine's own.
    package mutating func add(file path: String) {
        add(path, FileStamp(of: path.hasPrefix("/") ? path : "\(root)/\(path)"))
    }

    private mutating func add(_ path: String, _ stamp: FileStamp?) {
        if let stamp = settling(stamp) { files.append(path, stamp) }
    }

    /// The same stamp; without one, and with one too late, nothing is settled.
    private mutating func settling(_ stamp: FileStamp?) -> FileStamp? {
        if stamp.map({ $0.modified >= settled }) ?? true { isSettled = false }
        return stamp
    }

    /// Adds the folder and every file below it, hidden ones left out: its own in the order of their names, then its
    /// folders with theirs. Why a folder cannot be listed is said by the whole build, which is made where not all is settled.
    package mutating func add(folder: String) {
        do throws(FileFailure) {
            let open = try OpenFolder("\(root)/\(folder)")
            // Looked at before it is listed: what comes meanwhile is seen by the next look.
            add("\(folder)/", FileStamp(ofFolder: ".", below: open.descriptor))
            let names = try FolderNames(open)
            let path = Array("\(folder)/".utf8)
            for place in names.files.indicesInOrder {
                names.files.read(place) { name in
                    let stamp = settling(FileStamp(of: name, below: open.descriptor))
                    if let stamp { files.append(path, name, stamp) }
                }
            }
            let folders = names.folders.sorted().map { "\(folder)/\($0)" }
            if folders.count < Self.fewFolders {
                for folder in folders { add(folder: folder) }
            } else {
                let inner = inParallel(folders, chunk: 8, stamped)
                files.append(inner.map(\.files))
                isSettled = isSettled && inner.allSatisfy(\.isSettled)
            }
        } catch {
            isSettled = false
        }
    }

    @Sendable
    private func stamped(folder: String) -> FolderStamps {
        var stamps = FolderStamps(root: root, settled: settled)
        stamps.add(folder: folder)
        return stamps
    }

    /// More lie beside each other where there are many files.
    private static let fewFolders = 16
}
