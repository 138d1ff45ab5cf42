import CommonMark
package import SiteContent
import SitePlanning

/// What another site answered when it was asked for a page.
package struct OutsideAnswer: Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
        case there
        /// For good, to another address.
        case moved(to: String)
        /// There is no such page: 404 or 410.
        case gone
        /// No answer in time, none that could be read, or none for a program: what a visitor gets is not known.
        case unclear(String)
    }

    package let address: String
    package let kind: Kind
    package let asked: Day

    package init(_ address: String, _ kind: Kind, asked: Day) {
        self.address = address
        self.kind = kind
        self.asked = asked
    }
}

extension Rule {
    static let externalLink = Rule(
        "external-link",
        .warning,
        because: "A source that has gone can no longer be looked up. Only “check --external” asks other sites."
    ) { site in
        guard let outside = site.outside else { return [] }
        let answers = Dictionary(outside.map { ($0.address, $0.kind) }, uniquingKeysWith: { _, last in last })
        return site.outsideLinks.compactMap { link in
            func finding(_ problem: String, _ remedy: String) -> Finding {
                Finding(file: link.file, place: link.place, words: link.address, problem: problem, remedy: remedy)
            }
            switch answers[link.address] {
            case .gone:
                return finding(
                    "\(link.address) answers that there is no such page",
                    "Link to the page that took its place, or to a copy in an archive of the web."
                )
            case .moved(let new):
                return finding("\(link.address) has moved for good", "Link to \(new), if it says the same.")
            case .there, .unclear, nil: return nil
            }
        }
    }
}

/// A link to another site, and where it stands.
struct OutsideLink {
    let address: String
    let file: String
    let place: Place
}

extension CheckedSite {
    /// Every address of another site, in the order of the files.
    package var outsideAddresses: [String] {
        var seen: Set<String> = []
        return outsideLinks.map(\.address).filter { seen.insert($0).inserted }
    }

    var outsideLinks: [OutsideLink] {
        let inPages = pages.flatMap { page -> [OutsideLink] in
            let links = page.model.body.document.links.compactMap { link -> OutsideLink? in
                guard case .external(let address) = page.model.body.links[link.index] else { return nil }
                let place = Place(line: link.line, column: link.column)
                return OutsideLink(address: address, file: page.file, place: place)
            }
            guard case .campaignUpdate(let update) = page.entry.kind, let source = update.source else { return links }
            return links + [OutsideLink(address: source.value, file: page.file, place: source.place)]
        }
        let inContacts = sources.contacts.all.filter { $0.status != .superseded }.flatMap { contact in
            ([contact.source] + contact.channels.filter { $0.means == .visit }.map(\.value)).map {
                OutsideLink(address: $0, file: ContactsRegistry.path.string, place: contact.place)
            }
        }
        let inLedger = sources.ledger.all.compactMap { fact in
            fact.publicSource.map { OutsideLink(address: $0, file: sources.ledger.path.string, place: fact.place) }
        }
        return (inPages + inContacts + inLedger).filter {
            $0.address.hasPrefix("https://") || $0.address.hasPrefix("http://")
        }
    }
}
