import Compression
import Digest
import SiteContent

/// The only code that changes the folder of pages; ``StagedFiles`` says when.
struct SiteWriter: Sendable {
    /// Where pages are served from.
    let pages: String
    let compresses: Bool
    /// Files of which pages must not be written.
    var changed = ChangedFiles()

    /// A file with its twins, before they are written.
    struct Made: Sendable {
        let path: String
        let file: Manifest.File
        fileprivate let bytes: [UInt8]
        fileprivate let twins: [[UInt8]]
    }

    func made(_ output: Output) throws -> Made {
        let (bytes, fingerprint) = try output.make()
        try changed.refuse()
        var twins: [[UInt8]] = []
        if compresses && isCompressible(output.path) {
            twins = [
                try brotliTwin(of: bytes, at: output.path),
                try gzip(bytes, level: isAsset(output.path) ? 12 : 6),
            ]
        }
        let file = Manifest.File(
            fingerprint: fingerprint,
            digest: Digest(of: bytes),
            size: bytes.count,
            twins: twins.map(\.count)
        )
        return Made(path: output.path, file: file, bytes: bytes, twins: twins)
    }

    func write(_ made: Made) throws {
        try stage(made)
        try publish(made.path, made.file)
    }

    /// Writes a file with its twins beside what is published.
    func stage(_ made: Made) throws {
        let file = "\(pages)/\(made.path)"
        for (ending, twin) in zip(twinEndings, made.twins) { try FileSystem.stage(file + ending, twin) }
        try FileSystem.stage(file, made.bytes)
    }

    /// The compressed twins first: a server that prefers them must not send the old bytes for the new page.
    func publish(_ path: String, _ file: Manifest.File) throws {
        for (number, ending) in twinEndings.enumerated() {
            let twin = "\(pages)/\(path)\(ending)"
            if number < file.twins.count { try FileSystem.publish(twin) } else { try FileSystem.delete(twin) }
        }
        try FileSystem.publish("\(pages)/\(path)")
    }

    /// Deletes what was staged of a file, and the folders that were made for it alone.
    func discard(_ path: String) throws {
        let file = "\(pages)/\(path)"
        for ending in twinEndings + [""] { try FileSystem.delete(file + ending + FileSystem.temporarySuffix) }
        FileSystem.deleteEmptyFolders(above: file, upTo: pages)
    }

    /// Deletes the file, its twins, and what a killed build may have left beside them.
    func delete(_ path: String) throws {
        let file = "\(pages)/\(path)"
        for name in [file] + twinEndings.map({ file + $0 }) {
            try FileSystem.delete(name)
            try FileSystem.delete(name + FileSystem.temporarySuffix)
        }
        FileSystem.deleteEmptyFolders(above: file, upTo: pages)
    }

    /// Whether the file lies there as the manifest says, twins included.
    func holds(_ path: String, as file: Manifest.File) -> Bool {
        let name = "\(pages)/\(path)"
        let twins = compresses && isCompressible(path) ? twinEndings : []
        return FileSystem.size(of: name) == file.size && twins.count == file.twins.count
            && zip(twins, file.twins).allSatisfy { FileSystem.size(of: name + $0) == $1 }
    }

    /// Every file below the folder of pages, whoever put it there; twins and spare names as the file they belong to.
    func found() throws -> Set<String> {
        Set(
            try FileSystem.files(below: pages).map { name in
                var name = name[...]
                if name.hasSuffix(FileSystem.temporarySuffix) { name.removeLast(FileSystem.temporarySuffix.count) }
                for ending in twinEndings where name.hasSuffix(ending) {
                    let file = name.dropLast(ending.count)
                    if isCompressible(String(file)) { return String(file) }
                }
                return String(name)
            }
        )
    }
}

let twinEndings = [".br", ".gz"]

/// What a server sends of the bytes to a browser that takes brotli.
func brotliTwin(of bytes: [UInt8], at path: String) throws -> [UInt8] {
    try brotli(bytes, quality: isAsset(path) ? 11 : 5)
}

/// Assets are read for a year, pages until the next edit: the first are worth the last per cent.
private func isAsset(_ path: String) -> Bool { path.hasPrefix("assets/") }

func isCompressible(_ path: String) -> Bool {
    [".html", ".css", ".js", ".svg", ".xml", ".txt", ".json", ".csv", ".webmanifest"].contains { path.hasSuffix($0) }
}
