import Testing
import Xapian

struct StemmerTests {
    @Test func cutsWordsToTheirStems() throws {
        #expect(try Stemmer(language: "en").stems(of: ["burglaries", "reporting", ""]) == ["burglari", "report", ""])
    }

    @Test func refusesALanguageItDoesNotKnow() {
        let error = #expect(throws: XapianError.self) { try Stemmer(language: "klingon") }
        #expect(error?.code == .invalidArgument)
    }
}
