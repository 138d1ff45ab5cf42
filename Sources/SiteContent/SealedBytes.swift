package import ByteCoding
import Digest

/// Of the digest behind all that is sealed.
private let sealSize = 16

extension ByteWriter {
    /// What was written, and its digest.
    package consuming func sealed() -> [UInt8] {
        Digest(of: bytes).write(to: &self)
        return bytes
    }
}

extension ByteReader {
    /// Reads what ``ByteWriter/sealed()`` gave; nil for damaged bytes.
    package init?(sealed bytes: [UInt8]) {
        let written = bytes.dropLast(sealSize)
        var seal = ByteReader(bytes[written.endIndex...])
        let isWhole = written.withUnsafeBytes { Digest(of: $0) } == Digest(from: &seal)
        guard isWhole, !seal.isDamaged else { return nil }
        self.init(written)
    }
}
