import Foundation
import Testing
import Xapian

struct IndexReaderTests {
    let folder = try? TemporaryFolder()
    var path: String { folder?.path("index") ?? "" }

    @Test func saysWhyAMissingIndexCannotBeOpened() {
        let error = #expect(throws: XapianError.self) { try IndexReader(path: "/nowhere/at/all") }
        #expect(error?.code == .notFound)
        #expect(error?.message.contains("/nowhere/at/all") == true)
    }

    @Test func saysThatADamagedIndexIsDamaged() throws {
        do {
            var writer = try IndexWriter(creating: path)
            for number in 0..<2000 { try writer.add(document("cat\(number)")) }
            try writer.commit()
        }
        for file in ["postlist.glass", "docdata.glass"] {
            try Data(repeating: 0x5A, count: 200_000).write(to: URL(filePath: path + "/" + file))
        }
        let error = #expect(throws: XapianError.self) { try paths(of: .term("cat7"), at: path) }
        #expect(error?.code == .corrupt)
    }

    @Test func opensWhatIsNoIndexWithAnErrorAndNotACrash() throws {
        try Data("not an index".utf8).write(to: URL(filePath: path))
        let error = #expect(throws: XapianError.self) { try IndexReader(path: path) }
        #expect(error?.code == .cannotOpen)
    }

    /// Two commits recycle the blocks that an open state still points at. Documents must be large enough to fill
    /// several blocks, or nothing is recycled.
    @Test func takesANewerStateWhenItsOwnIsRecycledUnderIt() throws {
        let index = PaddedIndex(path: path)
        try index.publish(edition: 0, creating: true)
        let reader = try IndexReader(path: path, parallel: 1)
        let asked = Counter()
        let path = path
        let hits = try reader.read { snapshot throws(XapianError) in
            // The first time, two commits happen while the state is in use.
            if asked.next() == 1 {
                do { for edition in 1...2 { try PaddedIndex(path: path).publish(edition: edition) } } catch {
                    throw XapianError(code: .other, message: "\(error)")
                }
            }
            return try snapshot.find(Search(.term("cat"), count: 500, tieSlot: 0)).hits
        }
        #expect(asked.value == 2)
        #expect(hits.count == 500)
        #expect(hits.allSatisfy { String(decoding: $0.data, as: UTF8.self).hasSuffix("edition 2") })
    }

    @Test func givesUpWhenTheIndexChangesUnderEveryTry() throws {
        let index = PaddedIndex(path: path)
        try index.publish(edition: 0, creating: true)
        let reader = try IndexReader(path: path, parallel: 1)
        let asked = Counter()
        let error = #expect(throws: XapianError.self) {
            try reader.read { (_: borrowing Snapshot) throws(XapianError) -> Int in
                _ = asked.next()
                throw XapianError(code: .modified, message: "again")
            }
        }
        #expect(error?.code == .modified)
        #expect(asked.value == 3)
    }

    @Test func readsTheNewestCommitEachTime() throws {
        var writer = try IndexWriter(creating: path)
        try writer.commit()
        let reader = try IndexReader(path: path)
        for number in 1...3 {
            try writer.add(document("cat"))
            try writer.commit()
            #expect(try reader.read { snapshot throws(XapianError) in try snapshot.documentCount() } == number)
        }
    }

    @Test func answersManyTasksAtOnce() async throws {
        var writer = try IndexWriter(creating: path)
        try writer.add(document("cat"))
        try writer.commit()
        let reader = try IndexReader(path: path)
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<64 {
                group.addTask {
                    try reader.read { snapshot throws(XapianError) in
                        try snapshot.find(Search(.term("cat"), count: 1, tieSlot: 0)).total
                    }
                }
            }
            for try await count in group { #expect(count == 1) }
        }
    }

    @Test func listsTermsAndCountsTheirDocuments() throws {
        var writer = try IndexWriter(creating: path)
        for word in ["cat", "cat", "car", "dog"] { try writer.add(document(word)) }
        try writer.commit()
        let reader = try IndexReader(path: path)
        let terms = try reader.read { snapshot throws(XapianError) in
            try snapshot.terms(beginning: "ca", limit: 5).map { "\($0.term) \($0.documents)" }
        }
        #expect(terms == ["car 1", "cat 2"])
        let long = String(repeating: "x", count: 300)
        let counts = try reader.read { snapshot throws(XapianError) in
            try snapshot.frequencies(of: ["cat", "", "cow", long, "dog"])
        }
        #expect(counts == [2, 0, 0, 0, 1])
    }
}

struct PaddedIndex: Sendable {
    let path: String

    func publish(edition: Int, creating: Bool = false) throws {
        var writer = creating ? try IndexWriter(creating: path) : try IndexWriter(opening: path)
        let padding = String(repeating: "x", count: 300)
        for page in 0..<500 {
            var document = IndexDocument(data: Array("\(padding) edition \(edition)".utf8))
            document.add(term: "cat".utf8, frequency: 1)
            document.add(filter: "Q\(page)")
            document.add(value: Array("\(page)".utf8), slot: 0)
            try writer.replace(unique: "Q\(page)", with: document)
        }
        try writer.commit()
    }
}
