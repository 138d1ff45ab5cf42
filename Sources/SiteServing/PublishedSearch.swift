import FoundationEssentials
package import Logging
import SiteResults
package import SiteSearch
import Synchronization

/// Keeps the newest publication open and notices when a build has replaced it.
///
/// Every request looks at the identity of `search.json` and of the index, which costs two calls of `stat`; opening
/// anew happens once for each publication, in the request that notices it, while others go on with the one before.
package final class PublishedSearch: Sendable {
    /// Opens an index: its folder, the site's configuration.
    package typealias OpenIndex = @Sendable (String, SearchConfiguration) throws -> AskableIndex

    /// What came of a request, and the publication it came from; none when nothing could ever be read.
    struct Reply: Sendable {
        let outcome: SearchOutcome
        let source: OpenSearch?
    }

    private struct State {
        /// The newest that could be read.
        var open: OpenSearch?
        /// Whether `open` is what is published now; false while `search.json` is missing or unreadable.
        var isCurrent = false
        var settings: FileIdentity?
        var isOpening = false
        /// In Unix seconds: what could not be opened is tried again then.
        var retry: Int64 = 0

        /// Why search is out, so that it is told once and not at every try.
        var complaint: String?

        /// What a search may be answered from.
        var search: Search? { isCurrent ? open?.search : nil }

        /// An index may be made anew under the same name, so it is watched beside the settings.
        func stands(on settings: FileIdentity?) -> Bool {
            self.settings == settings && open?.index?.isInPlace ?? true
        }
    }

    private let folder: String
    private let logger: Logger
    private let openIndex: OpenIndex
    private let clock: @Sendable () -> Int64
    private let state = Mutex(State())

    /// Opens what is published in `folder` (`site/search`); what is not there yet is tried again once a second.
    package init(
        folder: String,
        logger: Logger,
        clock: @escaping @Sendable () -> Int64 = { Int64(Date.now.timeIntervalSince1970) },
        openIndex: @escaping OpenIndex = openXapianIndex
    ) {
        self.folder = folder
        self.logger = logger
        self.clock = clock
        self.openIndex = openIndex
        _ = newest()
    }

    /// What is known of the site, even while its search is out.
    var known: OpenSearch? { newest().open }

    /// Whether the index answers.
    var isWell: Bool {
        guard let search = newest().search else { return false }
        do {
            _ = try search(SearchRequest(text: "help"), clock())
            return true
        } catch {
            return false
        }
    }

    /// A failure is an outage, never an empty answer.
    func reply(to request: SearchRequest) -> Reply {
        let state = newest()
        guard let search = state.search else { return outage(request, state) }
        guard !request.isEmpty else { return Reply(outcome: .notAsked, source: state.open) }
        do {
            return Reply(outcome: .answered(try answer(request, search)), source: state.open)
        } catch {
            return replyFromNewer(request)
        }
    }

    /// Texts to search for, for what was typed so far; none while search is out: they are a courtesy.
    func suggestions(_ typed: String, language: String) -> [Suggestion] {
        let state = newest()
        guard state.isCurrent, let suggest = state.open?.askable?.suggest else { return [] }
        do {
            return try suggest(typed, language)
        } catch {
            logger.error("a suggestion failed", metadata: ["kind": "\(type(of: error))"])
            return []
        }
    }

    /// The builder may have taken an index away a moment ago: the one that replaced it is asked once. An index that
    /// fails again and again is opened anew once a second, not at every request.
    private func replyFromNewer(_ request: SearchRequest) -> Reply {
        let now = clock()
        state.withLock { if now >= $0.retry { $0.settings = nil } }
        let state = newest()
        guard let search = state.search else { return outage(request, state) }
        do {
            return Reply(outcome: .answered(try answer(request, search)), source: state.open)
        } catch {
            // An error's words might repeat the visitor's: only its kind is told.
            logger.error("a search failed", metadata: ["kind": "\(type(of: error))"])
            return outage(request, state)
        }
    }

    /// A page beyond the last one is answered with the last one.
    private func answer(_ request: SearchRequest, _ search: Search) throws -> SearchAnswer {
        let now = clock()
        let answer = try search(request, now)
        guard answer.results.isEmpty, answer.total > 0, request.page > answer.lastPage else { return answer }
        return try search(request.on(page: answer.lastPage), now)
    }

    private func outage(_ request: SearchRequest, _ state: State) -> Reply {
        Reply(outcome: state.open?.outage(request) ?? .unavailable(help: []), source: state.open)
    }

    private func newest() -> State {
        let settings = FileIdentity("\(folder)/search.json")
        let now = clock()
        let known: State? = state.withLock { state in
            let isSame = state.stands(on: settings)
            guard !state.isOpening, !isSame || state.search == nil && now >= state.retry else { return state }
            state.isOpening = true
            return nil
        }
        if let known { return known }
        let opened = open()
        return state.withLock { state in
            if let opened { state.open = opened }
            state.isCurrent = opened != nil
            state.settings = settings
            state.isOpening = false
            state.retry = now + 1
            return state
        }
    }

    private func open() -> OpenSearch? {
        do {
            guard let json = OpenFile("\(folder)/search.json")?.bytes else {
                throw PublicationUnreadable(reason: "is not there")
            }
            let publication = try SearchPublication(json: Data(json))
            return try OpenSearch(publication, in: folder, openIndex: openPublished)
        } catch {
            complain("\(error)")
            return nil
        }
    }

    private func openPublished(_ publication: SearchPublication) -> AskableIndex? {
        do {
            let index = try openIndex("\(folder)/\(publication.index)", publication.configuration)
            state.withLock { $0.complaint = nil }
            return index
        } catch {
            complain("\(error)")
            return nil
        }
    }

    /// To the operator: about the files, which hold no visitor's words.
    private func complain(_ reason: String) {
        let isNew = state.withLock { state in
            defer { state.complaint = reason }
            return state.complaint != reason
        }
        if isNew { logger.error("search is out of order", metadata: ["reason": "\(reason)"]) }
    }
}

/// The real index; a test gives a function of its own.
package func openXapianIndex(folder: String, configuration: SearchConfiguration) throws -> AskableIndex {
    let index = try SearchIndex(path: folder, configuration: configuration)
    return AskableIndex(
        search: { request, now in try index.search(request, now: now) },
        suggest: { typed, language in try index.suggestions(typed, language: language) }
    )
}
