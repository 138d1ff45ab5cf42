import Testing

@testable import SiteSearch

/// What the cutter does by bytes is held against the same done by characters, slowly and plainly.
struct SnippetTests {
    /// Pieces of text that are hard to cut: other scripts, joiners, combining marks, line ends, long words, markup.
    private static let pieces = [
        "police", "policing", "Report", "reports", "knife", "lie", "lying", "fly-tipping", "flytipping", "the", "a",
        " ", " ", " ", " ", "  ", "\n", "\r\n", "\r", "\t", "\u{A0}", "\u{2028}", "\u{85}", "\u{B}", "\0", ". ", "! ",
        "? ", "۔ ", ".", ",", "&", "<b>", "</mark>", "\"", "'", "’", "“", "”", "–", "—", "…", "•", "-", "\u{2011}",
        "é", "e\u{301}", "\u{301}", "ß", "ﬁ", "İ", "Ω", "π", "я", "п", "پولیس", "رپورٹ", "\u{200F}", "\u{202E}",
        "\u{600}",
        "警察", "報告", "กา", "한국", "ᄀ", "ᅡ", "👩‍👩‍👧", "🏳️‍🌈", "🇬🇧", "🇬", "©", "©\u{FE0F}", "\u{200D}", "\u{AD}", "\u{FFFD}",
        "01582", "547653", "x", String(repeating: "word", count: 40), String(repeating: "a-", count: 90),
    ]

    private static let weights = [
        ["polic": 2.0, "report": 1.5], ["lie": 1, "fli": 0.5, "flytip": 3], ["": 1], [:], ["پولیس": 2, "警": 1, "e": 1],
        ["knife": 1, "the": 0.1, "word": 0.2, "a": 0.3],
    ]

    private static func text(_ seed: UInt64) -> String {
        var random = Xorshift(seed: seed)
        return (0..<Int(random.next() % 160)).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
    }

    private static let english = try? LanguageWords("en", SearchConfiguration())
    private static let both = try? LanguageWords(
        "en",
        SearchConfiguration(languages: [.init(code: "en", stemmer: "english"), .init(code: "cy", stemmer: nil)])
    )

    @Test(arguments: 0..<16)
    func agreesWithAReferenceThatGoesByCharacters(part: Int) throws {
        for (number, weights) in Self.weights.enumerated() {
            let language = try #require(number.isMultiple(of: 2) ? Self.english : Self.both)
            var cutter = SnippetCutter(marking: weights, language)
            for seed in 0..<8 {
                let text = Self.text(UInt64(part * 8 + seed + 1))
                let cut = try cutter.snippet(of: text)
                let expected = try ReferenceSnippet(of: text, marking: weights, language)
                #expect(cut.parts.map { Array($0.text.utf8) } == expected.parts.map { Array($0.text.utf8) })
                #expect(cut.parts.map(\.marked) == expected.parts.map(\.marked))
                #expect(cut.weight == expected.weight)
            }
        }
    }

    @Test(arguments: 0..<8)
    func cutsNoScalarAndGrowsNoLongerThanPromised(part: Int) throws {
        let language = try #require(Self.english)
        for seed in 0..<40 {
            var random = Xorshift(seed: UInt64(part * 40 + seed + 1))
            // Bytes that are no text become text as the index's do: by Swift's repair.
            let bytes = (0..<Int(random.next() % 700)).map { _ in UInt8(truncatingIfNeeded: random.next() >> 7) }
            let text = String(decoding: bytes, as: UTF8.self)
            var cutter = SnippetCutter(marking: ["a": 1, "x": 2], language)
            let snippet = try cutter.snippet(of: text)
            let scalars = Set(text.unicodeScalars).union([" ", "…"])
            #expect(snippet.parts.allSatisfy { $0.text.unicodeScalars.allSatisfy(scalars.contains) })
            #expect(snippet.parts.allSatisfy { $0.text.count <= 2 * Snippet.length })
            #expect(snippet.parts.isEmpty == text.isEmpty)
        }
    }

    @Test func marksWhatItsStemmerWouldMarkWhateverTheWord() throws {
        let language = try #require(Self.english)
        let words = searchWords(of: Self.pieces.joined(separator: " ")) + ["dying", "tying", "rational", "ability"]
        for word in words {
            let stem = try language.terms(for: [word])[0][0]
            var terms = SoughtTerms([stem: 1], language)
            let bytes = Array(word.utf8)
            let found = try bytes.withUnsafeBufferPointer { word throws in try terms.term(of: word) }
            #expect(found == 0, "\(word) is \(stem)")
        }
    }
}

/// The same numbers from the same seed.
struct Xorshift {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
