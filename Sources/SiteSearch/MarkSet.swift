/// Gathers sixteen-bit numbers and gives them back in order, each once: a bit for each, and a bit for each 64 of them, so
/// that nothing is sorted.
struct MarkSet {
    private var bits = [UInt64](repeating: 0, count: 1 << 10)
    private var groups = [UInt64](repeating: 0, count: 1 << 4)
    /// At least as many as there are marks.
    private var inserted = 0

    mutating func insert(_ mark: UInt16) {
        inserted += 1
        let group = Int(mark >> 6)
        bits[group] |= 1 << UInt64(mark & 63)
        groups[group >> 6] |= 1 << UInt64(group & 63)
    }

    /// Calls `body` with each in order; the set is empty afterwards.
    mutating func drain(_ body: (UInt16) -> Void) {
        inserted = 0
        for place in groups.indices {
            while groups[place] != 0 {
                let group = place << 6 | groups[place].trailingZeroBitCount
                groups[place] &= groups[place] - 1
                var left = bits[group]
                bits[group] = 0
                while left != 0 {
                    body(UInt16(group << 6 | left.trailingZeroBitCount))
                    left &= left - 1
                }
            }
        }
    }

    /// The marks in order, the lower byte of each first; the set is empty afterwards.
    mutating func take() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(2 * min(inserted, 1 << 16))
        drain { mark in
            bytes.append(UInt8(truncatingIfNeeded: mark))
            bytes.append(UInt8(mark >> 8))
        }
        return bytes
    }
}
