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
    package init?(hex: ArraySlice<UInt8>) {
        var halves: (high: UInt64, low: UInt64) = (0, 0)
        var count = 0
        for byte in hex {
            guard let digit = byte.hexDigit, count < 32 else { return nil }
            halves.high = halves.high << 4 | halves.low >> 60
            halves.low = halves.low << 4 | UInt64(digit)
            count += 1
        }
        guard count == 32 else { return nil }
        self.init(halves: halves)
    }
}

extension Digest: Comparable {
    package static func < (left: Digest, right: Digest) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

extension Digest: CustomStringConvertible {
    /// 32 hexadecimal digits, in lower case: the order of digests is that of their descriptions.
    package var description: String {
        String(unsafeUninitializedCapacity: 32) { digits in
            for place in 0..<16 {
                let shift = UInt64(60 - place * 4)
                digits[place] = UInt8(hexDigit: high >> shift & 15)
                digits[16 + place] = UInt8(hexDigit: low >> shift & 15)
            }
            return 32
        }
    }
}

extension UInt8 {
    fileprivate init(hexDigit value: UInt64) { self = UInt8(value) + UInt8(ascii: value < 10 ? "0" : "W") }

    fileprivate var hexDigit: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "W")
        default: nil
        }
    }
}
