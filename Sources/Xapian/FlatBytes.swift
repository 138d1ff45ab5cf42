internal import CXapian

/// Bytes in the form both sides of the border read: little-endian numbers, and texts led by a 32-bit size.
struct FlatBytes: Equatable {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func append(_ number: Double) {
        append(number.bitPattern)
    }

    mutating func append(text: some Collection<UInt8>) {
        append(UInt32(text.count))
        // Other modules' calls are not specialised: bytes that lie together are copied together.
        let isCopied = text.withContiguousStorageIfAvailable { bytes.append(contentsOf: $0) } != nil
        if !isCopied { bytes.append(contentsOf: text) }
    }

    mutating func append(text: String) {
        append(text: text.utf8)
    }

    /// A text and what is told of it, put in at once: these are most of an index.
    mutating func append(text: UnsafeBufferPointer<UInt8>, _ number: UInt64) {
        let start = MemoryLayout<UInt32>.size
        let end = start + text.count
        withUnsafeTemporaryAllocation(byteCount: end + MemoryLayout<UInt64>.size, alignment: 1) { piece in
            piece.storeBytes(of: UInt32(text.count).littleEndian, as: UInt32.self)
            UnsafeMutableRawBufferPointer(rebasing: piece[start..<end]).copyMemory(from: UnsafeRawBufferPointer(text))
            piece.storeBytes(of: number.littleEndian, toByteOffset: end, as: UInt64.self)
            bytes.append(contentsOf: piece)
        }
    }

    mutating func append(_ other: FlatBytes) {
        bytes.append(contentsOf: other.bytes)
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
    }
}

/// Reads what the border gave away; the border wrote it, so its shape is trusted.
struct FlatReader {
    private var rest: UnsafeRawBufferPointer

    init(_ bytes: UnsafeRawBufferPointer) {
        rest = bytes
    }

    var isFinished: Bool { rest.isEmpty }

    mutating func number<Number: FixedWidthInteger>(_: Number.Type = Number.self) -> Number {
        Number(littleEndian: take(MemoryLayout<Number>.size).loadUnaligned(as: Number.self))
    }

    mutating func double() -> Double {
        Double(bitPattern: number())
    }

    mutating func bytes() -> [UInt8] {
        let size = Int(number(UInt32.self))
        return Array(take(size))
    }

    mutating func text() -> String {
        let size = Int(number(UInt32.self))
        return String(decoding: take(size), as: UTF8.self)
    }

    private mutating func take(_ size: Int) -> UnsafeRawBufferPointer {
        defer { rest = UnsafeRawBufferPointer(rebasing: rest[size...]) }
        return UnsafeRawBufferPointer(rebasing: rest[..<size])
    }
}

/// Lends the bytes to `body` in the border's own form.
func lending<Result>(_ bytes: [UInt8], to body: (cxapian_bytes) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { body(cxapian_bytes(start: $0.baseAddress, size: $0.count)) }
}

func lending<Result>(_ text: String, to body: (cxapian_bytes) -> Result) -> Result {
    lending(Array(text.utf8), to: body)
}

/// Calls `body` for a buffer, reads it and gives it back.
func reading<Value>(
    _ body: (UnsafeMutablePointer<cxapian_buffer>) -> cxapian_result,
    as read: (inout FlatReader) -> Value
) throws(XapianError) -> Value {
    var buffer = cxapian_buffer()
    defer { cxapian_free(buffer.start) }
    try check(body(&buffer))
    var reader = FlatReader(UnsafeRawBufferPointer(start: buffer.start, count: buffer.size))
    return read(&reader)
}

/// Calls `body` for a buffer and copies its bytes as they are.
func copying(_ body: (UnsafeMutablePointer<cxapian_buffer>) -> cxapian_result) throws(XapianError) -> [UInt8] {
    var buffer = cxapian_buffer()
    defer { cxapian_free(buffer.start) }
    try check(body(&buffer))
    return Array(UnsafeRawBufferPointer(start: buffer.start, count: buffer.size))
}
