package import CommonMark
package import Digest

/// One piece of the site's writing, read and checked on its own; what it refers to is checked by the plan.
///
/// A class, for every stage holds it many times and none changes it.
package final class Entry: Sendable {
    package let source: SourcePath
    /// The path without folder `content`, language and extension: `report/hate-crime`.
    package let stem: String
    /// A language code of the site: `en`.
    package let language: String
    package let frontMatter: FrontMatter
    package let kind: Kind
    package let body: Document
    /// Of the whole file.
    package let digest: Digest
    /// Of what follows the front matter.
    package let textDigest: Digest

    package init(
        source: SourcePath,
        stem: String,
        language: String,
        frontMatter: FrontMatter,
        kind: Kind,
        body: Document,
        digest: Digest,
        textDigest: Digest
    ) {
        self.source = source
        self.stem = stem
        self.language = language
        self.frontMatter = frontMatter
        self.kind = kind
        self.body = body
        self.digest = digest
        self.textDigest = textDigest
    }
}

/// What every kind of entry says of itself.
package struct FrontMatter: Sendable {
    package let title: Placed<String>
    package let summary: Placed<String>
    package let owner: String
    package let reviewed: Placed<Day>
    package let reviewBy: Placed<Day>
    /// Being seen reading this page could put someone at risk.
    package let isSensitive: Bool
    package let findableBy: [Placed<String>]
    package let publish: LocalMoment?
    package let expires: LocalMoment?
    package let isDraft: Bool
    /// Former addresses that lead here: `/old/address/`.
    package let aliases: [Placed<String>]
    /// Facts the page rests on, besides those that its text links to.
    package let facts: [Placed<String>]
    /// Whom the page is for; empty means the readers usual for its kind.
    package let audience: [String]
    /// Where the front matter begins, for what concerns the whole page.
    package let place: Place
}

/// What an entry is, with what only that kind says of itself.
package enum Kind: Sendable {
    case page(Page)
    case reportingRoute(ReportingRoute)
    case priority(Priority)
    case achievement(Achievement)
    case campaign(Campaign)
    case campaignUpdate(CampaignUpdate)
    case educationResource(EducationResource)

    /// The name that filters, addresses of searches and the index know the kind by.
    package var name: String {
        switch self {
        case .page: "page"
        case .reportingRoute: "reporting-route"
        case .priority: "priority"
        case .achievement: "achievement"
        case .campaign: "campaign"
        case .campaignUpdate: "campaign-update"
        case .educationResource: "education-resource"
        }
    }
}

package struct Page: Sendable {
    /// The lists made from other entries that follow the text, in this order.
    package let lists: [ListKind]
    /// Who does what in the partnership, drawn above the text; empty for most pages.
    package let structure: [StructurePart]
}

/// What some bodies are there for, and the bodies.
package struct StructurePart: Sendable {
    package let title: String
    package let bodies: [Body]

    package struct Body: Sendable {
        /// The fact of the ledger that names the body.
        package let fact: Placed<String>
        package let does: String
    }
}

package enum ListKind: String, CaseIterable, Sendable {
    case reportingRoutes = "reporting-routes"
    case priorities
    case priorityMap = "priority-map"
    case achievements
    case campaigns
    case updates
    case resources
    case sources
    case contacts
    case allPages = "all-pages"
}

package struct ReportingRoute: Sendable {
    package enum Urgency: String, CaseIterable, Sendable {
        case emergency, urgent, standard
    }

    package let urgency: Urgency
    /// What happened, in the reader's words: the choice that leads here.
    package let choice: String
    /// Its position among the routes of the same urgency; the lowest comes first.
    package let order: Int
    package let contacts: [Placed<String>]
    package let priorities: [Placed<String>]
}

package struct Priority: Sendable {
    package let group: Placed<String>
    package let order: Int
}

package struct Achievement: Sendable {
    package let priority: Placed<String>?
    /// When it happened, as far as the plan says, in words.
    package let period: String
}

package struct Campaign: Sendable {
    package enum Status: String, CaseIterable, Sendable {
        case running, finished, unknown
    }

    package let status: Status
    package let hashtag: String?
    package let priorities: [Placed<String>]
}

package struct CampaignUpdate: Sendable {
    package let campaign: Placed<String>
    package let date: Placed<HistoricDate>
    /// Where it was made public, when it does not rest on the plan.
    package let source: Placed<String>?
}

package struct EducationResource: Sendable {
    package let keyStages: [String]
    package let minutes: Int
    package let topics: [String]
    package let format: String
    package let priorities: [Placed<String>]
    package let safeguarding: String
    package let contacts: [Placed<String>]
    /// Files that belong to it, by their paths from this one.
    package let files: [Placed<String>]
}
