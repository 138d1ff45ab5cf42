import Digest
import Foundation
import SiteContent
import SitePlanning
import SiteRendering
import SiteResults
import SiteSearch
import Synchronization

/// Builds the site at `options.root`: reads and checks everything, then writes what changed.
///
/// Nothing is written while there is an error in the site's files. The order of publishing is: assets, pages, the
/// index, the settings of the search, then what is gone, then the manifest; so at any moment every hit leads
/// somewhere, and a build that was killed leaves a site that serves and a next build that mends it.
///
/// - Throws: ``Diagnostics``, ``FileFailure``, ``BuildRunning``, or what the index says.
package func buildSite(
    _ options: BuildOptions,
    progress: @Sendable (BuildProgress) -> Void = { _ in }
) throws -> BuildReport {
    progress(.reading)
    let prepared = try prepareSite(options)
    guard !options.isDryRun else { return try publish(prepared, options, isDryRun: true, progress: progress) }
    return try withBuildLock(on: options.site) {
        try publish(prepared, options, isDryRun: false, progress: progress)
    }
}

private func publish(
    _ prepared: PreparedSite,
    _ options: BuildOptions,
    isDryRun: Bool,
    progress: @Sendable (BuildProgress) -> Void
) throws -> BuildReport {
    let plan = prepared.plan
    let renderer = Renderer(
        theme: prepared.theme,
        plan: plan,
        attachments: prepared.attachments,
        program: options.program
    )
    let journal = Journal(site: options.site)
    var manifest = try journal.published()
    let writer = SiteWriter(pages: options.pages, compresses: options.compresses)
    let outputs = outputs(plan, theme: prepared.theme, attachments: prepared.attachments, renderer: renderer)
    let byPath = Dictionary(outputs.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let intact = manifest.files.filter { writer.holds($0.key, as: $0.value) }
    let published = manifest.files.mapValues(\.fingerprint).merging(
        Dictionary(uniqueKeysWithValues: manifest.files.keys.filter { intact[$0] == nil }.map { ($0, Digest.none) })
    ) { $1 }
    let steps = buildSteps(planned: byPath.mapValues(\.fingerprint), published: published)

    let setup = SearchSetup(plan: plan, theme: prepared.theme, renderer: renderer)
    let configuration = SearchConfiguration(plan)
    let wordList = try readWordList(options)
    var records: [String: SearchRecord] = [:]
    for page in plan.pages { records[page.route.path] = SearchRecord(page) }
    let digests = records.mapValues(\.digest)
    let whole = indexSetup(configuration, wordList: wordList, program: options.program)
    let folder = "\(options.search)/index.\(manifest.generation)"
    let change = IndexUpdate(
        planned: digests,
        published: manifest.records,
        isNew: manifest.searchSetup != whole || !FileSystem.folderExists(folder)
            || !isReadable(folder, configuration)
    )

    var report = BuildReport(steps, manifest: manifest, change: change)
    report.isDryRun = isDryRun
    report.warnings = prepared.warnings
    report.pageCount = plan.pages.count
    report.clearFacts = plan.ledger.all.count { $0.clarity == .clear }
    report.statedFacts = plan.ledger.all.count { $0.clarity == .clear && plan.statedFacts[$0.id] != nil }
    report.nextChange = plan.nextChange
    guard !isDryRun else { return report }

    let toWrite = report.written.compactMap { byPath[$0] }
    if !report.isUnchanged { try journal.begin(files: toWrite.map(\.path), records: change.replaced) }
    try FileSystem.makeFolder(options.pages)
    let first = toWrite.filter(\.isAsset)
    let then = toWrite.filter { !$0.isAsset }
    for (path, file) in try writer.write(first, progress: { progress(.writing(done: $0, of: toWrite.count)) }) {
        manifest.files[path] = file
    }
    for (path, file) in try writer.write(
        then,
        progress: { progress(.writing(done: first.count + $0, of: toWrite.count)) }
    ) {
        manifest.files[path] = file
    }
    manifest.generation = try update(
        change,
        generation: manifest.generation,
        records: records,
        configuration: configuration,
        wordList: wordList,
        in: options.search
    ) { progress(.indexing(done: $0, of: change.replaced.count)) }
    manifest.records = digests
    manifest.searchSetup = whole
    try publishSettings(setup, generation: manifest.generation, in: options.search)
    for path in report.deleted {
        try writer.delete(path)
        manifest.files[path] = nil
    }
    for path in manifest.files.keys { manifest.files[path]!.isCurrent = byPath[path] != nil }
    manifest.nextChange = plan.nextChange
    try journal.finish(manifest)
    return report
}

extension BuildReport {
    /// Assets that no page names any more stay until the build after that changes something: a page that someone
    /// has open may still ask for them.
    fileprivate init(_ steps: [BuildStep], manifest: Manifest, change: IndexUpdate) {
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
        guard !isUnchanged else { return }
        deleted += spares.filter { manifest.files[$0]?.isCurrent != true }
        deleted.sort()
    }
}

private func readWordList(_ options: BuildOptions) throws -> WordList {
    guard let path = options.wordList else { return .empty }
    return try WordList(contentsOf: URL(fileURLWithPath: path))
}

/// Of all that a page's entry depends on beside the page: a change makes a new index.
private func indexSetup(_ configuration: SearchConfiguration, wordList: WordList, program: Digest) -> Digest {
    var digester = Digester()
    digester.update(program.description)
    digester.update(wordList.encoded)
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

/// Writes what the endpoint reads beside the index, last of all the file that names the index.
private func publishSettings(_ setup: SearchSetup, generation: Int, in folder: String) throws {
    for (name, text) in setup.templates { try replaceIfChanged("\(folder)/\(name)", with: Array(text.utf8)) }
    let json = try setup.publication(index: "index.\(generation)").json()
    try replaceIfChanged("\(folder)/search.json", with: Array(json))
    for name in try FileSystem.names(in: folder) where name.hasPrefix("index.") && name != "index.\(generation)" {
        try FileSystem.deleteFolder("\(folder)/\(name)")
    }
}

private func replaceIfChanged(_ path: String, with bytes: [UInt8]) throws {
    if FileSystem.size(of: path) == bytes.count, try readFile(path, size: bytes.count) == bytes { return }
    try FileSystem.replace(path, with: bytes)
}
