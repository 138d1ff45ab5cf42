extension String {
    /// Lends the bytes of its UTF-8 without holding the text, as nearly every text can; another is copied for it.
    ///
    /// - Parameter body: May not keep them.
    @inlinable
    package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
        var copy = self
        return copy.withUTF8(body)
    }
}
