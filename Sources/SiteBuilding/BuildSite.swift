import CommonMark
import Digest
import Foundation
import Parallel
import SiteChecking
import SiteContent
import SitePlanning
import SiteRendering
import SiteResults
import SiteSearch
import Synchronization

/// Builds the site at `options.root`: reads and checks everything, then writes what changed.
///
/// Nothing is published while there is an error in the site's files: what changes is made and written under names that no
/// one asks for, checked, and moved to its place. The order of publishing is: assets, pages, the index, the settings of
/// the search, then what is gone, then the manifest; so at any moment every hit leads somewhere, and a build that was
/// killed leaves a site that serves and a next build that mends it.
///
/// - Throws: ``Diagnostics``, ``FileFailure``, ``BuildRunning``, or what the index says.
package func buildSite(
    _ options: BuildOptions,
    progress: @Sendable (BuildProgress) -> Void = { _ in }
) throws -> BuildReport {
    progress(.reading)
    let begun = try begin(options)
    if let report = begun.report { return report }
    let prepared = try prepareSite(options, leavesPages: !options.isDryRun)
    defer { release(prepared) }
    func report() throws -> BuildReport {
        try publish(prepared, options, begun.ground, weights: begun.weights, progress: progress)
    }
    return options.isDryRun ? try report() : try withBuildLock(on: options.site, report)
}

/// What is known before a file is read.
private struct Beginning {
    /// What the build comes to that has nothing to do, or but a few edited entries to publish; nil where the whole site has to be
    /// planned. A dry run is told of the first alone.
    var report: BuildReport?
    /// Of the sources, before any of them is read.
    let ground: BuildGround?
    /// ``LastBuild/weights``.
    let weights: [AskedPhrase: Double]
}

private func begin(_ options: BuildOptions) throws -> Beginning {
    let cache = BuildCache(site: options.site)
    guard cache.holdsLastBuild else { return Beginning(ground: BuildGround(options, since: nil), weights: [:]) }
    func compare() throws -> Beginning {
        let last = try cache.lastBuild()
        let ground = BuildGround(options, since: last)
        guard let last else { return Beginning(ground: ground, weights: [:]) }
        var report = try ground.flatMap { try republish(options, on: $0, since: last) }
        // A build beside this one, which only a dry run may have, changes what the last one kept where it lies.
        if options.isDryRun, report != nil, try cache.lastBuild()?.known != last.known { report = nil }
        return Beginning(report: report, ground: ground, weights: last.weights)
    }
    return options.isDryRun ? try compare() : try withBuildLock(on: options.site, compare)
}

private func republish(_ options: BuildOptions, on ground: BuildGround, since last: LastBuild) throws -> BuildReport? {
    guard let changes = last.changes(on: ground, options) else { return nil }
    var report = last.report
    report.isDryRun = options.isDryRun
    if changes.isEmpty { return last.stands(options) ? report : nil }
    guard !options.isDryRun, let edits = try EntryEdits(changes, since: last, on: ground, options), last.stands(options)
    else { return nil }
    return try edits.publish(since: last, on: ground, options)
}

