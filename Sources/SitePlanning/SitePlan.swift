import FoundationEssentials
import Parallel
package import SiteContent

/// Everything the site will contain, decided before anything is rendered.
package struct SitePlan: Sendable {
    /// In the order of their routes.
    package let pages: [PageModel]
    package let redirects: [Redirect]
    /// In the order of the pages that they stand for.
    package let sheets: [SheetModel]
    package let feeds: [FeedModel]
    /// Pictures and documents that pages link to, by their source paths.
    package let attachments: [SourceFile]
    /// By language code.
    package let shared: [String: SharedModel]
    package let languages: [Language]
    package let contacts: [ContactModel]
    package let ledger: Ledger
    package let words: SearchWords
    package let base: String
    /// `Europe/London`
    package let timeZone: String
    package let security: SecurityNotice?
    /// The moment, in seconds since 1970, at which the next page appears or goes; nil when none will.
    package let nextChange: Int64?
    /// The pages that state each fact, by its id.
    package let statedFacts: [String: [Route]]
    /// The pages that use each contact, by its id.
    package let usedContacts: [String: [Route]]
}

extension SitePlan {
    /// A few pages and feeds alone, to be checked and rendered as parts of a site of which nothing else changed.
    ///
    /// - Parameters:
    ///   - pages: Those that can be retold, in the order of their routes.
    ///   - shared: What the whole site's plan says.
    package init(
        alone pages: [PageModel],
        feeds: [FeedModel] = [],
        shared: [String: SharedModel],
        sources: SiteSources
    ) {
        self.pages = pages
        self.shared = shared
        redirects = []
        sheets = pages.filter { $0.sheet != nil }.map(SheetModel.init)
        self.feeds = feeds
        attachments = []
        languages = sources.settings.languages
        contacts = sources.contacts.all.map { ContactModel($0) }
        ledger = sources.ledger
        words = sources.words
        base = sources.settings.base
        timeZone = sources.settings.timeZone.identifier
        security = nil
        nextChange = nil
        statedFacts = [:]
        usedContacts = [:]
    }
}

/// What `/.well-known/security.txt` says.
package struct SecurityNotice: Hashable, Sendable {
    package let contact: String
    package let expires: Day
}

/// Decides every page of the site at the moment `now`, in seconds since 1970.
///
/// - Parameter problems: Every clash of addresses, every reference and link that leads nowhere.
package func planSite(_ sources: SiteSources, now: Int64, problems: inout [Diagnostic]) -> SitePlan {
    let catalogue = Catalogue(sources, now: now, problems: &problems)
    let shelf = Meanwhile { Shelf(catalogue: catalogue, groups: sources.settings.priorityGroups) }
    let feeds = Meanwhile { planFeeds(catalogue, settings: sources.settings) }
    checkReferences(in: catalogue, sources: sources, problems: &problems)
    let redirects = planRedirects(catalogue, problems: &problems)
    let resolver = LinkResolver(pages: catalogue, sources: sources)
    let bodies = inParallel(catalogue.live) { resolver.resolve($0) }
    problems += bodies.flatMap(\.problems)
    let linkedAttachments = Set(bodies.flatMap(\.attachments))
    let usage = Usage(catalogue: catalogue, bodies: bodies)
    let composer = PageComposer(catalogue: catalogue, sources: sources, usage: usage, shelf: shelf.value)
    let pages = inParallel(Array(zip(catalogue.live, bodies))) { composer.page($0, body: $1) }
        .sorted { $0.route < $1.route }
    checkPacks(pages, problems: &problems)
    return SitePlan(
        pages: pages,
        redirects: redirects,
        sheets: planSheets(pages, redirects: redirects, problems: &problems),
        feeds: feeds.value,
        attachments: sources.attachments.filter { linkedAttachments.contains($0.path) },
        shared: composer.shared(problems: &problems),
        languages: sources.settings.languages,
        contacts: sources.contacts.all.map { ContactModel($0) },
        ledger: sources.ledger,
        words: sources.words,
        base: sources.settings.base,
        timeZone: sources.settings.timeZone.identifier,
        security: sources.settings.securityContact.flatMap { contact in
            sources.settings.securityExpires.map { SecurityNotice(contact: contact, expires: $0) }
        },
        nextChange: catalogue.nextChange,
        statedFacts: usage.facts.mapValues { $0.map(\.route) },
        usedContacts: usage.contacts.mapValues { $0.map(\.route) }
    )
}
