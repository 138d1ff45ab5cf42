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

    @Test("of all bytes, six are markup in HTML, wherever they stand", arguments: 0..<20)
    func markup(place: Int) {
        let markup = (UInt8.min...UInt8.max).filter { byte in
            var text = [UInt8](repeating: UInt8(ascii: "x"), count: 20)
            text[place] = byte
            return text.withUnsafeBufferPointer { text in
                let offset = text.firstOffsetOfMarkup()
                #expect(offset == nil || offset == place)
                #expect(text.firstOffsetOfMarkup(from: place + 1) == nil)
                return offset != nil
            }
        }
        #expect(markup == [0] + Array("\"&'<>".utf8))
    }

    @Test(
        "a byte is found where it first stands, at the start or behind it",
        arguments: [(0, 1), (1, 1), (2, 3), (4, nil)]
    )
    func byteFound(start: Int, place: Int?) {
        #expect(Array("a,b,".utf8).firstOffset(of: UInt8(ascii: ","), from: start) == place)
    }
}
