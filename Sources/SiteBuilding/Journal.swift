import Digest
import SiteContent

/// Remembers what is published, and while a build runs, what may be published when it is killed.
struct Journal {
    private let manifestPath: String
    private let pendingPath: String
    /// Whether a build was killed before this one.
    private let wasPending: Bool

    init(site: String) {
        manifestPath = site + "/manifest"
        pendingPath = Self.pendingPath(in: site)
        wasPending = FileSystem.size(of: pendingPath) != nil
    }

    /// The file that is there while a build writes, and after one that was killed.
    static func pendingPath(in site: String) -> String { site + "/manifest.pending" }

    /// What lies in the site's folder: what the last finished build wrote, and what one that was killed may have.
    ///
    /// Without a manifest that can be read, `found` says what lies there: whatever is not planned has to go.
    func published(orElse found: () throws -> Set<String>) throws -> Manifest {
        var manifest = try lastManifest() ?? Manifest(unknown: found())
        guard FileSystem.size(of: pendingPath) != nil else { return manifest }
        let text = String(decoding: try readFile(pendingPath), as: UTF8.self)
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "\t")
            guard parts.count == 2 else { continue }
            let name = String(parts[1])
            if parts[0] == "file" {
                manifest.files[name] = .unknown
            } else {
                manifest.records[name] = Digest.none
            }
        }
        return manifest
    }

    /// Of a site that was built.
    func manifestText() throws -> ManifestText {
        ManifestText(try MappedFile(manifestPath).all)
    }

    private func lastManifest() throws -> Manifest? {
        guard let size = FileSystem.size(of: manifestPath) else { return nil }
        return Manifest(bytes: try readFile(manifestPath, size: size))
    }

    /// Says what is about to be written or deleted, before any of it is.
    func begin(files: [String], records: [String]) throws {
        let lines = files.map { "file\t\($0)" } + records.map { "record\t\($0)" }
        try FileSystem.replace(pendingPath, with: Array((lines.joined(separator: "\n") + "\n").utf8))
    }

    /// Takes back what was said, since nothing of it was published. What a build before this one may have left stays said:
    /// it is part of what this one was about to do.
    func abandon() throws {
        if !wasPending { try FileSystem.delete(pendingPath) }
    }

    func finish(_ manifest: Manifest) throws {
        try FileSystem.stage(manifestPath, manifest.write)
        try FileSystem.publishChange(manifestPath)
        try FileSystem.delete(pendingPath)
    }

    /// - Parameter manifest: The last one, in which lines were replaced. Where they have the form that they had, it is changed
    ///   where it lies: a line that is written by half is one of a file or a record that is pending, until all are on the disk.
    func finish(_ manifest: ManifestText) throws {
        if let lines = manifest.linesInPlace {
            try FileSystem.settle(pendingPath)
            try FileSystem.write(lines, into: manifestPath)
            try FileSystem.settle(manifestPath)
        } else {
            try FileSystem.stage(manifestPath, manifest.write)
            try FileSystem.publish(manifestPath)
        }
        try FileSystem.delete(pendingPath)
    }
}

extension Manifest {
    fileprivate init(unknown files: Set<String>) {
        self.init()
        for name in files { self.files[name] = .unknown }
    }
}

extension Manifest.File {
    /// Of unknown bytes: whatever is planned differs from it, so it is written anew or deleted.
    fileprivate static let unknown = Manifest.File(fingerprint: .none, digest: .none, size: 0, isCurrent: false)
}

extension Digest {
    /// Of nothing that is ever published.
    static let none = Digest(of: [])
}
