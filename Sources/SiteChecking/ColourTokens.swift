import Foundation
import SiteContent

/// A colour that a style sheet names: `--ink: #14272c`.
struct ColourToken: Sendable {
    let file: String
    let place: Place
    let value: String

    /// How bright it is, from 0 to 1, as WCAG 2.2 defines it; nil for what is not written as #rgb or #rrggbb.
    var luminance: Double? {
        guard value.first == "#" else { return nil }
        let digits = value.dropFirst().compactMap(\.hexDigitValue)
        guard digits.count == value.count - 1, [3, 6].contains(digits.count) else { return nil }
        let channels = digits.count == 3 ? digits.map { $0 * 17 } : [0, 2, 4].map { digits[$0] * 16 + digits[$0 + 1] }
        let linear = channels.map { channel -> Double in
            let share = Double(channel) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    /// From 1 to 21; nil where one of the two is not a plain colour.
    func contrast(with other: ColourToken) -> Double? {
        guard let a = luminance, let b = other.luminance else { return nil }
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }
}

/// The names that a style sheet gives on `:root`, and what becomes of them where a condition holds.
struct ColourScheme: Sendable {
    /// `@media (prefers-color-scheme: dark)`; empty for what holds everywhere.
    let condition: String
    var tokens: [String: ColourToken] = [:]
}

/// The schemes of the style sheets, the one that holds everywhere first; each has all its tokens, its own and those.
func colourSchemes(_ styles: [SourceFile]) -> [ColourScheme] {
    var schemes = [ColourScheme(condition: "")]
    for file in styles {
        for declaration in rootDeclarations(in: file) {
            let scheme =
                schemes.firstIndex { $0.condition == declaration.condition }
                ?? {
                    schemes.append(ColourScheme(condition: declaration.condition))
                    return schemes.count - 1
                }()
            schemes[scheme].tokens[declaration.name] = declaration.token
        }
    }
    return schemes
}

private struct RootDeclaration {
    let condition: String
    let name: String
    let token: ColourToken
}

/// The custom properties of `:root`, wherever it stands.
private func rootDeclarations(in file: SourceFile) -> [RootDeclaration] {
    var found: [RootDeclaration] = []
    var preludes: [String] = []
    var statement: [UInt8] = []
    var start = Place(line: 1)
    var (line, column) = (1, 0)

    func endStatement() {
        defer { statement = [] }
        guard preludes.last == ":root" else { return }
        guard statement.starts(with: "--".utf8), let colon = statement.firstIndex(of: UInt8(ascii: ":")) else { return }
        let token = ColourToken(
            file: file.path.string,
            place: start,
            value: statement[(colon + 1)...].trimmedText.lowercased()
        )
        found.append(
            RootDeclaration(
                condition: preludes.dropLast().joined(separator: " "),
                name: statement[2..<colon].trimmedText,
                token: token
            )
        )
    }

    let bytes = file.bytes
    var index = 0
    /// Goes over a byte; the columns are counted in characters.
    func pass() {
        switch bytes[index] {
        case UInt8(ascii: "\r") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n"): break
        case 0x0A...0x0D: (line, column) = (line + 1, 0)
        case 0x80..<0xC0: break
        default: column += 1
        }
        index += 1
    }

    func isPair(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
        index + 1 < bytes.count && bytes[index] == UInt8(ascii: first) && bytes[index + 1] == UInt8(ascii: second)
    }

    while index < bytes.count {
        let byte = bytes[index]
        if isPair("/", "*") {
            while index < bytes.count, !isPair("*", "/") { pass() }
            for _ in 0..<2 where index < bytes.count { pass() }
            continue
        }
        pass()
        switch byte {
        case UInt8(ascii: "{"):
            preludes.append(statement[...].trimmedText)
            statement = []
        case UInt8(ascii: "}"):
            endStatement()
            _ = preludes.popLast()
        case UInt8(ascii: ";"): endStatement()
        default:
            if statement.isEmpty, !byte.isBlank { start = Place(line: line, column: column) }
            if !statement.isEmpty || !byte.isBlank { statement.append(byte) }
        }
    }
    return found
}

extension UInt8 {
    /// What separates the words of a style sheet.
    fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || (0x09...0x0D).contains(self) }
}

extension ArraySlice<UInt8> {
    /// Without the blanks at both ends.
    fileprivate var trimmedText: String {
        let end = lastIndex { !$0.isBlank }.map { $0 + 1 } ?? startIndex
        return String(decoding: self[..<end].drop(while: \.isBlank), as: UTF8.self)
    }
}
