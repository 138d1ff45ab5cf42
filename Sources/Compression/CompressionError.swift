/// The library refused to compress: it was out of memory, or was asked for a level it does not have.
package enum CompressionError: Error, Equatable {
    case gzip(level: Int)
    case brotli(quality: Int)
}

extension CompressionError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .gzip(let level): "gzip at level \(level) failed: the level is a number from 1 to 12, or memory is short"
        case .brotli(let quality):
            "brotli at quality \(quality) failed: it is a number from 0 to 11, or memory is short"
        }
    }
}
