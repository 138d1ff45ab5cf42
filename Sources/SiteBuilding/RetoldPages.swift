import Parallel
import SiteContent
import SitePlanning

/// Pages and feeds made again from what was kept of them: those whose entries were edited, pages that print a title or a
/// summary which is another now, and feeds that tell of them.
struct RetoldPages {
    /// Those whose entries were edited, with what rules on the whole site took from their texts when they were kept:
    /// ``PageFindings/standingWords``.
    let edited: [(page: PageModel, standingWords: [Int])]
    /// Of entries that were not edited.
    let showing: [PageModel]
    let feeds: [FeedModel]
    /// All that differ from those that were kept.
    let teasers: Teasers
    /// Whether an edited page was reviewed on another day than the last build told.
    let hasNewReviews: Bool

    /// So many are told to each page anew; beyond them all pages are kept with theirs.
    private static let mostTeasers = 256

    /// - Parameters:
    ///   - sources: The edited entries, with all registries.
    ///   - last: What differed from what was kept before.
    ///   - ground: Of all sources as they were when it was seen which of them were edited.
    /// - Returns: nil where it is not certain that nothing else on the site tells of the edits.
    init?(
        _ sources: SiteSources,
        from kept: KeptPages,
        since last: Teasers,
        on ground: BuildGround,
        _ options: BuildOptions
    ) throws {
        var teasers = last
        var hasNewReviews = false
        var edited: [EntryPage] = []
        var showing: Set<KeptPages.Name> = []
        for entry in sources.entries {
            guard let page = kept.piece(of: entry.source), page.face == entry.face, !page.isExcepted,
                !sources.exceptions.contains(where: { $0.file == entry.source })
            else { return nil }
            edited.append(EntryPage(entry: entry, page: page))
            let route = page.planned.route
            let teaser = teasers[route] ?? page.teaser
            guard entry.teaser != teaser else { continue }
            teasers[route] = entry.teaser == page.teaser ? nil : entry.teaser
            if entry.teaser.reviewed != teaser.reviewed { hasNewReviews = true }
            showing.formUnion(page.feedsTelling)
            guard !entry.teaser.hasNames(of: teaser) else { continue }
            let isRetitled = entry.teaser.title != teaser.title
            guard kept.showsAlone(entry, at: route, isRetitled: isRetitled), let pages = page.pagesShowing
            else { return nil }
            showing.formUnion(pages)
        }
        showing.subtract(edited.map(\.page.name))
        guard teasers.count <= Self.mostTeasers, showing.count <= KeptPages.mostShowing,
            let pages = kept.retold(edited, teasers, sources),
            let shown = try kept.retold(showing, teasers, sources, on: ground, options),
            (pages + shown.pages).allSatisfy(\.standsBetweenItsNeighbours)
        else { return nil }
        self.edited = zip(pages, edited).map { ($0, $1.page.standingWords) }
        self.showing = shown.pages
        feeds = shown.feeds
        self.teasers = teasers
        self.hasNewReviews = hasNewReviews
    }
}

/// An entry as it is now, and what was kept of its page.
private struct EntryPage: Sendable {
    let entry: Entry
    let page: KeptPages.PagePiece
}

extension KeptPages {
    /// Nil where one cannot be retold.
    fileprivate func retold(_ pages: [EntryPage], _ teasers: Teasers, _ sources: SiteSources) -> [PageModel]? {
        inParallel(pages) { told in
            told.page.planned.model(retelling: told.entry, teasers, among: self, of: sources)
        }.complete()
    }

    /// Pages and feeds whose sources were not edited; nil where one cannot be retold.
    ///
    /// No rule looks at the pages again, so that each must be read as it was when it was checked.
    fileprivate func retold(
        _ names: Set<Name>,
        _ teasers: Teasers,
        _ sources: SiteSources,
        on ground: BuildGround,
        _ options: BuildOptions
    ) throws -> (pages: [PageModel], feeds: [FeedModel])? {
        var pages: [PagePiece] = []
        var feeds: [FeedModel] = []
        for name in names {
            switch self[name] {
            case .page(let page): pages.append(page)
            case .feed(let feed): feeds.append(feed.retold(teasers))
            case nil: return nil
            }
        }
        let read = try inParallel(pages) { page in
            Result { () -> EntryPage? in
                var problems: [Diagnostic] = []
                let path = page.planned.source
                let file = try readSource(path, options)
                let entry = readEntry(file, settings: sources.settings, problems: &problems)
                guard ground.sources.stands(path.string, below: options.root) else { return nil }
                return entry.map { EntryPage(entry: $0, page: page) }
            }
        }.map { try $0.get() }
        guard let entries = read.complete(), let models = retold(entries, teasers, sources) else { return nil }
        return (models, feeds)
    }

    /// Whether no more than pages and feeds print the title and summary of an entry: no former address, no choice of the search
    /// or of the few lessons on the home page, nothing that all pages share, and of titles no picture.
    fileprivate func showsAlone(_ entry: Entry, at route: Route, isRetitled: Bool) -> Bool {
        switch entry.kind {
        case .priority, .educationResource: return false
        case .page, .reportingRoute, .achievement, .campaign, .campaignUpdate: break
        }
        return entry.frontMatter.aliases.isEmpty
            && shared.values.allSatisfy { shared in
                let isNamed = (shared.navigation + shared.footer).contains { $0.route == route }
                return !isNamed && !(isRetitled && shared.hasSharePictures)
            }
    }
}

extension Teaser {
    fileprivate func hasNames(of other: Teaser) -> Bool { (title, summary) == (other.title, other.summary) }
}

func readSource(_ path: SourcePath, _ options: BuildOptions) throws(FileFailure) -> SourceFile {
    SourceFile(path: path, bytes: try readFile("\(options.root)/\(path)", calling: path.string))
}
