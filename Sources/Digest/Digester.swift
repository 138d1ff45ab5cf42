/// Makes one digest of several values, in order.
///
/// Each value is hashed with its kind and length, so that `"ab", "c"` and `"a", "bc"`, or an absent value and an
/// empty one, give different digests. They are gathered in plain memory, and hashed at once: most are but a few bytes,
/// which XXH3's own state, or an array, takes in at twice the cost.
package struct Digester: ~Copyable {
    private var bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: 1024, alignment: 16)
    private var count = 0

    package init() {}

    deinit { bytes.deallocate() }

    /// The first byte of each value.
    private enum Kind: UInt8 {
        case bytes, text, number, flag, digest, nothing, list
    }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        begin(.bytes, UInt64(bytes.count))
        feed(bytes)
    }

    package mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { update($0) }
    }

    package mutating func update(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            begin(.text, UInt64(utf8.count))
            feed(UnsafeRawBufferPointer(utf8))
        }
    }

    package mutating func update(_ number: Int) { begin(.number, UInt64(bitPattern: Int64(number))) }

    package mutating func update(_ flag: Bool) { begin(.flag, flag ? 1 : 0) }

    package mutating func update(_ digest: Digest) {
        begin(.digest, 32)
        var hex = digest.description
        hex.withUTF8 { feed(UnsafeRawBufferPointer($0)) }
    }

    /// An absent text differs from an empty one.
    package mutating func update(_ text: String?) {
        if let text { update(text) } else { begin(.nothing, 0) }
    }

    package mutating func update(_ texts: [String]) {
        begin(.list, UInt64(texts.count))
        for text in texts { update(text) }
    }

    package consuming func finalize() -> Digest { Digest(of: UnsafeRawBufferPointer(rebasing: bytes[..<count])) }

    private mutating func begin(_ kind: Kind, _ value: UInt64) {
        makeRoom(9)
        bytes[count] = kind.rawValue
        bytes.storeBytes(of: value.littleEndian, toByteOffset: count + 1, as: UInt64.self)
        count += 9
    }

    private mutating func feed(_ fed: UnsafeRawBufferPointer) {
        makeRoom(fed.count)
        UnsafeMutableRawBufferPointer(rebasing: bytes[count...]).copyMemory(from: fed)
        count += fed.count
    }

    private mutating func makeRoom(_ size: Int) {
        guard size > bytes.count - count else { return }
        let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * (count + size), alignment: 16)
        larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<count]))
        bytes.deallocate()
        bytes = larger
    }
}
