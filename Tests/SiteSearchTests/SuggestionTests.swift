import SiteSearch
import Testing

struct SuggestionTests {
    private func suggestions(_ typed: String) throws -> [Suggestion] {
        var hate = page("/a/", "Report hate crime")
        hate.phrases = ["Hated for my faith"]
        var abuse = page("/b/", "Hateful partner: domestic abuse")
        abuse.sensitive = true
        var meeting = page("/c/", "Hate crime meeting")
        meeting.validUntil = 1
        var past = page("/e/", "Hate crime award")
        past.kind = "achievement"
        var route = page("/f/", "Report a hat thief")
        route.kind = "reporting-route"
        let site = try TestSite([past, hate, abuse, meeting, page("/d/", "The hats"), route])
        return try SearchIndex(path: site.path, configuration: site.configuration).suggestions(typed)
    }

    @Test(arguments: [
        ("hat", ["Report a hat thief", "Report hate crime", "The hats", "Hated for my faith", "Hate crime award"]),
        ("HATE CR", ["Report hate crime", "Hate crime award"]), ("report h", ["Report hate crime"]), ("domestic", []),
        ("", []), ("zzz", []), ("*", []),
    ])
    func offersTitlesAndPhrasesButNeverASensitivePageOrOneThatEnds(typed: String, offered: [String]) throws {
        #expect(try suggestions(typed).map(\.text) == offered)
    }

    @Test("a title leads to its page, a phrase is searched for")
    func paths() throws {
        #expect(try suggestions("hat").map(\.path) == ["/f/", "/a/", "/d/", nil, "/e/"])
    }
}
