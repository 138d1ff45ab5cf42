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
}
