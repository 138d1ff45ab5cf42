import Foundation
import SiteResults
import SiteSearch

// What a query costs: words in, the bytes of /search.json out, one thread. Prints the milliseconds of each query.
//   search-benchmark SITE QUERIES ROUNDS
guard CommandLine.arguments.count == 4, let rounds = Int(CommandLine.arguments[3]) else { exit(2) }
let folder = "\(CommandLine.arguments[1])/search"
let settings = try SearchPublication(json: Data(contentsOf: URL(fileURLWithPath: "\(folder)/search.json")))
let index = try SearchIndex(path: "\(folder)/\(settings.index)", configuration: settings.configuration, parallel: 1)
let queries = try String(contentsOfFile: CommandLine.arguments[2], encoding: .utf8).split(separator: "\n")
let clock = ContinuousClock()
let now = Int64(Date.now.timeIntervalSince1970)
var bytes = 0
for round in -1..<rounds {
    for query in queries {
        let start = clock.now
        let request = SearchRequest(text: String(query), language: settings.languages[0].code)
        bytes += searchJSON(request, .answered(try index.search(request, now: now)), in: settings).utf8.count
        let took = clock.now - start
        // The first round warms up.
        if round >= 0 { print(Double(took.components.attoseconds) / 1e15 + Double(took.components.seconds) * 1e3) }
    }
}
FileHandle.standardError.write(Data("\(bytes) bytes\n".utf8))
