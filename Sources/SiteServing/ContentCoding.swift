/// A way in which the build has compressed a file beside it.
enum ContentCoding: String, CaseIterable, Sendable {
    case br
    case gzip

    var fileEnding: String { self == .br ? ".br" : ".gz" }

    /// The codings that a browser accepts, its favourite first; where it has none, the smaller file.
    static func accepted(_ header: String?) -> [ContentCoding] {
        guard let header else { return [] }
        var weights: [String: Double] = [:]
        for item in header.split(separator: ",") {
            let parts = item.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
            guard let name = parts.first else { continue }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            weights[name == "x-gzip" ? "gzip" : name] = weight
        }
        let weighed = allCases.map { (coding: $0, weight: weights[$0.rawValue] ?? weights["*"] ?? 0) }
        return weighed.filter { $0.weight > 0 }.sorted { $0.weight > $1.weight }.map(\.coding)
    }
}
