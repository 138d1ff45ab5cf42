import ByteCoding
import SiteContent
import SitePlanning

/// What a page is, in the terms of schema.org: JSON-LD for a script element of data.
///
/// Nil for kinds that have no terms there, for pages that no one looks for, and for sensitive ones, of which search
/// engines are to learn nothing. What the site does not state is left out.
func structuredData(of page: PageModel, at address: String, shared: SharedModel, words: Words) -> String? {
    guard page.isListed, !page.isSensitive, let own = schemaKeys(of: page, shared: shared, words: words) else {
        return nil
    }
    let common: [(key: String, value: JSONValue)] = [
        ("@context", "https://schema.org"), ("url", .text(address)), ("inLanguage", .text(page.language.code)),
        ("publisher", organization(shared)),
    ]
    return scriptText(.object(common + own))
}

private func schemaKeys(
    of page: PageModel,
    shared: SharedModel,
    words: Words
) -> [(key: String, value: JSONValue)]? {
    let about: [(key: String, value: JSONValue)] = [
        ("description", .text(page.summary)), ("dateModified", .text(page.reviewed.description)),
        ("isAccessibleForFree", .bool(true)),
    ]
    switch page.detail {
    case .page(isHome: true, _):
        return [
            ("@type", "WebSite"), ("name", .text(shared.name)), ("alternateName", .text(shared.shortName)),
            ("description", .text(page.summary)),
        ]
    case .campaignUpdate(_, let date, _, _, _):
        let published = date.iso.isEmpty ? [] : [(key: "datePublished", value: JSONValue.text(date.iso))]
        return [("@type", "NewsArticle"), ("headline", .text(page.title))] + published + about
    case .educationResource(let lesson, _, _, _):
        let licence = page.pack.map { pack in
            (key: "license", value: ["@type": "CreativeWork", "text": .text(pack.licence)] as JSONValue)
        }
        return [
            ("@type", "LearningResource"), ("name", .text(page.title)),
            ("learningResourceType", .text(words.format(lesson.format))),
            ("educationalLevel", .list(lesson.keyStages.map { .text(words.keyStages([$0])) })),
            // ISO 8601: 60 minutes.
            ("timeRequired", .text("PT\(lesson.minutes)M")),
            ("keywords", .list(lesson.topics.map(JSONValue.text))),
        ] + [licence].compactMap { $0 } + about
    default: return nil
    }
}

private func organization(_ shared: SharedModel) -> JSONValue {
    let area = shared.area.map { (key: "areaServed", value: JSONValue.text($0)) }
    return .object(
        [
            ("@type", "GovernmentOrganization"), ("name", .text(shared.owner)), ("url", .text(shared.base + "/")),
        ] + [area].compactMap { $0 }
    )
}

/// JSON in which nothing ends the script element: `<` stands in its strings alone, and has another way to be written.
private func scriptText(_ value: JSONValue) -> String {
    let json = value.documentBytes
    let opener = UInt8(ascii: "<")
    guard json.firstOffset(of: opener) != nil else { return String(decoding: json, as: UTF8.self) }
    let text = json.split(separator: opener, omittingEmptySubsequences: false).joined(separator: "\\u003c".utf8)
    return String(decoding: Array(text), as: UTF8.self)
}
