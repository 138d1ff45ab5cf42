import ArgumentParser
import Foundation
import SiteBuilding

struct Preview: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the site while it is being written.",
        discussion: """
            Builds the site into a folder of its own, serves it with its search, and builds and shows it anew whenever \
            a file below content/, seeds/ or theme/ changes. What is wrong with a file is told at the top of the page, \
            with its line and how to mend it, above the site as it was before. Nothing is published. Stop it with Ctrl-C.
            """
    )

    @OptionGroup var options: SourceOptions

    @Option(help: "The port to listen at.")
    var port = 8080

    @Flag(help: "Also show every part of the theme on one page, in light and dark colours.")
    var gallery = false

    func validate() throws {
        guard let output = options.site.output else { return }
        if let problem = previewProblem(output, root: options.site.root) { throw ValidationError(problem) }
    }

    func run() async throws {
        try await reportingFailure(below: options.site.root) {
            let temporary = FileManager.default.temporaryDirectory.appending(path: "preview-\(UUID().uuidString)").path
            let folder = options.site.output ?? temporary
            try claim(folder)
            defer { if options.site.output == nil { try? FileManager.default.removeItem(atPath: folder) } }
            var build = try options.buildOptions()
            build.site = folder
            build.compresses = false
            let run = PreviewRun(build: build, followsClock: options.at == nil, showsGallery: gallery)
            try await run.serve(port: port)
        }
    }
}
