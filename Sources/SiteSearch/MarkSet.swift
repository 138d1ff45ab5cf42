/// Gathers sixteen-bit marks and gives them back in order, each once: a bit for each, and a bit for each 64 of them,
/// so that nothing is sorted.
struct MarkSet {
    private var bits = [UInt64](repeating: 0, count: 1 << 10)
    private var groups = [UInt64](repeating: 0, count: 1 << 4)

    mutating func insert(_ mark: UInt16) {
        let group = Int(mark >> 6)
        bits[group] |= 1 << UInt64(mark & 63)
        groups[group >> 6] |= 1 << UInt64(group & 63)
    }

    /// The marks in order, the lower byte of each first; the set is empty afterwards.
    mutating func take() -> [UInt8] {
        var bytes: [UInt8] = []
        for place in groups.indices where groups[place] != 0 {
            for group in places(groups[place], from: place << 6) {
                for mark in places(bits[group], from: group << 6) {
                    bytes.append(UInt8(truncatingIfNeeded: mark))
                    bytes.append(UInt8(truncatingIfNeeded: mark >> 8))
                }
                bits[group] = 0
            }
            groups[place] = 0
        }
        return bytes
    }

    private func places(_ bits: UInt64, from first: Int) -> some Sequence<Int> {
        sequence(state: bits) { bits in
            guard bits != 0 else { return nil }
            defer { bits &= bits - 1 }
            return first + bits.trailingZeroBitCount
        }
    }
}
