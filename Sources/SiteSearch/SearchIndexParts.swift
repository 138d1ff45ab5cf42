internal import Foundation
internal import Parallel
internal import Synchronization
internal import Xapian

/// A new index in parts, taken apart by several processors: what was committed, and is to be merged.
///
/// Each part is so small that what Xapian keeps of it while it is written fits into the processor's own memory, which
/// halves its time.
package struct SearchIndexParts: Sendable {
    /// Where the index is to be; the parts lie beside it.
    let folder: String
    let configuration: SearchConfiguration
    private let paths: [String]
    /// Of all parts, as each processor counted them.
    let vocabularies: [(language: String, vocabulary: Vocabulary)]

    /// Pages a part.
    private static let partSize = 128
    /// Pages that are made, then taken apart, then written: each of the three has the processor's memory for itself.
    private static let batch = 32
    /// Every part is some files that are open at once when they are merged, and takes 80 KB then.
    private static let filesOfPart = 6
    /// Of many pages, but for the small ones at the end.
    private static let partsOfMany = 512

    /// Indexes the pages, whose paths must differ. Whatever it throws, no part is left.
    package init(
        of folder: String,
        configuration: SearchConfiguration,
        wordList: @Sendable () throws -> WordList,
        count: Int,
        page: @Sendable (Int) throws -> SearchRecord,
        progress: @Sendable (_ pages: Int) -> Void
    ) throws {
        let mostParts = max(1, min(Self.partsOfMany, mostOpenFiles() / 2 / Self.filesOfPart))
        let ranges = Self.parts(of: count, atMost: max(Self.partSize, count / mostParts + 1))
        let parts = ranges.map { (path: "\(folder).part\($0.lowerBound)", pages: $0) }
        let next = Atomic(0)
        do {
            vocabularies = try inParallel(Array(0..<processors), chunk: 1) { _ in
                Result {
                    var analyser = try PageAnalyser(configuration, .standard)
                    while true {
                        let number = next.add(1, ordering: .relaxed).oldValue
                        guard number < parts.count else { break }
                        let (path, pages) = parts[number]
                        var writer = try SearchIndexWriter(
                            creating: path,
                            configuration: configuration,
                            wordList: number == 0 ? try wordList() : .empty,
                            ranking: .standard,
                            analyser: consume analyser,
                            first: UInt32(pages.lowerBound + 1),
                            unread: true
                        )
                        for batch in pages.parted(by: Self.batch) {
                            try writer.add(batch.map(page))
                            progress(batch.count)
                        }
                        analyser = try writer.finishPart()
                    }
                    return analyser.takeChangedVocabularies()
                }
            }.flatMap { try $0.get() }
        } catch {
            delete(parts.map(\.path))
            throw error
        }
        self.folder = folder
        self.configuration = configuration
        paths = parts.map(\.path)
    }

    /// None takes more than a quarter of what is left, so that no processor has much to do when the others have nothing.
    private static func parts(of count: Int, atMost size: Int) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = 0
        while start < count {
            let quarter = (count - start) / 4
            let even = (quarter / batch + 1) * batch
            let end = min(start + min(size, even), count)
            parts.append(start..<end)
            start = end
        }
        return parts
    }

    /// Merges the parts into the folder, in their order. None is left, whatever it throws.
    package func merge() throws {
        defer { delete(paths) }
        try Xapian.compact(paths, to: folder, singleFile: false)
    }
}

/// How many files this process may have open, once it has asked for as many as it may ask for.
private func mostOpenFiles() -> Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1024 }
    let wanted = min(limit.rlim_max, 1 << 16)
    if limit.rlim_cur < wanted {
        var raised = rlimit(rlim_cur: wanted, rlim_max: limit.rlim_max)
        if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 { return Int(wanted) }
    }
    return Int(min(limit.rlim_cur, 1 << 16))
}

/// What cannot be deleted now lies under a name that the build deletes at its end, and says so where it cannot.
private func delete(_ paths: [String]) {
    _ = inParallel(paths, chunk: 8) { try? FileManager.default.removeItem(atPath: $0) }
}
