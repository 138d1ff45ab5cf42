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
        names.indices(endingIn: endings).map(names.text)
    }

    package mutating func append(_ path: String, _ stamp: FileStamp) {
        names.append(path)
        stamps.change { $0.append(stamp) }
    }

    mutating func append(_ folder: [UInt8], _ name: UnsafePointer<CChar>, _ stamp: FileStamp) {
        names.append(folder, name)
        stamps.change { $0.append(stamp) }
    }

    package mutating func append(_ others: [StampedFiles]) {
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
    package func stand(below root: String) -> Bool { differences(below: root)?.isEmpty ?? false }

    /// A file or folder that is not as it was stamped; what is not there never is.
    private struct Difference: Sendable {
        let place: Int
        let now: FileStamp
    }

    /// In the order of the names; nil where the folder cannot be opened.
    private func differences(below root: String) -> [Difference]? {
        let found = inParallel(names.indices.parted(by: 1024), chunk: 1) { places -> [Difference]? in
            // Opened for each part: processors that share an open folder wait for each other at every look.
            let folder = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            guard folder >= 0 else { return nil }
            defer { close(folder) }
            return names.readAll { texts in
                stamps.read { stamps in places.compactMap { place in difference(texts, stamps, place, folder) } }
            }
        }
        return found.complete()?.flatMap(\.self)
    }

    private func difference(
        _ names: borrowing TextList.Lent,
        _ stamps: UnsafeBufferPointer<FileStamp>,
        _ place: Int,
        _ folder: Int32
    ) -> Difference? {
        let name = names[place]
        let now = names.isFolder(place) ? FileStamp(ofFolder: name, below: folder) : FileStamp(of: name, below: folder)
        return now == stamps[place] ? nil : Difference(place: place, now: now ?? .none)
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
        guard let found = differences(below: root) else { return nil }
        let stands = found.allSatisfy { difference in
            difference.now != .none && difference.now.modified < settled
                && holdsSameNames(difference.place, below: root)
        }
        guard stands else { return nil }
        var again = self
        if !found.isEmpty {
            again.stamps.change { stamps in for difference in found { stamps[difference.place] = difference.now } }
        }
        return again
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