/// - Parameter known: ``LastBuild/weights``.
private func publish(
    _ prepared: PreparedSite,
    _ options: BuildOptions,
    _ ground: BuildGround?,
    weights known: [AskedPhrase: Double],
    progress: @Sendable (BuildProgress) -> Void
) throws -> BuildReport {
    let plan = prepared.plan
    let renderer = prepared.renderer
    let journal = Journal(site: options.site)
    let writer = SiteWriter(pages: options.pages, compresses: options.compresses, changed: prepared.changed)
    let manifest = try journal.published(orElse: writer.found)
    let recording = Meanwhile { SearchRecords(plan) }
    let setup = SearchSetup(plan: plan, theme: prepared.theme, renderer: renderer)
    let outputs = outputs(
        plan,
        theme: prepared.theme,
        attachments: prepared.attachments,
        renderer: renderer,
        isPublished: { [files = manifest.files] in files[$0] != nil },
        description: setup.description,
        drawingProgram: options.drawingProgram
    )
    let found = inParallel(Array(manifest.files)) { path, file in
        (path, writer.holds(path, as: file) ? file.fingerprint : Digest.none)
    }
    let published = Dictionary(uniqueKeysWithValues: found)
    let steps = buildSteps(planned: outputs.fingerprints, published: published)

    let configuration = SearchConfiguration(plan)
    let records = recording.value
    let digests = records.digests
    let whole = try indexSetup(configuration, options)
    let folder = "\(options.search)/index.\(manifest.generation)"
    let change = IndexUpdate(
        planned: digests,
        published: manifest.records,
        isNew: manifest.searchSetup != whole || !FileSystem.folderExists(folder)
            || !isReadable(folder, configuration)
    )

    let generation =
        change.isNew ? try nextGeneration(after: manifest.generation, in: options.search) : manifest.generation
    let settings = try settings(setup, generation: generation, in: options.search)

    var report = BuildReport(steps, manifest: manifest, change: change, settings: settings.map(\.name))
    report.isDryRun = options.isDryRun
    report.pageCount = plan.pages.count
    report.planned = plan.pages.count
    report.clearFacts = plan.ledger.all.count { $0.clarity == .clear }
    report.statedFacts = plan.ledger.all.count { $0.clarity == .clear && plan.statedFacts[$0.id] != nil }
    report.nextChange = plan.nextChange
    guard !options.isDryRun else {
        report.told = try tell(prepared.warnings, below: options.root)
        return report
    }

    if !report.isUnchanged {
        try journal.begin(files: report.written + report.deleted, records: change.replaced + change.removed)
    }
    let toWrite = report.written.compactMap { outputs[$0] }
    let written = Set(report.written)
    var staged: StagedSite
    do {
        staged = try StagedSite(
            toWrite,
            page: { address in
                let path = Route(address).outputFile
                return written.contains(path) ? outputs[path] : nil
            },
            writer,
            index: { beside in
                try IndexCandidate(
                    change,
                    generation: generation,
                    records: records,
                    configuration: configuration,
                    wordList: { try readWordList(options) },
                    in: options.search,
                    beside: { address in
                        prepared.looking.look(at: address)
                        try beside(address)
                    },
                    progress: { progress(.indexing(done: $0, of: change.replaced.count)) }
                )
            },
            progress: { progress(.writing(done: $0, of: toWrite.count)) }
        )
    } catch {
        try journal.abandon()
        throw error
    }
    let findings = prepared.looking.finish()
    // What the next build is to know, all but what the search answers, while the index is merged and behind it.
    let cache = BuildCache(site: options.site)
    let caching = Meanwhile { Result { try cache.stage(prepared.cache, FindingsCache(findings)) } }
    let kept: Digest
    var weights = known
    var next = manifest
    next.files = staged.made.merging(manifest.files) { made, _ in made }
    for path in report.deleted { next.files[path] = nil }
    for (path, file) in next.files where file.isCurrent != (outputs[path] != nil) {
        next.files[path]!.isCurrent.toggle()
    }
    next.generation = generation
    next.records = digests
    next.searchSetup = whole
    next.nextChange = plan.nextChange
    let mustAsk =
        !change.isEmpty || !settings.isEmpty || manifest.nextChange != plan.nextChange
        || Set(manifest.answers.found.keys) != phrasesToAsk(prepared.checked)
    do {
        kept = try cache.stage(prepared.checked, findings, emergencyContacts: records.emergencyContacts)
        let told =
            prepared.warnings
            + (prepared.looking.leavesPages ? check(prepared.checked, onPages: findings) : [])
        report.weights = pageWeights(prepared) { next.files[$0]?.sentSize }
        // Most pages are light enough even before they are compressed.
        if let budget = prepared.checked.sources.settings.budget, !report.weights.over(budget).isEmpty {
            let found = try overweightPages(prepared, budget, files: next.files, outputs: outputs)
            guard found.isEmpty else { throw Diagnostics(found + told) }
        }
        var asked = prepared.checked
        asked.answers = manifest.answers
        if mustAsk {
            let found = try staged.asking { try IndexAnswers(asked, by: $0, now: options.now, weights: known) }
            asked.answers = found.answers
            weights = found.weights
        }
        let found = Diagnostics(checkAnswers(asked) + told)
        try prepared.changed.refuse()
        guard found.errors.isEmpty else { throw found }
        report.told = try tell(found.warnings, below: options.root)
        report.reordered = reorderedContracts(of: asked.promises, from: manifest.answers, to: asked.answers!)
        next.answers = asked.answers!
        try caching.value.get()
    } catch {
        _ = caching.value
        try staged.discard()
        try cache.discard()
        try journal.abandon()
        throw error
    }

    try FileSystem.makeFolder(options.pages)
    try staged.publish { outputs[$0]?.isAsset == true }
    for (name, bytes) in settings { try FileSystem.replace("\(options.search)/\(name)", with: bytes) }
    try deleteLeftovers(in: options.search, keeping: setup, generation: generation)
    for path in report.deleted { try writer.delete(path) }
    try journal.finish(next)
    try cache.publish()
    let last = try ground.map {
        try LastBuild(
            ground: $0,
            done: report,
            until: prepared.endOfDay,
            options: options,
            manifest: next,
            kept: kept,
            weights: weights
        )
    }
    try cache.keep(last)
    return report
}

