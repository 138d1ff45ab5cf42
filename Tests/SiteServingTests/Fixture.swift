import FoundationEssentials
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import SiteResults
import SiteSearch
import Synchronization

@testable import SiteServing

/// A built site in a folder of its own, asked without a port: literal files, a literal search.
final class BuiltSite: Sendable {
    let folder: String
    let log = LogLines()
    let now = Atomic<Int64>(1_000)
    /// What the index does; a search that throws is a broken one.
    let search: Mutex<Search>
    /// The folders of the indexes that were opened, in order.
    let opened = Mutex<[String]>([])
    /// Whether an index can be opened at all.
    let opens = Mutex(true)
    let site = Mutex<Site?>(nil)

    struct Broken: Error {}

    init(
        _ pages: [String: String] = [:],
        publication: SearchPublication? = testPublication(),
        template: String = testTemplate,
        search: @escaping Search = { request, _ in SearchAnswer(query: request.text, page: request.page) }
    ) throws {
        self.search = Mutex(search)
        folder = FileManager.default.temporaryDirectory.path + "/served-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder + "/pages", withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: folder + "/search", withIntermediateDirectories: true)
        for (path, text) in pages { try write("pages/\(path)", text) }
        if let publication { try publish(publication, template: template) }
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: folder) } catch { print("left behind: \(folder)") }
    }

    func write(_ path: String, _ text: String) throws {
        let file = "\(folder)/\(path)"
        let parent = file.split(separator: "/").dropLast().map { "/\($0)" }.joined()
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: file), options: .atomic)
    }

    func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: "\(folder)/\(path)") }

    /// In the order of a build: the index, the templates, the settings.
    func publish(_ publication: SearchPublication, template: String = testTemplate) throws {
        let index = "\(folder)/search/\(publication.index)"
        try FileManager.default.createDirectory(atPath: index, withIntermediateDirectories: true)
        for language in publication.languages { try write("search/\(language.template)", template) }
        try write("search/search.json", String(decoding: publication.json(), as: UTF8.self))
    }

    /// Unowned, since the site asks what owns it.
    private func published() -> PublishedSearch {
        PublishedSearch(
            folder: folder + "/search",
            logger: log.logger,
            clock: { [unowned self] in now.load(ordering: .relaxed) },
            openIndex: { [unowned self] folder, _ in try open(folder) }
        )
    }

    private func open(_ index: String) throws -> AskableIndex {
        guard opens.withLock({ $0 }) else { throw Broken() }
        opened.withLock { $0.append(index.split(separator: "/").last.map(String.init) ?? "") }
        return AskableIndex(
            search: { [unowned self] request, now in try search.withLock { $0 }(request, now) },
            suggest: { typed, language in
                if typed == "broken" { throw Broken() }
                return [Suggestion("\(typed) in \(language)"), Suggestion("2 < 3", path: "/less/")]
            }
        )
    }

    func ask(_ path: String, _ headers: HTTPFields = [:]) async throws -> Told { try await ask(.get, path, headers) }

    func ask(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ headers: HTTPFields = [:],
        body: String = ""
    ) async throws -> Told {
        let site = site.withLock { site in
            let known = site ?? Site(pages: folder + "/pages", search: published())
            site = known
            return known
        }
        let head = HTTPRequest(method: method, scheme: "http", authority: "a", path: path, headerFields: headers)
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body)))
        let response = try await site.respond(to: request)
        let bytes = Collected()
        try await response.body.write(bytes)
        return Told(
            status: response.status.code,
            headers: response.headers,
            body: String(decoding: bytes.all.withLock { $0 }, as: UTF8.self)
        )
    }
}

/// An answer as the visitor's browser has it.
struct Told: Sendable {
    let status: Int
    let headers: HTTPFields
    let body: String

    subscript(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }

    /// `Name: value`, sorted.
    var lines: [String] { headers.map { "\($0.name): \($0.value)" }.sorted() }
}

private final class Collected: ResponseBodyWriter {
    let all = Mutex<[UInt8]>([])

    func write(_ buffer: ByteBuffer) async throws { all.withLock { $0 += buffer.readableBytesView } }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

/// Everything that was logged at any level.
final class LogLines: Sendable {
    let lines = Mutex<[String]>([])

    var logger: Logger {
        var logger = Logger(label: "test") { _ in Handler(lines: self) }
        logger.logLevel = .trace
        return logger
    }

    private struct Handler: LogHandler {
        let lines: LogLines
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level = .trace

        subscript(metadataKey key: String) -> Logger.MetadataValue? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let metadata = event.metadata.map { "\($0)" } ?? ""
            lines.lines.withLock { $0.append("\(event.level): \(event.message) \(metadata)") }
        }
    }
}

let testTemplate = """
    <title>{{page_title}}</title><form method="{{search_method}}"><input value="{{query}}"></form>
    {{#unavailable}}<p>out</p>{{/unavailable}}{{#none}}<p>none</p>{{/none}}{{^asked}}<p>ask</p>{{/asked}}
    {{#help}}<b>{{name}}: {{say}}</b>{{/help}}
    {{#results}}<a href="{{href}}">{{title}}</a> {{{snippet}}}{{/results}}
    {{#pages}}<a href="{{href}}">{{number}}</a>{{/pages}}
    """

func testPublication(index: String = "index.1") -> SearchPublication {
    SearchPublication(
        index: index,
        configuration: SearchConfiguration(
            languages: [.init(code: "en", stemmer: "en"), .init(code: "ur", stemmer: nil)],
            facets: [.init(name: "kind")],
            help: [HelpRule(id: "danger", when: ["knife"], contacts: ["emergency"], danger: true, say: "Call now.")]
        ),
        contacts: [
            ContactCard(id: "emergency", name: "Emergency", status: .confirmed, statusWords: "Confirmed", channels: [])
        ],
        languages: [language("en", "/search"), language("ur", "/ur/search")],
        sensitive: ["/report/abuse/"]
    )
}

private func language(_ code: String, _ path: String) -> ResultLanguage {
    ResultLanguage(
        code: code,
        name: code,
        path: path,
        template: "results.\(code).mustache",
        titles: .init(ask: "Ask", results: "{query}: results", privateResults: "Results", unavailable: "Out"),
        dates: .init(months: (1...12).map(String.init), day: "{day}", month: "{month}", year: "{year}"),
        sortByRelevance: "Best",
        sortByDate: "Newest",
        kinds: [:],
        facets: [],
        waysIn: [],
        suggestions: [],
        aToZ: "/a-z/"
    )
}
