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
        #expect(list.indices.filter { list.hasSuffix(Array("c".utf8), $0) } == [0])
        #expect(list.indices.filter { list.hasSuffix(Array("bb/c".utf8), $0) } == [])
        #expect(list.indicesInOrder.map(list.text) == ["", "a", "b", "b/c", "é"])
    }

    @Test("a list is read as it was written, and a damaged one as none", arguments: [words, [], [""]])
    func isCoded(words: [String]) {
        var writer = ByteWriter()
        list(words).write(to: &writer)
        var reader = ByteReader(writer.bytes)
        #expect(TextList(from: &reader) == list(words))
        #expect(reader.isFinished && !reader.isDamaged)
        for place in writer.bytes.indices {
            var damaged = writer.bytes
            damaged[place] ^= 0x55
            var reader = ByteReader(damaged)
            let list = TextList(from: &reader)
            // Whatever was read, no text of it lies outside.
            #expect(list.indices.map(list.text).count == list.indices.count)
        }
    }
}
