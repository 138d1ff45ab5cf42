package import ByteCoding
import Glibc
import Parallel

/// The names of files with how the machine knows them, without reading one.
package struct StampedFiles: Equatable, Sendable {
    /// Each path ended by a zero byte, so that the system is asked without a copy of any.
    private var names: [UInt8] = []
    private var stamps: [FileStamp] = []

    package init() {}

    package var count: Int { stamps.count }
    /// About how many bytes they are written in.
    package var encodedSize: Int { names.count + stamps.count * MemoryLayout<FileStamp>.stride + 16 }

    /// The paths that end in one of these, in the order in which they were added.
    package func paths(endingIn endings: [String]) -> [String] {
        let starts = starts
        return starts.indices.map { path($0, starts) }.filter { path in
            endings.contains { path.suffix($0.utf8.count).elementsEqual($0.utf8) }
        }.map { String(decoding: $0, as: UTF8.self) }
    }

    /// Without the zero byte that ends it.
    private func path(_ place: Int, _ starts: [Int]) -> ArraySlice<UInt8> {
        let end = place + 1 < starts.count ? starts[place + 1] : names.count
        return names[starts[place]..<end - 1]
    }

    package mutating func append(_ path: String, _ stamp: FileStamp) {
        names.append(contentsOf: path.utf8)
        names.append(0)
        stamps.append(stamp)
    }

    fileprivate mutating func append(_ others: StampedFiles) {
        names += others.names
        stamps += others.stamps
    }

    /// The files whose stamps differ from an older list's; nil where the lists do not name the same files.
    package func changes(since older: StampedFiles) -> [String]? {
        guard names == older.names else { return nil }
        let changed = stamps.indices.filter { stamps[$0] != older.stamps[$0] }
        guard !changed.isEmpty else { return [] }
        let starts = starts
        return changed.map { String(decoding: path($0, starts), as: UTF8.self) }
    }

    /// Takes what the system now says of these files, which are all among them.
    ///
    /// - Returns: false where one is not.
    package mutating func restamp(_ changed: Set<String>, below folder: String) -> Bool {
        let starts = starts
        for path in changed {
            guard let place = place(of: path, starts) else { return false }
            stamps[place] = FileStamp(of: "\(folder)/\(path)") ?? .none
        }
        return true
    }

    private func place(of path: String, _ starts: [Int]) -> Int? {
        let wanted = path.utf8 + [0]
        return names.withUnsafeBytes { names in
            starts.firstIndex { start in
                wanted.count <= names.count - start && memcmp(names.baseAddress! + start, wanted, wanted.count) == 0
            }
        }
    }

    /// Where each path begins, for ``stand(_:_:below:)``.
    package var starts: [Int] {
        var starts: [Int] = []
        starts.reserveCapacity(stamps.count)
        var start = 0
        names.withUnsafeBytes { names in
            while start < names.count, let end = memchr(names.baseAddress! + start, 0, names.count - start) {
                starts.append(start)
                start = end - UnsafeMutableRawPointer(mutating: names.baseAddress!) + 1
            }
        }
        return starts
    }

    /// Whether the files still are as they were stamped, below an open folder.
    package func stand(_ places: Range<Int>, _ starts: [Int], below folder: Int32) -> Bool {
        names.withUnsafeBytes { names in
            places.allSatisfy { place in
                let path = names.baseAddress!.advanced(by: starts[place]).assumingMemoryBound(to: CChar.self)
                return FileStamp(of: path, below: folder) == stamps[place]
            }
        }
    }
}

extension StampedFiles: ByteCodable {
    package init(from reader: inout ByteReader) {
        names = Array(reader.raw(reader.number()))
        let count = reader.count()
        let bytes = reader.raw(count * MemoryLayout<FileStamp>.stride)
        guard !reader.isDamaged else { return }
        stamps = [FileStamp](unsafeUninitializedCapacity: count) { stamps, filled in
            UnsafeMutableRawBufferPointer(stamps).copyBytes(from: bytes)
            filled = count
        }
    }

    package func write(to writer: inout ByteWriter) {
        writer.append(names.count)
        writer.append(raw: names)
        writer.append(stamps.count)
        // As this machine holds them: on another one the files are others too.
        stamps.withUnsafeBytes { writer.append(raw: $0) }
    }
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
        guard let stamp else {
            isSettled = false
            return
        }
        files.append(path, stamp)
        if stamp.modified >= settled { isSettled = false }
    }

    private mutating func add(_ others: FolderStamps) {
        files.append(others.files)
        isSettled = isSettled && others.isSettled
    }

    /// Adds every file below the folder, hidden ones left out, in the order of their names.
    package mutating func add(folder: String) {
        // The system finds a name in an open folder in half the time of a path. Why a folder cannot be listed is said by
        // the whole build, which is made where not all is settled.
        let open = Glibc.open("\(root)/\(folder)", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { if open >= 0 { close(open) } }
        guard open >= 0, let names = try? fileNames(in: "\(root)/\(folder)") else {
            isSettled = false
            return
        }
        let shown = names.filter { !$0.text.hasPrefix(".") }.sorted { $0.text < $1.text }
        let folders = shown.filter(\.isFolder).map { "\(folder)/\($0.text)" }
        var inner = (folders.count < Self.fewFolders ? folders.map(stamped) : inParallel(folders, chunk: 8, stamped))
            .makeIterator()
        for name in shown {
            if name.isFolder, let stamps = inner.next() {
                add(stamps)
            } else {
                add("\(folder)/\(name.text)", FileStamp(of: name.text, below: open))
            }
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
