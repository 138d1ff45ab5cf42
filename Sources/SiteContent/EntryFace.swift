import ByteCoding
import CommonMark
package import Digest

extension Entry {
    /// Of all that the rest of the site may show of the entry: its front matter, its headings and what its links say and
    /// lead to. While it is the same, only the page itself and its place in the index tell another text.
    package var face: Digest {
        var writer = ByteWriter()
        frontMatter.write(to: &writer)
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
