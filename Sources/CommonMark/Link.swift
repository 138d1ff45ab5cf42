/// A link or an image, as its author wrote it.
package struct Link: Sendable, Equatable {
    /// Its place in ``Document/links``.
    package let index: Int

    /// Entities and backslashes undone, nothing else changed.
    package let destination: String
    package let title: String

    /// The link's text, or an image's text alternative, without markup.
    package internal(set) var text: String

    /// The line in the file, counted from 1.
    package let line: Int

    /// The column in characters, counted from 1.
    package let column: Int
    package let isImage: Bool

    /// Whether it is all there is in a paragraph that is in no list, quote or table.
    package let standsAlone: Bool

    package init(
        index: Int,
        destination: String,
        title: String,
        text: String,
        line: Int,
        column: Int,
        isImage: Bool,
        standsAlone: Bool
    ) {
        self.index = index
        self.destination = destination
        self.title = title
        self.text = text
        self.line = line
        self.column = column
        self.isImage = isImage
        self.standsAlone = standsAlone
    }
}

/// What a link becomes. For each text, the caller answers for what it writes as HTML; addresses are escaped.
package enum LinkHTML: Sendable, Equatable {
    /// An ordinary `<a href>` or `<img src>`. The address of a script is emptied.
    case plain(href: String)
    /// HTML around the link's text (around an image's text alternative), in place of `<a>`.
    case wrap(open: String, close: String)
    /// HTML in place of the link and its text.
    case whole(String)
    /// HTML in place of the whole paragraph of a link that stands alone; of another link, like ``whole(_:)``.
    case block(String)
}
