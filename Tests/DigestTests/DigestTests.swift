import Digest
import Testing

struct DigestTests {
    @Test func isThatOfXXH3() {
        // The value of an empty input, as published with xxHash.
        #expect(Digest(of: []).description == "99aa06d3014798d86001c324468d497f")
    }

    @Test func isTheSameForTheSameBytesOnly() {
        let bytes = (0..<1_000).map { UInt8(truncatingIfNeeded: $0) }
        #expect(Digest(of: bytes) == bytes.withUnsafeBytes { Digest(of: $0) })
        for length in [0, 1, 16, 17, 240, 241, 999] {
            #expect(Digest(of: Array(bytes[..<length])) != Digest(of: Array(bytes[..<(length + 1)])))
        }
    }

    @Test(
        "bytes that come in pieces have the digest that they have together",
        arguments: [0, 1, 16, 241, 1_000, 70_000]
    )
    func isThatOfAllPieces(count: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 7) }
        for size in [1, 7, 256, 65_536] where count / size < 5_000 {
            var running = RunningDigest()
            for start in stride(from: 0, to: count, by: size) {
                bytes[start..<min(start + size, count)].withUnsafeBytes { running.update($0) }
            }
            #expect(running.digest == Digest(of: bytes))
        }
    }

    @Test func isReadFromWhatItIsWrittenAs() throws {
        let digest = Digest(of: Array("a".utf8))
        #expect(Digest(hex: Array(digest.description.utf8)[...]) == digest)
        #expect(digest.description.count == 32)
        let small = try #require(Digest(hex: Array("0000000000000001000000000000000a".utf8)[...]))
        #expect(small.description == "0000000000000001000000000000000a")
    }

    @Test(arguments: [
        "", "0", "99aa06d3014798d86001c324468d497", "99aa06d3014798d86001c324468d497ff",
        "99AA06D3014798D86001C324468D497F", "+9aa06d3014798d8+001c324468d497f", "99aa06d3014798d86001c324468d497g",
    ])
    func isNotReadFromOtherText(text: String) {
        #expect(Digest(hex: Array(text.utf8)[...]) == nil)
    }

    @Test func isInTheOrderOfItsDescription() {
        let digests = (0..<200).map { Digest(of: [UInt8($0)]) }
        #expect(digests.sorted().map(\.description) == digests.map(\.description).sorted())
    }
}

struct DigesterTests {
    @Test func tellsWhereOneValueEndsAndTheNextBegins() {
        #expect(
            digest {
                $0.update("ab"); $0.update("c")
            }
                != digest {
                    $0.update("a"); $0.update("bc")
                }
        )
        #expect(
            digest {
                $0.update(["a"]); $0.update(["b"])
            }
                != digest {
                    $0.update(["a", "b"]); $0.update([String]())
                }
        )
        #expect(digest { $0.update("") } != digest { _ in })
    }

    @Test func tellsKindsApart() {
        let digests = [
            digest { _ in },
            digest { $0.update("1") },
            digest { $0.update(Array("1".utf8)) },
            digest { $0.update(1) },
            digest { $0.update(true) },
            digest { $0.update(String?.none) },
            digest { $0.update("") },
            digest { $0.update([String]()) },
            digest { $0.update(0) },
            digest { $0.update(false) },
            digest { $0.update(Digest(of: [])) },
            digest { $0.update(Digest(of: []).description) },
        ]
        #expect(Set(digests).count == digests.count)
    }

    @Test func givesTheSameEveryTime() {
        let first = digest {
            $0.update("a"); $0.update(-1); $0.update(true); $0.update(["b"]); $0.update([0])
        }
        #expect(
            first
                == digest {
                    $0.update("a"); $0.update(-1); $0.update(true); $0.update(["b"]); $0.update([0])
                }
        )
        // Published sites keep digests: a changed value would have every page rendered again.
        #expect(first.description == "0f933afa2d3373b69e69a72614f2cb69")
    }

    @Test func readsLongValues() {
        let text = String(repeating: "é", count: 100_000)
        #expect(digest { $0.update(text) } == digest { $0.update(text) })
        #expect(digest { $0.update(text) } != digest { $0.update(text + "a") })
    }

    private func digest(_ body: (inout Digester) -> Void) -> Digest {
        var digester = Digester()
        body(&digester)
        return digester.finalize()
    }
}
