import SiteSearch
import Testing

struct SpellingTests {
    private let site: TestSite

    init() throws {
        site = try TestSite(
            [page("/a/", "Graffiti", "People who paint walls"), page("/b/", "Hate crime", "People who hurt others")],
            configuration: SearchConfiguration(synonyms: [.same(["tagging", "graffiti"])]),
            words: ["what", "wall", "crime", "create", "grime"]
        )
    }

    @Test func searchesTheCorrectionWhenNothingWasFoundAndSaysSo() throws {
        let answer = try site.answer("Graffitti")
        #expect((answer.searchedFor, answer.didYouMean) == ("graffiti", nil))
        #expect(answer.results.map(\.path) == ["/a/"])
        #expect(answer.query == "Graffitti")
    }

    @Test(arguments: [
        ("graffitti walls", "graffiti walls"), ("pepole crime", "people crime"), ("haet crime", "hate crime"),
        ("hurts crime", "hurts crime"),
    ])
    func changesOnlyTheMisspeltWord(typed: String, searched: String) throws {
        let answer = try site.answer(typed)
        #expect(answer.searchedFor ?? typed == searched)
    }

    @Test func searchesTheCorrectionWhenNoPageHasAllTheWords() throws {
        let answer = try site.answer("grafiti crime")
        #expect((answer.searchedFor, answer.didYouMean, answer.broadened) == ("graffiti crime", nil, true))
        #expect(answer.results.map(\.path).sorted() == ["/a/", "/b/"])
    }

    @Test func holdsPossessivesOfWordsInSForNoWords() {
        let list = WordList(words: ["access", "access's", "dog's"])
        #expect((list.contains("accesss"), list.contains("access"), list.contains("dogs")) == (false, true, true))
    }

    @Test(arguments: ["grime", "create", "taging paint", "crimes", "tagging", "xyzzy", "ks4", "hat"])
    func neverChangesAWordThatIsRight(word: String) throws {
        let answer = try site.answer(word)
        let isRight = word != "taging paint"
        #expect((answer.searchedFor == nil && answer.didYouMean == nil) == isRight)
    }

    @Test func knowsTheWordsOfAPageOnlyWhileItIsThere() throws {
        var writer = try SearchIndexWriter(opening: site.path, configuration: site.configuration)
        try writer.replace(page("/c/", "Burglary"))
        try writer.commit()
        #expect(try site.answer("burglery").searchedFor == "burglary")
        try writer.replace(page("/c/", "Something else"))
        try writer.commit()
        #expect(try site.answer("burglery").didYouMean == nil)
        try writer.replace(page("/c/", "Burglary"))
        try writer.remove(path: "/c/")
        try writer.commit()
        #expect(try site.answer("burglery").didYouMean == nil)
    }

    @Test func bringsTheWordListAlongInTheIndex() throws {
        let index = try SearchIndex(path: site.path, configuration: site.configuration)
        #expect(index.wordList == WordList(words: ["create", "crime", "grime", "wall", "what"]))
        #expect(index.wordList.count == 5)
        #expect(WordList(encoded: index.wordList.encoded) == index.wordList)
    }
}
