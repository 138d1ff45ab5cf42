import CommonMark
package import Digest
import SiteContent
package import SitePlanning
package import SiteSearch

extension SearchRecord {
    /// What the index is told about a page; nil for pages that no one looks for.
    package init?(_ page: PageModel) {
        guard page.isListed else { return nil }
        self.init(
            path: page.route.path,
            language: page.language.code,
            title: page.title,
            summary: page.summary,
            kind: page.kindName,
            sensitive: page.isSensitive,
            phrases: page.findableBy.map(\.value),
            sections: page.body.document.sections.map {
                Section(anchor: $0.anchor, heading: $0.heading, text: $0.text)
            },
            filters: page.filters,
            validFrom: page.publish,
            validUntil: page.expires,
            date: page.happened,
            number: page.number
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
        return digester.finalize()
    }
}

extension PageModel {
    fileprivate var filters: [String: [String]] {
        var filters = ["kind": [kindName], "audience": audience.isEmpty ? usualAudience : audience]
        let priorities: [Item] =
            switch detail {
            case .reportingRoute(_, _, _, let items, _): items
            case .campaign(_, _, _, let items, _): items
            case .educationResource(_, _, _, let items): items
            case .achievement(_, let item, _): item.map { [$0] } ?? []
            default: []
            }
        let slugs = priorities.map { String($0.route.path.split(separator: "/").last ?? "") }
        if case .priority = detail {
            filters["priority"] = [String(route.path.split(separator: "/").last ?? "")]
        } else if !slugs.isEmpty {
            filters["priority"] = slugs.sorted()
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

    /// The first number of a route, to call straight from the results.
    fileprivate var number: SearchRecord.Channel? {
        guard case .reportingRoute(_, _, let contacts, _, _) = detail,
            let channel = contacts.lazy.compactMap(\.preferred).first
        else { return nil }
        return SearchRecord.Channel(value: channel.value, href: channel.href)
    }
}
