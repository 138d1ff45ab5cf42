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

/// Carries the update out in the folder of search, and says which generation the index is now.
func update(
    _ change: IndexUpdate,
    generation: Int,
    records: [String: SearchRecord],
    configuration: SearchConfiguration,
    wordList: WordList,
    in folder: String,
    progress: (Int) -> Void
) throws -> Int {
    guard !change.isEmpty else { return generation }
    let new = change.isNew ? generation + 1 : generation
    let path = "\(folder)/index.\(new)"
    if change.isNew {
        if FileSystem.folderExists(path) { try FileSystem.deleteFolder(path) }
        try FileSystem.makeFolder(folder)
    }
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
    return new
}
