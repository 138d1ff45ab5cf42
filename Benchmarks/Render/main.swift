import CommonMark
import Digest
import Foundation
import Parallel
import SiteBuilding
import SiteContent
import SitePlanning
import SiteRendering

// What rendering costs: every page of a site read, parsed and made into the bytes of its file, nothing written.
// Prints the seconds, the processor's seconds, the pages and the bytes; the plan is made before.
//   render-benchmark ROOT THREADS [only-parsing | only-rendering]
guard CommandLine.arguments.count >= 3, let threads = Int(CommandLine.arguments[2]) else { exit(2) }
let root = CommandLine.arguments[1]
let part = CommandLine.arguments.dropFirst(3).first
let program = Digest(of: [])
let site = try prepareSite(BuildOptions(root: root, site: "\(root)/no-site", now: 1_790_000_000, program: program))
let renderer = Renderer(theme: site.theme, plan: site.plan, attachments: site.attachments, program: program)

/// The length of the page's file; 0 for the part that is not asked for.
@Sendable func render(_ page: PageModel) -> Int {
    if part != "only-rendering" {
        guard let file = try? readFile("\(root)/\(page.source.string)") else { fatalError("\(page.source) is gone") }
        _ = Document(parsing: textBehindFrontMatter(of: file).bytes).headings.count
    }
    return part == "only-parsing" ? 0 : renderer.render(page).count
}

func processorSeconds() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
}

let clock = ContinuousClock()
let (start, used) = (clock.now, processorSeconds())
let pages = site.plan.pages
let parts = inParallel(Array(0..<threads), chunk: 1) { thread in
    stride(from: thread, to: pages.count, by: threads).reduce(0) { $0 + render(pages[$1]) }
}
let took = clock.now - start
let seconds = Double(took.components.attoseconds) / 1e18 + Double(took.components.seconds)
print(seconds, processorSeconds() - used, pages.count, parts.reduce(0, +))
