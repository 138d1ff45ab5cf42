package import Foundation

/// What `content/site.yaml` says of the site as a whole.
package struct SiteSettings: Sendable {
    package let name: String
    package let shortName: String
    /// Where the site is published, without a slash at the end: `https://www.example.org`.
    package let base: String
    package let owner: String
    /// The place that the owner serves, for search engines.
    package let area: String?
    package let timeZone: TimeZone
    /// Never empty; the first is the one that files without a language in their name are written in.
    package let languages: [Language]
    package let navigation: [NavigationLink]
    package let footer: [NavigationLink]
    /// Contacts printed on every page, in order.
    package let help: [Placed<String>]
    package let priorityGroups: [PriorityGroup]
    /// Words above every page, while there is something that all must know.
    package let banner: String?
    /// Where the exit control of sensitive pages leads.
    package let exit: String
    /// For `/.well-known/security.txt`; without both there is none.
    package let securityContact: String?
    package let securityExpires: Day?
    /// Whether pages have a picture for other sites to show beside a link to them.
    package let hasSharePictures: Bool
    /// What may be done with the education resources, in words; without it they have no packs to download.
    package let resourceLicence: String?
    /// How the rules of “check” are told, where the site wants it otherwise than they come.
    package let checks: [RuleSetting]
    /// Nil where pages may weigh what they will.
    package let budget: WeightBudget?

    package var defaultLanguage: Language { languages[0] }

    package func language(_ code: String) -> Language? { languages.first { $0.code == code } }
}

package struct Language: Hashable, Sendable {
    package enum Direction: String, CaseIterable, Sendable {
        case leftToRight = "ltr"
        case rightToLeft = "rtl"
    }

    package let code: String
    /// In the language itself.
    package let name: String
    package let direction: Direction
    /// The name of Xapian's stemmer, or nil for plain words.
    package let stemmer: String?
    /// For sites that show a link to a page: `en_GB`.
    package let locale: String?

    package init(code: String, name: String, direction: Direction, stemmer: String?, locale: String? = nil) {
        self.code = code
        self.name = name
        self.direction = direction
        self.stemmer = stemmer
        self.locale = locale
    }
}

package struct NavigationLink: Sendable {
    package let title: String
    /// A file below `content/`.
    package let page: Placed<String>
}

package struct PriorityGroup: Sendable {
    package let slug: String
    package let title: String
    package let note: String?
}

/// The keys of `content/site.yaml`.
package enum SettingsKeys {
    static let name = Key.text("name", "The site's name.")
    static let shortName = Key.text("short_name", "Its name where there is little room.")
    static let base = Key.text("base", "The address it is published at, with https://.")
    static let owner = Key.text("owner", "Who publishes it.")
    static let area = Key.text("area", "The place that the owner serves, such as Luton.")
    static let timeZone = Key.text("time_zone", "Whose clocks its dates mean, such as Europe/London.")
    static let languages = recordsKey(
        "languages",
        "The languages it is written in, its own first.",
        keys: [code.required, languageName.required, direction.required, stemmer.optional, locale.optional]
    ) { Language(&$0) }
    static let navigation = recordsKey(
        "navigation",
        "The links at the top of every page.",
        keys: [title.required, page.required]
    ) { NavigationLink(&$0) }
    static let footer = recordsKey(
        "footer",
        "The links at the foot of every page.",
        keys: [title.required, page.required]
    ) { NavigationLink(&$0) }
    static let help = Key.texts("help", "The contacts printed on every page, in order.")
    static let priorityGroups = recordsKey(
        "priority_groups",
        "The headings that priorities stand under; a priority lies in the folder named by the slug.",
        keys: [slug.required, title.required, note.optional]
    ) { PriorityGroup(&$0) }
    static let banner = Key.text("banner", "Words above every page, while all must know them.")
    static let exit = Key.text("exit", "Where the exit control of sensitive pages leads.")
    static let securityContact = Key.text("security_contact", "Where to report a fault in the site's security.")
    static let securityExpires = Key.day("security_expires", "When that is to be looked at again.")
    static let sharePictures = Key.flag(
        "share_pictures",
        "True where links to pages, shared elsewhere, show a picture."
    )
    static let resourceLicence = Key.text(
        "resource_licence",
        "What schools may do with the resources. With it, each has a pack to download."
    )
    static let checks = ruleSettingsKey("checks", "How each rule of “check” is told: error, warning or off.")

    static let budget = recordKey(
        "budget",
        "The most that pages may weigh, compressed, with style, script and pictures.",
        keys: [WeightBudget.page.optional, WeightBudget.home.optional]
    ) { WeightBudget(&$0) }

    static let code = Key.text("code", "The language's code, such as ur.")
    static let languageName = Key.text("name", "The language's name, in the language itself.")
    static let direction = Key.choice(
        "direction",
        "Which way it is written.",
        of: Language.Direction.allCases.map(\.rawValue)
    )
    static let stemmer = Key.text("stemmer", "The name of Xapian's stemmer for it, if it has one.")
    static let locale = Key.text("locale", "The language and country as other sites name them, such as en_GB.")
    static let title = Key.text("title", "What the link says.")
    static let page = Key.text("page", "The file it leads to, below content/.")
    static let slug = Key.text("slug", "The folder's name.")
    static let note = Key.text("note", "Words printed under the heading.")

    package static let all: [KeyShape] = [
        name.required, shortName.optional, base.required, owner.required, area.optional, timeZone.required,
        languages.required,
        navigation.optional, footer.optional, help.optional, priorityGroups.optional, banner.optional,
        exit.optional, securityContact.optional, securityExpires.optional,
        sharePictures.optional, resourceLicence.optional, checks.optional, budget.optional,
    ]
}

