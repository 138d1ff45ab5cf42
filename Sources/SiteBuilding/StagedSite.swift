import SiteSearch

/// A site as it is about to be published: all that changes is made and written, and no one sees it before it is published.
struct StagedSite: ~Copyable {
    private let files: StagedFiles
    private var index: IndexCandidate

    /// Whatever it throws, nothing of it is left.
    ///
    /// - Parameters:
    ///   - outputs: The files that are to be written.
    ///   - page: The one of them that is the page at an address; nil where that is not written.
    ///   - index: Makes the index, and lets pages be made beside it.
    init(
        _ outputs: [Output],
        page: @escaping @Sendable (_ address: String) -> Output?,
        _ writer: SiteWriter,
        index: (_ beside: @Sendable (String) throws -> Void) throws -> IndexCandidate,
        progress: @Sendable (_ done: Int) -> Void
    ) throws {
        let files = StagedFiles(writer)
        do {
            let index = try index { address in
                if let page = page(address) { try files.add(page) }
            }
            do {
                let made = files.files
                try files.add(outputs.filter { made[$0.path] == nil }) { progress(files.count) }
            } catch {
                try index.discard()
                throw error
            }
            self.index = index
        } catch {
            try files.discard()
            throw error
        }
        self.files = files
    }

    /// What each file will be, by its path.
    var made: [String: Manifest.File] { files.files }

    /// Lets `body` ask the index as it will be.
    mutating func asking<Answer>(_ body: (SearchIndex) throws -> Answer) throws -> Answer { try index.asking(body) }

    /// Assets first, for pages name them; then pages, for hits lead to them; then the index.
    mutating func publish(isAsset: (String) -> Bool) throws {
        try files.publish { isAsset($0) }
        try files.publish { !isAsset($0) }
        try index.commit()
    }

    consuming func discard() throws {
        try files.discard()
        try index.discard()
    }
}
