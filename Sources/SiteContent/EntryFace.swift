package import ByteCoding
package import Digest

extension Entry {
    package var teaser: Teaser {
        Teaser(
            title: frontMatter.title.value,
            summary: frontMatter.summary.value,
            reviewed: frontMatter.reviewed.value
        )
    }

    /// Of all that its front matter says besides the teaser and the day of its next review. While both are the same, of its
    /// text only what it links to, what it rests on and which headings it has can matter to others.
    package var face: Digest {
        var writer = ByteWriter()
        frontMatter.writeFace(to: &writer)
        kind.write(to: &writer)
        return writer.withBytes { Digest(of: $0) }
    }
}

/// What lists, neighbours, feeds and the sitemap tell of an entry, and may tell anew without the site being planned.
package struct Teaser: Equatable, Sendable {
    package let title: String
    package let summary: String
    package let reviewed: Day
}

extension Teaser: ByteCodable {
    package init(from reader: inout ByteReader) {
        title = reader.text()
        summary = reader.text()
        reviewed = Day(from: &reader)
    }

    package func write(to writer: inout ByteWriter) {
        writer.append(title)
        writer.append(summary)
        reviewed.write(to: &writer)
    }
}
