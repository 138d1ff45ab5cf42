/// Puts text and tags side by side so that whatever reads Mustache finds the tags that are meant, and no other.
///
/// Text is made inert in two ways that a browser undoes: a brace that would begin a tag is written `&#123;`, and a
/// character that would melt with a brace into one `Character`, as which swift-mustache reads, by its number.
struct TemplateText {
    private(set) var bytes: [UInt8] = []
    private var endsWithTag = false

    var source: String { String(decoding: bytes, as: UTF8.self) }

    mutating func text(_ text: String) {
        guard let first = text.unicodeScalars.first else { return }
        let rest: Substring
        if endsWithTag, joins("}", first) {
            bytes.append(contentsOf: reference(first).utf8)
            rest = Substring(text.unicodeScalars.dropFirst())
        } else {
            rest = Substring(text)
        }
        endsWithTag = false
        for byte in rest.utf8 {
            if byte == brace { closeBrace() }
            bytes.append(byte)
        }
    }

    /// - Returns: Where it stands from now on, in bytes.
    @discardableResult
    mutating func tag(_ tag: String) -> Range<Int> {
        closeBrace()
        if let last = String(decoding: bytes.suffix(4), as: UTF8.self).unicodeScalars.last, joins(last, "{") {
            bytes.removeLast(String(last).utf8.count)
            bytes.append(contentsOf: reference(last).utf8)
        }
        let start = bytes.count
        bytes.append(contentsOf: tag.utf8)
        endsWithTag = true
        return start..<bytes.count
    }

    /// A brace at the end must not meet another. It is text: a tag ends with the other brace.
    private mutating func closeBrace() {
        guard bytes.last == brace else { return }
        bytes.removeLast()
        bytes.append(contentsOf: reference("{").utf8)
    }

    /// True inside a tag of HTML right after `name=`, where only a quote keeps a value from becoming attributes.
    var endsWithUnquotedAttribute: Bool {
        guard bytes.last == UInt8(ascii: "=") else { return false }
        return bytes.last { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") } == UInt8(ascii: "<")
    }
}

private let brace = UInt8(ascii: "{")

private func joins(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Bool {
    guard !a.isASCII || !b.isASCII else { return false }
    return String(String.UnicodeScalarView([a, b])).count == 1
}

private func reference(_ scalar: Unicode.Scalar) -> String { "&#\(scalar.value);" }
