import Foundation
import Testing
import Xapian

struct IndexWriterTests {
    let folder = try? TemporaryFolder()
    var path: String { folder?.path("index") ?? "" }

    @Test func publishesNothingBeforeTheCommit() throws {
        var writer = try IndexWriter(creating: path)
        try writer.commit()
        try writer.add(document("cat"))
        #expect(try paths(of: .term("cat"), at: path) == [])
        try writer.commit()
        #expect(try paths(of: .term("cat"), at: path) == ["cat"])
    }

    /// Xapian would squeeze a list as long and as repetitive as this one, which takes a tenth of the time of a new index.
    @Test func writesTheTermsOfADocumentAsTheyAreAlsoWhenIndexesAreMerged() throws {
        let terms = (100..<200).map { "zebra crossing \($0)" }
        for name in ["a", "b"] {
            var writer = try IndexWriter(creating: "\(path)-\(name)")
            var document = IndexDocument(data: [])
            for term in terms { document.add(term: term.utf8, frequency: 1) }
            try writer.add(document, number: name == "a" ? 1 : 2)
            try writer.commit()
        }
        try compact(["\(path)-a", "\(path)-b"], to: path, singleFile: false)
        for folder in ["\(path)-a", path] {
            let list = try Data(contentsOf: URL(filePath: "\(folder)/termlist.glass"))
            #expect(list.firstRange(of: Data("zebra crossing 100".utf8)) != nil)
        }
    }

    @Test func leavesTheIndexAsItWasWhenTheWriterGoesAwayUncommitted() throws {
        do {
            var writer = try IndexWriter(creating: path)
            try writer.add(document("cat"))
            try writer.commit()
            try writer.add(document("dog"))
        }
        #expect(try paths(of: .everything, at: path) == ["cat"])
    }

    /// A copy of the files holds what a kill at this moment would leave on disk.
    @Test func leavesTheLastCommitWhenItIsKilled() throws {
        var writer = try IndexWriter(creating: path)
        try writer.add(document("cat"))
        try writer.commit()
        for number in 0..<11_000 { try writer.add(document("dog\(number)")) }
        let copy = path + "-copy"
        try FileManager.default.copyItem(atPath: path, toPath: copy)
        #expect(try paths(of: .everything, at: copy) == ["cat"])
        var next = try IndexWriter(opening: copy)
        try next.add(document("dog"))
        try next.commit()
        #expect(try paths(of: .everything, at: copy) == ["cat", "dog"])
    }

    @Test func replacesRatherThanDoublesADocument() throws {
        var writer = try IndexWriter(creating: path)
        try writer.replace(unique: "Q1", with: document("cat", unique: "Q1"))
        try writer.replace(unique: "Q1", with: document("dog", unique: "Q1"))
        #expect(try writer.data(unique: "Q1") == Array("dog".utf8))
        #expect(try writer.data(unique: "Q2") == nil)
        try writer.commit()
        #expect(try paths(of: .everything, at: path) == ["dog"])
        try writer.remove(unique: "Q1")
        try writer.remove(unique: "Q1")
        try writer.commit()
        #expect(try paths(of: .everything, at: path) == [])
    }

    @Test func reportsASecondWriterAsLocked() throws {
        let first = try IndexWriter(creating: path)
        let error = #expect(throws: XapianError.self) { _ = try IndexWriter(opening: path) }
        #expect(error?.code == .locked)
        _ = consume first
    }

    @Test func makesNoIndexWhereThereIsOneAndContinuesNoneWhereThereIsNone() throws {
        var error = #expect(throws: XapianError.self) { _ = try IndexWriter(opening: path) }
        #expect(error?.code == .notFound)
        _ = try IndexWriter(creating: path)
        error = #expect(throws: XapianError.self) { _ = try IndexWriter(creating: path) }
        #expect(error?.code == .database)
    }

    @Test func refusesATermOfMoreThan245BytesAndKeepsTheOtherChanges() throws {
        var writer = try IndexWriter(creating: path)
        try writer.add(document("cat"))
        let error = #expect(throws: XapianError.self) {
            try writer.add(document(String(repeating: "x", count: 246)))
        }
        #expect(error?.code == .invalidArgument)
        #expect(error?.message.contains("Term too long") == true)
        try writer.add(document(String(repeating: "x", count: 245)))
        try writer.commit()
        #expect(try paths(of: .everything, at: path).count == 2)
    }

    @Test func keepsMetadata() throws {
        var writer = try IndexWriter(creating: path)
        try writer.setMetadata("schema", [1, 0, 2])
        #expect(try writer.metadata("schema") == [1, 0, 2])
        try writer.commit()
        let reader = try IndexReader(path: path)
        #expect(try reader.read { snapshot throws(XapianError) in try snapshot.metadata("schema") } == [1, 0, 2])
        #expect(try reader.read { snapshot throws(XapianError) in try snapshot.metadata("none") } == [])
    }

    @Test(arguments: [false, true])
    func mergesAndCompactsIndexes(singleFile: Bool) throws {
        try writeOne("a", number: 1)
        try writeOne("b", number: 7)
        try compact([path + "a", path + "b"], to: path, singleFile: singleFile)
        #expect(try paths(of: .everything, at: path) == ["a", "b"])
    }

    @Test("documents of one number are not merged, for the data of one would be the other's")
    func refusesToMergeNumbersTwice() throws {
        try writeOne("a", number: 1)
        try writeOne("b", number: 1)
        #expect(throws: XapianError.self) { try compact([path + "a", path + "b"], to: path, singleFile: false) }
    }

    private func writeOne(_ name: String, number: UInt32) throws {
        var writer = try IndexWriter(creating: path + name, unread: true)
        try writer.add(document(name), number: number)
        try writer.setMetadata("name", Array(name.utf8))
        try writer.commit()
    }
}

/// A document found by one word that is also its data and its path.
func document(_ word: String, unique: String? = nil) -> IndexDocument {
    var document = IndexDocument(data: Array(word.utf8))
    document.add(term: word.utf8, frequency: 1)
    document.add(value: Array(word.utf8), slot: 0)
    if let unique { document.add(filter: unique) }
    return document
}

func paths(of query: Query, at path: String) throws -> [String] {
    let search = Search(query, count: 1000, tieSlot: 0)
    return try IndexReader(path: path).read { snapshot throws(XapianError) in try snapshot.find(search) }.hits
        .map { String(decoding: $0.data, as: UTF8.self) }
}
