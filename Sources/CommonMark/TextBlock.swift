package struct Heading: Sendable, Equatable {
    package let level: Int
    package let text: String

    /// Made of the text as GitHub does, and unique in its document.
    package let id: String

    /// The line in the file, counted from 1.
    package let line: Int

    package init(level: Int, text: String, id: String, line: Int) {
        self.level = level
        self.text = text
        self.id = id
        self.line = line
    }
}

/// A heading and what follows it up to the next one, or what comes before the first heading.
package struct Section: Sendable, Equatable {
    /// The id of the heading; empty before the first one.
    package let anchor: String
    package let heading: String

    /// From 1 to 6; 0 before the first heading.
    package let level: Int

    /// The blocks without markup and without the heading, parted by line ends.
    package let text: String

    /// The line of the heading, or of the text before the first one.
    package let line: Int
}

/// A piece of running text without its markup, for checks on words.
package struct TextBlock: Sendable, Equatable {
    package enum Kind: Sendable, Hashable {
        case heading(level: Int)
        case paragraph, listItem, quote, tableCell, code
    }

    /// Text that is a link's, or an image's text alternative.
    package struct Linked: Sendable, Equatable {
        /// In UTF-8 bytes of the block's text.
        package let range: Range<Int>

        /// The index in ``Document/links``.
        package let link: Int
    }

    /// The innermost of what it is in: a paragraph in a list item is `listItem`.
    package let kind: Kind
    package let text: String

    /// The line in the file, counted from 1.
    package let line: Int
    package let linked: [Linked]

    /// Where the text went on in a new line of the file, in UTF-8 bytes of the text.
    let lineBreaks: [Int]

    /// The line in the file of a place in the text, given in UTF-8 bytes.
    package func line(at offset: Int) -> Int {
        line + lineBreaks.count { $0 < offset }
    }
}
