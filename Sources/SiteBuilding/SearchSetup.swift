import Digest
import SiteContent
package import SitePlanning
import SiteRendering
import SiteResults
package import SiteSearch

/// The facets of the results, in the order in which they are shown.
private let facetNames = ["kind", "audience", "priority", "key_stage", "topic", "minutes", "format"]

/// Of two pages that say the same, the one where something can be done comes first, and the past comes last.
private let weightsOfKinds = [
    "reporting-route": 1.5, "page": 1.1, "education-resource": 0.9, "achievement": 0.8, "campaign-update": 0.7,
]

extension SearchConfiguration {
    package init(_ plan: SitePlan) {
        self.init(
            languages: plan.languages.map { Language(code: $0.code, stemmer: $0.stemmer) },
            synonyms: plan.words.synonyms.map { synonyms in
                switch synonyms {
                case .same(let words): .same(words)
                case .oneWay(let from, let to): .oneWay(from: from, to: to)
                }
            },
            facets: facetNames.map { FacetField(name: $0) },
            help: plan.words.helpRules.map { rule in
                HelpRule(
                    id: rule.id,
                    when: rule.phrases,
                    contacts: rule.contacts.map(\.value),
                    danger: rule.isDanger,
                    say: rule.say
                )
            },
            kindWeights: weightsOfKinds
        )
    }
}

/// What the endpoint needs beside the index, made from the plan and the theme.
struct SearchSetup {
    let plan: SitePlan
    let theme: Theme
    let renderer: Renderer
    private let resultLanguages: [ResultLanguage]

    init(plan: SitePlan, theme: Theme, renderer: Renderer) {
        self.plan = plan
        self.theme = theme
        self.renderer = renderer
        resultLanguages = plan.languages.map { ResultLanguage($0, plan, theme) }
    }

    /// The file that holds the results page of a language.
    static func templateName(of language: Language) -> String { "results.\(language.code).mustache" }

    /// The results page of each language, by the name of its file.
    var templates: [(name: String, text: String)] {
        plan.languages.map { language in
            (
                Self.templateName(of: language),
                renderer.resultsTemplate(language: language.code, title: "{{page_title}}", query: "{{query}}")
            )
        }
    }

    /// The endpoint's answers, described for programs.
    var description: String {
        openAPI(title: plan.shared[plan.languages[0].code]!.name, base: plan.base, publication: publication(index: ""))
    }

    func publication(index: String) -> SearchPublication {
        let configuration = SearchConfiguration(plan)
        let named = Set(configuration.help.flatMap(\.contacts))
        let words = theme.words(in: plan.languages[0].code)
        return SearchPublication(
            index: index,
            configuration: configuration,
            contacts: plan.contacts.filter { named.contains($0.id) }.map { ContactCard($0, words) },
            languages: resultLanguages,
            sensitive: plan.pages.filter(\.isSensitive).flatMap { page in
                [page.route, page.sheet].compactMap { $0?.path }
            },
            timeZone: plan.timeZone
        )
    }
}

extension ResultLanguage {
    /// How results are put into words in a language, and what they can be narrowed by there.
    fileprivate init(_ language: Language, _ plan: SitePlan, _ theme: Theme) {
        let words = theme.words(in: language.code)
        let shared = plan.shared[language.code]!
        let pages = plan.pages.filter { $0.language == language }
        let filters = pages.filter(\.isListed).map(\.filters)
        func title(_ key: String) -> String {
            words.filled("title_pattern", ["page": words[key], "site": shared.name])
        }
        self.init(
            code: language.code,
            name: language.name,
            path: shared.searchPath,
            template: SearchSetup.templateName(of: language),
            titles: Titles(
                ask: title("search_page_title"),
                results: title("search_results_title"),
                privateResults: words.filled("title_quiet", ["site": shared.shortName]),
                unavailable: title("search_unavailable_title")
            ),
            dates: Dates(
                months: (1...12).map { words["month_\($0)"] },
                day: words["date_full"],
                month: words["date_month"],
                year: words["date_year"]
            ),
            sortByRelevance: words["sort_relevance"],
            sortByDate: words["sort_date"],
            kinds: Dictionary(uniqueKeysWithValues: Words.kinds.map { ($0, words.kind($0)) }),
            facets: facetNames.map { name in
                FacetLabels(
                    name: name,
                    label: words["filter_\(name)"],
                    values: Self.labels(ofFilter: name, among: filters, words: words, pages: pages)
                )
            },
            waysIn: shared.navigation.map { crumb in
                let page = plan.pages.first { $0.route == crumb.route }
                return WayIn(title: crumb.title, href: crumb.route.path, summary: page?.summary ?? "")
            },
            suggestions: [],
            aToZ: (pages + plan.pages).first { $0.lists.contains { $0.kind == .allPages } }?.route.path
                ?? shared.home.path
        )
    }

    private static func labels(
        ofFilter name: String,
        among filters: [[String: [String]]],
        words: Words,
        pages: [PageModel]
    ) -> [String: String] {
        var labels: [String: String] = [:]
        for value in filters.flatMap({ $0[name] ?? [] }) where labels[value] == nil {
            labels[value] = words.value(value, ofFilter: name)
        }
        guard name == "priority" else { return labels }
        for page in pages {
            if case .priority = page.detail { labels[page.route.slug] = page.title }
        }
        return labels
    }
}

extension ContactCard {
    fileprivate init(_ contact: ContactModel, _ words: Words) {
        let status = Status(rawValue: contact.status.rawValue) ?? .unconfirmed
        let statusWords = words["contact_\(contact.status.rawValue)"]
        self.init(
            id: contact.id,
            name: contact.name,
            use: contact.use,
            status: status,
            statusWords: contact.isAgeUnknown ? "\(statusWords) \(words["age_unknown"])" : statusWords,
            ageUnknown: contact.isAgeUnknown,
            channels: contact.channels.map { channel in
                Channel(
                    Channel.Kind(rawValue: channel.means.rawValue) ?? .visit,
                    label: channel.label ?? words["channel_\(channel.means.rawValue)"],
                    value: channel.means == .visit ? hostName(of: channel.value) : channel.value,
                    href: channel.href,
                    note: channel.note ?? ""
                )
            },
            note: contact.note ?? "",
            owner: contact.owner,
            source: hostName(of: contact.source),
            sourceHref: contact.source,
            checked: PrintedDay(text: words.day(contact.checked), iso: contact.checked.description)
        )
    }
}
