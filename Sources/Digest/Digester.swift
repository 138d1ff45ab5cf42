import CXXHash

/// Makes one digest of several values, in order.
///
/// Each value is hashed with its kind and length, so that `"ab", "c"` and `"a", "bc"`, or an absent value and an
/// empty one, give different digests.
package struct Digester: ~Copyable {
    private let state: OpaquePointer

    package init() {
        guard let state = XXH3_createState() else { fatalError("no memory for a digest") }
        XXH3_128bits_reset(state)
        self.state = state
    }

    deinit { XXH3_freeState(state) }

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

    package consuming func finalize() -> Digest { Digest(XXH3_128bits_digest(state)) }

    private mutating func begin(_ kind: Kind, _ value: UInt64) {
        withUnsafeBytes(of: kind.rawValue) { feed($0) }
        withUnsafeBytes(of: value.littleEndian) { feed($0) }
    }

    private mutating func feed(_ bytes: UnsafeRawBufferPointer) {
        XXH3_128bits_update(state, bytes.baseAddress, bytes.count)
    }
}
