package import ByteCoding

/// The text, safe between tags and inside a quoted attribute.
///
/// By bytes and not by `Character`, for which a quote that is followed by a combining accent is another character than a
/// quote: an attribute would end where a visitor wants. A NUL, which HTML does not allow, becomes U+FFFD, so that nothing
/// rendered can look like a slot of a `Shell`.
package func escaped(_ text: String) -> String {
    guard text.withBytes({ $0.firstOffsetOfMarkup() }) != nil else { return text }
    var bytes = GrowingBytes(capacity: text.utf8.count + 16)
    appendEscaped(text, to: &bytes)
    return bytes.text
}

/// Adds what ``escaped(_:)`` gives.
package func appendEscaped(_ text: String, to bytes: inout GrowingBytes) {
    text.withBytes { bytes.append($0, replacingMarkup: reference) }
}

/// HTML as it is, but for NUL.
func appendHTML(_ html: String, to bytes: inout GrowingBytes) {
    html.withBytes { utf8 in
        var copied = 0
        while let index = utf8.firstOffset(of: 0, from: copied) {
            bytes.append(UnsafeBufferPointer(rebasing: utf8[copied..<index]))
            bytes.append(literal: reference(to: 0))
            copied = index + 1
        }
        bytes.append(UnsafeBufferPointer(rebasing: utf8[copied...]))
    }
}

private func reference(to special: UInt8) -> StaticString {
    switch special {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: "\u{FFFD}"
    }
}
