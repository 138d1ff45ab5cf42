import SiteResults

/// The path of a request, when it can name a file of the site: decoded once, and free of everything that could lead
/// out of the folder of pages or to a file that is not meant to be served.
struct SitePath: Equatable, Sendable {
    let segments: [String]
    /// Whether it ends with a slash and so names a page.
    let isFolder: Bool

    /// The path as it was sent, without its query; nil for one that names nothing that could be served.
    init?(_ sent: String) {
        guard sent.utf8.first == UInt8(ascii: "/"), sent.utf8.count <= 2048 else { return nil }
        guard let decoded = percentDecoded(sent) else { return nil }
        var segments = decoded.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
        isFolder = segments.last?.isEmpty ?? false
        if isFolder { segments.removeLast() }
        for (place, segment) in segments.enumerated() {
            let isHidden = segment.utf8.first == UInt8(ascii: ".") && !(place == 0 && segment == ".well-known")
            guard !segment.isEmpty, !isHidden, !segment.utf8.contains(0) else { return nil }
        }
        self.segments = segments
    }

    init(segments: [String], isFolder: Bool) {
        self.segments = segments
        self.isFolder = isFolder
    }

    /// `/report/crime/`, as the build writes addresses.
    var address: String {
        let joined = segments.map { "/" + percentEncoded($0) }.joined()
        return isFolder || segments.isEmpty ? joined + "/" : joined
    }

    var asFolder: SitePath { SitePath(segments: segments, isFolder: true) }

    /// Below the folder of pages.
    var file: String { (isFolder ? segments + ["index.html"] : segments).joined(separator: "/") }
}

/// Nil where the bytes are no UTF-8.
private func percentDecoded(_ text: String) -> String? {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
        if byte == UInt8(ascii: "%"), rest.count >= 2, rest.prefix(2).allSatisfy(isHexDigit),
            let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
        {
            bytes.append(value)
            rest = rest.dropFirst(2)
        } else {
            bytes.append(byte)
        }
    }
    return String(validating: bytes, as: UTF8.self)
}

private func percentEncoded(_ segment: String) -> String {
    var text = ""
    for byte in segment.utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            text.unicodeScalars.append(Unicode.Scalar(byte))
        default:
            let digits = String(byte, radix: 16, uppercase: true)
            text += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
        }
    }
    return text
}

private func isHexDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
        UInt8(ascii: "A")...UInt8(ascii: "F"):
        true
    default: false
    }
}
