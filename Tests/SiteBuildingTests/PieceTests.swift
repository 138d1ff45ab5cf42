import ByteCoding
import Digest
import SiteChecking
import SiteContent
import SiteTesting
import Testing

@testable import SiteBuilding

/// What is written or put together some thousand at a time is the same as if it were written at once.
struct PieceTests {
    @Test("weights in pieces are those of all pages in their order")
    func joinsWeights() {
        func weights(_ numbers: Range<Int>) -> PageWeights {
            var weights = PageWeights()
            for number in numbers {
                let sizes = PageWeight.Sizes(page: number, style: 2, script: 3, pictures: 4, isHome: number == 0)
                weights.append(PageWeight(address: "/\(number)/", source: "content/\(number).md", sizes: sizes))
            }
            return weights
        }
        #expect(PageWeights(joining: [weights(0..<2), weights(2..<2), weights(2..<5)]) == weights(0..<5))
        #expect(PageWeights(joining: []) == PageWeights())
    }

    @Test("findings on more pages than are written at once come back", arguments: [0, 1, 1024, 1025, 2100])
    func keepsFindings(count: Int) throws {
        let pages = (0..<count).map { number in
            let findings = PageFindings(
                [Diagnostic(.warning, file: "content/\(number).md", problem: "p", remedy: "R.")],
                ground: Digest(of: [UInt8(number % 256)]),
                numbers: [],
                standingWords: [number]
            )
            return (SourcePath("content/\(number).md"), findings)
        }
        var bytes: [UInt8] = []
        try withoutActuallyEscaping({ (piece: UnsafeRawBufferPointer) in bytes += piece }) { give in
            try FindingsCache(Dictionary(uniqueKeysWithValues: pages)).write(give)
        }
        let kept = FindingsCache(bytes).pages
        #expect(kept.count == count)
        let isSame = pages.allSatisfy { path, findings in
            kept[path]?.standingWords == findings.standingWords && kept[path]?.ground == findings.ground
                && kept[path]?.diagnostics == findings.diagnostics
        }
        #expect(isSame)
    }

    @Test("a manifest of more lines than are written at once is read as it was", arguments: [256, 8192, 8193, 17_000])
    func keepsManifests(count: Int) throws {
        var manifest = Manifest()
        for number in 0..<count {
            let digest = Digest(of: [UInt8(number % 256)])
            manifest.files["\(number)/index.html"] = .init(fingerprint: digest, digest: digest, size: number)
            manifest.records["/\(number)/"] = digest
        }
        var bytes: [UInt8] = []
        try manifest.write { bytes += $0 }
        #expect(Manifest(bytes: bytes) == manifest)
        let lines = bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
        let paths = lines.filter { $0.hasPrefix("file\t") }
        #expect(paths == paths.sorted())
    }
}
