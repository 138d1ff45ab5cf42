import Foundation

/// Words that visitors searched for, over all the days that were read.
package struct CountedGap: Equatable, Sendable {
    package let words: String
    package let searches: Int
    package let days: Int
}

/// Reads the files that `serve --gaps` wrote: the words most searched for first, and what cannot be read.
///
/// - Throws: ``GapFolderFailure`` where there is no such folder.
package func readGaps(in folder: String) throws -> (gaps: [CountedGap], unreadable: [GapFileUnreadable]) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
        throw GapFolderFailure(folder)
    }
    var counts: [String: (searches: Int, days: Int)] = [:]
    var unreadable: [GapFileUnreadable] = []
    for name in names.sorted() where !name.hasSuffix(GapDay.temporarySuffix) {
        do throws(GapFileUnreadable) {
            guard let bytes = OpenFile("\(folder)/\(name)")?.bytes else {
                throw GapFileUnreadable(file: name, reason: "cannot be read")
            }
            for phrase in try GapDay(json: Data(bytes), file: name).phrases {
                counts[phrase.words, default: (0, 0)].searches += phrase.count
                counts[phrase.words, default: (0, 0)].days += 1
            }
        } catch {
            unreadable.append(error)
        }
    }
    let gaps = counts.map { CountedGap(words: $0.key, searches: $0.value.searches, days: $0.value.days) }
    return (gaps.sorted { ($1.searches, $0.words) < ($0.searches, $1.words) }, unreadable)
}
