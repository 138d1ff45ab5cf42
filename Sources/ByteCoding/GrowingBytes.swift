import Glibc

/// Bytes to which many small pieces are added. A list asks at each whether it is the only one to hold its bytes; these
/// are held by one alone.
package struct GrowingBytes: ~Copyable {
    private var start: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    package private(set) var count = 0

    /// - Parameter capacity: How many bytes there is to be room for from the start.
    package init(capacity: Int) {
        self.capacity = max(capacity, 16)
        start = .allocate(capacity: self.capacity)
    }

    deinit { start.deallocate() }

    /// Nil where there are none.
    package var last: UInt8? { count > 0 ? start[count - 1] : nil }

    /// A copy, without the room that they grew in.
    package var list: [UInt8] { withBytes { Array($0) } }

    /// As UTF-8; what is none is replaced.
    package var text: String { withBytes { String(decoding: $0, as: UTF8.self) } }

    /// - Parameter body: Is lent the bytes, and may not keep them.
    package func withBytes<Result, Failure>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeBufferPointer(start: start, count: count))
    }

    package mutating func append(_ byte: UInt8) {
        if count == capacity { grow(by: 1) }
        start[count] = byte
        count += 1
    }

    package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress else { return }
        if bytes.count > capacity - count { grow(by: bytes.count) }
        memcpy(start + count, source, bytes.count)
        count += bytes.count
    }

    package mutating func append(literal text: StaticString) {
        append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    package mutating func append(_ text: String) { text.withBytes { append($0) } }

    /// Adds text with something else in the place of each byte that ``firstOffsetOfMarkup`` finds.
    ///
    /// - Parameter replacement: Nil for a byte that stays.
    package mutating func append(
        _ text: UnsafeBufferPointer<UInt8>,
        replacingMarkup replacement: (UInt8) -> StaticString?
    ) {
        var (copied, next) = (0, 0)
        while let index = text.firstOffsetOfMarkup(from: next) {
            next = index + 1
            guard let literal = replacement(text[index]) else { continue }
            append(UnsafeBufferPointer(rebasing: text[copied..<index]))
            append(literal: literal)
            copied = next
        }
        append(UnsafeBufferPointer(rebasing: text[copied...]))
    }

    private mutating func grow(by size: Int) {
        capacity = max(capacity * 2, count + size)
        let next = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        next.initialize(from: start, count: count)
        start.deallocate()
        start = next
    }
}
