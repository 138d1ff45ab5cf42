/// What a site decides about its search, apart from its pages.
///
/// Synonyms, facets and help rules work at query time: changing them needs no new index. Languages and version
/// are written into the index, and another index is needed when they change.
package struct SearchConfiguration: Codable, Sendable, Equatable {
    package struct Language: Codable, Sendable, Equatable {
        package var code: String
        /// As Xapian names it; nil for plain folded words.
        package var stemmer: String?

        package init(code: String, stemmer: String?) {
            self.code = code
            self.stemmer = stemmer
        }
    }

    package enum SynonymRule: Codable, Sendable, Equatable {
        /// Any one finds the others.
        case same([String])
        /// A visitor's `from` finds pages with `to`, not the other way round.
        case oneWay(from: [String], to: [String])
    }

    package struct FacetField: Codable, Sendable, Equatable {
        package var name: String
        /// The order in which values are listed; others follow by name.
        package var values: [String]

        package init(name: String, values: [String] = []) {
            self.name = name
            self.values = values
        }
    }

    package var version: Int
    /// The first is the language of a request that names none of them.
    package var languages: [Language]
    package var synonyms: [SynonymRule]
    package var facets: [FacetField]
    package var help: [HelpRule]
    /// By what the weight of a page is multiplied for its kind; 1 for kinds that are not named.
    package var kindWeights: [String: Double]

    package init(
        version: Int = 1,
        languages: [Language] = [Language(code: "en", stemmer: "en")],
        synonyms: [SynonymRule] = [],
        facets: [FacetField] = [FacetField(name: "kind")],
        help: [HelpRule] = [],
        kindWeights: [String: Double] = [:]
    ) {
        self.version = version
        self.languages = languages
        self.synonyms = synonyms
        self.facets = facets
        self.help = help
        self.kindWeights = kindWeights
    }

    /// The configured language with the code, or the first.
    func language(_ code: String) -> Language {
        languages.first { $0.code == code } ?? languages.first ?? Language(code: code, stemmer: nil)
    }
}

/// When a query holds one of the phrases, these contacts stand above the results.
package struct HelpRule: Codable, Sendable, Equatable {
    package var id: String
    package var when: [String]
    package var contacts: [String]
    package var danger: Bool
    package var say: String

    package init(id: String, when: [String], contacts: [String], danger: Bool = false, say: String = "") {
        self.id = id
        self.when = when
        self.contacts = contacts
        self.danger = danger
        self.say = say
    }
}
