package import ByteCoding
import Digest

/// Of the digest behind all that is sealed.
private let sealSize = 16

extension ByteWriter {
    /// What was written, and its digest.
    package consuming func sealed() -> [UInt8] {
        withBytes { Digest(of: $0) }.write(to: &self)
        return bytes
    }
}

/// Takes bytes that are written piece by piece, each lent for the call.
package typealias ByteSink = (UnsafeRawBufferPointer) throws(FileFailure) -> Void

/// Gives pieces away, and behind them their digest: together what ``ByteWriter/sealed()`` gives of them all, which for
/// a large site would take as much room as all that is known of it.
package struct SealedPieces: ~Copyable {
    private var digest = RunningDigest()
    private let give: ByteSink

    package init(_ give: @escaping ByteSink) { self.give = give }

    package mutating func append(_ writer: borrowing ByteWriter) throws(FileFailure) {
        try writer.withBytes { bytes throws(FileFailure) in
            digest.update(bytes)
            try give(bytes)
        }
    }

    package consuming func finish() throws(FileFailure) {
        var seal = ByteWriter()
        digest.digest.write(to: &seal)
        try seal.withBytes(give)
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
