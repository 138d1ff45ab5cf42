import HTTPTypes
import Hummingbird
import NIOCore

/// Files up to this size are read at once; larger ones piece by piece, so that a slow reader holds one piece only.
private let pieceSize = 256 * 1024

/// A file that ended before its size, because something other than a build wrote into it.
private struct FileChanged: Error {}

extension Site {
    func respondWithFile(to request: Request) -> Response {
        let codings = ContentCoding.accepted(request.headers[.acceptEncoding])
        guard let path = SitePath(request.uri.path) else { return notFound(codings) }
        switch files.find(path, accepting: codings) {
        case .nothing:
            return notFound(codings)
        case .elsewhere(let page):
            let query = request.uri.query.map { $0.isEmpty ? "" : "?\($0)" } ?? ""
            var response = Response(status: .movedPermanently, headers: [.location: page.address + query])
            response.headers.protect(discretion(page))
            return response
        case .file(let file):
            return respond(to: request, with: file, discretion(path))
        }
    }

    /// A page that the site has for the program's own use, under a status of its own.
    func programPage(
        _ name: String,
        _ status: HTTPResponse.Status,
        _ codings: [ContentCoding] = []
    ) -> Response? {
        files.page(name, accepting: codings).map { whole($0, status, headers: [:], .leavesNoTrace) }
    }

    private func notFound(_ codings: [ContentCoding]) -> Response {
        programPage("not-found", .notFound, codings) ?? note(.notFound, "There is no such page.")
    }

    /// Until it is known which pages leave no trace, all are such pages.
    private func discretion(_ path: SitePath) -> Discretion {
        if path.segments.first == "assets" { return .ordinary }
        guard let known = search.known else { return .leavesNoTrace }
        return known.sensitive.contains(path.address) ? .leavesNoTrace : .ordinary
    }

    private func respond(to request: Request, with file: ServedFile, _ discretion: Discretion) -> Response {
        guard discretion == .ordinary else { return whole(file, .ok, headers: [:], discretion) }
        let headers: HTTPFields = [
            .eTag: file.entityTag,
            .lastModified: file.lastModified,
            // A page is asked for again each time, which costs a 304: a number that changed is never shown.
            .cacheControl: file.isAsset ? "public, max-age=31536000, immutable" : "no-cache",
        ]
        guard isFresh(request, file) else { return whole(file, .ok, headers: headers, discretion) }
        var response = Response(status: .notModified, headers: headers)
        if file.type.isText { response.headers[.vary] = "Accept-Encoding" }
        response.headers.protect(discretion)
        return response
    }

    /// The tag decides when there is one; a date counts only when it is the very one that was sent, as in nginx.
    private func isFresh(_ request: Request, _ file: ServedFile) -> Bool {
        if let tags = request.headers[.ifNoneMatch] {
            return tags.split(separator: ",").contains { tag in
                let plain = tag.trimmingPrefix { $0 == " " }.trimmingPrefix("W/").prefix { $0 != " " }
                return plain == file.entityTag || plain == "*"
            }
        }
        return request.headers[.ifModifiedSince] == file.lastModified
    }

    private func whole(
        _ file: ServedFile,
        _ status: HTTPResponse.Status,
        headers: HTTPFields,
        _ discretion: Discretion
    ) -> Response {
        guard let body = body(of: file.file) else { return note(.internalServerError, "The page cannot be read.") }
        var response = Response(status: status, headers: headers, body: body)
        response.headers[.contentType] = file.type.name
        if let coding = file.coding { response.headers[.contentEncoding] = coding.rawValue }
        if file.type.isText { response.headers[.vary] = "Accept-Encoding" }
        response.headers.protect(discretion)
        return response
    }

    private func body(of file: OpenFile) -> ResponseBody? {
        if file.size <= pieceSize {
            return file.bytes.map { ResponseBody(byteBuffer: ByteBuffer(bytes: $0)) }
        }
        return ResponseBody(contentLength: file.size) { writer in
            var offset = 0
            while offset < file.size {
                let count = min(pieceSize, file.size - offset)
                guard let piece = file.read(from: offset, count: count), piece.count == count else {
                    throw FileChanged()
                }
                try await writer.write(ByteBuffer(bytes: piece))
                offset += count
            }
            try await writer.finish(nil)
        }
    }
}
