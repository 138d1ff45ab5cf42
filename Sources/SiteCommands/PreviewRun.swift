import Foundation
import Logging
import SiteBuilding
import SiteChecking
import SiteContent
import SitePlanning
import SitePreviewing
import SiteRendering
import SiteResults
import SiteSearch
import SiteServing

/// What `noticeboard preview` does: builds, serves what was built, and builds again when files change.
struct PreviewRun: Sendable {
    /// Its `site` is the preview's own folder.
    let build: BuildOptions
    /// Whether each build is for its own moment, and not for one that was asked for.
    let followsClock: Bool
    let showsGallery: Bool

    func serve(port: Int) async throws {
        let logger = Logger(label: "noticeboard")
        let makeGallery: (@Sendable () throws -> GalleryPage)? = showsGallery ? { @Sendable in try gallery() } : nil
        let site = PreviewSite(folder: build.site, start: clock, logger: logger, gallery: makeGallery)
        let stamps = stamps()
        let now = clock
        let due = tell(site, now: now, due: nil)
        let occasion = BuildOccasion(builtFrom: stamps, at: now)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await follow(site, occasion, due: due) }
            try await SiteServing.serve(
                host: "127.0.0.1",
                port: port,
                logger: logger,
                ready: { port in
                    let gallery =
                        showsGallery ? "\nEvery part of the theme: http://localhost:\(port)\(galleryPath)" : ""
                    print("Preview at http://localhost:\(port)\(gallery)")
                    fflush(nil)
                },
                answer: { try await site.respond(to: $0) }
            )
            group.cancelAll()
        }
    }

    /// Looks at the files until it is cancelled. The more files there are, the longer it waits between two looks, so
    /// that looking never takes more than a tenth of a core.
    private func follow(_ site: PreviewSite, _ occasion: BuildOccasion, due: Int64?) async throws {
        var (occasion, due) = (occasion, due)
        while true {
            let looked = ContinuousClock().measure {
                if occasion.arises(seeing: stamps(), at: clock, due: followsClock ? due : nil) {
                    due = tell(site, now: clock, due: due)
                }
            }
            do {
                try await Task.sleep(for: min(max(.milliseconds(150), looked * 10), .seconds(2)))
            } catch is CancellationError {
                return
            }
        }
    }

    /// Builds and tells the page and the terminal what came of it; returns when the next page is due to change.
    private func tell(_ site: PreviewSite, now: Int64, due: Int64?) -> Int64? {
        var options = build
        if followsClock { options.now = now }
        do {
            let report = try buildSite(options)
            site.tell(.published(warnings: problems(report.warnings)))
            print(report.words(verbose: false))
            fflush(nil)
            return report.nextChange
        } catch let found as Diagnostics {
            site.tell(.refused(problems(found.all)))
            let errors = counted(found.errors.count, "error")
            printError(
                "\(Findings(found.errors, in: sources(named: found.errors)).text)\n\n\(errors). The preview shows the site as it was before."
            )
        } catch {
            site.tell(.failed("\(error)"))
            printError("error: \(error)")
        }
        return due
    }

    private var clock: Int64 { Int64(Date.now.timeIntervalSince1970) }

    private func stamps() -> FileStamps {
        FileStamps(of: ["content", "seeds", "theme"].map { "\(build.root)/\($0)" })
    }

    private func problems(_ diagnostics: [Diagnostic]) -> [PreviewProblem] {
        let files = sources(named: diagnostics)
        return diagnostics.map { PreviewProblem($0, in: files) }
    }

    /// None where they cannot be read: that is what the diagnostics say, which are then told without their lines.
    private func sources(named diagnostics: [Diagnostic]) -> [SourceFile] {
        do { return try sourceFiles(named: diagnostics, below: build.root) } catch { return [] }
    }

    private func gallery() throws -> GalleryPage {
        let prepared = try prepareSite(build)
        let files = try sourceFiles(below: build.root).filter { $0.path.string.hasPrefix("theme/") }
        let site = try MarkedSite(
            prepared.plan,
            theme: files,
            attachments: prepared.attachments,
            program: build.program
        )
        let folder = "\(build.site)/search"
        let publication = try SearchPublication(json: Data(try readFile("\(folder)/search.json")))
        let index = try SearchIndex(
            path: "\(folder)/\(publication.index)",
            configuration: publication.configuration,
            parallel: 1
        )
        let titles = prepared.plan.pages.filter { $0.isListed && !$0.isSensitive }.map(\.title)
        let results = try galleryResults(
            gallerySearches(publication, titles: titles),
            theme: site.theme,
            publication: publication
        ) { try index.search($0, now: build.now) }
        let language = prepared.plan.languages[0].code
        return GalleryPage(
            galleryParts(in: site.pages + results),
            theme: prepared.theme,
            site: prepared.plan.shared[language]?.name ?? ""
        )
    }
}
