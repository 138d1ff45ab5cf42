/// Writes JSON as bytes, its members in the order in which they are written.
///
/// `JSONEncoder` promises no order, and values put together before they are printed cost a search more than its
/// snippets: so each is written where it is known.
struct JSONWriter {
    private var bytes: [UInt8] = []
    private var isFirst = true

    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func object(_ members: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "{"))
        members(&self)
        close(UInt8(ascii: "}"))
    }

    mutating func array<Items: Sequence>(_ items: Items, _ item: (inout JSONWriter, Items.Element) -> Void) {
        open(UInt8(ascii: "["))
        for each in items {
            separate()
            item(&self, each)
        }
        close(UInt8(ascii: "]"))
    }

    /// The value is to follow.
    mutating func member(_ name: String) {
        separate()
        string(name)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(UInt8(ascii: " "))
    }

    mutating func member(_ name: String, _ value: String?) {
        member(name)
        if let value { string(value) } else { null() }
    }

    mutating func member(_ name: String, _ value: Int) {
        member(name)
        number(value)
    }

    mutating func member(_ name: String, _ value: Bool) {
        member(name)
        bool(value)
    }

    mutating func null() { bytes.append(contentsOf: "null".utf8) }

    mutating func bool(_ value: Bool) { bytes.append(contentsOf: (value ? "true" : "false").utf8) }

    mutating func number(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }

    mutating func string(_ text: String) { string(CollectionOfOne(text)) }

    /// One string, in pieces.
    mutating func string(_ pieces: some Sequence<String>) {
        bytes.append(UInt8(ascii: "\""))
        for piece in pieces { appendEscaped(piece) }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func open(_ bracket: UInt8) {
        bytes.append(bracket)
        isFirst = true
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        isFirst = false
    }

    private mutating func separate() {
        if !isFirst {
            bytes.append(UInt8(ascii: ","))
            bytes.append(UInt8(ascii: " "))
        }
        isFirst = false
    }

    /// Stretches without a byte that JSON cannot hold are copied whole.
    private mutating func appendEscaped(_ text: String) {
        var text = text
        text.withUTF8 { text in
            var start = 0
            for at in text.indices {
                let byte = text[at]
                guard byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F else { continue }
                bytes.append(contentsOf: text[start..<at])
                start = at + 1
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
                case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
                default:
                    bytes.append(contentsOf: (byte < 16 ? "\\u000" : "\\u00").utf8)
                    bytes.append(contentsOf: String(byte, radix: 16).utf8)
                }
            }
            bytes.append(contentsOf: text[start...])
        }
    }
}

/// JSON that is put together before it is written.
indirect enum JSON {
    case null
    case bool(Bool)
    case number(Int)
    case string(String)
    case array([JSON])
    case object([(String, JSON)])

    var text: String {
        var writer = JSONWriter()
        write(to: &writer)
        return writer.text
    }

    private func write(to writer: inout JSONWriter) {
        switch self {
        case .null: writer.null()
        case .bool(let value): writer.bool(value)
        case .number(let value): writer.number(value)
        case .string(let value): writer.string(value)
        case .array(let items): writer.array(items) { $1.write(to: &$0) }
        case .object(let members):
            writer.object { writer in
                for (name, value) in members {
                    writer.member(name)
                    value.write(to: &writer)
                }
            }
        }
    }
}
