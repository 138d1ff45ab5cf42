import ByteCoding
import CommonMark
package import Digest
import Parallel
import SiteContent
package import SitePlanning
package import SiteSearch

extension SearchRecord {
    /// What the index is told about a page; nil for pages that no one looks for.
    ///
    /// - Parameters:
    ///   - emergencyContacts: Those of emergency routes: every page prints them, so no result needs to.
    ///   - hasText: Whether the page's text is parsed and put in.
    package init?(_ page: PageModel, emergencyContacts: Set<String> = [], hasText: Bool = true) {
        guard page.isListed else { return nil }
        self.init(
            path: page.route.path,
            language: page.language.code,
            title: page.title,
            summary: page.summary,
            kind: page.kindName,
            sensitive: page.isSensitive,
            phrases: page.findableBy.map(\.value),
            sections: !hasText
                ? []
                : page.body.document.sections.map {
                    Section(anchor: $0.anchor, heading: $0.heading, text: parted($0.text, in: page.language))
                },
            filters: page.filters,
            validFrom: page.publish,
            validUntil: page.expires,
            date: page.happened,
            number: page.number(otherThan: emergencyContacts),
            details: page.details
        )
    }

    /// Of all that the index is told: equal digests need no new entry.
    package var digest: Digest {
        var digester = Digester()
        digester.update([path, language, title, summary, kind, sensitive ? "sensitive" : ""])
        digester.update(phrases)
        digester.update(sections.flatMap { [$0.anchor, $0.heading, $0.text] })
        for (name, values) in filters.sorted(by: { $0.key < $1.key }) { digester.update([name] + values) }
        digester.update([validFrom, validUntil].map { $0.map(String.init) ?? "" })
        digester.update([date ?? "", number?.value ?? "", number?.href ?? ""])
        digester.update(details)
        return digester.finalize()
    }
}

/// The text with a mark behind each paragraph, list item and cell that ends with none: results show them on one line.
private func parted(_ text: String, in language: Language) -> String {
    let mark = Array((language.direction == .rightToLeft ? "\u{61B}" : ";").utf8)
    let bytes = Array(text.utf8)
    var parted: [UInt8] = []
    parted.reserveCapacity(bytes.count + 64)
    var start = 0
    while let end = bytes.firstOffset(of: newline, from: start) {
        parted += bytes[start..<end]
        if !endWithMark(bytes[start..<end]) { parted += mark }
        parted.append(newline)
        start = end + 1
    }
    parted += bytes[start...]
    return String(decoding: parted, as: UTF8.self)
}

/// Whether a text ends with a mark that parts it from what follows, quotation marks and brackets aside.
private func endWithMark(_ text: ArraySlice<UInt8>) -> Bool {
    // Of most the last byte tells it.
    if let last = text.last, last < 0x80, !")]\"' ".utf8.contains(last) { return ".,:;!?".utf8.contains(last) }
    let end = String(decoding: text.suffix(16), as: UTF8.self).unicodeScalars
    let last = end.last { !")]”’\"'» ".unicodeScalars.contains($0) }
    return last.map { ".,:;!?…–—\u{6D4}\u{61F}\u{60C}\u{61B}".unicodeScalars.contains($0) } ?? true
}

extension PageModel {
    /// What searches can be narrowed by, by the names of the facets.
    var filters: [String: [String]] {
        var filters = ["kind": [kindName], "audience": audience.isEmpty ? usualAudience : audience]
        let priorities: [Item] =
            switch detail {
            case .reportingRoute(_, _, _, let items, _): items
            case .campaign(_, _, _, let items, _): items
            case .educationResource(_, _, _, let items): items
            case .achievement(_, let item, _): item.map { [$0] } ?? []
            default: []
            }
        if case .priority = detail {
            filters["priority"] = [route.slug]
        } else if !priorities.isEmpty {
            filters["priority"] = priorities.map(\.route.slug).sorted()
        }
        if case .educationResource(let lesson, _, _, _) = detail {
            filters["key_stage"] = lesson.keyStages.sorted()
            filters["topic"] = lesson.topics.sorted()
            filters["minutes"] = [String(lesson.minutes)]
            filters["format"] = [lesson.format]
        }
        return filters
    }

