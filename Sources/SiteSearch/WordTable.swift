/// Numbers words in the order they are met: what is counted a million times is counted by number.
struct WordTable {
    /// What a word is looked up by. It lies in one place with its number, so that most words are found without a look
    /// at another.
    private struct Slot {
        /// The first eight bytes, or zeros behind a shorter word.
        var beginning: UInt64
        var size: UInt32
        /// One more than the number; 0 where there is no word.
        var count: UInt32

        static let empty = Slot(beginning: 0, size: 0, count: 0)
    }

    private var bytes: [UInt8] = []
    private var ends: [Int] = [0]
    /// A power of two, at most half full.
    private var slots = [Slot](repeating: .empty, count: 1024)

    var count: Int { ends.count - 1 }

    subscript(number: Int) -> ArraySlice<UInt8> { bytes[ends[number]..<ends[number + 1]] }

    mutating func number(of word: UnsafeBufferPointer<UInt8>) -> Int {
        let beginning = Self.beginning(of: word)
        var place = Self.place(word, beginning) & (slots.count - 1)
        while slots[place].count != 0 {
            let slot = slots[place]
            if slot.beginning == beginning, slot.size == word.count,
                word.count <= 8 || isWord(Int(slot.count) - 1, word)
            {
                return Int(slot.count) - 1
            }
            place = (place + 1) & (slots.count - 1)
        }
        bytes.append(contentsOf: word)
        ends.append(bytes.count)
        slots[place] = Slot(beginning: beginning, size: UInt32(word.count), count: UInt32(count))
        if count * 2 > slots.count { grow() }
        return count - 1
    }

    mutating func number(of word: [UInt8]) -> Int {
        word.withUnsafeBufferPointer { number(of: $0) }
    }

    /// Lends the word, whose bytes lie among all of them.
    func withBytes(of number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[ends[number]..<ends[number + 1]])) }
    }

    /// Keeps the room that it took.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        ends.replaceSubrange(1..., with: EmptyCollection())
        for place in slots.indices { slots[place] = .empty }
    }

    private func isWord(_ number: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = ends[number]
        return bytes.withUnsafeBufferPointer { bytes in
            for index in word.indices where bytes[start + index] != word[index] { return false }
            return true
        }
    }

    private mutating func grow() {
        var grown = [Slot](repeating: .empty, count: slots.count * 2)
        for slot in slots where slot.count != 0 {
            withBytes(of: Int(slot.count) - 1) { word in
                var place = Self.place(word, slot.beginning) & (grown.count - 1)
                while grown[place].count != 0 { place = (place + 1) & (grown.count - 1) }
                grown[place] = slot
            }
        }
        slots = grown
    }

    private static func beginning(of word: UnsafeBufferPointer<UInt8>) -> UInt64 {
        if word.count >= 8 {
            return UInt64(littleEndian: UnsafeRawPointer(word.baseAddress!).loadUnaligned(as: UInt64.self))
        }
        var beginning: UInt64 = 0
        for index in word.indices { beginning |= UInt64(word[index]) << UInt64(index * 8) }
        return beginning
    }

    /// Where a word belongs, before it is cut to the table's size: the eight bytes of most words are mixed at once.
    private static func place(_ word: UnsafeBufferPointer<UInt8>, _ beginning: UInt64) -> Int {
        let rest = word.count <= 8 ? 0 : hash(word[8...])
        let mixed = (beginning ^ rest).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return Int(truncatingIfNeeded: mixed.high ^ mixed.low)
    }

    /// FNV-1a, 64 bits, its upper half mixed into the lower.
    static func hash(_ word: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return hash ^ (hash >> 32)
    }
}
