package import CommonMark
package import Digest
package import SiteContent

/// Everything that one page shows. Its bytes are a function of this, the theme and the program.
///
/// There is no way from here back to the site: what a page shows of another entry is copied into it, so that
/// a page is out of date exactly when its model differs. A class, for plans, steps and views hold it many times and
/// none changes it.
package final class PageModel: Sendable {
    package let route: Route
    package let language: Language
    package let source: SourcePath
    package let kindName: String
    package let title: String
    package let summary: String
    package let isSensitive: Bool
    package let owner: String
    package let reviewed: Day
    package let reviewBy: Day
    package let publish: Int64?
    package let expires: Int64?
    package let audience: [String]
    package let findableBy: [Placed<String>]
    package let body: Body
    /// The headings of the second level, for a list of contents.
    package let contents: [ContentsLine]
    /// The facts it rests on, numbered from 1 in the order of their first mention.
    package let sources: [SourceNote]
    /// Nil where the page does not rest on the plan.
    package let plan: PlanNotice?
    /// From the home page down to the page above this one.
    package let breadcrumbs: [Crumb]
    /// The same page in every language it is written in, its own included; empty where it is written in one.
    package let translations: [Translation]
    package let lists: [ListModel]
    package let detail: Detail
    package let feeds: [FeedLink]
    /// Where the page is as a printed sheet; nil where it has none.
    package let sheet: Route?
    /// Where the page has a pack to download, what is in it.
    package let pack: PackModel?
    /// False for pages that are met by accident, such as the one for an address that does not exist.
    package let isListed: Bool

    init(
        route: Route,
        language: Language,
        source: SourcePath,
        kindName: String,
        title: String,
        summary: String,
        isSensitive: Bool,
        owner: String,
        reviewed: Day,
        reviewBy: Day,
        publish: Int64?,
        expires: Int64?,
        audience: [String],
        findableBy: [Placed<String>],
        body: Body,
        contents: [ContentsLine],
        sources: [SourceNote],
        plan: PlanNotice?,
        breadcrumbs: [Crumb],
        translations: [Translation],
        lists: [ListModel],
        detail: Detail,
        feeds: [FeedLink],
        sheet: Route?,
        pack: PackModel?,
        isListed: Bool
    ) {
        self.route = route
        self.language = language
        self.source = source
        self.kindName = kindName
        self.title = title
        self.summary = summary
        self.isSensitive = isSensitive
        self.owner = owner
        self.reviewed = reviewed
        self.reviewBy = reviewBy
        self.publish = publish
        self.expires = expires
        self.audience = audience
        self.findableBy = findableBy
        self.body = body
        self.contents = contents
        self.sources = sources
        self.plan = plan
        self.breadcrumbs = breadcrumbs
        self.translations = translations
        self.lists = lists
        self.detail = detail
        self.feeds = feeds
        self.sheet = sheet
        self.pack = pack
        self.isListed = isListed
    }
}

/// The text of a page: its parsed form, and what each of its links turned out to mean.
package struct Body: Sendable {
    /// Of the file that holds it.
    package let digest: Digest
    /// Of the text alone, without the front matter.
    package let textDigest: Digest
    package let document: Document
    /// One for each of the document's links, in their order.
    package let links: [ResolvedLink]
}

/// What a link in the text leads to.
package enum ResolvedLink: Hashable, Sendable {
    /// A page of the site; `language` where that is another one than the page's.
    case page(href: String, language: Language?)
    /// Apart from the list of a page's links, in which all cases take as much room as the largest.
    indirect case contact(ContactModel)
    case fact(number: Int)
    case attachment(name: String)
    case external(String)
    /// The target is not published now: the words stay, the link goes.
    case unpublished
}

package struct ContentsLine: Hashable, Sendable {
    package let title: String
    package let anchor: String
}

package struct Crumb: Hashable, Sendable {
    /// Empty for the home page on the way to others: the theme has a word for it.
    package let title: String
    package let route: Route
}

package struct Translation: Hashable, Sendable {
    package let language: Language
    package let route: Route
}

package struct FeedLink: Hashable, Sendable {
    package let title: String
    package let path: String
}

/// The plan that a page rests on, to be named on it.
package struct PlanNotice: Hashable, Sendable {
    package let title: String
    package let period: String
    /// The page that lists every fact.
    package let href: String
}

/// A fact that the page states.
package struct SourceNote: Hashable, Sendable {
    package let number: Int
    package let id: String
    package let statement: String
    package let isGarbled: Bool
    /// Where the fact stands among all.
    package let href: String
    package let chart: Chart?
}

