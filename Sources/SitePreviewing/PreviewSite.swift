import HTTPTypes
package import Hummingbird
package import Logging
import NIOCore
import SiteServing
import Synchronization

/// A site while it is being written: the last good build as it will be published, its search included, with what is
/// wrong at the top of each page and a script that follows new builds.
///
/// What it adds is put into answers only, so no built file holds any of it.
package final class PreviewSite: Sendable {
    private struct State {
        var site: Site?
        var outcome = BuildOutcome.failed("It is being built.")
        var builds = 0
        /// The gallery of one build.
        var gallery: (builds: Int, page: GalleryPage)?
    }

    private let folder: String
    private let start: Int64
    private let logger: Logger
    private let makeGallery: (@Sendable () throws -> GalleryPage)?
    private let state = Mutex(State())

    /// - Parameters:
    ///   - folder: What the builds write.
    ///   - start: When the program began; pages of one that ran before load anew.
    ///   - gallery: Makes the page that shows every part of the theme from what is built now; nil for none.
    package init(
        folder: String,
        start: Int64,
        logger: Logger,
        gallery: (@Sendable () throws -> GalleryPage)? = nil
    ) {
        self.folder = folder
        self.start = start
        self.logger = logger
        makeGallery = gallery
    }

    /// What a build came to. One that wrote nothing leaves the site as it was.
    package func tell(_ outcome: BuildOutcome) {
        state.withLock { state in
            state.builds += 1
            state.outcome = outcome
            if case .published = outcome, state.site == nil {
                let search = PublishedSearch(folder: "\(folder)/search", logger: logger)
                state.site = Site(pages: "\(folder)/pages", search: search)
            }
        }
    }

    package func respond(to request: Request) async throws -> Response {
        let state = state.withLock { $0 }
        let version = "\(start)-\(state.builds)"
        switch request.uri.path {
        case PreviewFiles.version: return text(version, "text/plain")
        case PreviewFiles.script: return text(PreviewFiles.scriptText, "text/javascript")
        case PreviewFiles.style: return text(PreviewFiles.styleText, "text/css")
        case PreviewFiles.gallery where makeGallery != nil && state.site != nil:
            return galleryAnswer(state, version) { $0.html }
        case PreviewFiles.galleryStyle where makeGallery != nil && state.site != nil:
            return galleryAnswer(state, version, type: "text/css") { $0.style }
        default: break
        }
        let panel = PreviewPanel(outcome: state.outcome, version: version, hasSite: state.site != nil)
        guard let site = state.site else { return text(panel.page, "text/html", .serviceUnavailable) }
        return try await answer(with: site, to: request, panel)
    }

    /// The site's own answer; a page is always sent whole, uncompressed and never kept, with the panel in it.
    private func answer(with site: Site, to request: Request, _ panel: PreviewPanel) async throws -> Response {
        var head = request.head
        for name in [HTTPField.Name.acceptEncoding, .ifNoneMatch, .ifModifiedSince] { head.headerFields[name] = nil }
        var response = try await site.respond(to: Request(head: head, body: request.body))
        guard response.headers[.contentType]?.hasPrefix("text/html") == true, request.method != .head else {
            return response
        }
        let collected = CollectedBody()
        try await response.body.write(collected)
        let page = adding(panel.html, to: String(decoding: collected.bytes, as: UTF8.self))
        response.body = ResponseBody(byteBuffer: ByteBuffer(string: page))
        response.headers[.cacheControl] = "no-store"
        response.headers[.eTag] = nil
        response.headers[.lastModified] = nil
        return response
    }

    private func galleryAnswer(
        _ state: State,
        _ version: String,
        type: String = "text/html",
        _ part: (GalleryPage) -> String
    ) -> Response {
        guard let makeGallery else { return text("There is no gallery.", "text/plain", .notFound) }
        do {
            let page =
                if let made = state.gallery, made.builds == state.builds { made.page } else { try makeGallery() }
            self.state.withLock { $0.gallery = (state.builds, page) }
            let panel = PreviewPanel(outcome: state.outcome, version: version, hasSite: true)
            return text(type == "text/html" ? adding(panel.html, to: part(page)) : part(page), type)
        } catch {
            // What is wrong with the site's files stands on every other page.
            let panel = PreviewPanel(outcome: state.outcome, version: version, hasSite: false)
            return text(panel.page, "text/html", .serviceUnavailable)
        }
    }

    private func text(_ text: String, _ type: String, _ status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [
                .contentType: "\(type); charset=utf-8", .cacheControl: "no-store", .xContentTypeOptions: "nosniff",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text))
        )
    }
}

/// The page with a piece of HTML at the beginning of its body.
private func adding(_ piece: String, to page: String) -> String {
    guard let body = page.firstRange(of: "<body"), let end = page[body.upperBound...].firstIndex(of: ">") else {
        return piece + page
    }
    return page[...end] + piece + page[page.index(after: end)...]
}

/// The bytes of an answer.
final class CollectedBody: ResponseBodyWriter {
    private let all = Mutex<[UInt8]>([])

    var bytes: [UInt8] { all.withLock { $0 } }

    func write(_ buffer: ByteBuffer) async throws { all.withLock { $0 += buffer.readableBytesView } }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
