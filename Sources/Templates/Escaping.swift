import Glibc

/// The text, safe between tags and inside a quoted attribute.
///
/// By bytes and not, as swift-mustache does it, by `Character`: for that library a quote that is followed by a
/// combining accent is another character than a quote and passes unescaped, and an attribute ends where a visitor
/// wants. A NUL, which HTML does not allow, becomes U+FFFD, so that nothing rendered can look like a slot of a `Shell`.
package func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: isSpecial) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 16)
    appendEscaped(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
}

func appendEscaped(_ text: String, to bytes: inout [UInt8]) {
    for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
        case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
        case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
        case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
        case UInt8(ascii: "'"): bytes.append(contentsOf: "&#39;".utf8)
        case 0: bytes.append(contentsOf: "\u{FFFD}".utf8)
        default: bytes.append(byte)
        }
    }
}

/// HTML as it is, but for NUL.
func withoutNUL(_ html: String) -> String {
    let isClean = html.utf8.withContiguousStorageIfAvailable { memchr($0.baseAddress!, 0, $0.count) == nil }
    guard isClean != true, html.utf8.contains(0) else { return html }
    return String(String.UnicodeScalarView(html.unicodeScalars.map { $0.value == 0 ? "\u{FFFD}" : $0 }))
}

private func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"), 0: true
    default: false
    }
}
