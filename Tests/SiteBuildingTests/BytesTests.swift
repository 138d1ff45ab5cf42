import CBrotli
import CDeflate
import Foundation
import SiteBuilding
import SiteTesting
import Testing

struct BytesTests {
    @Test func writesCompressedTwinsThatDecodeToTheSameBytes() throws {
        let site = try Building(.english.adding("theme/assets/font.woff2", "not worth it"), compresses: true)
        try site.build()
        let pages = try site.pages()
        let plain = pages.keys.filter { !$0.hasSuffix(".gz") && !$0.hasSuffix(".br") }.sorted()
        #expect(plain.count == 42)
        for path in plain {
            if path.hasSuffix(".woff2") || path.hasSuffix(".zip") {
                #expect(pages[path + ".gz"] == nil && pages[path + ".br"] == nil)
            } else {
                let bytes = pages[path]!
                #expect(gunzipped(pages[path + ".gz"] ?? [], count: bytes.count) == bytes, "\(path).gz")
                #expect(unbrotlied(pages[path + ".br"] ?? [], count: bytes.count) == bytes, "\(path).br")
            }
        }
        #expect(pages.count == 42 + 2 * 40)
    }

    @Test func writesNewTwinsForAChangedPage() throws {
        let site = try Building(compresses: true)
        try site.build()
        try site.build(.english.changing("content/pages/about/index.md", "We are", to: "We were"))
        let pages = try site.pages()
        let bytes = try #require(pages["about/index.html"])
        #expect(String(decoding: bytes, as: UTF8.self).contains("We were"))
        #expect(gunzipped(pages["about/index.html.gz"] ?? [], count: bytes.count) == bytes)
        #expect(unbrotlied(pages["about/index.html.br"] ?? [], count: bytes.count) == bytes)
    }

    @Test func writesTheSameBytesInAnotherFolder() throws {
        let (one, other) = (
            try Building(.englishAndUrdu, compresses: true), try Building(.englishAndUrdu, compresses: true)
        )
        #expect(try one.build() == other.build())
        #expect(try differences(between: one.pages(), and: other.pages()) == [])
        #expect(try differences(between: one.settings(), and: other.settings()) == [])
        #expect(try one.output.bytes("site/manifest") == other.output.bytes("site/manifest"))
    }

    /// A folder lists its files in the order of their making or of a hash, never of their names.
    @Test func writesTheSameBytesInWhateverOrderFilesAreFound() throws {
        let one = try Building()
        let other = try Building(FixtureSite(files: [:]))
        for (path, text) in FixtureSite.english.files.sorted(by: { $0.key > $1.key }) {
            try other.sources.write(path + ".first", text)
            try other.sources.write(path, text)
        }
        for path in FixtureSite.english.files.keys { try other.sources.delete(path + ".first") }
        #expect(try one.build() == other.build())
        #expect(try differences(between: one.pages(), and: other.pages()) == [])
        #expect(try differences(between: one.settings(), and: other.settings()) == [])
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
