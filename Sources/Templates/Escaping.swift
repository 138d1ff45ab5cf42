import ByteCoding

/// The text, safe between tags and inside a quoted attribute.
///
/// By bytes and not by `Character`, for which a quote that is followed by a combining accent is another character than a
/// quote: an attribute would end where a visitor wants. A NUL, which HTML does not allow, becomes U+FFFD, so that nothing
/// rendered can look like a slot of a `Shell`.
package func escaped(_ text: String) -> String {
    var text = text
    guard text.withUTF8({ $0.firstOffsetOfMarkup() }) != nil else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 16)
    appendEscaped(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
}

/// Adds what ``escaped(_:)`` gives.
package func appendEscaped(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { utf8 in
        var copied = 0
        while let index = utf8.firstOffsetOfMarkup(from: copied) {
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[copied..<index]))
            bytes.append(contentsOf: reference(to: utf8[index]).utf8)
            copied = index + 1
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[copied...]))
    }
}

/// HTML as it is, but for NUL.
func appendHTML(_ html: String, to bytes: inout [UInt8]) {
    var html = html
    html.withUTF8 { utf8 in
        guard utf8.firstOffset(of: 0) != nil else { return bytes.append(contentsOf: utf8) }
        for part in utf8.split(separator: 0, omittingEmptySubsequences: false) {
            if part.startIndex > 0 { bytes.append(contentsOf: reference(to: 0).utf8) }
            bytes.append(contentsOf: part)
        }
    }
}

private func reference(to special: UInt8) -> String {
    switch special {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: "\u{FFFD}"
    }
}
