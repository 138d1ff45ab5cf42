package import Foundation

/// One day's searches that no page answers, as its file holds them.
///
/// `2026-11-24.json` of version 1 is an object with `version`, `day` (of the site's time zone), `threshold` (the
/// fewest searches for words to be named), `phrases` (objects with `words`, folded and in the order of the alphabet,
/// and `count`; most asked first) and `others`: how many more there were, whose words are nowhere.
package struct GapDay: Codable, Equatable, Sendable {
    package static let version = 1

    package struct Phrase: Codable, Equatable, Sendable {
        package let words: String
        package let count: Int
    }

    package let version: Int
    package let day: String
    package let threshold: Int
    package let phrases: [Phrase]
    package let others: Int

    /// Names the words that were asked often enough; the rest counts among the others.
    init(day: String, threshold: Int, counts: [String: Int], others: Int) {
        let often = counts.filter { $0.value >= threshold }
        version = Self.version
        self.day = day
        self.threshold = threshold
        phrases = often.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
            Phrase(words: $0.key, count: $0.value)
        }
        self.others = others + counts.values.reduce(0, +) - often.values.reduce(0, +)
    }

    package var file: String { "\(day).json" }

    /// The same day gives the same bytes.
    package func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return try encoder.encode(self) + Data("\n".utf8)
    }

    /// Reads the file with the name. What no server of this version wrote is refused.
    package init(json: Data, file: String) throws(GapFileUnreadable) {
        do {
            let version = try JSONDecoder().decode(Version.self, from: json).version
            guard version == Self.version else {
                throw GapFileUnreadable(file: file, reason: "is of version \(version), not \(Self.version)")
            }
            self = try JSONDecoder().decode(Self.self, from: json)
        } catch let unreadable as GapFileUnreadable {
            throw unreadable
        } catch {
            throw GapFileUnreadable(file: file, reason: "is no file of counts, or a damaged one")
        }
        guard self.file == file, Self.day(ofFile: file) != nil else {
            throw GapFileUnreadable(file: file, reason: "holds the day “\(day)”, which is not its name")
        }
        guard others >= 0, phrases.allSatisfy({ $0.count >= threshold }),
            Set(phrases.map(\.words)).count == phrases.count
        else { throw GapFileUnreadable(file: file, reason: "holds counts that no server writes") }
    }

    /// `2026-11-24` of `2026-11-24.json`, and of the file that takes its place when it is whole.
    static func day(ofFile name: String) -> String? {
        var name = name[...]
        if name.hasSuffix(temporarySuffix) { name = name.dropLast(temporarySuffix.count) }
        let parts = name.hasSuffix(".json") ? name.dropLast(".json".count).split(separator: "-") : []
        let isDay =
            parts.map(\.utf8.count) == [4, 2, 2]
            && parts.allSatisfy { $0.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) }
        return isDay ? parts.joined(separator: "-") : nil
    }

    static let temporarySuffix = ".new~"
}

private struct Version: Decodable {
    let version: Int
}

/// A file in the folder of counts that cannot be read. It is left as it is.
package struct GapFileUnreadable: Error, Equatable, Sendable, CustomStringConvertible {
    package let file: String
    package let reason: String

    package var description: String { "\(file) \(reason)" }
}
