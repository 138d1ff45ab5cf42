import QRCodes
import Testing

struct QRCodeTests {
    @Test("a short text has the smallest code, with a finder in three corners")
    func smallest() throws {
        let rows = try QRCode("A").rows.map { $0.map { $0 ? "#" : "." }.joined() }
        #expect(rows.count == 21)
        #expect(rows.map(\.count) == Array(repeating: 21, count: 21))
        let edges = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"]
        #expect(rows.prefix(7).map { String($0.prefix(7)) } == edges)
        #expect(rows.prefix(7).map { String($0.suffix(7)) } == edges)
        #expect(rows.suffix(7).map { String($0.prefix(7)) } == edges)
    }

    @Test("a drawing has a margin of four, dark squares on light and one run for squares side by side")
    func drawing() throws {
        let svg = try QRCode("A").svg
        #expect(svg.hasPrefix("<svg viewBox=\"0 0 29 29\""))
        #expect(svg.contains("<path fill=\"#fff\" d=\"M0 0h29v29H0z\"/><path fill=\"#000\" d=\"M4 4h7v1h-7z"))
    }

    @Test("a text that is too long for any code is an error")
    func tooLong() {
        #expect(throws: QRCodeError.self) { try QRCode(String(repeating: "a", count: 3000)) }
    }
}
