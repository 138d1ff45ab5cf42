import ByteCoding

/// JSON that is written with its keys in the order in which they were given: same input, same bytes.
package enum JSONValue: Equatable, Sendable {
    case null
    case bool(Bool)
    case number(Int)
    case text(String)
    case list([JSONValue])
    case object([(key: String, value: JSONValue)])

    package static func == (a: Self, b: Self) -> Bool { a.written() == b.written() }

    /// With a line to each key and element, and a line end behind the last.
    package var document: String { String(decoding: documentBytes, as: UTF8.self) }

    /// ``document`` as the bytes of its UTF-8.
    package var documentBytes: [UInt8] {
        var bytes = GrowingBytes(capacity: 2048)
        write(to: &bytes, depth: 0)
        bytes.append(UInt8(ascii: "\n"))
        return bytes.list
    }

    /// The value alone.
    package func written() -> String {
        var bytes = GrowingBytes(capacity: 256)
        write(to: &bytes, depth: 0)
        return bytes.text
    }

    private func write(to bytes: inout GrowingBytes, depth: Int) {
        switch self {
        case .null: bytes.append(literal: "null")
        case .bool(let value): bytes.append(literal: value ? "true" : "false")
        case .number(let value): bytes.append(String(value))
        case .text(let value): JSONValue.quote(value, to: &bytes)
        case .list(let values):
            JSONValue.write(values, between: "[", "]", to: &bytes, depth: depth) { value, bytes in
                value.write(to: &bytes, depth: depth + 1)
            }
        case .object(let pairs):
            JSONValue.write(pairs, between: "{", "}", to: &bytes, depth: depth) { pair, bytes in
                JSONValue.quote(pair.key, to: &bytes)
                bytes.append(literal: ": ")
                pair.value.write(to: &bytes, depth: depth + 1)
            }
        }
    }

    private static func write<Element>(
        _ elements: [Element],
        between open: Unicode.Scalar,
        _ close: Unicode.Scalar,
        to bytes: inout GrowingBytes,
        depth: Int,
        _ write: (Element, inout GrowingBytes) -> Void
    ) {
        func newLine(_ depth: Int) {
            bytes.append(UInt8(ascii: "\n"))
            for _ in 0..<2 * depth { bytes.append(UInt8(ascii: " ")) }
        }
        bytes.append(UInt8(ascii: open))
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            newLine(depth + 1)
            write(element, &bytes)
        }
        if !elements.isEmpty { newLine(depth) }
        bytes.append(UInt8(ascii: close))
    }

    private static func quote(_ text: String, to bytes: inout GrowingBytes) {
        bytes.append(UInt8(ascii: "\""))
        text.withBytes { utf8 in
            var copied = 0
            for index in utf8.indices {
                let byte = utf8[index]
                guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
                bytes.append(UnsafeBufferPointer(rebasing: utf8[copied..<index]))
                bytes.append(escape(byte))
                copied = index + 1
            }
            bytes.append(UnsafeBufferPointer(rebasing: utf8[copied...]))
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func escape(_ byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "\""): return "\\\""
        case UInt8(ascii: "\\"): return "\\\\"
        case UInt8(ascii: "\n"): return "\\n"
        case UInt8(ascii: "\r"): return "\\r"
        case UInt8(ascii: "\t"): return "\\t"
        default:
            let digits = String(byte, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
    package init(stringLiteral value: String) { self = .text(value) }
    package init(arrayLiteral elements: JSONValue...) { self = .list(elements) }
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { (key: $0.0, value: $0.1) })
    }
}
