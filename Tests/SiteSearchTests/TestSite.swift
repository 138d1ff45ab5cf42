import Foundation
import SiteSearch
import Testing

/// An index of a few pages, in a folder that goes with the test.
final class TestSite: Sendable {
    let folder: URL
    let configuration: SearchConfiguration

    var path: String { folder.appending(path: "index").path }

    init(
        _ records: [SearchRecord] = [],
        configuration: SearchConfiguration = SearchConfiguration(),
        words: [String] = []
    ) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "search-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        self.configuration = configuration
        var writer = try SearchIndexWriter(
            creating: folder.appending(path: "index").path,
            configuration: configuration,
            wordList: WordList(words: words),
            unread: true
        )
        for record in records { try writer.replace(record) }
        try writer.commit()
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func answer(
        _ text: String,
        filters: [String: [String]] = [:],
        page: Int = 1,
        language: String = "en",
        sort: SearchRequest.Order = .relevance,
        now: Int64 = 0
    ) throws -> SearchAnswer {
        let request = SearchRequest(text: text, filters: filters, page: page, language: language, sort: sort)
        return try SearchIndex(path: path, configuration: configuration).search(request, now: now)
    }

    func paths(_ text: String, language: String = "en", now: Int64 = 0) throws -> [String] {
        try answer(text, language: language, now: now).results.map(\.path)
    }
}

/// A page with one stretch of text.
func page(_ path: String, _ title: String, _ text: String = "", language: String = "en") -> SearchRecord {
    SearchRecord(
        path: path,
        language: language,
        title: title,
        sections: text.isEmpty ? [] : [.init(anchor: "", heading: "", text: text)]
    )
}

extension [SnippetPart] {
    /// Marked words in brackets.
    var plain: String { map { $0.marked ? "[\($0.text)]" : $0.text }.joined() }
}
