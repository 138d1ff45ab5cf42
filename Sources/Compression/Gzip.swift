import CDeflate

/// The bytes as a gzip file without name and time: the same bytes give the same file.
///
/// The level goes from 1, the fastest, to 12, the smallest.
package func gzip(_ bytes: [UInt8], level: Int = 9) throws(CompressionError) -> [UInt8] {
    guard (1...12).contains(level), let compressor = libdeflate_alloc_compressor(Int32(level)) else {
        throw .gzip(level: level)
    }
    defer { libdeflate_free_compressor(compressor) }
    let bound = libdeflate_gzip_compress_bound(compressor, bytes.count)
    let compressed = [UInt8](unsafeUninitializedCapacity: bound) { output, count in
        count = bytes.withUnsafeBytes { input in
            libdeflate_gzip_compress(compressor, input.baseAddress, input.count, output.baseAddress, bound)
        }
    }
    guard !compressed.isEmpty else { throw .gzip(level: level) }
    return compressed
}
