package import SiteContent

/// What every page of a language shares. A class, for each page that is made looks at it many times.
package final class SharedModel: Sendable {
    package let name: String
    package let shortName: String
    package let owner: String
    /// The place that the owner serves.
    package let area: String?
    package let base: String
    package let language: Language
    package let home: Route
    /// `/search`, or `/ur/search` for a language whose pages live below `/ur/`.
    package let searchPath: String
    package let navigation: [Crumb]
    package let footer: [Crumb]
    package let help: [ContactModel]
    package let banner: String?
    package let exit: String
    package let hasSharePictures: Bool

    init(
        name: String,
        shortName: String,
        owner: String,
        area: String?,
        base: String,
        language: Language,
        home: Route,
        searchPath: String,
        navigation: [Crumb],
        footer: [Crumb],
        help: [ContactModel],
        banner: String?,
        exit: String,
        hasSharePictures: Bool
    ) {
        self.name = name
        self.shortName = shortName
        self.owner = owner
        self.area = area
        self.base = base
        self.language = language
        self.home = home
        self.searchPath = searchPath
        self.navigation = navigation
        self.footer = footer
        self.help = help
        self.banner = banner
        self.exit = exit
        self.hasSharePictures = hasSharePictures
    }
}
