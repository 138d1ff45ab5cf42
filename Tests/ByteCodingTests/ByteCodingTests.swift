import ByteCoding
import Testing

struct ByteCodingTests {
    @Test("texts and numbers come back, however many, also from the midst of a list")
    func comesBack() {
        let texts = ["", "a", "é", String(repeating: "long ", count: 200)]
        var writer = ByteWriter(capacity: 1)
        for text in texts {
            writer.append(text)
            writer.append(text.utf8.count * 1000)
        }
        writer.append(raw: [1, 2].lazy.map { $0 })
        #expect(writer.bytes.count == writer.count)
        var reader = ByteReader(([9, 9] + writer.bytes + [9])[2...])
        for text in texts {
            #expect(reader.text() == text)
            #expect(reader.number() == text.utf8.count * 1000)
        }
        #expect(Array(reader.raw(3)) == [1, 2, 9])
        #expect(reader.isFinished && !reader.isDamaged)
    }

    @Test("an empty text at the very end is one, and nothing is damaged")
    func emptyAtEnd() {
        var reader = ByteReader([0])
        #expect(reader.text() == "")
        #expect(reader.isFinished && !reader.isDamaged)
    }

    @Test(
        "a text that is longer than what is left, or shorter than nothing, is damage and reads as nothing",
        arguments: [[2, 97], [5], [], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01, 97]] as [[UInt8]]
    )
    func damaged(bytes: [UInt8]) {
        var reader = ByteReader(bytes)
        #expect(reader.text() == "")
        #expect(reader.isDamaged && reader.isFinished)
    }
}
