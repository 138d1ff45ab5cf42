import CommonMark
import SiteContent
import SitePlanning

extension Rule {
    static let priorityLinks = Rule(
        "priority-links",
        .warning,
        because: "Who reads about a priority wants to know what to do and what has been done."
    ) { site in
        site.pages.compactMap { page in
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
    }

    static let campaignQuiet = Rule(
        "campaign-quiet",
        .warning,
        because: "A campaign that is said to run, and from which nothing is heard, looks abandoned."
    ) { site in
        site.pages.compactMap { page in
            guard case .campaign(.running, _, let updates, _, _) = page.model.detail else { return nil }
            let year = Day(daysSinceEpoch: site.today.daysSinceEpoch - 365).description
            let newest = updates.compactMap { $0.date?.iso }.filter { !$0.isEmpty }.max()
            // “2026-03” and “2026” may mean their last day.
            guard newest.map({ $0 < year.prefix($0.count) }) ?? true else { return nil }
            return page.finding(
                problem: newest.map { "the campaign is said to run, but its last update is of \($0)" }
                    ?? "the campaign is said to run, but has no update with a date",
                remedy: "Write an update, or change its “status” to finished or unknown."
            )
        }
    }

    static let synonymTarget = Rule(
        "synonym-target",
        .warning,
        because: "A synonym that leads to words on no page finds nothing."
    ) { site in
        let words = site.sources.words
        var missing = WantedWords.all(of: words)
        // Most are found on the first pages, and no more pages are read than are needed.
        for page in site.pages where page.model.language.isEnglish {
            guard !missing.isEmpty else { break }
            let found = WantedWords.places(on: page, of: missing)
            missing = missing.enumerated().filter { !found.contains($0.offset) }.map(\.element)
        }
        return missing.map { words in
            Finding(
                file: "content/search/synonyms.yaml",
                place: words.place,
                problem: "“\(words.text)” stands on no page, so the synonym finds nothing",
                remedy: "Lead it to words that a page uses, or take it out."
            )
        }
    }
}

/// Words of a synonym of which some must stand on a page.
struct WantedWords {
    let text: String
    let place: Place
    /// Any of which is enough.
    let phrases: [[String]]

    static func all(of words: SearchWords) -> [WantedWords] {
        zip(words.synonyms, words.synonymPlaces).flatMap(from)
    }

    private static func from(_ synonyms: Synonyms, at place: Place) -> [WantedWords] {
        switch synonyms {
        case .same(let words):
            [WantedWords(text: words.joined(separator: ", "), place: place, phrases: words.map(roughWords))]
        case .oneWay(_, let to): to.map { WantedWords(text: $0, place: place, phrases: [roughWords($0)]) }
        }
    }

    /// The places of those among them that a page has. The page's text is let go.
    static func places(on page: CheckedPage, of wanted: [WantedWords]) -> Set<Int> {
        defer { page.entry.body.releaseText() }
        let first = Set(wanted.flatMap(\.phrases).compactMap(\.first))
        var missing = Array(wanted.enumerated())
        for text in page.texts {
            // An empty word behind each piece of text, so that no phrase reaches from one into the next.
            let written = roughWords(text) + [""]
            for start in written.indices where first.contains(written[start]) {
                missing.removeAll { $0.element.stand(in: written[start...]) }
            }
        }
        return Set(wanted.indices).subtracting(missing.map(\.offset))
    }

    private func stand(in words: ArraySlice<String>) -> Bool {
        phrases.contains { !$0.isEmpty && words.starts(with: $0) }
    }
}

extension CheckedPage {
    /// All that readers meet.
    fileprivate var texts: [String] { entry.matter.map(\.text.value) + entry.body.blocks.map(\.text) }
}

/// Words in small letters without their endings, roughly: enough to see whether a word stands anywhere.
private func roughWords(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }.map { word in
        var word = String(word.prefix { $0 != "'" && $0 != "’" })
        let endings = ["ies", "ing", "ed", "es", "s", "y", "e"]
        let ending = endings.first { word.count > $0.count + 2 && word.hasSuffix($0) }
        word.removeLast(ending?.count ?? 0)
        return word
    }
}
