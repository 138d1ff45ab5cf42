import Glibc

extension UnsafeBufferPointer<UInt8> {
    /// Where some bytes first stand, at `start` or behind it; nil where they do not.
    package func firstOffset(of sought: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
        guard let base = baseAddress, let first = sought.first else { return nil }
        var at = start
        while at + sought.count <= count, let found = memchr(base + at, Int32(first), count - sought.count - at + 1) {
            at = UnsafeRawPointer(found) - UnsafeRawPointer(base)
            if memcmp(base + at, sought.baseAddress!, sought.count) == 0 { return at }
            at += 1
        }
        return nil
    }
}

extension [UInt8] {
    /// Where some bytes first stand, at `start` or behind it; nil where they do not.
    package func firstOffset(of sought: [UInt8], from start: Int = 0) -> Int? {
        withUnsafeBufferPointer { bytes in
            sought.withUnsafeBufferPointer { bytes.firstOffset(of: $0, from: start) }
        }
    }
}
