import SiteContent
import SitePlanning
import SiteTesting
import Testing

struct PictureTests {
    private func drawing(_ figure: String, as form: String) throws -> String {
        let site = FixtureSite.english
            .changing("seeds/plan.yaml", "figures: [\"500\"]", to: "figures: [\"\(figure)\"]\n    drawn: \(form)")
        return try RenderedSite(site).html("/achievements/bags/")
    }

    @Test("a count is drawn one by one, with the fact and the key beside it, for the eye alone")
    func count() throws {
        let html = try drawing("2 schools", as: "count")
        #expect(
            html.contains(
                """
                <p><svg viewBox="0 0 20 10" width="20" height="10" aria-hidden="true" focusable="false">\
                <path fill="currentColor" d="M1 1h8v8h-8zM11 1h8v8h-8z"/></svg>2 schools: Volunteers filled five \
                hundred bags. Each square is 1 of 2 schools.</p>
                """
            )
        )
    }

    @Test("a share fills as many squares of a hundred as the figure says")
    func share() throws {
        let html = try drawing("95%", as: "share")
        let paths = html.matches(of: #/<path fill="(currentColor|none)"[^>]* d="([^"]*)"/#)
        #expect(paths.map { $0.output.1 } == ["currentColor", "none"])
        #expect(paths.map { $0.output.2.count { $0 == "M" } } == [95, 5])
        #expect(paths.last?.output.2.hasPrefix("M51.5 91.5h7v7h-7z") == true)
    }

    @Test("a page without a drawn fact has no drawing")
    func none() throws {
        #expect(try !RenderedSite.english().html("/achievements/bags/").contains("<svg"))
    }

    @Test("a structure prints the names of the ledger, what each body does, and its source")
    func structure() throws {
        let site = FixtureSite.english
            .changing("seeds/plan.yaml", "figures: [\"500\"]", to: "names: [river board]")
            .adding(
                "content/pages/who.md",
                FixtureSite.entry(
                    "Who does what",
                    """
                    structure:
                      - title: Cleans up
                        bodies:
                          - fact: bags
                            does: clears the banks
                    """
                )
            )
        #expect(
            try RenderedSite(site).html("/who/").contains("<p>Cleans up: River board clears the banks (Source 1)</p>")
        )
    }
}
