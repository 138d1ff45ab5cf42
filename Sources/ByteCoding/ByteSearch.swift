import Glibc

extension UnsafeBufferPointer<UInt8> {
    /// Where a byte first stands, at `start` or behind it; nil where it does not.
    package func firstOffset(of sought: UInt8, from start: Int = 0) -> Int? {
        guard let base = baseAddress, start < count, let found = memchr(base + start, Int32(sought), count - start)
        else {
            return nil
        }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// Where a byte first stands, at `start` or behind it, that text in HTML may not hold as it is: `&`, `<`, `>`, `"`, `'`
    /// or NUL; nil where none does.
    ///
    /// Eight are looked at at once: nearly all that is written into a page is looked through for these, and hardly ever
    /// holds one.
    package func firstOffsetOfMarkup(from start: Int = 0) -> Int? {
        guard let base = UnsafeRawPointer(baseAddress) else { return nil }
        var at = start
        while at + 8 <= count {
            let eight = (base + at).loadUnaligned(as: UInt64.self)
            // `&` and `'`, as `<` and `>`, differ in one bit.
            let ampersands = holdsZero((eight | ones) ^ (0x27 &* ones))
            let brackets = holdsZero((eight | 2 &* ones) ^ (0x3E &* ones))
            let quotes = holdsZero(eight ^ (0x22 &* ones))
            if ampersands || brackets || quotes || holdsZero(eight) { break }
            at += 8
        }
        while at < count {
            switch self[at] {
            case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"), 0:
                return at
            default: at += 1
            }
        }
        return nil
    }

    /// Where some bytes first stand, at `start` or behind it; nil where they do not.
    package func firstOffset(of sought: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
        guard let base = baseAddress, let first = sought.first else { return nil }
        var next = start
        while let at = firstOffset(of: first, from: next), at + sought.count <= count {
            if memcmp(base + at, sought.baseAddress!, sought.count) == 0 { return at }
            next = at + 1
        }
        return nil
    }
}

extension [UInt8] {
    /// Where a byte first stands, at `start` or behind it; nil where it does not.
    package func firstOffset(of sought: UInt8, from start: Int = 0) -> Int? {
        withUnsafeBufferPointer { $0.firstOffset(of: sought, from: start) }
    }

    /// Where some bytes first stand, at `start` or behind it; nil where they do not.
    package func firstOffset(of sought: [UInt8], from start: Int = 0) -> Int? {
        withUnsafeBufferPointer { bytes in
            sought.withUnsafeBufferPointer { bytes.firstOffset(of: $0, from: start) }
        }
    }
}

private let ones: UInt64 = 0x0101_0101_0101_0101

/// Whether one of eight bytes is zero: such a one alone is below 1 and has a highest bit that is not set.
private func holdsZero(_ eight: UInt64) -> Bool { (eight &- ones) & ~eight & (ones << 7) != 0 }
