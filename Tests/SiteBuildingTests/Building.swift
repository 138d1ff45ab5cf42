import Digest
import Foundation
import SiteBuilding
import SiteChecking
import SiteContent
import SiteResults
import SiteSearch
import SiteTesting

/// A fixture site in a folder, to be changed and built again and again.
final class Building {
    let sources: Folder
    /// Holds `site/`, which is written.
    let output: Folder
    var options: BuildOptions
    /// What the last build told.
    private var report = BuildReport()

    init(_ site: FixtureSite = .english, compresses: Bool = false) throws {
        sources = try Folder(site.files)
        output = try Folder()
        options = BuildOptions(
            root: sources.path,
            site: "\(output.path)/site",
            now: FixtureSite.now,
            program: Digest(of: [1])
        )
        options.compresses = compresses
    }

    /// - Parameter site: What the sources become first; nil for no change.
    @discardableResult
    func build(_ site: FixtureSite? = nil) throws -> BuildReport {
        if let site { try sources.fill(with: site.files) }
        // Files that were changed just now are not known by their times yet: 20 ms, and two steps of the clock.
        usleep(45_000)
        report = try buildSite(options)
        return report
    }

    func dryRun() throws -> BuildReport {
        var options = options
        options.isDryRun = true
        return try buildSite(options)
    }

    func pages() throws -> [String: [UInt8]] { try output.contents(of: "site/pages") }

    func manifest() throws -> Manifest {
        guard let manifest = Manifest(text: try output.text("site/manifest")) else { throw NoManifest() }
        return manifest
    }

    private struct NoManifest: Error {}

    /// What is served, without the assets that no page of the last build names.
    func currentPages() throws -> [String: [UInt8]] {
        let spares = try manifest().files.filter { !$0.value.isCurrent }.map(\.key)
        let twins = spares.flatMap { [$0, $0 + ".br", $0 + ".gz"] }
        return try pages().filter { !twins.contains($0.key) }
    }

    /// What the endpoint reads beside the index. Only the index's number tells how the site came to be as it is.
    func settings() throws -> [String: [UInt8]] {
        let index = "index.\(try manifest().generation)"
        return try output.contents(of: "site/search").filter { !$0.key.hasPrefix("index.") }.mapValues { bytes in
            Array(String(decoding: bytes, as: UTF8.self).replacing("\"\(index)\"", with: "\"index\"").utf8)
        }
    }

    /// All that readers, the endpoint and authors are given.
    struct Written: Sendable {
        let pages: [String: [UInt8]]
        fileprivate let settings: [String: [UInt8]]
        fileprivate let answers: [Answer]
        /// What the next build compares the search's answers with.
        fileprivate let held: SearchAnswers
        fileprivate let told: [ToldDiagnostic]
        fileprivate let weights: PageWeights
    }

    func written() throws -> Written {
        Written(
            pages: try currentPages(),
            settings: try settings(),
            answers: try answers(),
            held: try manifest().answers,
            told: report.told,
            weights: report.weights
        )
    }

    /// What a build of the same sources writes into an empty folder.
    func writtenCleanly() throws -> Written {
        let clean = try Building(FixtureSite(files: [:]))
        clean.options = options
        clean.options.site = "\(clean.output.path)/site"
        try clean.build()
        return try clean.written()
    }

    /// - Parameter clean: What should have been written; nil to find out.
    func differencesFromACleanBuild(_ clean: Written? = nil) throws -> [String] {
        let clean = try clean ?? writtenCleanly()
        let own = try written()
        let answers = zip(clean.answers, own.answers).filter { $0 != $1 }.map { "search: \($0) / \($1)" }
        return differences(between: clean.pages, and: own.pages)
            + differences(between: clean.settings, and: own.settings) + answers
            + (clean.held == own.held ? [] : ["answers in the manifest: \(clean.held) / \(own.held)"])
            + (clean.told == own.told ? [] : ["warnings: \(clean.told.words) / \(own.told.words)"])
            + (Array(clean.weights) == Array(own.weights) ? [] : ["weights of pages"])
    }

    func publication() throws -> SearchPublication {
        try SearchPublication(json: Data(output.bytes("site/search/search.json")))
    }

    func index() throws -> SearchIndex {
        let publication = try publication()
        return try SearchIndex(
            path: "\(options.site)/search/\(publication.index)",
            configuration: publication.configuration
        )
    }

    func paths(_ text: String, language: String = "en") throws -> [String] {
        try index().search(SearchRequest(text: text, language: language), now: options.now).results.map(\.path)
    }

    private static let questions = [
        ("en", "hate crime"), ("en", "rubbish"), ("en", "meadow volunteers"), ("en", "extra words"),
        ("en", "voluntears"), ("en", "someone hurts me"), ("en", ""), ("ur", "نفرت"), ("ur", "کوڑا"),
    ]

    fileprivate struct Answer: Equatable {
        let answer: SearchAnswer
        let suggestions: [Suggestion]
    }

    private func answers() throws -> [Answer] {
        let index = try index()
        return try Self.questions.map { language, text in
            Answer(
                answer: try index.search(SearchRequest(text: text, language: language), now: options.now),
                suggestions: try index.suggestions(String(text.prefix(3)), language: language)
            )
        }
    }
}

extension [ToldDiagnostic] {
    fileprivate var words: String { String(decoding: text, as: UTF8.self) }
}