/// A part of the partnership's structure as its page draws it.
package struct StructureModel: Hashable, Sendable {
    package let title: String
    package let bodies: [Body]

    package struct Body: Hashable, Sendable {
        package let name: String
        package let does: String
        /// The number of the source that names it.
        package let source: Int
    }
}

/// A contact as pages print it.
package struct ContactModel: Hashable, Sendable {
    package let id: String
    package let name: String
    package let use: String
    package let status: Contact.Status
    package let isAgeUnknown: Bool
    package let channels: [ChannelModel]
    package let note: String?
    package let owner: String
    package let source: String
    package let checked: Day
    /// The pages that use it; filled in only where they are listed.
    package var pages: [Item]

    package init(_ contact: Contact, pages: [Item] = []) {
        id = contact.id
        name = contact.name
        use = contact.use
        status = contact.status
        isAgeUnknown = contact.isAgeUnknown
        channels = contact.channels.map(ChannelModel.init)
        note = contact.note
        owner = contact.owner
        source = contact.source
        checked = contact.checked.value
        self.pages = pages
    }

    /// Where a link to it leads: the first number, or for a contact without one its first address.
    package var preferred: ChannelModel? { channels.first { $0.means != .visit } ?? channels.first }
}

package struct ChannelModel: Hashable, Sendable {
    package let means: Channel.Means
    package let value: String
    package let href: String
    package let label: String?
    package let note: String?

    init(_ channel: Channel) {
        means = channel.means
        value = channel.value
        href = channel.href
        label = channel.label
        note = channel.note
    }
}

/// What only a page of its kind shows.
package enum Detail: Sendable {
    case page(isHome: Bool, structure: [StructureModel])
    case reportingRoute(
        urgency: ReportingRoute.Urgency,
        choice: String,
        contacts: [ContactModel],
        priorities: [Item],
        others: [Item]
    )
    case priority(
        group: String,
        groupNote: String?,
        achievements: [Item],
        routes: [Item],
        campaigns: [Item],
        resources: [Item],
        others: [Item]
    )
    case achievement(period: String, priority: Item?, more: [Item])
    /// `feed` is empty for a sensitive campaign, which has none.
    case campaign(status: Campaign.Status, hashtag: String?, updates: [Item], priorities: [Item], feed: String)
    case campaignUpdate(campaign: Item, date: HistoricDate, source: String?, newer: Item?, older: Item?)
    case educationResource(
        lesson: Item.Lesson,
        safeguarding: String,
        contacts: [ContactModel],
        priorities: [Item]
    )
}

/// A list made from other entries.
package struct ListModel: Sendable {
    package let kind: ListKind
    package var groups: [ListGroup]
    package let feed: String?
    /// Where all are, with how many there are; nil where the list shows them all.
    package var all: (route: Route, count: Int)?
    /// Values that the catalogue can be narrowed by, by the names of their filters.
    package let filters: [(name: String, values: [String])]
}

package struct ListGroup: Hashable, Sendable {
    /// What the group is called: words of the site, or a name the theme has words for.
    package enum Heading: Hashable, Sendable {
        case words(String)
        case named(String)
        case none
    }

    package let heading: Heading
    package let anchor: String
    package var note: String?
    package var items: [Item] = []
    package var facts: [FactModel] = []
    package var contacts: [ContactModel] = []
    package var branches: [PriorityBranch] = []

    var isEmpty: Bool { items.isEmpty && facts.isEmpty && contacts.isEmpty && branches.isEmpty }
}

/// A priority with what belongs to it.
package struct PriorityBranch: Hashable, Sendable {
    package let priority: Item
    package let routes: [Item]
    package let campaigns: [Item]
    package let resources: [Item]
}

/// A fact with the pages that state it.
package struct FactModel: Hashable, Sendable {
    package let id: String
    package let statement: String
    package let isGarbled: Bool
    package let figures: [String]
    package let names: [String]
    package let note: String?
    package let publicNote: String?
    package var pages: [Item]
}

/// An Atom feed of campaign updates.
package struct FeedModel: Sendable {
    package let path: String
    /// The name of the site.
    let site: String
    /// The title of the campaign whose updates are in it; nil for those of all.
    let campaign: String?
    package let home: Route
    package let owner: String
    package let language: String
    package let entries: [Entry]

    package var title: String { campaign.map { "\($0) – \(site)" } ?? site }

    package struct Entry: Hashable, Sendable {
        package let title: String
        package let route: Route
        package let summary: String
        /// The day on which this site last confirmed the entry: feeds need one, and events may have none.
        package let updated: Day
        package let happened: HistoricDate
    }
}

/// A former address and where it leads now.
package struct Redirect: Hashable, Sendable {
    package let from: Route
    package let to: Route
    package let title: String
    package let language: Language
}
