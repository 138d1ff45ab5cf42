import SiteSearch
import Testing

struct WordFamilyTests {
    private func apart(
        _ text: String,
        synonyms: [SearchConfiguration.SynonymRule] = [],
        stemmer: String? = "english"
    ) throws -> [[String]] {
        let configuration = SearchConfiguration(
            languages: [.init(code: "en", stemmer: stemmer)],
            synonyms: synonyms
        )
        let site = try TestSite([page("/a/", "Page", text)], configuration: configuration, words: ["youngest"])
        return try SearchIndex(path: site.path, configuration: configuration).wordsApart(language: "en")
    }

    @Test(arguments: [
        ("Knives and a knife", ["knife", "knives"]), ("Violent. Violence!", ["violence", "violent"]),
        ("The environment is environmental", ["environment", "environmental"]), ("safe safety", ["safe", "safety"]),
        ("burglar burglary", ["burglar", "burglary"]), ("Teach a teacher", ["teach", "teacher"]),
        ("agree to an agreement", ["agree", "agreement"]),
    ])
    func wordsOfOneFamilyAreTold(text: String, pair: [String]) throws {
        #expect(try apart(text) == [pair])
    }

    @Test(arguments: ["report reports reported reporting", "young younger", "fox foxes", "car care", "dog cat"])
    func othersAreNot(text: String) throws {
        #expect(try apart(text) == [])
    }

    @Test func wordsThatASynonymJoinsAreNot() throws {
        #expect(try apart("safe safety", synonyms: [.same(["safe", "safety"])]) == [])
        #expect(try apart("safe safety", synonyms: [.oneWay(from: ["safety"], to: ["safe"])]) == [])
        #expect(try apart("safe safety", synonyms: [.same(["safe house", "safety"])]) == [["safe", "safety"]])
    }

    @Test func anotherLanguageHasOtherEndings() throws {
        #expect(try apart("safe safety", stemmer: "french") == [])
        #expect(try apart("safe safety", stemmer: nil) == [])
    }
}