/// Reads `content/site.yaml`.
package func readSettings(_ file: SourceFile, problems: inout [Diagnostic]) -> SiteSettings? {
    guard let node = readYAML(file, orElse: .record([], Place(line: 1)), problems: &problems) else { return nil }
    var reader = RecordReader(node, keys: SettingsKeys.all, calling: "the site")
    let settings = SiteSettings(&reader)
    problems += reader.problems.map { $0.diagnostic(in: file.path.string) }
    return settings
}

extension SiteSettings {
    fileprivate init?(_ reader: inout RecordReader) {
        typealias Keys = SettingsKeys
        let name = reader.required(Keys.name)
        shortName = reader.value(Keys.shortName)?.value ?? name?.value ?? ""
        let base = reader.required(Keys.base)
        let owner = reader.required(Keys.owner)
        area = reader.value(Keys.area)?.value
        let zoneName = reader.required(Keys.timeZone)
        _ = reader.required(Keys.languages)
        languages = reader.elements(Keys.languages)
        navigation = reader.elements(Keys.navigation)
        footer = reader.elements(Keys.footer)
        help = reader.value(Keys.help) ?? []
        priorityGroups = reader.elements(Keys.priorityGroups)
        banner = reader.value(Keys.banner)?.value
        exit = reader.value(Keys.exit)?.value ?? "https://www.bbc.co.uk/weather"
        securityContact = reader.value(Keys.securityContact)?.value
        securityExpires = reader.value(Keys.securityExpires)?.value
        hasSharePictures = reader.value(Keys.sharePictures) ?? false
        resourceLicence = reader.value(Keys.resourceLicence)?.value
        checks = reader.value(Keys.checks) ?? []
        budget = reader.element(Keys.budget)
        for (index, language) in languages.enumerated()
        where languages[..<index].contains(where: { $0.code == language.code }) {
            reader.add(
                RecordProblem(
                    place: reader.place,
                    problem: "the language “\(language.code)” is there twice",
                    remedy: "Give each language a code of its own."
                )
            )
        }
        let zone = zoneName.flatMap { TimeZone(identifier: $0.value) }
        if let zoneName, zone == nil {
            reader.add(
                RecordProblem(
                    place: zoneName.place,
                    problem: "no time zone is called “\(zoneName.value)”",
                    remedy: "Write it as Europe/London is written."
                )
            )
        }
        if let base, !base.value.isOrigin {
            reader.add(
                RecordProblem(
                    place: base.place,
                    problem: "“base” is “\(base.value)”, which is not a site's address",
                    remedy: "Write the scheme and the host, such as https://www.example.org."
                )
            )
        }
        guard let name, let base, let owner, let zone, !languages.isEmpty else { return nil }
        self.name = name.value
        self.base = base.value.hasSuffix("/") ? String(base.value.dropLast()) : base.value
        self.owner = owner.value
        timeZone = zone
    }
}

extension Language {
    fileprivate init?(_ reader: inout RecordReader) {
        typealias Keys = SettingsKeys
        let code = reader.required(Keys.code)
        let name = reader.required(Keys.languageName)
        let direction = reader.required(Keys.direction).flatMap { Direction(rawValue: $0.value) }
        stemmer = reader.value(Keys.stemmer)?.value
        let locale = reader.value(Keys.locale)
        self.locale = locale?.value
        if let locale, locale.value.wholeMatch(of: #/[a-z]{2,3}_[A-Z]{2}/#) == nil {
            reader.add(
                RecordProblem(
                    place: locale.place,
                    problem: "“\(locale.value)” is no language with its country",
                    remedy: "Write both as en_GB is written."
                )
            )
        }
        if let code, !code.value.allSatisfy(\.isLanguageCodeCharacter) {
            reader.add(
                RecordProblem(
                    place: code.place,
                    problem: "“\(code.value)” is no code of a language",
                    remedy: "Write it in small letters, figures and hyphens, such as ur or zh-hant."
                )
            )
        }
        guard let code, let name, let direction else { return nil }
        self.code = code.value
        self.name = name.value
        self.direction = direction
    }
}

extension NavigationLink {
    fileprivate init?(_ reader: inout RecordReader) {
        let title = reader.required(SettingsKeys.title)
        let page = reader.required(SettingsKeys.page)
        guard let title, let page else { return nil }
        self.title = title.value
        self.page = page
    }
}

extension PriorityGroup {
    fileprivate init?(_ reader: inout RecordReader) {
        let slug = reader.required(SettingsKeys.slug)
        let title = reader.required(SettingsKeys.title)
        note = reader.value(SettingsKeys.note)?.value
        guard let slug, let title else { return nil }
        self.slug = slug.value
        self.title = title.value
    }
}

extension Character {
    /// Codes stand in the names of files and in addresses.
    fileprivate var isLanguageCodeCharacter: Bool {
        ("a"..."z").contains(self) || ("0"..."9").contains(self) || self == "-"
    }
}

extension String {
    /// `https://host` or `http://host:port`, with nothing behind it but perhaps a slash.
    fileprivate var isOrigin: Bool {
        guard let scheme = ["https://", "http://"].first(where: hasPrefix) else { return false }
        let host = dropFirst(scheme.count)
        let name = host.hasSuffix("/") ? host.dropLast() : host
        return !name.isEmpty && !name.contains { $0 == "/" || $0.isWhitespace || $0 == "?" || $0 == "#" }
    }
}
