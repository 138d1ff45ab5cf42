/// A piece of a YAML document, in the order of its text.
package struct YAMLEvent: Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
        /// `isPlain` is false for quoted and block text.
        case scalar(String, isPlain: Bool)
        case listStart
        case listEnd
        /// Up to its end follow keys and values in turn.
        case recordStart
        case recordEnd
    }

    package let kind: Kind
    package let mark: YAMLMark
}

/// A place in the text. Lines and columns count from 1; a column is a Unicode scalar.
package struct YAMLMark: Hashable, Sendable {
    package let line: Int
    package let column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// Why a text cannot be read.
package struct YAMLFault: Error, Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
        /// In the words of the library.
        case syntax(String)
        /// A value begins with `*`, `&` or `!`, by which YAML would name it, or take its first word away.
        case indicator(Character)
        case secondDocument
        /// Lists and records lie within each other, more than ``YAMLReader/deepest``.
        case depth
    }

    package let kind: Kind
    package let mark: YAMLMark

    package init(kind: Kind, mark: YAMLMark) {
        self.kind = kind
        self.mark = mark
    }
}
