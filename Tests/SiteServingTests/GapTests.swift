import Foundation
import SiteResults
import SiteSearch
import Synchronization
import Testing

@testable import SiteServing

/// 2026-11-24, noon.
private let noon: Int64 = 1_795_521_600

/// A server's counts in a folder of their own.
private final class Counting: Sendable {
    let folder = FileManager.default.temporaryDirectory.path + "/gaps-\(UUID().uuidString)"
    let now = Atomic<Int64>(noon)
    let log = LogLines()

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func counter(threshold: Int = 3) throws -> GapCounter {
        try GapCounter(
            folder: folder,
            threshold: threshold,
            logger: log.logger,
            clock: { [unowned self] in now.load(ordering: .relaxed) }
        )
    }

    var files: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder).sorted()) ?? [] }

    func text(_ file: String = "2026-11-24.json") throws -> String {
        try String(contentsOf: URL(filePath: "\(folder)/\(file)"), encoding: .utf8)
    }

    /// `words count`, and the others.
    func told(_ file: String = "2026-11-24.json") throws -> [String] {
        let day = try GapDay(json: Data(text(file).utf8), file: file)
        return day.phrases.map { "\($0.words) \($0.count)" } + ["others \(day.others)"]
    }
}

extension GapCounter {
    fileprivate func count(_ words: String, _ times: Int = 1) {
        for _ in 0..<times {
            count(.init(outcome: .answered(SearchAnswer(query: "", gap: .words(words))), source: nil))
        }
    }
}

struct GapCounterTests {
    @Test func writesOnlyWordsThatWereAskedOftenEnough() throws {
        let counting = Counting()
        let counter = try counting.counter()
        counter.count("council tax", 3)
        counter.count("rare", 2)
        counter.count(.init(outcome: .answered(SearchAnswer(query: "", gap: .withheld)), source: nil))
        counter.count(.init(outcome: .answered(SearchAnswer(query: "found")), source: nil))
        #expect(counting.files == [])
        try counter.write()
        #expect(
            try counting.text() == """
                {
                  "day" : "2026-11-24",
                  "others" : 3,
                  "phrases" : [
                    {
                      "count" : 3,
                      "words" : "council tax"
                    }
                  ],
                  "threshold" : 3,
                  "version" : 1
                }

                """
        )
        let mode = try FileManager.default.attributesOfItem(atPath: counting.folder + "/2026-11-24.json")
        #expect(mode[.posixPermissions] as? Int == 0o600)
        #expect(counting.files == ["2026-11-24.json"])
    }

    @Test func neitherLosesNorDoublesWhatIsWrittenWhenItIsStartedAgain() throws {
        let counting = Counting()
        let first = try counting.counter()
        first.count("tyre", 4)
        first.count("forgotten", 2)
        try first.write()
        try first.write()
        let second = try counting.counter()
        second.count("tyre")
        second.count("forgotten", 2)
        try second.write()
        #expect(try counting.told() == ["tyre 5", "others 4"])
    }

    @Test func beginsANewFileAtTheTurnOfTheDayAndDeletesTheOld() throws {
        let counting = Counting()
        let counter = try counting.counter()
        counter.count("tyre", 3)
        for file in ["2026-08-27.json", "2026-08-26.json", "2026-08-01.json.new~", "notes.txt"] {
            try Data().write(to: URL(filePath: "\(counting.folder)/\(file)"))
        }
        counting.now.store(noon + 86_400, ordering: .relaxed)
        counter.count("tax", 3)
        #expect(counting.files == ["2026-08-27.json", "2026-11-24.json", "notes.txt"])
        #expect(try counting.told() == ["tyre 3", "others 0"])
        try counter.write()
        #expect(try counting.told("2026-11-25.json") == ["tax 3", "others 0"])
    }

    @Test func takesTheDayFromTheClocksOfTheSite() throws {
        let zone = try #require(TimeZone(identifier: "Europe/London"))
        // Half past midnight in London's summer.
        #expect(day(of: 1_782_862_200, in: zone) == "2026-07-01")
        #expect(day(of: 1_782_862_200, in: .gmt) == "2026-06-30")
    }

    @Test func countsWhatOverflowsWithoutItsWords() throws {
        let counting = Counting()
        let counter = try counting.counter()
        for number in 0..<GapCounter.mostPhrases { counter.count("word\(number)") }
        counter.count("late", 3)
        counter.count("word0", 2)
        try counter.write()
        #expect(try counting.told() == ["word0 3", "others \(GapCounter.mostPhrases - 1 + 3)"])
    }

    @Test func countsRequestsAtOnceEachOnce() async throws {
        let counting = Counting()
        let counter = try counting.counter()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { counter.count("tyre", 100) } }
        }
        try counter.write()
        #expect(try counting.told() == ["tyre 800", "others 0"])
    }

    @Test func leavesAFileThatItDidNotWriteAsItIs() throws {
        let counting = Counting()
        let counter = try counting.counter()
        try Data("{}".utf8).write(to: URL(filePath: counting.folder + "/2026-11-24.json"))
        counter.count("zebracrossing", 3)
        #expect(throws: GapFileUnreadable.self) { try counter.write() }
        #expect(try counting.text() == "{}")
        #expect(counting.log.lines.withLock { $0.filter { $0.contains("zebra") } } == [])
    }
}

struct GapReadingTests {
    @Test func addsUpTheDaysAndTellsWhatCannotBeRead() throws {
        let counting = Counting()
        let counter = try counting.counter()
        counter.count("tax", 3)
        counter.count("bulky waste", 4)
        try counter.write()
        counting.now.store(noon + 86_400, ordering: .relaxed)
        counter.turn(zone: nil)
        counter.count("tax", 5)
        try counter.write()
        try Data("{".utf8).write(to: URL(filePath: "\(counting.folder)/2026-11-20.json"))
        try Data("shopping".utf8).write(to: URL(filePath: "\(counting.folder)/list.txt"))
        let read = try readGaps(in: counting.folder)
        #expect(
            read.gaps == [
                CountedGap(words: "tax", searches: 8, days: 2), CountedGap(words: "bulky waste", searches: 4, days: 1),
            ]
        )
        #expect(read.unreadable.map(\.file) == ["2026-11-20.json", "list.txt"])
        #expect(throws: GapFolderFailure.self) { try readGaps(in: "/nowhere") }
    }
}
