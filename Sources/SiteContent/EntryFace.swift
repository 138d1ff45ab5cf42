package import ByteCoding
package import Digest

extension Entry {
    /// What others print of the entry, and may print anew without the site being planned.
    package var caption: Caption { Caption(title: frontMatter.title.value, summary: frontMatter.summary.value) }

    /// Of all else that its front matter says. While both are the same, of its text only what it links to, rests on and may
    /// be led to in it can matter to others.
    package var face: Digest {
        var writer = ByteWriter()
        frontMatter.writeBesideCaption(to: &writer)
        kind.write(to: &writer)
        return writer.withBytes { Digest(of: $0) }
    }
}

/// The words by which lists, neighbours and feeds tell of an entry.
package struct Caption: Hashable, Sendable {
    package let title: String
    package let summary: String

    package init(title: String, summary: String) {
        self.title = title
        self.summary = summary
    }

    package var digest: Digest {
        var writer = ByteWriter()
        write(to: &writer)
        return writer.withBytes { Digest(of: $0) }
    }
}

extension Caption: ByteCodable {
    package init(from reader: inout ByteReader) { self.init(title: reader.text(), summary: reader.text()) }

    package func write(to writer: inout ByteWriter) {
        writer.append(title)
        writer.append(summary)
    }
}
