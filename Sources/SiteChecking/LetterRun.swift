/// Letters of ASCII, eight bytes at a time: most of a text are such, and rules look at each of them more than once.
struct EightLetters {
    /// Up to the first byte that is none.
    let count: Int
    /// In small letters; zero behind them.
    let small: UInt64
    /// The highest bit of each that is a capital.
    private let capitals: UInt64

    /// - Parameter start: Within the bytes. What would lie behind them is no letter.
    @inline(__always)
    init(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) {
        let eight = Self.load(start, bytes)
        let folded = eight & ~highest | 0x20 &* ones
        let isLetter = (folded &+ (0x80 - 0x61) &* ones) & ~(folded &+ (0x80 - 0x7B) &* ones) & ~eight & highest
        let end = (~isLetter & highest).trailingZeroBitCount & ~7
        let kept = end == 64 ? UInt64.max : (1 &<< UInt64(end)) &- 1
        count = end >> 3
        small = folded & kept
        // A capital lacks the bit 0x20.
        capitals = isLetter & kept & ~(eight &<< 2)
    }

    @inline(__always)
    private static func load(_ start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let all = UnsafeRawBufferPointer(bytes)
        if start &+ 8 <= all.count {
            return UInt64(littleEndian: all.loadUnaligned(fromByteOffset: start, as: UInt64.self))
        }
        return (start..<all.count).reversed().reduce(0) { $0 << 8 | UInt64(all[$1]) }
    }

    /// Whether two of them stand side by side.
    var hasCapitalsTogether: Bool { capitals & (capitals &<< 8) != 0 }
    var beginsWithCapital: Bool { capitals & 0x80 != 0 }
    var endsWithCapital: Bool { capitals != 0 && (capitals &>> UInt64(8 &* count &- 1)) & 1 != 0 }
}

/// The letters of ASCII from one place on, up to the first byte that is none.
struct LetterRun {
    private(set) var count = 0
    /// Of the letters, whether they are capitals or not.
    private(set) var hash: UInt64 = 0
    /// Whether two capitals stand side by side.
    private(set) var hasCapitalsTogether = false
    private(set) var endsWithCapital = false

    @inline(__always)
    init(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) {
        while start + count < bytes.count {
            let eight = EightLetters(at: start + count, in: bytes)
            let more = eight.count
            guard more > 0 else { return }
            count += more
            hash = (hash ^ eight.small) &* 0x9E37_79B9_7F4A_7C15
            if eight.hasCapitalsTogether || endsWithCapital && eight.beginsWithCapital { hasCapitalsTogether = true }
            endsWithCapital = eight.endsWithCapital
            guard more == 8 else { return }
        }
    }
}

private let ones: UInt64 = 0x0101_0101_0101_0101
private let highest: UInt64 = 0x8080_8080_8080_8080
