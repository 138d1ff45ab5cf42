package import ByteCoding
import Glibc
import Parallel

/// The names of files with how the machine knows them, without reading one. Folders are among them, their names ended by
/// a slash: when a name comes or goes in one, that changes its time.
package struct StampedFiles: Equatable, Sendable {
    package private(set) var names = TextList()
    package private(set) var stamps = HeldList<FileStamp>()

    package init() {}

    /// The files that have these names and stamps; none where they are not as many.
    package init(names: TextList, stamps: HeldList<FileStamp>) {
        if names.count == stamps.count { (self.names, self.stamps) = (names, stamps) }
    }

    /// The paths that end in one of these, in the order in which they were added.
    package func paths(endingIn endings: [String]) -> [String] {
        names.readAll { texts in
            endings.flatMap { ending in
                ending.withBytes { ending in names.indices.filter { texts.hasSuffix(ending, $0) } }
            }
        }.sorted().map(names.text)
    }

    package mutating func append(_ path: String, _ stamp: FileStamp) {
        names.append(path)
        stamps.change { $0.append(stamp) }
    }

    mutating func append(_ folder: [UInt8], _ name: UnsafePointer<CChar>, _ stamp: FileStamp) {
        names.append(folder, name)
        stamps.change { $0.append(stamp) }
    }

    mutating func append(_ others: [StampedFiles]) {
        names.append(others.map(\.names))
        stamps.change { stamps in
            stamps.reserveCapacity(stamps.count + others.reduce(0) { $0 + $1.stamps.count })
            for other in others { other.stamps.read { stamps += $0 } }
        }
    }

    /// The files, but no folders, whose stamps differ from an older list's; nil where the lists do not name the same.
    package func changes(since older: StampedFiles) -> [String]? {
        guard names == older.names else { return nil }
        return places(differingFrom: older.stamps).filter { !isFolder($0) }.map(names.text)
    }

    private func isFolder(_ place: Int) -> Bool { names.readAll { $0.isFolder(place) } }

    private func places(differingFrom older: HeldList<FileStamp>) -> [Int] {
        stamps.read { stamps in
            older.read { older in stamps.indices.filter { stamps[$0] != older[$0] } }
        }
    }

    /// Takes what the system now says of these files, which are all among them.
    ///
    /// - Returns: false where one is not.
    package mutating func restamp(_ changed: Set<String>, below folder: String) -> Bool {
        for path in changed {
            guard let place = names.firstIndex(of: path) else { return false }
            stamps.change { $0[place] = FileStamp(of: "\(folder)/\(path)") ?? .none }
        }
        return true
    }

    /// Whether one of them still is as it was stamped, below `root`; not one that is not among them.
    package func stands(_ name: String, below root: String) -> Bool {
        guard let place = names.firstIndex(of: name), let now = FileStamp(of: "\(root)/\(name)") else { return false }
        return stamps.read { $0[place] == now }
    }

    /// Whether all of them still are as they were stamped, below `root`.
    package func stand(below root: String) -> Bool {
        guard let now = stampsNow(below: root) else { return false }
        // What was not there when it was stamped does not stand either.
        return stamps.read { stamps in now.elementsEqual(stamps) { $0 == $1 } }
    }

    /// In the order of the names, nil for what is not there; nil where there is no such folder.
    private func stampsNow(below root: String) -> [FileStamp?]? {
        let folder = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return nil }
        defer { close(folder) }
        let found = inParallel(names.indices.parted(by: 1024), chunk: 1) { places in
            names.readAll { texts in
                places.map { place in
                    let name = texts[place]
                    return texts.isFolder(place)
                        ? FileStamp(ofFolder: name, below: folder) : FileStamp(of: name, below: folder)
                }
            }
        }
        return found.flatMap(\.self)
    }
}

extension StampedFiles {
    /// The same files and folders as they are now below `root`: what ``FolderStamps`` would find, without listing a folder in
    /// which no name came or went.
    ///
    /// - Returns: nil where others lie there, and where one was changed so lately that its time may not tell of the
    ///   next change.
    package func stampedAgain(below root: String) -> StampedFiles? {
        let settled = newestSettledTime()
        guard let found = stampsNow(below: root) else { return nil }
        let stamps = found.map { $0 ?? .none }
        let again = StampedFiles(names: names, stamps: HeldList(stamps))
        let stands = again.places(differingFrom: self.stamps).allSatisfy { place in
            stamps[place] != .none && stamps[place].modified < settled && holdsSameNames(place, below: root)
        }
        return stands ? again : nil
    }

    /// Whether a folder holds the files and folders that are named behind it; a file holds none.
    private func holdsSameNames(_ place: Int, below root: String) -> Bool {
        guard isFolder(place) else { return true }
        let folder = names.text(place)
        // A folder that cannot be listed is not as it was; the whole build says why.
        guard let open = try? OpenFolder("\(root)/\(folder)"), let now = try? FolderNames(open) else { return false }
        var known: [String] = []
        names.readAll { texts in
            folder.withBytes { folder in
                for inner in names.indices.dropFirst(place + 1) {
                    guard texts.hasPrefix(folder, inner) else { break }
                    let name = texts[inner] + folder.count
                    let slash = strchr(name, Int32(UInt8(ascii: "/")))
                    if slash == nil || slash![1] == 0 { known.append(String(cString: name)) }
                }
            }
        }
        let found = now.files.indices.map(now.files.text) + now.folders.map { "\($0)/" }
        // Names that differ in how they are encoded alone are equal texts.
        return known.count == found.count && Set(known) == Set(found)
    }
}

extension TextList.Lent {
    fileprivate func isFolder(_ place: Int) -> Bool { last(of: place) == UInt8(ascii: "/") }
}

/// The names in a folder that are not hidden, in no order.
struct FolderNames {
    private(set) var files = TextList()
    private(set) var folders: [String] = []

    init(_ folder: borrowing OpenFolder) throws(FileFailure) {
        try folder.names { name, kind in
            guard name.pointee != UInt8(ascii: ".") else { return }
            if kind == DT_DIR { folders.append(String(cString: name)) } else { files.append([], name) }
        }
    }
}
