/// Numbers of seven bits a byte, and texts led by their size: the form of all that the program keeps for itself.
package struct ByteWriter: ~Copyable {
    private var written: GrowingBytes

    /// - Parameter capacity: How many bytes there is to be room for from the start; as it stands, for most entries' own.
    package init(capacity: Int = 256) { written = GrowingBytes(capacity: capacity) }

    package var count: Int { written.count }
    /// A copy of what was written.
    package var bytes: [UInt8] { written.list }

    /// - Parameter body: Is lent what was written, and may not keep it.
    package func withBytes<Result, Failure>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try written.withBytes { bytes throws(Failure) in try body(UnsafeRawBufferPointer(bytes)) }
    }

    package mutating func append(_ number: Int) {
        var rest = UInt64(bitPattern: Int64(number))
        while rest >= 0x80 {
            written.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        written.append(UInt8(rest))
    }

    package mutating func append(_ text: String) {
        append(text.utf8.count)
        written.append(text)
    }

    package mutating func append(fixed number: UInt64) {
        withUnsafeBytes(of: number.littleEndian) { written.append($0.assumingMemoryBound(to: UInt8.self)) }
    }

    package mutating func append(raw: some Sequence<UInt8>) {
        // Other modules' calls are not specialised: bytes that lie together are copied together.
        let isCopied = raw.withContiguousStorageIfAvailable { written.append($0) } != nil
        if !isCopied { for byte in raw { written.append(byte) } }
    }
}

/// Reads what ``ByteWriter`` wrote. Damaged bytes set ``isDamaged`` and read as nothing; they are never trusted.
package struct ByteReader {
    private let bytes: ArraySlice<UInt8>
    private var at: Int
    package private(set) var isDamaged = false

    package init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        at = bytes.startIndex
    }

    package init(_ bytes: [UInt8]) {
        self.init(bytes[...])
    }

    package var isFinished: Bool { at >= bytes.endIndex }

    package mutating func number() -> Int {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while at < bytes.endIndex, shift < 64 {
            let byte = bytes[at]
            at += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return Int(Int64(bitPattern: value)) }
            shift += 7
        }
        isDamaged = true
        return 0
    }

    package mutating func raw(_ size: Int) -> ArraySlice<UInt8> {
        take(size).map { bytes[$0] } ?? []
    }

    /// All that is left.
    package mutating func rest() -> [UInt8] { Array(raw(bytes.endIndex - at)) }

    /// Where so many bytes lie, which are then behind the reader; nil where there are not so many.
    private mutating func take(_ size: Int) -> Range<Int>? {
        guard size >= 0, size <= bytes.endIndex - at else {
            isDamaged = true
            at = bytes.endIndex
            return nil
        }
        defer { at += size }
        return at..<at + size
    }

    package mutating func fixed() -> UInt64 {
        raw(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    package mutating func text() -> String {
        guard let range = take(number()) else { return "" }
        // Lent, for a slice would hold the list anew.
        return bytes.withUnsafeBufferPointer { lent in
            let start = range.lowerBound - bytes.startIndex
            return String(decoding: UnsafeBufferPointer(rebasing: lent[start..<start + range.count]), as: UTF8.self)
        }
    }

    /// A count of things to come, each at least one byte.
    package mutating func count() -> Int {
        let count = number()
        guard count >= 0, count <= bytes.endIndex - at else {
            isDamaged = true
            return 0
        }
        return count
    }
}