extension BuildReport {
    /// Assets that no page names any more stay until the build after that changes something: a page that someone
    /// has open may still ask for them.
    fileprivate init(_ steps: [BuildStep], manifest: Manifest, change: IndexUpdate, settings: [String]) {
        var spares: [String] = []
        for step in steps {
            switch step {
            case .write(let path): written.append(path)
            case .keep: kept += 1
            case .delete(let path) where path.hasPrefix("assets/"): spares.append(path)
            case .delete(let path): deleted.append(path)
            }
        }
        indexed = change.replaced
        unindexed = change.removed
        isNewIndex = change.isNew
        self.settings = settings
        guard !isUnchanged else { return }
        deleted += spares.filter { manifest.files[$0]?.isCurrent != true }
        deleted.sort()
    }
}

func readWordList(_ options: BuildOptions) throws -> WordList {
    guard let path = options.wordList else { return .empty }
    return try WordList(contentsOf: URL(fileURLWithPath: path))
}

/// Of all that a page's entry depends on beside the page: a change makes a new index.
private func indexSetup(_ configuration: SearchConfiguration, _ options: BuildOptions) throws -> Digest {
    var digester = Digester()
    digester.update(options.program.description)
    digester.update(try options.wordList.map { try digest(ofFile: $0).description } ?? "")
    for language in configuration.languages { digester.update([language.code, language.stemmer ?? ""]) }
    return digester.finalize()
}

/// A damaged index is made anew rather than continued.
private func isReadable(_ folder: String, _ configuration: SearchConfiguration) -> Bool {
    do {
        _ = try SearchIndex(path: folder, configuration: configuration, parallel: 1)
        return true
    } catch {
        return false
    }
}

/// What the endpoint reads beside the index and is not there yet, last of all the file that names the index.
private func settings(
    _ setup: SearchSetup,
    generation: Int,
    in folder: String
) throws -> [(name: String, bytes: [UInt8])] {
    let planned =
        setup.templates.map { ($0.name, Array($0.text.utf8)) }
        + [("search.json", Array(try setup.publication(index: "index.\(generation)").json()))]
    return try planned.filter { name, bytes in
        try !FileSystem.holds("\(folder)/\(name)", bytes)
    }
}

/// Deletes older indexes, results pages of languages that went, and what a killed build left.
private func deleteLeftovers(in folder: String, keeping setup: SearchSetup, generation: Int) throws {
    let kept = setup.plan.languages.map(SearchSetup.templateName) + ["search.json", "index.\(generation)"]
    for name in try FileSystem.names(in: folder) where !kept.contains(name) {
        let path = "\(folder)/\(name)"
        if name.hasPrefix("index.") {
            try FileSystem.deleteFolder(path)
        } else if name.hasPrefix("results.") || name.hasSuffix(FileSystem.temporarySuffix) {
            try FileSystem.delete(path)
        }
    }
}