    private var usualAudience: [String] {
        if case .educationResource = detail { ["schools"] } else { ["residents"] }
    }

    fileprivate var happened: String? {
        guard case .campaignUpdate(_, let date, _, _, _) = detail, !date.iso.isEmpty else { return nil }
        return date.iso
    }

    /// The number to call straight from the results, for a route that has one of its own.
    ///
    /// Results have no room for doubts about a number: where the route's own is not confirmed, none is shown.
    fileprivate func number(otherThan emergencyContacts: Set<String>) -> SearchRecord.Channel? {
        guard case .reportingRoute(let urgency, _, let contacts, _, _) = detail else { return nil }
        let own = contacts.filter { urgency == .emergency || !emergencyContacts.contains($0.id) }
        let first = own.first { $0.channels.contains { $0.means == .call } }
        guard let first, first.status != .unconfirmed else { return nil }
        return first.channels.first { $0.means == .call }.map { .init(value: $0.value, href: $0.href) }
    }

    /// What the page prints beside its text: its contacts, as often as it prints them, and a lesson's facts.
    fileprivate var details: [String] {
        var contacts: [ContactModel] = body.links.compactMap { link in
            if case .contact(let contact) = link { contact } else { nil }
        }
        switch detail {
        case .reportingRoute(_, _, let cards, _, _): contacts += cards
        case .educationResource(_, _, let cards, _): contacts += cards
        default: break
        }
        let printed = contacts.map { contact in
            ([contact.name] + contact.channels.filter { $0.means != .visit }.map(\.value)).joined(separator: " ")
        }
        return printed + ["format", "topic", "key_stage"].flatMap { filters[$0] ?? [] }
    }
}

/// What the index is told about each page that someone may look for.
struct SearchRecords {
    private let pages: [String: PageModel]
    /// Those of emergency routes: every page prints them, so no result needs to.
    let emergencyContacts: Set<String>
    /// By the pages' addresses. The text is told by its file's digest, and need not be parsed.
    let digests: [String: Digest]

    init(_ plan: SitePlan) {
        var emergencyContacts: Set<String> = []
        for page in plan.pages {
            if case .reportingRoute(.emergency, _, let contacts, _, _) = page.detail {
                emergencyContacts.formUnion(contacts.map(\.id))
            }
        }
        let known = emergencyContacts
        let digests = inParallel(plan.pages) { Self.digest(of: $0, emergencyContacts: known) }
        self.emergencyContacts = emergencyContacts
        pages = Dictionary(plan.pages.map { ($0.route.path, $0) }, uniquingKeysWith: { first, _ in first })
        self.digests = Dictionary(
            zip(plan.pages, digests).compactMap { page, digest in digest.map { (page.route.path, $0) } },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// Of all that the index is told of the page, its text by its file's digest; nil for a page that no one looks for.
    static func digest(of page: PageModel, emergencyContacts: Set<String>) -> Digest? {
        guard let record = SearchRecord(page, emergencyContacts: emergencyContacts, hasText: false) else { return nil }
        var digester = Digester()
        digester.update(record.digest.description)
        digester.update(page.body.textDigest.description)
        return digester.finalize()
    }

    /// Of a page that has a digest.
    subscript(address: String) -> SearchRecord {
        guard let record = pages[address].flatMap({ SearchRecord($0, emergencyContacts: emergencyContacts) }) else {
            preconditionFailure("no record of \(address)")
        }
        return record
    }

    /// What was parsed of the page's text is not asked for again soon.
    func releaseText(of address: String) { pages[address]?.body.document.releaseText() }
}
