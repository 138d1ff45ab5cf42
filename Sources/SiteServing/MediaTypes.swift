/// What a file's name says of its content.
struct MediaType: Equatable, Sendable {
    let name: String
    /// Whether the build lays compressed twins beside such files.
    let isText: Bool

    init(file: String) {
        let last = file.split(separator: "/").last ?? ""
        if last == "feed.xml" {
            self.init(name: "application/atom+xml; charset=utf-8", isText: true)
        } else if last == "opensearch.xml" {
            self.init(name: "application/opensearchdescription+xml; charset=utf-8", isText: true)
        } else {
            let ending = last.lastIndex(of: ".").map { last[last.index(after: $0)...].lowercased() } ?? ""
            self = mediaTypes[ending] ?? MediaType(name: "application/octet-stream", isText: false)
        }
    }

    fileprivate init(name: String, isText: Bool) {
        self.name = name
        self.isText = isText
    }
}

private let mediaTypes: [String: MediaType] = {
    let texts = [
        "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
        "svg": "image/svg+xml", "xml": "application/xml; charset=utf-8", "txt": "text/plain; charset=utf-8",
        "json": "application/json", "webmanifest": "application/manifest+json", "csv": "text/csv; charset=utf-8",
    ]
    let others = [
        "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp", "avif": "image/avif",
        "gif": "image/gif", "ico": "image/x-icon", "woff2": "font/woff2", "pdf": "application/pdf",
        "zip": "application/zip",
    ]
    return texts.mapValues { MediaType(name: $0, isText: true) }
        .merging(others.mapValues { MediaType(name: $0, isText: false) }) { first, _ in first }
}()
