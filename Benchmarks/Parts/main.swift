import CommonMark
import Digest
import Foundation
import Parallel
import SiteBuilding
import SiteContent
import SitePlanning
import SiteRendering
import SiteSearch

// What a part of a full build costs when the site is planned already. Prints the seconds, the processor's seconds, and how
// much was made.
//   part-benchmark ROOT rendering    every page read, parsed and made into the bytes of its file, nothing written
//   part-benchmark ROOT parsing      of that, reading and parsing alone
//   part-benchmark ROOT printing     of that, making bytes of what was parsed
//   part-benchmark ROOT indexing FOLDER WORDS    every page taken apart into a new index, with the words of a list
let arguments = CommandLine.arguments.dropFirst()
guard arguments.count >= 2 else { exit(2) }
let root = arguments[1]
let part = arguments[2]
let program = Digest(of: [])
let site = try prepareSite(BuildOptions(root: root, site: "\(root)/no-site", now: 1_790_000_000, program: program))
let pages = site.plan.pages
let renderer = Renderer(theme: site.theme, plan: site.plan, attachments: site.attachments, program: program)

@Sendable func parse(_ page: PageModel) -> Int {
    guard let file = try? readFile("\(root)/\(page.source.string)") else { fatalError("\(page.source) is gone") }
    return Document(parsing: textBehindFrontMatter(of: file).bytes).headings.count
}

func onAllPages(_ work: @Sendable (PageModel) -> Int) -> Int {
    inParallel(Array(0..<processors), chunk: 1) { thread in
        stride(from: thread, to: pages.count, by: processors).reduce(0) { $0 + work(pages[$1]) }
    }.reduce(0, +)
}

/// - Returns: How many bytes or pages were made.
func make() throws -> Int {
    switch part {
    case "parsing": return onAllPages(parse)
    case "printing", "rendering":
        return onAllPages { page in
            if part == "rendering" { _ = parse(page) }
            return renderer.render(page).count
        }
    case "indexing":
        let words = URL(fileURLWithPath: arguments[4])
        let records = pages.filter(\.isListed)
        let parts = try SearchIndexParts(
            of: arguments[3],
            configuration: SearchConfiguration(site.plan),
            wordList: { try WordList(contentsOf: words) },
            count: records.count,
            page: { SearchRecord(records[$0])! },
            progress: { _ in }
        )
        try parts.merge()
        var writer = try SearchIndexWriter(parts)
        try writer.commit()
        return records.count
    default: exit(2)
    }
}

func processorSeconds() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
}

let clock = ContinuousClock()
let (start, used) = (clock.now, processorSeconds())
let made = try make()
let took = clock.now - start
let seconds = Double(took.components.attoseconds) / 1e18 + Double(took.components.seconds)
print(seconds, processorSeconds() - used, made)
