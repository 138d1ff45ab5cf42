import ArgumentParser
import Foundation
import SiteBuilding
import SitePreviewing

struct Preview: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the site while it is being written.",
        discussion: """
            Builds the site into a folder of its own (one for the time being, or --output), serves it with its search, \
            and builds and shows it anew whenever a file below content/, seeds/ or theme/ changes. What is wrong with a \
            file is told at the foot of the window, with its line and how to mend it, over the site as it was before. \
            Nothing is published. Stop it with Ctrl-C.
            """
    )

    @OptionGroup var options: SourceOptions

    @Option(help: "The port to listen at.")
    var port = 8080

    @Flag(help: "Also show every part of the theme on one page, in light and dark colours.")
    var gallery = false

    func run() async throws {
        try await reportingFailure(below: options.site.root) {
            let temporary = FileManager.default.temporaryDirectory.appending(path: "preview-\(UUID().uuidString)").path
            let folder = options.site.output ?? temporary
            try claimPreviewFolder(folder, site: "\(options.site.root)/site")
            defer { if options.site.output == nil { try? FileManager.default.removeItem(atPath: folder) } }
            var build = try options.buildOptions()
            build.site = folder
            build.compresses = false
            let run = PreviewRun(build: build, followsClock: options.at == nil, showsGallery: gallery)
            try await run.serve(port: port)
        }
    }
}
