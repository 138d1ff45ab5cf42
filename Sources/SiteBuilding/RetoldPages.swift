import Parallel
import SiteContent
import SitePlanning

/// Pages and feeds made again from what was kept of them: those whose entries were edited, and those that print a title, a
/// summary or a day of a review which is another now.
struct RetoldPages {
    /// Those whose entries were edited, with what rules on the whole site took from their texts when they were kept:
    /// ``PageFindings/standingWords``.
    let edited: [(page: PageModel, standingWords: [Int])]
    /// Of entries that were not edited.
    let showing: [PageModel]
    let feeds: [FeedModel]
    /// All that differ from those that were kept.
    let captions: Captions

    /// So many are told to each page anew; beyond them all pages are kept with theirs.
    private static let mostCaptions = 256

    /// - Parameters:
    ///   - sources: The edited entries, with all registries.
    ///   - last: What differed from what was kept before.
    /// - Returns: nil where it is not certain that nothing else on the site tells of the edits.
    init?(_ sources: SiteSources, from kept: KeptPages, since last: Captions, _ options: BuildOptions) throws {
        var captions = last
        var edited: [Retelling] = []
        var showing: Set<KeptPages.Name> = []
        for entry in sources.entries {
            guard let page = kept.page(of: entry.source), page.face == entry.face, !page.isExcepted,
                !sources.exceptions.contains(where: { $0.file == entry.source })
            else { return nil }
            edited.append(Retelling(entry: entry, page: page))
            let caption = captions[page.route] ?? page.caption
            guard entry.caption != caption else { continue }
            guard let shownBy = page.shownBy, entry.caption.hasNames(of: caption) || kept.showsAlone(entry, page.route)
            else { return nil }
            captions[page.route] = entry.caption
            showing.formUnion(shownBy)
        }
        showing.subtract(edited.map(\.page.name))
        guard captions.count <= Self.mostCaptions, showing.count <= KeptPages.mostShowing,
            let pages = kept.retold(edited, captions, sources),
            let shown = try kept.retold(showing, captions, sources, options),
            (pages + shown.pages).allSatisfy(\.standsBetweenItsNeighbours)
        else { return nil }
        self.edited = zip(pages, edited).map { ($0, $1.page.standingWords) }
        self.showing = shown.pages
        feeds = shown.feeds
        self.captions = captions
    }
}

/// An entry as it is now, and what was kept of its page.
private struct Retelling: Sendable {
    let entry: Entry
    let page: KeptPages.Page
}

extension KeptPages {
    /// Nil where one cannot be retold.
    fileprivate func retold(_ pages: [Retelling], _ captions: Captions, _ sources: SiteSources) -> [PageModel]? {
        let models = inParallel(pages) { told in
            told.page.planned.model(retelling: told.entry, captions, among: self, of: sources)
        }
        return models.contains { $0 == nil } ? nil : models.compactMap(\.self)
    }

    /// Pages and feeds whose sources were not edited; nil where one cannot be retold.
    fileprivate func retold(
        _ names: Set<Name>,
        _ captions: Captions,
        _ sources: SiteSources,
        _ options: BuildOptions
    ) throws -> (pages: [PageModel], feeds: [FeedModel])? {
        var pages: [Page] = []
        var feeds: [FeedModel] = []
        for name in names {
            switch self[name] {
            case .page(let page): pages.append(page)
            case .feed(let feed): feeds.append(feed.retold(captions))
            case nil: return nil
            }
        }
        let read = try inParallel(pages) { page in
            Result {
                var problems: [Diagnostic] = []
                let file = try readSource(page.source, options)
                let entry = readEntry(file, settings: sources.settings, problems: &problems)
                return entry.map { Retelling(entry: $0, page: page) }
            }
        }.compactMap { try $0.get() }
        guard read.count == pages.count, let models = retold(read, captions, sources) else { return nil }
        return (models, feeds)
    }

    /// Whether no more than pages and feeds print the title and summary of an entry: no former address, no choice of the search
    /// or of the few lessons on the home page, nothing that all pages share, and no picture.
    fileprivate func showsAlone(_ entry: Entry, _ route: Route) -> Bool {
        switch entry.kind {
        case .priority, .educationResource: return false
        case .page, .reportingRoute, .achievement, .campaign, .campaignUpdate: break
        }
        return entry.frontMatter.aliases.isEmpty
            && shared.values.allSatisfy { shared in
                !shared.hasSharePictures && !(shared.navigation + shared.footer).contains { $0.route == route }
            }
    }
}

extension Caption {
    fileprivate func hasNames(of other: Caption) -> Bool { (title, summary) == (other.title, other.summary) }
}

func readSource(_ path: SourcePath, _ options: BuildOptions) throws(FileFailure) -> SourceFile {
    SourceFile(path: path, bytes: try readFile("\(options.root)/\(path)", calling: path.string))
}
