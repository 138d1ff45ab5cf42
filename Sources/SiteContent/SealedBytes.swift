package import ByteCoding
import Digest

extension ByteWriter {
    /// What was written, led by its digest.
    package var sealed: [UInt8] {
        var head = ByteWriter()
        Digest(of: bytes).write(to: &head)
        return head.bytes + bytes
    }
}

extension ByteReader {
    /// Reads what ``ByteWriter/sealed`` gave; nil for damaged bytes.
    package init?(sealed bytes: [UInt8]) {
        var reader = ByteReader(bytes)
        let seal = Digest(from: &reader)
        guard !reader.isDamaged, bytes[reader.at...].withUnsafeBytes({ Digest(of: $0) }) == seal else { return nil }
        self = reader
    }
}
