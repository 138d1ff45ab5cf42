package import ByteCoding
import Glibc
import Parallel

/// The names of files with how the machine knows them, without reading one.
package struct StampedFiles: Equatable, Sendable {
    private var names = TextList()
    private var stamps: [FileStamp] = []

    package init() {}

    /// The places of the files, for ``stand(_:below:)``.
    package var indices: Range<Int> { stamps.indices }

    /// The paths that end in one of these, in the order in which they were added.
    package func paths(endingIn endings: [String]) -> [String] {
        let endings = endings.map { Array($0.utf8) }
        return names.indices.filter { place in endings.contains { names.hasSuffix($0, place) } }.map(names.text)
    }

    package mutating func append(_ path: String, _ stamp: FileStamp) {
        names.append(path)
        stamps.append(stamp)
    }

    fileprivate mutating func append(_ folder: [UInt8], _ name: UnsafePointer<CChar>, _ stamp: FileStamp) {
        names.append(folder, name)
        stamps.append(stamp)
    }

    fileprivate mutating func append(_ others: [StampedFiles]) {
        names.append(others.map(\.names))
        stamps.reserveCapacity(stamps.count + others.reduce(0) { $0 + $1.stamps.count })
        for other in others { stamps += other.stamps }
    }

    /// The files whose stamps differ from an older list's; nil where the lists do not name the same files.
    package func changes(since older: StampedFiles) -> [String]? {
        guard names == older.names else { return nil }
        return stamps.indices.filter { stamps[$0] != older.stamps[$0] }.map(names.text)
    }

    /// Takes what the system now says of these files, which are all among them.
    ///
    /// - Returns: false where one is not.
    package mutating func restamp(_ changed: Set<String>, below folder: String) -> Bool {
        for path in changed {
            guard let place = names.firstIndex(of: path) else { return false }
            stamps[place] = FileStamp(of: "\(folder)/\(path)") ?? .none
        }
        return true
    }

    /// Whether the files still are as they were stamped, below an open folder.
    package func stand(_ places: Range<Int>, below folder: Int32) -> Bool {
        places.allSatisfy { place in
            names.read(place) { FileStamp(of: $0, below: folder) } == stamps[place]
        }
    }
}

extension StampedFiles: ByteCodable {
    package init(from reader: inout ByteReader) {
        let names = TextList(from: &reader)
        let stamps = reader.held(FileStamp.self)
        guard names.count == stamps.count else { return }
        (self.names, self.stamps) = (names, stamps)
    }

    package func write(to writer: inout ByteWriter) {
        names.write(to: &writer)
        // On another machine the files are others too.
        writer.append(held: stamps)
    }

    /// About how many bytes they are written in.
    package var encodedSize: Int { names.encodedSize + stamps.count * MemoryLayout<FileStamp>.stride + 16 }
}

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

    /// Adds every file below the folder, hidden ones left out: its own in the order of their names, then those of its
    /// folders. Why a folder cannot be listed is said by the whole build, which is made where not all is settled.
    package mutating func add(folder: String) {
        do throws(FileFailure) {
            let open = try OpenFolder("\(root)/\(folder)")
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

/// The names in a folder that are not hidden, in no order.
private struct FolderNames {
    private(set) var files = TextList()
    private(set) var folders: [String] = []

    init(_ folder: borrowing OpenFolder) throws(FileFailure) {
        try folder.names { name, kind in
            guard name.pointee != UInt8(ascii: ".") else { return }
            if kind == DT_DIR { folders.append(String(cString: name)) } else { files.append([], name) }
        }
    }
}
