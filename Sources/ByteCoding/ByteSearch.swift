import CByteSearch
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

    /// Where a byte first stands, at `start` or behind it, that text in HTML may not hold as it is: `&`, `<`, `>`, `"`,
    /// `'` or NUL; nil where none does.
    package func firstOffsetOfMarkup(from start: Int = 0) -> Int? {
        guard let base = baseAddress, start < count else { return nil }
        let found = bytesearch_markup(base, start, count)
        return found < count ? found : nil
    }

    /// Where a byte first stands, at `start` or behind it and before `end`, that limits of Markdown count wherever it
    /// stands: `!`, `)`, `:`, `?`, `@`, `[` or `|`; the end where none does.
    package func firstOffsetOfCounted(from start: Int, before end: Int) -> Int {
        precondition(start >= 0 && end <= count)
        guard let base = baseAddress, start < end else { return end }
        return bytesearch_counted(base, start, end)
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
