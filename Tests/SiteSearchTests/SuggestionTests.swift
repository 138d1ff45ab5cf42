import SiteSearch
import Testing

struct SuggestionTests {
    private func suggestions(_ typed: String) throws -> [String] {
        var hate = page("/a/", "Report hate crime")
        hate.phrases = ["Hated for my faith"]
        var abuse = page("/b/", "Hateful partner: domestic abuse")
        abuse.sensitive = true
        var meeting = page("/c/", "Hate crime meeting")
        meeting.validUntil = 1
        let site = try TestSite([hate, abuse, meeting, page("/d/", "The hats")])
        return try SearchIndex(path: site.path, configuration: site.configuration).suggestions(typed)
    }

    @Test(arguments: [
        ("hat", ["Hated for my faith", "Report hate crime", "The hats"]), ("HATE CR", ["Report hate crime"]),
        ("report h", ["Report hate crime"]), ("domestic", []), ("", []), ("zzz", []), ("*", []),
    ])
    func offersTitlesAndPhrasesButNeverASensitivePageOrOneThatEnds(typed: String, offered: [String]) throws {
        #expect(try suggestions(typed) == offered)
    }
}
