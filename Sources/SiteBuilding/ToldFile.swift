import ByteCoding
import Digest
import SiteChecking
import SiteContent

/// A file of the site's warnings as they are told, replaced where they are others.
///
/// Whoever keeps the file keeps its digest, so that one of another build is seen.
struct ToldFile {
    let digest: Digest
    let warnings: [ToldDiagnostic]

    private init(_ digest: Digest, _ warnings: [ToldDiagnostic]) {
        self.digest = digest
        self.warnings = warnings
    }

    /// - Returns: nil where there is no file of this digest.
    init?(_ path: String, _ digest: Digest) throws(FileFailure) {
        guard let size = FileSystem.size(of: path) else { return nil }
        let bytes = try readFile(path, size: size)
        guard Digest(of: bytes) == digest else { return nil }
        var reader = ByteReader(bytes)
        let warnings = [ToldDiagnostic](from: &reader)
        guard !reader.isDamaged else { return nil }
        self.init(digest, warnings)
    }

    /// - Parameter known: The file that lies there.
    static func write(_ warnings: [ToldDiagnostic], to path: String, over known: ToldFile?) throws(FileFailure)
        -> Digest
    {
        if let known, known.warnings == warnings { return known.digest }
        // About what one takes.
        var writer = ByteWriter(capacity: 256 + warnings.count * 1024)
        warnings.write(to: &writer)
        let bytes = writer.bytes
        try FileSystem.replace(path, with: bytes)
        return Digest(of: bytes)
    }
}
