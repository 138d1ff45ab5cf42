/// Numbers of seven bits a byte, and texts led by their size: the form of all that the index keeps for itself.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ number: Int) {
        var rest = UInt64(bitPattern: Int64(number))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func append(_ text: String) {
        append(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    mutating func append(raw: some Sequence<UInt8>) {
        bytes.append(contentsOf: raw)
    }
}

/// Reads what ``ByteWriter`` wrote. Damaged bytes set ``isDamaged`` and read as nothing; they are never trusted.
struct ByteReader {
    private let bytes: ArraySlice<UInt8>
    private(set) var at: Int
    private(set) var isDamaged = false

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        at = bytes.startIndex
    }

    init(_ bytes: [UInt8]) {
        self.init(bytes[...])
    }

    var isFinished: Bool { at >= bytes.endIndex }

    mutating func number() -> Int {
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

    mutating func raw(_ size: Int) -> ArraySlice<UInt8> {
        guard size >= 0, size <= bytes.endIndex - at else {
            isDamaged = true
            at = bytes.endIndex
            return []
        }
        defer { at += size }
        return bytes[at..<at + size]
    }

    mutating func text() -> String {
        String(decoding: raw(number()), as: UTF8.self)
    }

    /// A count of things to come, each at least one byte.
    mutating func count() -> Int {
        let count = number()
        guard count >= 0, count <= bytes.endIndex - at else {
            isDamaged = true
            return 0
        }
        return count
    }
}
