import Digest
import Foundation
import Parallel
import SiteChecking
import SiteContent
import SitePlanning
import SiteRendering
import SiteSearch

/// Entries of which a text, a title or a summary was edited since the last build, and nothing else on the site.
///
/// They are planned from what was kept of them, and so are the pages and feeds that print a title or a summary which is
/// another now; these are published alone. Whatever is not certain, and whatever would have to be told to the author, is
/// left to a build of the whole site, before anything is written.
struct EntryEdits {
    private let kept: KeptPages
    private let captions: Captions
    /// The edited pages alone, with all that the site's registries hold.
    private let checked: CheckedSite
    /// What rules say of the edited pages now, without errors.
    private let warnings: [Diagnostic]
    /// All pages to be published, in the order of their routes.
    private let plan: SitePlan

    /// More are as soon published by planning the whole site.
    private static let most = 32
    /// So many captions are told to each page anew; beyond them all pages are kept with theirs.
    private static let mostCaptions = 256

    /// - Parameters:
    ///   - changed: Paths of sources.
    ///   - last: A build of the same site in which all else was the same.
    init?(_ changed: [String], since last: borrowing LastBuild, _ options: BuildOptions) throws {
        guard changed.count <= Self.most, changed.allSatisfy({ $0.hasPrefix("content/") && $0.hasSuffix(".md") }),
            !last.report.warnings.contains(where: { $0.rule == nil && changed.contains($0.file) }),
            let kept = try BuildCache(site: options.site).keptPages(last.kept)
        else { return nil }
        let registries = last.sources(endingIn: [".yaml", ".tsv"]).filter { path in
            !path.hasPrefix("theme/") || path.hasPrefix("theme/checks/")
        }
        var problems: [Diagnostic] = []
        let files = try (registries + changed).map { try readSource(SourcePath($0), options) }
        guard let sources = readSources(files, problems: &problems), problems.isEmpty,
            sources.entries.count == changed.count
        else { return nil }

        var captions = last.captions
        var edited: [Retelling] = []
        var showing: Set<KeptPages.Name> = []
        for entry in sources.entries {
            guard let page = kept.page(of: entry.source), page.face == entry.face, !page.isExcepted,
                !sources.exceptions.contains(where: { $0.file == entry.source })
            else { return nil }
            edited.append(Retelling(entry: entry, page: page))
            guard entry.caption.digest != captions[page.route]?.digest ?? page.caption else { continue }
            guard entry.isNamedOnPagesAlone, kept.shared.values.allSatisfy({ !$0.prints(captionOf: page.route) }),
                let shownBy = page.shownBy,
                !last.report.warnings.contains(where: { $0.file == entry.source.string && !$0.isTold(by: knownRules) })
            else { return nil }
            captions[page.route] = entry.caption
            showing.formUnion(shownBy)
        }
        showing.subtract(edited.map(\.page.name))
        guard captions.count <= Self.mostCaptions, showing.count <= KeptPages.mostShowing,
            let alone = kept.retold(edited, captions, sources),
            let shown = try kept.retold(showing, captions, sources, options)
        else { return nil }
        let pages = (alone + shown.pages).sorted { $0.route < $1.route }
        guard pages.allSatisfy(\.standsBetweenItsNeighbours) else { return nil }
        let checked = CheckedSite(
            plan: SitePlan(alone: alone, shared: kept.shared, sources: sources),
            sources: sources,
            today: Day(instant: options.now, in: sources.settings.timeZone)
        )
        let findings = findingsOnPages(checked).found
        let found = Diagnostics(findings.values.flatMap(\.diagnostics))
        guard found.errors.isEmpty,
            edited.allSatisfy({ findings[$0.page.source]?.standingWords == $0.page.standingWords })
        else { return nil }
        self.captions = captions
        self.checked = checked
        plan = SitePlan(alone: pages, feeds: shown.feeds, shared: kept.shared, sources: sources)
        warnings = found.warnings
        self.kept = kept
    }

