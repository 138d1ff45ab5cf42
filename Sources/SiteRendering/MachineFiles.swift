import ByteCoding
package import SiteContent
package import SitePlanning
import Templates

/// The files that machines read: each a function of the plan to text.
package enum MachineFiles {
    /// An Atom feed (RFC 4287). Its times come from the entries, so an unchanged feed keeps its bytes.
    package static func atom(_ feed: FeedModel, base: String) -> String {
        let updated = feed.entries.map(\.updated).max()
        var xml = XML()
        xml.open("feed", ["xmlns": "http://www.w3.org/2005/Atom", "xml:lang": feed.language])
        xml.element("title", feed.title)
        xml.element("id", base + feed.path)
        xml.empty("link", ["rel": "self", "type": "application/atom+xml", "href": base + feed.path])
        xml.empty("link", ["rel": "alternate", "type": "text/html", "href": base + feed.home.path])
        xml.element("updated", "\(updated.map(\.description) ?? "1970-01-01")T00:00:00Z")
        xml.open("author")
        xml.element("name", feed.owner)
        xml.close("author")
        for entry in feed.entries {
            xml.open("entry")
            xml.element("title", entry.title)
            xml.element("id", base + entry.route.path)
            xml.empty("link", ["rel": "alternate", "type": "text/html", "href": base + entry.route.path])
            if case .day(let day) = entry.happened { xml.element("published", "\(day)T00:00:00Z") }
            xml.element("updated", "\(entry.updated)T00:00:00Z")
            xml.element("summary", entry.summary)
            xml.close("entry")
        }
        xml.close("feed")
        return xml.text
    }

    package static let sitemapName = "sitemap.xml"

    /// Every page that is looked for by its address, with its translations.
    package static func sitemap(_ plan: SitePlan) -> String {
        var xml = XML()
        xml.open(
            "urlset",
            [
                "xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
                "xmlns:xhtml": "http://www.w3.org/1999/xhtml",
            ]
        )
        for page in plan.pages where page.isListed {
            xml.open("url")
            xml.element("loc", plan.base + page.route.path)
            xml.element("lastmod", page.reviewed.description)
            for translation in page.translations {
                xml.empty(
                    "xhtml:link",
                    [
                        "rel": "alternate", "hreflang": translation.language.code,
                        "href": plan.base + translation.route.path,
                    ]
                )
            }
            xml.close("url")
        }
        xml.close("urlset")
        return xml.text
    }

    /// A sitemap with the days on which pages were reviewed now; nil where it holds one of them otherwise than it is printed.
    package static func sitemap(_ published: [UInt8], retelling pages: [PageModel], base: String) -> [UInt8]? {
        var map = published
        for page in pages where page.isListed {
            var xml = XML(isPart: true)
            xml.element("loc", base + page.route.path)
            let before = Array("\(xml.text)<lastmod>".utf8)
            let day = Array(page.reviewed.description.utf8)
            guard let start = map.firstOffset(of: before, from: 0).map({ $0 + before.count }),
                start + day.count < map.count, map[start + day.count] == UInt8(ascii: "<")
            else { return nil }
            map.replaceSubrange(start..<start + day.count, with: day)
        }
        return map
    }

    /// Searches stay out of other people's indexes.
    package static func robots(_ plan: SitePlan) -> String {
        let searches = plan.languages.compactMap { plan.shared[$0.code] }.map { "Disallow: \($0.searchPath)\n" }
        return "User-agent: *\n\(searches.joined())\nSitemap: \(plan.base)/\(sitemapName)\n"
    }

    /// Lets browsers add the site's search to their own.
    package static func openSearch(_ shared: SharedModel) -> String {
        var xml = XML()
        xml.open("OpenSearchDescription", ["xmlns": "http://a9.com/-/spec/opensearch/1.1/"])
        xml.element("ShortName", String(shared.shortName.prefix(16)))
        xml.element("LongName", String(shared.name.prefix(48)))
        xml.element("Description", shared.name)
        xml.empty("Url", ["type": "text/html", "template": shared.base + "/search?q={searchTerms}"])
        xml.empty(
            "Url",
            [
                "type": "application/opensearchdescription+xml", "rel": "self",
                "template": shared.base + "/opensearch.xml",
            ]
        )
        xml.element("Language", shared.language.code)
        xml.element("InputEncoding", "UTF-8")
        xml.close("OpenSearchDescription")
        return xml.text
    }

    /// RFC 9116.
    package static func securityText(_ notice: SecurityNotice, base: String, languages: [Language]) -> String {
        """
        Contact: \(notice.contact)
        Expires: \(notice.expires)T00:00:00Z
        Preferred-Languages: \(languages.map(\.code).joined(separator: ", "))
        Canonical: \(base)/.well-known/security.txt

        """
    }
}

/// XML as text, every value escaped, attributes in a fixed order.
private struct XML: ~Copyable {
    private var bytes = GrowingBytes(capacity: 4096)

    /// - Parameter isPart: Of a file that has begun.
    init(isPart: Bool = false) {
        if !isPart { bytes.append(literal: "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n") }
    }

    var text: String { bytes.text }

    mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
        tag(name, attributes)
        write(">\n")
    }

    mutating func close(_ name: String) {
        write("</")
        write(name)
        write(">\n")
    }

    mutating func element(_ name: String, _ content: String) {
        tag(name, [:])
        write(">")
        value(content)
        close(name)
    }

    mutating func empty(_ name: String, _ attributes: KeyValuePairs<String, String>) {
        tag(name, attributes)
        write("/>\n")
    }

    private mutating func tag(_ name: String, _ attributes: KeyValuePairs<String, String>) {
        write("<")
        write(name)
        for (name, content) in attributes {
            write(" ")
            write(name)
            write("=\"")
            value(content)
            write("\"")
        }
    }

    private mutating func write(_ markup: String) { bytes.append(markup) }

    private mutating func value(_ text: String) {
        // Only these bytes begin what is not allowed.
        let isDoubtful = text.withBytes { $0.contains { $0 < 0x20 || $0 == 0xEF } }
        let allowed =
            isDoubtful ? String(String.UnicodeScalarView(text.unicodeScalars.filter(XML.isAllowed))) : text
        appendEscaped(allowed, to: &bytes)
    }

    /// XML has no place for control characters and U+FFFE, even escaped.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x20...0xFFFD, 0x10000...: true
        default: false
        }
    }
}
