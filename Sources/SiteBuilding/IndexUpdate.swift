import Digest
import Foundation
import Parallel
import SiteContent
import SiteSearch
import Synchronization

/// What the index needs, decided by comparing what it should know with what it knows.
struct IndexUpdate: Equatable {
    /// Whether a new index is made beside the old one, holding everything: where it must be, or many pages changed.
    var isNew: Bool
    /// Addresses of pages, in order.
    var replaced: [String]
    var removed: [String]

    init(planned: [String: Digest], published: [String: Digest], isNew: Bool) {
        let changed = planned.filter { published[$0.key] != $0.value }.keys
        self.isNew = isNew || (changed.count >= Self.fewestToShare && changed.count > planned.count / 3)
        if self.isNew {
            replaced = planned.keys.sorted()
            removed = []
        } else {
            replaced = changed.sorted()
            removed = published.keys.filter { planned[$0] == nil }.sorted()
        }
    }

    /// From so many pages on, a new index is made in parts, by several processors, and merged. It is there sooner, and
    /// takes less room, than one in which more than a third of the pages are replaced one after another.
    fileprivate static let fewestToShare = 64

    var isEmpty: Bool { !isNew && replaced.isEmpty && removed.isEmpty }
}

/// The number of the next index that is made anew: no folder has it, not even one that a killed build left, and no part
/// of one (`index.7.part128`).
func nextGeneration(after last: Int, in folder: String) throws -> Int {
    let numbers = try FileSystem.names(in: folder).compactMap { name in
        name.hasPrefix("index.") ? Int(name.dropFirst("index.".count).prefix { $0 != "." }) : nil
    }
    return max(last, numbers.max() ?? 0) + 1
}

/// The index of a generation as it is about to be published: nothing of it is read by others before ``commit()``.
struct IndexCandidate: ~Copyable {
    private let path: String
    private let configuration: SearchConfiguration
    private let isNew: Bool
    /// Nil where nothing changes, and until the parts are merged.
    private var writer: SearchIndexWriter?
    /// The parts of a new index of many pages, while they are merged.
    private var merging: Meanwhile<Result<SearchIndexParts, any Error>>?

    /// Carries the update out in the folder of search.
    ///
    /// - Parameter beside: Is called where several processors take many pages apart, with the address of each while its text
    ///   is at hand.
    init(
        _ change: IndexUpdate,
        generation: Int,
        records: SearchRecords,
        configuration: SearchConfiguration,
        wordList: @Sendable () throws -> WordList,
        in folder: String,
        beside: @Sendable (String) throws -> Void,
        progress: @Sendable (Int) -> Void
    ) throws {
        path = "\(folder)/index.\(generation)"
        self.configuration = configuration
        isNew = change.isNew
        guard !change.isEmpty else {
            writer = nil
            return
        }
        if isNew { try FileSystem.makeFolder(folder) }
        guard !isNew || change.replaced.count < IndexUpdate.fewestToShare else {
            let done = Atomic(0)
            let parts = try SearchIndexParts(
                of: path,
                configuration: configuration,
                wordList: wordList,
                count: change.replaced.count,
                page: { number in
                    let address = change.replaced[number]
                    let record = records[address]
                    try beside(address)
                    records.releaseText(of: address)
                    return record
                },
                progress: { progress(done.add($0, ordering: .relaxed).newValue) }
            )
            merging = Meanwhile {
                Result {
                    try parts.merge()
                    return parts
                }
            }
            return
        }
        var writer =
            isNew
            ? try SearchIndexWriter(
                creating: path,
                configuration: configuration,
                wordList: try wordList(),
                unread: true
            )
            : try SearchIndexWriter(opening: path, configuration: configuration)
        for address in change.removed { try writer.remove(path: address) }
        for (count, address) in change.replaced.enumerated() {
            try writer.replace(records[address])
            progress(count + 1)
        }
        self.writer = consume writer
    }

    /// Waits for what is merged meanwhile.
    private mutating func finish() throws {
        guard let merging else { return }
        self.merging = nil
        writer = try SearchIndexWriter(merging.value.get())
    }

    /// Lets `body` ask the index as it will be. A new one, which no one else reads, is committed for it, so that several
    /// processors can ask.
    mutating func asking<Answer>(_ body: (SearchIndex) throws -> Answer) throws -> Answer {
        if isNew { try commit() }
        guard !isNew, let answer = try writer?.asking(configuration, body) else {
            return try body(SearchIndex(path: path, configuration: configuration, parallel: processors))
        }
        return answer
    }

    mutating func commit() throws {
        try finish()
        try writer?.commit()
        writer = nil
    }

    /// Leaves the index as it was.
    consuming func discard() throws {
        _ = merging?.value
        writer = nil
        if isNew { try FileSystem.deleteFolder(path) }
    }
}
