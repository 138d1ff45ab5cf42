/// The folder of pages that the build wrote, seen as addresses.
struct SiteFiles: Sendable {
    /// `site/pages`
    let folder: String

    enum Found {
        case file(ServedFile)
        /// The page's own address: with a slash, without `index.html`.
        case elsewhere(SitePath)
        case nothing
    }

    func find(_ path: SitePath, accepting codings: [ContentCoding]) -> Found {
        if path.segments.last == "index.html", !path.isFolder {
            let page = SitePath(segments: path.segments.dropLast(), isFolder: true)
            return served(page, []) == nil ? .nothing : .elsewhere(page)
        }
        // The twins answer for their page alone: by themselves they would be pages without their type.
        if !path.isFolder, let twin = ContentCoding.allCases.first(where: { path.file.hasSuffix($0.fileEnding) }) {
            let whole = path.file.dropLast(twin.fileEnding.count)
            if OpenFile("\(folder)/\(whole)") != nil { return .nothing }
        }
        if let file = served(path, codings) { return .file(file) }
        if !path.isFolder, !path.segments.isEmpty, served(path.asFolder, []) != nil { return .elsewhere(path.asFolder) }
        return .nothing
    }

    /// The page at an address of the program's own: `not-found`.
    func page(_ name: String, accepting codings: [ContentCoding]) -> ServedFile? {
        served(SitePath(segments: [name], isFolder: true), codings)
    }

    private func served(_ path: SitePath, _ codings: [ContentCoding]) -> ServedFile? {
        let name = path.file
        let type = MediaType(file: name)
        if type.isText {
            for coding in codings {
                guard let twin = OpenFile("\(folder)/\(name)\(coding.fileEnding)") else { continue }
                return ServedFile(file: twin, type: type, coding: coding, isAsset: path.segments.first == "assets")
            }
        }
        guard let file = OpenFile("\(folder)/\(name)") else { return nil }
        return ServedFile(file: file, type: type, coding: nil, isAsset: path.segments.first == "assets")
    }
}

/// A file of the site in the form in which this browser gets it.
struct ServedFile: Sendable {
    let file: OpenFile
    let type: MediaType
    let coding: ContentCoding?
    /// Its name holds its hash: these bytes are what it will ever be.
    let isAsset: Bool

    /// Another one for each form, as caches require.
    var entityTag: String {
        let form = coding.map { "-\($0.rawValue)" } ?? ""
        return "\"\(String(file.modified, radix: 36))-\(String(file.size, radix: 36))\(form)\""
    }

    var lastModified: String { httpDate(seconds: file.modified / 1_000_000_000) }
}
