import Compression
import Digest
import Dispatch
import SiteContent
import Synchronization

/// The only code that changes the folder of pages.
struct SiteWriter: Sendable {
    /// Where pages are served from.
    let pages: String
    let compresses: Bool

    /// Writes the files, several at a time, and says what each became.
    ///
    /// A failure stops the rest; what was written stays, for the next build to find and mend.
    func write(_ outputs: [Output], progress: @Sendable (Int) -> Void) throws -> [String: Manifest.File] {
        let state = Mutex<(files: [String: Manifest.File], failure: (any Error)?)>(([:], nil))
        DispatchQueue.concurrentPerform(iterations: outputs.count) { index in
            guard state.withLock({ $0.failure == nil }) else { return }
            let output = outputs[index]
            do {
                let bytes = output.bytes()
                try write(bytes, to: output.path)
                let file = Manifest.File(
                    fingerprint: output.fingerprint,
                    digest: Digest(of: bytes),
                    size: bytes.count
                )
                let count = state.withLock {
                    $0.files[output.path] = file
                    return $0.files.count
                }
                progress(count)
            } catch {
                state.withLock { if $0.failure == nil { $0.failure = error } }
            }
        }
        let (files, failure) = state.withLock { ($0.files, $0.failure) }
        if let failure { throw failure }
        return files
    }

    /// The compressed twins first: a server that prefers them must not send the old bytes for the new page.
    private func write(_ bytes: [UInt8], to path: String) throws {
        let file = "\(pages)/\(path)"
        if compresses && isCompressible(path) {
            // Assets are read for a year, pages until the next edit: the first are worth the last per cent.
            let isAsset = path.hasPrefix("assets/")
            try FileSystem.replace(file + ".br", with: try brotli(bytes, quality: isAsset ? 11 : 5))
            try FileSystem.replace(file + ".gz", with: try gzip(bytes, level: isAsset ? 12 : 6))
        }
        try FileSystem.replace(file, with: bytes)
    }

    func delete(_ path: String) throws {
        let file = "\(pages)/\(path)"
        for twin in [file, file + ".br", file + ".gz"] { try FileSystem.delete(twin) }
        FileSystem.deleteEmptyFolders(above: file, upTo: pages)
    }

    /// Whether the file lies there as the manifest says, twins included.
    func holds(_ path: String, as file: Manifest.File) -> Bool {
        let name = "\(pages)/\(path)"
        guard FileSystem.size(of: name) == file.size else { return false }
        guard isCompressible(path) else { return true }
        return [".br", ".gz"].allSatisfy { (FileSystem.size(of: name + $0) != nil) == compresses }
    }
}

private func isCompressible(_ path: String) -> Bool {
    [".html", ".css", ".js", ".svg", ".xml", ".txt", ".json", ".webmanifest"].contains { path.hasSuffix($0) }
}
