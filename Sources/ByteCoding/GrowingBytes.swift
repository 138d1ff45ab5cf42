import Glibc

/// Bytes to which many small pieces are added. A list asks at each whether it is the only one to hold its bytes; these are
/// held by one alone.
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

    package var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }
    package var last: UInt8? { count > 0 ? start[count - 1] : nil }

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

    package mutating func append(markup: StaticString) {
        append(UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    package mutating func append(_ text: String) {
        // A text whose bytes lie together, as nearly all do, is lent without being held.
        if text.utf8.withContiguousStorageIfAvailable({ append($0) }) == nil { for byte in text.utf8 { append(byte) } }
    }

    /// - Precondition: They are UTF-8.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    private mutating func grow(by size: Int) {
        capacity = max(capacity * 2, count + size)
        let next = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        next.update(from: start, count: count)
        start.deallocate()
        start = next
    }
}
