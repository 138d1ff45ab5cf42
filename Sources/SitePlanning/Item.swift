package import SiteContent

/// An entry as other pages show it. A class, for lists, neighbours and feeds hold the same one, and none changes it.
package final class Item: Hashable, Sendable {
    package let title: String
    package let route: Route
    package let summary: String
    package let kindName: String
    /// Set where the entry is written in another language than the page that shows it.
    package let language: Language?
    package let date: HistoricDate?
    package let choice: String?
    package let urgency: ReportingRoute.Urgency?
    package let status: Campaign.Status?
    package let lesson: Lesson?

    init(
        title: String,
        route: Route,
        summary: String,
        kindName: String,
        language: Language?,
        date: HistoricDate?,
        choice: String?,
        urgency: ReportingRoute.Urgency?,
        status: Campaign.Status?,
        lesson: Lesson?
    ) {
        self.title = title
        self.route = route
        self.summary = summary
        self.kindName = kindName
        self.language = language
        self.date = date
        self.choice = choice
        self.urgency = urgency
        self.status = status
        self.lesson = lesson
    }

    package static func == (a: Item, b: Item) -> Bool {
        a === b
            || (a.title, a.route, a.summary, a.kindName, a.language) == (
                b.title, b.route, b.summary, b.kindName, b.language
            )
                && (a.date, a.choice, a.urgency, a.status, a.lesson) == (
                    b.date, b.choice, b.urgency, b.status, b.lesson
                )
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(route)
        hasher.combine(title)
    }

    /// What a catalogue of resources shows of each.
    package struct Lesson: Hashable, Sendable {
        package let keyStages: [String]
        package let minutes: Int
        package let topics: [String]
        package let format: String
    }
}

extension Item {
    /// - Parameter language: Nil for pages in the same language.
    convenience init(_ entry: Entry, at route: Route, writtenIn language: Language? = nil) {
        var date: HistoricDate?
        var reporting: ReportingRoute?
        var status: Campaign.Status?
        var lesson: Lesson?
        switch entry.kind {
        case .reportingRoute(let route): reporting = route
        case .campaign(let campaign): status = campaign.status
        case .campaignUpdate(let update): date = update.date.value
        case .educationResource(let resource): lesson = Lesson(resource)
        case .page, .priority, .achievement: break
        }
        self.init(
            title: entry.frontMatter.title.value,
            route: route,
            summary: entry.frontMatter.summary.value,
            kindName: entry.kind.name,
            language: language,
            date: date,
            choice: reporting?.choice,
            urgency: reporting?.urgency,
            status: status,
            lesson: lesson
        )
    }
}

extension Item.Lesson {
    init(_ resource: EducationResource) {
        self.init(
            keyStages: resource.keyStages,
            minutes: resource.minutes,
            topics: resource.topics,
            format: resource.format
        )
    }
}
