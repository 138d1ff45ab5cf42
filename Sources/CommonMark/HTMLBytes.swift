import ByteCoding

extension GrowingBytes {
    mutating func append(startOf level: Int, id: String) {
        append(literal: "<h")
        append(UInt8(ascii: "0") + UInt8(level))
        append(literal: " id=\"")
        append(id)
        append(literal: "\">")
    }

    mutating func append(endOf level: Int) {
        append(literal: "</h")
        append(UInt8(ascii: "0") + UInt8(level))
        append(literal: ">\n")
    }

    /// Adds text for an element's content or a quoted attribute.
    mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
        append(text) { special in
            switch special {
            case UInt8(ascii: "&"): "&amp;"
            case UInt8(ascii: "<"): "&lt;"
            case UInt8(ascii: ">"): "&gt;"
            case UInt8(ascii: "\""): "&quot;"
            default: nil
            }
        }
    }

    mutating func append(escaping text: String) { text.withBytes { append(escaping: $0) } }

    /// Adds an address for a quoted attribute, or nothing if it could run a script.
    ///
    /// What an address may not hold is percent-encoded; what it may hold stays, `%` too, so that an address that
    /// is encoded already is not changed.
    mutating func append(address: String) {
        guard !isScript(address) else { return }
        address.withBytes { bytes in
            var start = 0
            for index in bytes.indices where !stays[Int(bytes[index])] {
                append(UnsafeBufferPointer(rebasing: bytes[start..<index]))
                append(escapedInAddress: bytes[index])
                start = index + 1
            }
            append(UnsafeBufferPointer(rebasing: bytes[start...]))
        }
    }

    private mutating func append(escapedInAddress byte: UInt8) {
        switch byte {
        case UInt8(ascii: "&"): append(literal: "&amp;")
        case UInt8(ascii: "'"): append(literal: "&#x27;")
        default:
            append(UInt8(ascii: "%"))
            append(hexDigits[Int(byte >> 4)])
            append(hexDigits[Int(byte & 15)])
        }
    }
}

/// Whether each byte may stand in an address.
private let stays = (0...UInt8.max).map { $0.isASCIILetter || $0.isDigit || "-_.+!*(),%#@?=;:/$~".utf8.contains($0) }
private let hexDigits = Array("0123456789ABCDEF".utf8)

/// Whether a browser may run the address: the list of cmark, which knows four kinds of image as harmless data.
private func isScript(_ address: String) -> Bool {
    guard let offset = address.withBytes({ $0.firstOffset(of: UInt8(ascii: ":")) }) else { return false }
    let colon = address.utf8.index(address.startIndex, offsetBy: offset)
    switch address[..<colon].lowercased() {
    case "javascript", "vbscript", "file": return true
    case "data":
        let data = address[colon...].dropFirst().prefix(20).lowercased()
        return !["image/png", "image/gif", "image/jpeg", "image/webp"].contains { data.hasPrefix($0) }
    default: return false
    }
}
