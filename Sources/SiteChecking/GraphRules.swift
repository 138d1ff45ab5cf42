import CommonMark
import SiteContent
import SitePlanning

extension Rule {
    static let priorityLinks = Rule(
        "priority-links",
        .warning,
        because: "Who reads about a priority wants to know what to do and what has been done.",
        onEachEntry: { page, _ in
            guard
                case .priority(_, _, let achievements, let routes, let campaigns, let resources, _) = page.model.detail
            else { return nil }
            let slug = page.model.route.path.split(separator: "/").last.map(String.init) ?? ""
            if routes.isEmpty {
                return page.finding(
                    problem: "no reporting route belongs to the priority “\(slug)”",
                    remedy: "Add “\(slug)” to “priorities” of the route under content/report/ that its readers need."
                )
            }
            guard achievements.isEmpty && campaigns.isEmpty && resources.isEmpty else { return nil }
            return page.finding(
                problem: "no achievement, campaign or resource for schools belongs to the priority “\(slug)”",
                remedy: "Name “\(slug)” in one of them, or except this place and say why there is none."
            )
        }
    )

    static let campaignQuiet = Rule(
        "campaign-quiet",
        .warning,
        because: "A campaign that is said to run, and from which nothing is heard, looks abandoned.",
        onEachEntry: { page, today in
            guard case .campaign(.running, _, let updates, _, _) = page.model.detail else { return nil }
            let year = Day(daysSinceEpoch: today.daysSinceEpoch - 365).description
            let newest = updates.compactMap { $0.date?.iso }.filter { !$0.isEmpty }.max()
            // “2026-03” and “2026” may mean their last day.
            guard newest.map({ $0 < year.prefix($0.count) }) ?? true else { return nil }
            return page.finding(
                problem: newest.map { "the campaign is said to run, but its last update is of \($0)" }
                    ?? "the campaign is said to run, but has no update with a date",
                remedy: "Write an update, or change its “status” to finished or unknown."
            )
        }
    )

    static let synonymTarget = Rule(
        "synonym-target",
        .warning,
        because: "A synonym that leads to words on no page finds nothing."
    ) { site in
        let wanted = WantedWords.all(of: site.sources.words).enumerated()
        return wanted.filter { !site.standingWords.contains($0.offset) }.map { _, words in
            Finding(
                file: "content/search/synonyms.yaml",
                place: words.place,
                problem: "“\(words.text)” stands on no page, so the synonym finds nothing",
                remedy: "Lead it to words that a page uses, or take it out."
            )
        }
    }
}
