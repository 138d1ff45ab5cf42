import CBrotli

/// The bytes as a brotli stream, tuned for text: the same bytes give the same stream.
///
/// The quality goes from 0, the fastest, to 11, the smallest.
package func brotli(_ bytes: [UInt8], quality: Int = 9) throws(CompressionError) -> [UInt8] {
    guard (Int(BROTLI_MIN_QUALITY)...Int(BROTLI_MAX_QUALITY)).contains(quality) else {
        throw .brotli(quality: quality)
    }
    // The bound is 0 only for inputs that are too large to compress at all.
    let bound = BrotliEncoderMaxCompressedSize(bytes.count)
    let compressed = [UInt8](unsafeUninitializedCapacity: bound) { output, count in
        var size = bound
        let succeeded = bytes.withUnsafeBufferPointer { input in
            BrotliEncoderCompress(
                Int32(quality),
                BROTLI_DEFAULT_WINDOW,
                BROTLI_MODE_TEXT,
                input.count,
                input.baseAddress,
                &size,
                output.baseAddress
            )
        }
        count = succeeded == BROTLI_FALSE ? 0 : size
    }
    guard !compressed.isEmpty else { throw .brotli(quality: quality) }
    return compressed
}
