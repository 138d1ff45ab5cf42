import Foundation
package import Logging
import SiteResults
import SiteSearch
import Synchronization

/// Counts, day by day, what visitors looked for and no page answers.
///
/// The words of a day are in memory until it is over or the server is stopped; then those that were asked often
/// enough are written and the others forgotten. So a restart forgets what was rare before it, and a server that is
/// killed forgets its day. What is counted are searches, not people: nothing tells one visitor from another.
package final class GapCounter: Sendable {
    /// The fewest searches a threshold may ask for.
    package static let leastThreshold = 3
    /// Different words kept in one day: with four words of at most 64 bytes each, 512 KB.
    static let mostPhrases = 2000

    private struct Count {
        var day = ""
        var phrases: [String: Int] = [:]
        var others = 0

        var isEmpty: Bool { phrases.isEmpty && others == 0 }
    }

    private let folder: GapFolder
    private let threshold: Int
    private let logger: Logger
    private let clock: @Sendable () -> Int64
    private let count = Mutex(Count())

    /// Makes `folder` where there is none. The `clock` tells Unix seconds.
    package init(
        folder: String,
        threshold: Int,
        logger: Logger,
        clock: @escaping @Sendable () -> Int64 = { Int64(Date.now.timeIntervalSince1970) }
    ) throws {
        precondition(threshold >= Self.leastThreshold, "words of fewer searches are never written")
        self.folder = try GapFolder(folder)
        self.threshold = threshold
        self.logger = logger
        self.clock = clock
    }

    /// Counts an answer to a search whose words stood in its address.
    func count(_ reply: PublishedSearch.Reply) {
        guard case .answered(let answer) = reply.outcome, let gap = answer.gap else { return }
        turn(zone: reply.source?.publication.timeZone)
        count.withLock { count in
            guard case .words(let words) = gap, count.phrases[words] != nil || count.phrases.count < Self.mostPhrases
            else {
                count.others += 1
                return
            }
            count.phrases[words, default: 0] += 1
        }
    }

    /// Begins a new day where the last one is over, writes that down, and deletes files that are too old.
    func turn(zone: String?) {
        let zone = zone.flatMap(TimeZone.init(identifier:)) ?? .gmt
        let now = clock()
        let today = day(of: now, in: zone)
        let over: Count? = count.withLock { count in
            guard count.day != today else { return nil }
            defer { count = Count(day: today) }
            return count
        }
        guard let over else { return }
        do {
            try write(over)
            try folder.delete(before: day(of: now - Int64(GapFolder.days) * 86_400, in: zone))
        } catch {
            // Of the files alone: the words that were to be written are not in it.
            logger.error(
                "a day of searches without a result is not kept as it should be",
                metadata: ["reason": "\(error)"]
            )
        }
    }

    /// Writes what was counted since the last time.
    package func write() throws {
        let counted = count.withLock { count in
            defer { count = Count(day: count.day) }
            return count
        }
        try write(counted)
    }

    private func write(_ counted: Count) throws {
        guard !counted.isEmpty else { return }
        try folder.add(counted.phrases, others: counted.others, to: counted.day, threshold: threshold)
    }

    /// Looks once a minute whether the day is over, until the task is cancelled: nobody may search for days.
    func followDays(of search: PublishedSearch) async {
        while !Task.isCancelled {
            turn(zone: search.known?.publication.timeZone)
            do { try await Task.sleep(for: .seconds(60)) } catch { return }
        }
    }
}

/// `2026-11-24`
func day(of instant: Int64, in zone: TimeZone) -> String {
    let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant)))
    return Date(timeIntervalSince1970: Double(instant) + Double(offset))
        .formatted(.iso8601.year().month().day())
}
