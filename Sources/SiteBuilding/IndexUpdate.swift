import Digest
import Foundation
import SiteContent
import SiteSearch

/// What the index needs, decided by comparing what it should know with what it knows.
struct IndexUpdate: Equatable {
    /// Whether a new index is made beside the old one, holding everything.
    var isNew: Bool
    /// Addresses of pages, in order.
    var replaced: [String]
    var removed: [String]

    init(planned: [String: Digest], published: [String: Digest], isNew: Bool) {
        self.isNew = isNew
        let known = isNew ? [:] : published
        replaced = planned.filter { known[$0.key] != $0.value }.map(\.key).sorted()
        removed = known.keys.filter { planned[$0] == nil }.sorted()
    }

    var isEmpty: Bool { !isNew && replaced.isEmpty && removed.isEmpty }
}

/// The number of the next index that is made anew: no folder has it, not even one that a killed build left.
func nextGeneration(after last: Int, in folder: String) throws -> Int {
    let numbers = try FileSystem.names(in: folder).compactMap { name in
        name.hasPrefix("index.") ? Int(name.dropFirst("index.".count)) : nil
    }
    return max(last, numbers.max() ?? 0) + 1
}

/// Carries the update out in the folder of search, on the index of a generation.
func carryOut(
    _ change: IndexUpdate,
    generation: Int,
    records: [String: SearchRecord],
    configuration: SearchConfiguration,
    wordList: WordList,
    in folder: String,
    progress: (Int) -> Void
) throws {
    guard !change.isEmpty else { return }
    let path = "\(folder)/index.\(generation)"
    if change.isNew { try FileSystem.makeFolder(folder) }
    var writer =
        change.isNew
        ? try SearchIndexWriter(creating: path, configuration: configuration, wordList: wordList, unread: true)
        : try SearchIndexWriter(opening: path, configuration: configuration)
    for address in change.removed { try writer.remove(path: address) }
    for (count, address) in change.replaced.enumerated() {
        try writer.replace(records[address]!)
        progress(count + 1)
    }
    try writer.commit()
}
