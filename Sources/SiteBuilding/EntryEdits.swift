import Digest
import Foundation
import Parallel
import SiteChecking
import SiteContent
import SitePlanning
import SiteRendering
import SiteSearch

/// Entries of which a text, a title, a summary or the days of reviews were edited since the last build, and nothing else on
/// the site.
///
/// Their pages, and those that show of them, are made again from what was kept, and published alone. Whatever is not
/// certain, and whatever would have to be told to the author, is left to a build of the whole site, before anything is
/// written.
struct EntryEdits {
    private let kept: KeptPages
    private let retold: RetoldPages
    /// The edited pages alone, with all that the site's registries hold.
    private let checked: CheckedSite
    /// The edited files and the registries, as they were read.
    private let files: [SourceFile]
    /// What rules say of the edited pages now, without errors.
    private let warnings: [Diagnostic]
    /// All that is to be published.
    private let plan: SitePlan

    /// More are as soon published by planning the whole site.
    private static let most = 32

    /// - Parameters:
    ///   - changed: Paths of sources.
    ///   - last: A build of the same site in which all else was the same.
    ///   - ground: Of the sources as they are now.
    init?(
        _ changed: [String],
        since last: borrowing LastBuild,
        on ground: BuildGround,
        _ options: BuildOptions
    ) throws {
        guard changed.count <= Self.most, changed.allSatisfy({ $0.hasPrefix("content/") && $0.hasSuffix(".md") }),
            !last.report.told.contains(where: {
                changed.contains($0.diagnostic.file) && !$0.diagnostic.isTold(by: knownRules)
            }),
            let kept = try BuildCache(site: options.site).keptPages(last.kept)
        else { return nil }
        let registries = last.sources(endingIn: [".yaml", ".tsv"]).filter { path in
            !path.hasPrefix("theme/") || path.hasPrefix("theme/checks/")
        }
        var problems: [Diagnostic] = []
        files = try (registries + changed).map { try readSource(SourcePath($0), options) }
        guard let sources = readSources(files, problems: &problems), problems.isEmpty,
            sources.entries.count == changed.count,
            let retold = try RetoldPages(sources, from: kept, since: last.teasers, on: ground, options)
        else { return nil }

        func planned(_ pages: [PageModel], _ feeds: [FeedModel] = []) -> SitePlan {
            let inOrder = pages.sorted { $0.route < $1.route }
            return SitePlan(alone: inOrder, feeds: feeds, shared: kept.shared, sources: sources)
        }
        let edited = retold.edited.map(\.page)
        checked = CheckedSite(
            plan: planned(edited),
            sources: sources,
            today: Day(instant: options.now, in: sources.settings.timeZone)
        )
        let findings = findingsOnPages(checked).found
        let found = Diagnostics(findings.values.flatMap(\.diagnostics) + checkEntries(checked))
        guard found.errors.isEmpty,
            retold.edited.allSatisfy({ findings[$0.page.source]?.standingWords == $0.standingWords })
        else { return nil }
        self.kept = kept
        plan = planned(edited + retold.showing, retold.feeds)
        self.retold = retold
        warnings = found.warnings
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
        guard let told = told(answers, since: frame.answers, last.report.told),
            let renderer = try rendering.value.get()
        else { return nil }

        let writer = SiteWriter(pages: options.pages, compresses: options.compresses)
        var outputs = outputs(by: renderer)
        if retold.hasNewReviews {
            guard let sitemap = try sitemap(options) else { return nil }
            outputs.append(sitemap)
        }
        let made = try outputs.filter { !manifest.holds($0.path, madeFrom: $0.fingerprint) }.map(writer.made)
        guard let pageWeights = pageWeights(of: made, since: last.report.weights),
            made.allSatisfy({ manifest.replace($0.path, with: $0.file) })
        else { return nil }
        if answers != frame.answers { manifest.replace(answers) }

        report.reordered = reorderedContracts(of: kept.promises, from: frame.answers, to: answers)
        report.written = made.map(\.path).sorted()
        report.kept -= made.count
        report.weights = pageWeights
        report.told = told
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
                teasers: retold.teasers,
                options: options
            )
        )
        return report
    }

    private func outputs(by renderer: Renderer) -> [Output] {
        plan.pages.map { Output(page: $0, by: renderer, isPublished: true) }
            + plan.sheets.map { Output(sheet: $0, by: renderer) }
            + plan.feeds.map { Output(feed: $0, base: plan.base, isPublished: true) }
    }

    /// As it is published, with the days of the edited pages' reviews; nil where it is not as it was printed.
    private func sitemap(_ options: BuildOptions) throws -> Output? {
        let published = try readFile("\(options.pages)/\(MachineFiles.sitemapName)")
        return MachineFiles.sitemap(published, retelling: checked.plan.pages, base: plan.base).map { bytes in
            Output(path: MachineFiles.sitemapName, fingerprint: Digest(of: bytes)) { bytes }
        }
    }

    /// The site's warnings with those of the edited pages; nil where ``warnings(of:)`` is.
    private func told(
        _ answers: SearchAnswers,
        since last: SearchAnswers,
        _ known: [ToldDiagnostic]
    ) -> [ToldDiagnostic]? {
        let edited = checked.plan.pages.map(\.source.string)
        let isAnsweredAlike = answers == last
        var (standing, new) = ([ToldDiagnostic](), warnings)
        for told in known {
            let isOfSearch = told.diagnostic.isTold(by: searchRuleNames)
            if !edited.contains(told.diagnostic.file) {
                if isAnsweredAlike || !isOfSearch { standing.append(told) }
            } else if isAnsweredAlike, isOfSearch {
                // The words of its line may be others. All else that was told of an edited file was found anew.
                new.append(told.diagnostic)
            }
        }
        if !isAnsweredAlike {
            guard let found = warnings(of: answers) else { return nil }
            new += found
        }
        return (standing + Findings(Diagnostics(new).all, in: files).told).sorted()
    }

    /// What rules say of the answers of the search; nil where a page is not found as it promises, and for whatever else the
    /// whole site has to be known.
    private func warnings(of answers: SearchAnswers) -> [Diagnostic]? {
        // Whether an exception still applies, its own page says.
        guard !kept.exceptsAnswers,
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

/// Those whose warnings of an edited page are found anew: they look at one page or entry after another, or at what the search
/// answers. Another's would have to be found by planning the site.
private let knownRules = pageRules.union(entryRules).union(searchRuleNames)

extension Diagnostic {
    /// A fault of a file's form is told by no rule.
    fileprivate func isTold(by rules: Set<String>) -> Bool { rule.map(rules.contains) ?? false }
}
