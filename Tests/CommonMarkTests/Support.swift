import CommonMark
import Foundation

extension Document {
    init(_ markdown: String, firstLine: Int = 1) { self.init(parsing: Array(markdown.utf8), firstLine: firstLine) }

    /// The HTML with every link as its author wrote it.
    var plainHTML: String { text { .plain(href: $0.destination) } }

    /// The HTML as text.
    func text(_ resolve: (Link) -> LinkHTML) -> String { html(resolve) }
}

/// Material that is not part of the project: specifications and pages of other sites.
enum Evaluation {
    static let folder = ProcessInfo.processInfo.environment["NOTICEBOARD_EVAL"].map { URL(filePath: $0) }
    static let hint = "NOTICEBOARD_EVAL does not name the folder of the specifications"

    struct Example: Decodable, Sendable {
        let example: Int
        let markdown: String
        let html: String
        let extensions: [String]?
    }

    static func examples(_ file: String) throws -> [Example] {
        guard let folder else { return [] }
        return try JSONDecoder().decode([Example].self, from: Data(contentsOf: folder.appending(path: "spec/\(file)")))
    }

    /// Path and Markdown of each page without its front matter, in the order of the paths.
    static func pages() throws -> [(path: String, markdown: String)] {
        guard let folder else { return [] }
        let root = folder.appending(path: "markdown")
        let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        return try paths.filter { $0.hasSuffix(".md") }.sorted().map { path in
            let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
            return (path, text.replacing(#/\A---\n(?s:.*?)\n---\n/#, with: ""))
        }
    }
}
