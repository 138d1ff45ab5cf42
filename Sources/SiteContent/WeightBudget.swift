/// An amount of data; a kilobyte is 1,024 bytes.
package struct Bytes: Comparable, Hashable, Sendable, CustomStringConvertible {
    package let count: Int

    package init(_ count: Int) { self.count = count }

    /// `50 KB`
    init?(_ text: String) {
        guard text.hasSuffix(" KB"), let number = Int(text.dropLast(3)), (1...1_000_000).contains(number)
        else { return nil }
        count = number * 1024
    }

    package static func < (a: Bytes, b: Bytes) -> Bool { a.count < b.count }

    /// In kilobytes with one figure behind the point.
    package var description: String {
        let tenths = (count * 10 + 512) / 1024
        return "\(tenths / 10).\(tenths % 10) KB"
    }
}

/// The most that a page may weigh, compressed, with all that it needs to be shown.
package struct WeightBudget: Equatable, Sendable {
    package let page: Bytes?
    package let home: Bytes?

    package init(page: Bytes?, home: Bytes?) {
        self.page = page
        self.home = home
    }
}

extension WeightBudget {
    static let page = Key.bytes("page", "The most a page may weigh, such as 50 KB.")
    static let home = Key.bytes("home", "The most the home page may weigh, where that differs.")

    init(_ reader: inout RecordReader) {
        page = reader.value(Self.page)
        home = reader.value(Self.home) ?? page
    }
}
