/// The names and values of a form, from an address or the body of a POST.
///
/// Whatever a visitor or a machine sends is some form: bytes that are no UTF-8 become U+FFFD, a percent sign that
/// begins no escape stands for itself. At most a hundred fields are read.
package struct FormFields: Equatable, Sendable {
    package struct Field: Equatable, Sendable {
        package let name: String
        package let value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    package let all: [Field]

    package init(_ fields: [Field]) { all = fields }

    /// Reads `application/x-www-form-urlencoded`.
    package init(decoding encoded: some Collection<UInt8>) {
        let parts = encoded.split(separator: UInt8(ascii: "&"), maxSplits: 100).prefix(100)
        all = parts.map { part in
            let pair = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            return Field(decoded(pair[0]), pair.count > 1 ? decoded(pair[1]) : "")
        }
    }

    package subscript(_ name: String) -> String? { all.first { $0.name == name }?.value }

    package func values(of name: String) -> [String] { all.filter { $0.name == name }.map(\.value) }

    /// `q=hate+crime&kind=report`, safe in an attribute when escaped.
    package var encoded: String {
        var text = ""
        for field in all {
            if !text.isEmpty { text += "&" }
            text += encode(field.name)
            text += "="
            text += encode(field.value)
        }
        return text
    }
}

private func decoded(_ bytes: some Collection<UInt8>) -> String {
    let bytes = Array(bytes)
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
        let byte = bytes[index]
        index += 1
        if byte == UInt8(ascii: "%"), index + 1 < bytes.count,
            let high = hexValue(bytes[index]), let low = hexValue(bytes[index + 1])
        {
            plain.append(high * 16 + low)
            index += 2
        } else {
            plain.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
        }
    }
    return String(decoding: plain, as: UTF8.self)
}

private func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
}

private func encode(_ text: String) -> String {
    guard !text.utf8.allSatisfy(isPlain) else { return text }
    var bytes: [UInt8] = []
    for byte in text.utf8 {
        if isPlain(byte) {
            bytes.append(byte)
        } else if byte == UInt8(ascii: " ") {
            bytes.append(UInt8(ascii: "+"))
        } else {
            bytes.append(UInt8(ascii: "%"))
            bytes.append(hexDigit(byte >> 4))
            bytes.append(hexDigit(byte & 15))
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}

private func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
        true
    default: false
    }
}

private func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
}
