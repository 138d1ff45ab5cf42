import CBrotli
import CDeflate
import Compression
import Testing

struct CompressionTests {
    private static let inputs: [[UInt8]] = [
        [],
        Array("a".utf8),
        Array(String(repeating: "<p>Report it. نفرت</p>\n", count: 1_000).utf8),
        (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 2_654_435_761 >> 13) },
    ]

    @Test(arguments: inputs.indices, [1, 9, 12])
    func gunzipsToTheSameBytes(input: Int, level: Int) throws {
        let input = Self.inputs[input]
        #expect(try gunzipped(gzip(input, level: level), count: input.count) == input)
    }

    @Test(arguments: inputs.indices, [0, 9, 11])
    func unbrotliesToTheSameBytes(input: Int, quality: Int) throws {
        let input = Self.inputs[input]
        #expect(try unbrotlied(brotli(input, quality: quality), count: input.count) == input)
    }

    @Test(arguments: inputs.indices)
    func givesTheSameBytesTwice(input: Int) throws {
        let input = Self.inputs[input]
        #expect(try gzip(input) == gzip(input))
        #expect(try brotli(input) == brotli(input))
    }

    @Test func writesNoTimeAndNoName() throws {
        let header = try gzip(Self.inputs[2]).prefix(8)
        #expect(header == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0])
    }

    @Test func makesTextSmaller() throws {
        #expect(try gzip(Self.inputs[2]).count < 300)
        #expect(try brotli(Self.inputs[2]).count < 100)
    }

    @Test(arguments: [-1, 0, 13, Int.max])
    func refusesALevelThatGzipDoesNotHave(level: Int) {
        #expect(throws: CompressionError.gzip(level: level)) { try gzip([1], level: level) }
    }

    @Test(arguments: [-1, 12, Int.max])
    func refusesAQualityThatBrotliDoesNotHave(quality: Int) {
        #expect(throws: CompressionError.brotli(quality: quality)) { try brotli([1], quality: quality) }
    }

    private func gunzipped(_ bytes: [UInt8], count: Int) -> [UInt8]? {
        let decompressor = libdeflate_alloc_decompressor()
        defer { libdeflate_free_decompressor(decompressor) }
        var output = [UInt8](repeating: 0, count: count + 1)
        var size = 0
        let result = libdeflate_gzip_decompress(decompressor, bytes, bytes.count, &output, output.count, &size)
        return result == LIBDEFLATE_SUCCESS ? Array(output[..<size]) : nil
    }

    private func unbrotlied(_ bytes: [UInt8], count: Int) -> [UInt8]? {
        var output = [UInt8](repeating: 0, count: count + 1)
        var size = output.count
        let result = BrotliDecoderDecompress(bytes.count, bytes, &size, &output)
        return result == BROTLI_DECODER_RESULT_SUCCESS ? Array(output[..<size]) : nil
    }
}
