import CXXHash

/// A 128-bit XXH3 hash of some bytes, by which the build knows whether they changed.
///
/// It is no proof against forgery, and need not be: what is hashed is the site's own files and templates, which
/// whoever could forge them could as well replace. By chance, two of a million differing inputs share a digest with
/// a probability of less than 1 in 10²⁶.
package struct Digest: Hashable, Sendable {
    private let high: UInt64
    private let low: UInt64

    init(_ hash: XXH128_hash_t) {
        high = hash.high64
        low = hash.low64
    }

    package init(of bytes: UnsafeRawBufferPointer) {
        self.init(XXH3_128bits(bytes.baseAddress, bytes.count))
    }

    package init(of bytes: [UInt8]) {
        self = bytes.withUnsafeBytes { Digest(of: $0) }
    }

    package init(halves: (high: UInt64, low: UInt64)) { (high, low) = halves }

    package var halves: (high: UInt64, low: UInt64) { (high, low) }

    /// Reads what ``description`` gives: 32 hexadecimal digits, in lower case.
    package init?(hex: some StringProtocol) {
        let digits = Array(hex.utf8)
        guard digits.count == 32, digits.allSatisfy(\.isHexDigit) else { return nil }
        guard
            let high = UInt64(String(decoding: digits[..<16], as: UTF8.self), radix: 16),
            let low = UInt64(String(decoding: digits[16...], as: UTF8.self), radix: 16)
        else { return nil }
        self.high = high
        self.low = low
    }
}

extension Digest: Comparable {
    package static func < (left: Digest, right: Digest) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

extension Digest: CustomStringConvertible {
    /// 32 hexadecimal digits, in lower case: the order of digests is that of their descriptions.
    package var description: String { hex(high) + hex(low) }
}

private func hex(_ half: UInt64) -> String {
    let digits = String(half, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
}

extension UInt8 {
    fileprivate var isHexDigit: Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self)
    }
}
