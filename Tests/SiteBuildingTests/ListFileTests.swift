import ByteCoding
import SiteTesting
import Testing

@testable import SiteBuilding

struct ListFileTests {
    private let folder: Folder
    private var path: String { "\(folder.path)/lists" }

    init() throws { folder = try Folder() }

    private func lists(_ numbers: [Int], _ letters: String) -> [any HeldMemory] {
        [HeldList(Array(letters.utf8)), HeldList(numbers), HeldList<UInt8>()]
    }

    private func file(_ extents: [ListFile.Extent]) throws -> ListFile { try #require(try ListFile(path, extents)) }

    private func texts(_ file: ListFile) -> (numbers: [Int], letters: String) {
        let (letters, numbers): (HeldList<UInt8>, HeldList<Int>) = (file.list(0), file.list(1))
        return (numbers.read { Array($0) }, letters.read { String(decoding: $0, as: UTF8.self) })
    }

    @Test("lists lie in the file as they are, and each is known by its digest")
    func keepsLists() throws {
        let extents = try ListFile.write(lists([1, 2, 3], "abc"), to: path, over: nil)
        let kept = texts(try file(extents))
        #expect(kept.numbers == [1, 2, 3] && kept.letters == "abc")
        #expect(extents.map(\.size) == [3, 24, 0])
        let bytes = try folder.bytes("lists")
        for place in [0, 2, 16, 39] {
            var damaged = bytes
            damaged[place] ^= 1
            try folder.write("lists", damaged)
            #expect(try ListFile(path, extents) == nil)
        }
        try folder.write("lists", bytes + [0])
        #expect(try ListFile(path, extents) == nil)
        try folder.delete("lists")
        #expect(try ListFile(path, extents) == nil)
    }

    @Test("lists of the same sizes are written over those that lie there")
    func isChangedWhereItLies() throws {
        var numbers = Array(0..<2_000)
        var known = try file(ListFile.write(lists(numbers, "abc"), to: path, over: nil))
        let inode = try folder.inode(of: "lists")
        numbers[1_500] = -1
        let extents = try ListFile.write(lists(numbers, "abd"), to: path, over: known)
        #expect(try folder.inode(of: "lists") == inode)
        known = try file(extents)
        #expect(texts(known).numbers == numbers && texts(known).letters == "abd")
    }

    @Test("lists of other sizes are a new file")
    func isReplaced() throws {
        let known = try file(ListFile.write(lists([1, 2, 3], "abc"), to: path, over: nil))
        let extents = try ListFile.write(lists([1, 2, 3, 4], "abc"), to: path, over: known)
        #expect(texts(try file(extents)).numbers == [1, 2, 3, 4])
        // The old one stays what it was for whoever has it.
        #expect(texts(known).numbers == [1, 2, 3])
    }
}
