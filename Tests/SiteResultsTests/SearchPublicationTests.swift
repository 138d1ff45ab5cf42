import FoundationEssentials
import SiteSearch
import Testing

@testable import SiteResults

struct SearchPublicationTests {
    @Test func comesBackFromItsFileTheSameAndAlwaysInTheSameBytes() throws {
        let json = try publication.json()
        #expect(try SearchPublication(json: json) == publication)
        #expect(try publication.json() == json)
    }

    @Test func refusesAFileOfAnotherVersion() {
        let error = PublicationUnreadable(reason: "is of version 2, not 1")
        #expect(throws: error) { try SearchPublication(json: Data("{\"version\": 2}".utf8)) }
        #expect(
            error.description == "search.json is of version 2, not 1. Build the site again with this program."
        )
    }

    @Test(arguments: ["", "{", "[]", "{\"version\": 1}", "{\"version\": \"1\"}"])
    func refusesWhatIsNoPublication(text: String) {
        #expect(throws: PublicationUnreadable.self) { try SearchPublication(json: Data(text.utf8)) }
    }
}
