package import FoundationEssentials
package import SiteSearch

/// All that an endpoint needs to know of a site, written by the build beside the index: `site/search/search.json`.
///
/// It is replaced by rename after the index it names is complete, so whoever reads it finds both.
package struct SearchPublication: Codable, Equatable, Sendable {
    /// Of the file's form; a program that knows another one says so instead of guessing.
    package static let version = 1

    package let version: Int
    /// The folder of the index's current generation, beside this file.
    package let index: String
    /// Facets, synonyms and help rules.
    package let configuration: SearchConfiguration
    /// Every contact that a help rule names.
    package let contacts: [ContactCard]
    /// The first is the one of `/search`; the build puts English there.
    package let languages: [ResultLanguage]
    /// Addresses of pages that leave no trace: `/report/domestic-abuse/`.
    package let sensitive: [String]
    /// Whose days the site counts by: `Europe/London`; nil in what earlier programs published.
    package let timeZone: String?

    package init(
        index: String,
        configuration: SearchConfiguration,
        contacts: [ContactCard],
        languages: [ResultLanguage],
        sensitive: [String],
        timeZone: String? = nil
    ) {
        precondition(!languages.isEmpty, "a site has a language")
        version = Self.version
        self.index = index
        self.configuration = configuration
        self.contacts = contacts
        self.languages = languages
        self.sensitive = sensitive
        self.timeZone = timeZone
    }
}

/// A `search.json` that this program cannot serve from. The words are for the operator.
package struct PublicationUnreadable: Error, Equatable, Sendable, CustomStringConvertible {
    package let reason: String

    package init(reason: String) { self.reason = reason }

    package var description: String { "search.json \(reason). Build the site again with this program." }
}

extension SearchPublication {
    package init(json: Data) throws(PublicationUnreadable) {
        do {
            let version = try JSONDecoder().decode(Version.self, from: json).version
            guard version == Self.version else {
                throw PublicationUnreadable(reason: "is of version \(version), not \(Self.version)")
            }
            self = try JSONDecoder().decode(Self.self, from: json)
        } catch let unreadable as PublicationUnreadable {
            throw unreadable
        } catch {
            throw PublicationUnreadable(reason: "cannot be read (\(error))")
        }
        guard !languages.isEmpty, languages.allSatisfy({ $0.dates.months.count == 12 }) else {
            throw PublicationUnreadable(reason: "names no language, or one without twelve months")
        }
    }

    /// The same publication gives the same bytes.
    package func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self) + Data("\n".utf8)
    }
}

private struct Version: Decodable {
    let version: Int
}
