package import ByteCoding
import CommonMark
package import Digest

extension Entry {
    /// What others print of the entry, and may print anew without the site being planned.
    package var caption: Caption { Caption(title: frontMatter.title.value, summary: frontMatter.summary.value) }

    /// Of all else that the rest of the site may show of the entry: its front matter, its headings and what its links say
    /// and lead to. While both are the same, only the page itself and its place in the index tell another text.
    package var face: Digest {
        var writer = ByteWriter()
        frontMatter.writeBesideCaption(to: &writer)
        kind.write(to: &writer)
        for heading in body.headings {
            writer.append(heading.level)
            writer.append(heading.text)
            writer.append(heading.id)
        }
        writer.append(body.links.count)
        for link in body.links {
            for text in [link.destination, link.title, link.text] { writer.append(text) }
            link.isImage.write(to: &writer)
            link.standsAlone.write(to: &writer)
        }
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