    /// - Returns: nil, with nothing written, where the edits change more than was known beforehand: the search breaks a promise,
    ///   or a page becomes heavier than it may be.
    func publish(since last: LastBuild, on ground: BuildGround, _ options: BuildOptions) throws -> BuildReport? {
        let journal = Journal(site: options.site)
        // The theme is read and checked while the index is asked.
        let rendering = Meanwhile { [plan] in Result { try Self.renderer(of: plan, options) } }
        var manifest = try journal.manifestText()
        guard let frame = manifest.frame else { return nil }

        let configuration = SearchConfiguration(plan)
        var index = try SearchIndexWriter(
            opening: "\(options.search)/index.\(frame.generation)",
            configuration: configuration
        )
        var report = last.report
        report.planned = plan.pages.count
        for page in checked.plan.pages {
            guard let record = SearchRecord(page, emergencyContacts: kept.emergencyContacts),
                let digest = SearchRecords.digest(of: page, emergencyContacts: kept.emergencyContacts)
            else { continue }
            if manifest.holds(record: record.path, digest) { continue }
            try index.replace(record)
            report.indexed.append(record.path)
            guard manifest.replace(record: record.path, with: digest) else { return nil }
        }
        var answers = frame.answers
        var weights: [AskedPhrase: Double]?
        if !report.indexed.isEmpty {
            let found = try index.asking(configuration) { index in
                try IndexAnswers(
                    to: answers.found.keys,
                    in: plan.languages,
                    by: index,
                    now: options.now,
                    weights: last.weights
                )
            }
            (answers, weights) = (found.answers, found.weights)
        }
        guard let searchWarnings = warnings(of: answers, since: frame.answers, last.report.warnings),
            let renderer = try rendering.value.get()
        else { return nil }

        let writer = SiteWriter(pages: options.pages, compresses: options.compresses)
        let made = try outputs(by: renderer).filter { !manifest.holds($0.path, madeFrom: $0.fingerprint) }
            .map(writer.made)
        guard let pageWeights = pageWeights(of: made, since: last.report.weights),
            made.allSatisfy({ manifest.replace($0.path, with: $0.file) })
        else { return nil }
        if answers != frame.answers { manifest.replace(answers) }

        report.reordered = reorderedContracts(of: kept.promises, from: frame.answers, to: answers)
        report.written = made.map(\.path).sorted()
        report.kept -= made.count
        report.weights = pageWeights
        let files = Set(checked.plan.pages.map(\.source.string))
        report.warnings =
            Diagnostics(
                last.report.warnings.filter { warning in
                    !warning.isTold(by: searchRuleNames)
                        && !(files.contains(warning.file) && warning.isTold(by: pageRules))
                } + warnings + searchWarnings
            ).warnings
        if !report.isUnchanged {
            try journal.begin(files: report.written, records: report.indexed)
            for file in made { try writer.write(file) }
            if !report.indexed.isEmpty { try index.commit() }
            try journal.finish(manifest)
        }
        let twins = options.compresses ? twinEndings : []
        let written = report.written.flatMap { path in ([""] + twins).map { "pages/\(path)\($0)" } }
        try BuildCache(site: options.site).keep(
            last.republished(
                on: ground,
                done: report,
                written: written,
                weights: weights,
                captions: captions,
                options: options
            )
        )
        return report
    }

    private func outputs(by renderer: Renderer) -> [Output] {
        plan.pages.map { page in
            Output(path: page.route.outputFile, fingerprint: renderer.fingerprint(of: page)) { renderer.render(page) }
        }
            + plan.sheets.map { sheet in
                Output(path: sheet.route.outputFile, fingerprint: renderer.fingerprint(of: sheet)) {
                    renderer.render(sheet)
                }
            }
            + plan.feeds.map { feed in
                Output(path: String(feed.path.dropFirst()), text: MachineFiles.atom(feed, base: plan.base))
            }
    }

    /// What rules say of the answers of the search; nil where a page is not found as it promises, and for whatever else the
    /// whole site has to be known.
    private func warnings(of answers: SearchAnswers, since last: SearchAnswers, _ known: [Diagnostic]) -> [Diagnostic]?
    {
        guard answers != last else { return known.filter { $0.isTold(by: searchRuleNames) } }
        guard !checked.sources.exceptions.contains(where: { searchRuleNames.contains($0.rule) }),
            kept.promises.allSatisfy({ $0.isKept(by: answers) })
        else { return nil }
        var site = checked
        site.answers = answers
        let found = Diagnostics(checkAnswers(site))
        return found.errors.isEmpty ? found.warnings : nil
    }

    /// Nil where something is wrong with the theme.
    private static func renderer(of plan: SitePlan, _ options: BuildOptions) throws -> Renderer? {
        var problems: [Diagnostic] = []
        let files = try ["theme/assets", "theme/strings", "theme/templates"]
            .filter { FileSystem.folderExists("\(options.root)/\($0)") }
            .flatMap { try readFolder($0, below: options.root).files }
        let theme = Theme(files, for: plan.languages, problems: &problems)
        guard let theme, problems.isEmpty else { return nil }
        return Renderer(theme: theme, plan: plan, attachments: [], program: options.program)
    }

    /// With those of the pages that were made anew; nil where one is too heavy or was not known.
    private func pageWeights(of made: [SiteWriter.Made], since last: PageWeights) -> PageWeights? {
        var weights = last
        for file in made where file.path.hasSuffix(".html") {
            guard let place = weights.place(of: Route(file: file.path).path) else { return nil }
            weights.replace(at: place, page: file.file.sentSize)
            if let budget = checked.sources.settings.budget, weights.isOver(budget, at: place) { return nil }
        }
        return weights
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

    /// Pages and feeds whose sources were not edited, as they tell of others now; nil where one cannot be retold.
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
}

private func readSource(_ path: SourcePath, _ options: BuildOptions) throws(FileFailure) -> SourceFile {
    SourceFile(path: path, bytes: try readFile("\(options.root)/\(path)", calling: path.string))
}

extension Entry {
    /// Whether no more than pages and feeds print its title and summary: no former address, and no choice of the search or of
    /// the few lessons on the home page.
    fileprivate var isNamedOnPagesAlone: Bool {
        guard frontMatter.aliases.isEmpty else { return false }
        return switch kind {
        case .priority, .educationResource: false
        case .page, .reportingRoute, .achievement, .campaign, .campaignUpdate: true
        }
    }
}

extension SharedModel {
    /// Whether something that all pages share, the search's ways in, or a picture is made of the caption of a page.
    fileprivate func prints(captionOf route: Route) -> Bool {
        hasSharePictures || (navigation + footer).contains { $0.route == route }
    }
}

/// Those that say the same of an entry whatever it is called, but for what they say of the page anew.
private let knownRules = pageRules.union(searchRuleNames)

extension Diagnostic {
    /// A fault of a file's form is told by no rule.
    fileprivate func isTold(by rules: Set<String>) -> Bool { rule.map(rules.contains) ?? false }
}
