import ByteCoding
import Testing

struct TextListTests {
    private static let words = ["b/c", "", "a", "é", "b"]

    private func list(_ words: [String]) -> TextList {
        var list = TextList()
        for word in words { list.append(word) }
        return list
    }

    private func texts(_ list: TextList) -> [String] { list.indices.map(list.text) }

    @Test("texts come back as they were put in, and as the system takes them")
    func keeps() {
        let list = list(Self.words)
        #expect(texts(list) == Self.words)
        #expect(list.indices.map { list.read($0) { String(cString: $0) } } == Self.words)
        #expect(texts(TextList()) == [])
    }

    @Test("a text that is told in two pieces is one, and lists are put behind each other")
    func joins() {
        var joined = list(["a"])
        joined.append(Array("folder/".utf8), "name")
        joined.append([list([]), list(["b", ""]), list(["c"])])
        #expect(texts(joined) == ["a", "folder/name", "b", "", "c"])
        #expect(joined == list(["a", "folder/name", "b", "", "c"]))
    }

    @Test("a text is found whole, by its ending and in order")
    func finds() {
        let list = list(Self.words)
        #expect(Self.words.map(list.firstIndex) == [0, 1, 2, 3, 4])
        #expect(["c", "/c", "ab", "b/"].map(list.firstIndex) == [nil, nil, nil, nil])
        #expect(
            ["c", "/c", "b/c", "bb/c", ""].map { list.indices(endingIn: [$0]) } == [
                [0], [0], [0], [], [0, 1, 2, 3, 4],
            ]
        )
        #expect(list.indices(endingIn: ["é", "a", "c"]) == [0, 2, 3])
        func beginning(with text: String) -> [Int] {
            text.withBytes { text in list.readAll { texts in list.indices.filter { texts.hasPrefix(text, $0) } } }
        }
        #expect(["b", "b/", "b/cc", ""].map(beginning) == [[0, 4], [0], [], [0, 1, 2, 3, 4]])
        #expect(list.indicesInOrder.map(list.text) == ["", "a", "b", "b/c", "é"])
    }

    @Test("a list is that of its bytes and ends, and none of those that do not fit each other")
    func isMadeOfItsParts() {
        let list = list(Self.words)
        #expect(TextList(bytes: list.bytes, ends: list.ends) == list)
        #expect(TextList(bytes: HeldList(), ends: HeldList()) == TextList())
        let bytes = HeldList(Array("a\0b\0".utf8))
        for ends: [UInt32] in [[], [2], [0, 4], [4, 2], [2, 2, 4], [2, 5]] {
            #expect(TextList(bytes: bytes, ends: HeldList(ends)).count == 0)
        }
    }
}
