import ByteCoding
import Testing

struct GrowingBytesTests {
    @Test("pieces stand one behind the other, however little room there was", arguments: [0, 1, 17, 1000])
    func grows(capacity: Int) {
        var bytes = GrowingBytes(capacity: capacity)
        #expect(bytes.count == 0 && bytes.last == nil && bytes.text == "")
        for number in 0..<100 {
            bytes.append("é\(number)")
            bytes.append(literal: "<br>")
            bytes.append(UInt8(ascii: ","))
            bytes.append(UnsafeBufferPointer(start: nil, count: 0))
        }
        #expect(bytes.text == (0..<100).map { "é\($0)<br>," }.joined())
        #expect(bytes.count == bytes.text.utf8.count && bytes.last == UInt8(ascii: ","))
    }

    @Test("a piece that is longer than all before it has room")
    func growsAtOnce() {
        var bytes = GrowingBytes(capacity: 4)
        bytes.append("a")
        bytes.append(String(repeating: "b", count: 5000))
        bytes.append("c")
        #expect(bytes.text == "a" + String(repeating: "b", count: 5000) + "c")
    }
}
