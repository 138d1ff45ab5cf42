import Testing

@testable import SiteChecking

struct LetterRunTests {
    private func run(_ text: String, at start: Int = 0) -> LetterRun {
        Array(text.utf8).withUnsafeBufferPointer { LetterRun(at: start, in: $0) }
    }

    @Test(
        "a run of letters ends at the first byte that is none, at whatever place of eight it stands",
        arguments: 0..<26
    )
    func ends(length: Int) {
        let letters = String(repeating: "aZ", count: 13).prefix(length)
        for byte in UInt8.min...UInt8.max where !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) {
            let text = Array(letters.utf8) + [byte] + Array("more letters".utf8)
            #expect(text.withUnsafeBufferPointer { LetterRun(at: 0, in: $0).count } == length)
        }
        #expect(run(String(letters)).count == length)
        #expect(run("1 2 " + letters, at: 4).count == length)
    }

    @Test("capitals make no difference to the hash, every letter does", arguments: 1..<26)
    func hashes(length: Int) {
        let word = String("theenquiriesofresidentsinluton".prefix(length))
        #expect(run(word.uppercased() + ".").hash == run(word).hash)
        let others = word.indices.map { word[..<$0] + "z" + word[$0...].dropFirst() } + [word + "a", "a" + word]
        #expect(others.allSatisfy { run($0).hash != run(word).hash })
    }

    @Test(
        "two capitals side by side are told, also across eight letters, and a capital at the end",
        arguments: [
            ("Luton", false, false), ("LUton", true, false), ("lutoN", false, true), ("ABC", true, true),
            ("communITy", true, false), ("communiTY", true, true), ("communiTy", false, false),
            ("abcdefgHIjkl", true, false), ("abcdefgHi", false, false), ("abcdefgHiJ", false, true),
            ("abcdefgh1AB", false, false), ("", false, false), ("A", false, true),
        ]
    )
    func capitals(word: String, together: Bool, last: Bool) {
        #expect(run(word).hasCapitalsTogether == together)
        #expect(run(word).endsWithCapital == last)
    }
}
