import ByteCoding
import Testing

struct ByteSearchTests {
    @Test(
        "bytes are found where they first stand, at the start or behind it",
        arguments: [
            ("a tag {{name}} and {{more}}", "{{", 0, 6), ("a tag {{name}} and {{more}}", "{{", 7, 19),
            ("{{{", "{{", 1, 1), ("aaab", "ab", 0, 2), ("ab", "ab", 0, 0), ("é", "é", 0, 0),
        ]
    )
    func found(text: String, sought: String, start: Int, place: Int) {
        #expect(Array(text.utf8).firstOffset(of: Array(sought.utf8), from: start) == place)
    }

    @Test(
        "what does not stand there whole is not found",
        arguments: [
            ("", "a", 0), ("a", "", 0), ("a", "ab", 0), ("aaa{", "{{", 0), ("ab", "ab", 1), ("ab", "b", 2),
            ("ab", "b", 9),
        ]
    )
    func notFound(text: String, sought: String, start: Int) {
        #expect(Array(text.utf8).firstOffset(of: Array(sought.utf8), from: start) == nil)
    }

    /// Of all bytes those that a search finds, wherever they stand in a text of 40.
    private func found(_ search: (UnsafeBufferPointer<UInt8>, Int) -> Int?, at place: Int) -> [UInt8] {
        (UInt8.min...UInt8.max).filter { byte in
            var text = [UInt8](repeating: UInt8(ascii: "x"), count: 40)
            text[place] = byte
            return text.withUnsafeBufferPointer { text in
                let offset = search(text, 0)
                #expect(offset == nil || offset == place)
                #expect(search(text, place) == offset)
                #expect(search(text, place + 1) == nil)
                return offset != nil
            }
        }
    }

    @Test("of all bytes, six are markup in HTML, wherever they stand", arguments: 0..<40)
    func markup(place: Int) {
        #expect(found({ $0.firstOffsetOfMarkup(from: $1) }, at: place) == [0] + Array("\"&'<>".utf8))
    }

    @Test("of all bytes, seven are counted by the limits of Markdown, wherever they stand", arguments: 0..<40)
    func guarded(place: Int) {
        let guarded = found(
            { text, start in
                let offset = text.firstOffsetOfCounted(from: start, before: text.count)
                return offset < text.count ? offset : nil
            },
            at: place
        )
        #expect(guarded == Array("!):?@[|".utf8))
    }

    @Test("the first of many is found, and none at or behind the end", arguments: 0...40)
    func first(end: Int) {
        let marks = Array(repeating: UInt8(ascii: "@"), count: 40) + [UInt8(ascii: "<")]
        let before = Array(repeating: UInt8(ascii: "x"), count: end) + marks + Array("&&&&".utf8)
        before.withUnsafeBufferPointer { text in
            let cut = UnsafeBufferPointer(rebasing: text[..<end])
            for start in 0...end {
                #expect(text.firstOffsetOfCounted(from: start, before: end) == end)
                #expect(cut.firstOffsetOfMarkup(from: start) == nil)
                #expect(text.firstOffsetOfCounted(from: start, before: text.count) == end)
                #expect(text.firstOffsetOfMarkup(from: start) == end + 40)
            }
            #expect(text.firstOffsetOfCounted(from: end + 1, before: end) == end)
            #expect(cut.firstOffsetOfMarkup(from: end + 1) == nil)
        }
    }

    @Test(
        "a byte is found where it first stands, at the start or behind it",
        arguments: [(0, 1), (1, 1), (2, 3), (4, nil)]
    )
    func byteFound(start: Int, place: Int?) {
        #expect(Array("a,b,".utf8).firstOffset(of: UInt8(ascii: ","), from: start) == place)
    }
}
