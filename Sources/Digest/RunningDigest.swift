import CXXHash

/// Makes the ``Digest`` of bytes that come in pieces and never lie together.
package struct RunningDigest: ~Copyable {
    private let state = XXH3_createState()!

    package init() { XXH3_128bits_reset(state) }

    deinit { XXH3_freeState(state) }

    package mutating func update(_ piece: UnsafeRawBufferPointer) {
        XXH3_128bits_update(state, piece.baseAddress, piece.count)
    }

    /// Of all pieces, in their order.
    package var digest: Digest { Digest(XXH3_128bits_digest(state)) }
}
