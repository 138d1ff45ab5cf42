import Foundation
import SiteResults
import SiteSearch

// What a query costs: words in, the bytes of /search.json out, one thread. Prints the milliseconds of each query, as
// the processor spent them on this thread: what others do on the machine meanwhile is not in them.
//   search-benchmark SITE QUERIES ROUNDS
guard CommandLine.arguments.count == 4, let rounds = Int(CommandLine.arguments[3]) else { exit(2) }
let folder = "\(CommandLine.arguments[1])/search"
let settings = try SearchPublication(json: Data(contentsOf: URL(fileURLWithPath: "\(folder)/search.json")))
let index = try SearchIndex(path: "\(folder)/\(settings.index)", configuration: settings.configuration, parallel: 1)
// What follows a tab is not asked: so content/search/queries.tsv serves too.
let queries = try String(contentsOfFile: CommandLine.arguments[2], encoding: .utf8).split(separator: "\n")
    .map { String($0.prefix { $0 != "\t" }) }
let now = Int64(Date.now.timeIntervalSince1970)

func milliseconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
}

var bytes = 0
for round in -1..<rounds {
    for query in queries {
        let start = milliseconds()
        let request = SearchRequest(text: query, language: settings.languages[0].code)
        bytes += searchJSON(request, .answered(try index.search(request, now: now)), in: settings).utf8.count
        let took = milliseconds() - start
        // The first round warms up.
        if round >= 0 { print(took) }
    }
}
FileHandle.standardError.write(Data("\(bytes) bytes\n".utf8))
