import CommonMark
import Digest
import SiteChecking
import SiteContent
import Testing

/// Which pages are looked at again when something else than their own files changes.
struct PageFindingTests {
    private static let ledger = """
        plan: {title: Plan, period: 2016}
        facts:
          - {id: schools, section: a, statement: We went to 19 schools., figures: [19 schools], clarity: clear}
          - {id: bikes, section: a, statement: The police took 7 bikes., figures: [7 bikes], clarity: clear}

        """

    private static let police = contact("police-101", number: "101")
    private static let helpline = contact("helpline", number: "0800 1111")

    private static let site = [
        "content/contacts.yaml": police + helpline,
        "content/checks/words.yaml": "- {avoid: [utilise], instead: Write use.}",
        "seeds/facts.yaml": ledger,
        "content/pages/index.md": entry(body: "Nothing is said here.\n\n[Ours](b.md)"),
        "content/pages/b.md": entry(body: "The [official helpline](contact:helpline) and [ours](index.md)"),
        "content/pages/c.md": entry(body: "Ring 0800 1111, or 0161 496 0000, by 2030."),
        "content/pages/about/d.md": entry(body: "We went to [20 schools](fact:schools)."),
        "content/pages/about/e.md": entry(body: "We utilise [7 bikes](fact:bikes)."),
    ]

    /// Changes, each with the pages that it makes the rules look at.
    private static let changes: [(files: [String: String], lookedAt: [String])] = [
        ([:], []),
        (["content/search/help.yaml": "- {id: a, when: [b], contacts: [helpline], say: Ring.}"], []),
        (["content/contacts.yaml": police + helpline.replacing("Use.", with: "Help.")], []),
        (["content/contacts.yaml": police + contact("helpline", number: "0800 2222")], ["c"]),
        (["content/contacts.yaml": contact("police-101", number: "102") + helpline], []),
        (["content/contacts.yaml": site["content/contacts.yaml"]! + contact("x", number: "0161 496 0000")], ["c"]),
        (["content/contacts.yaml": site["content/contacts.yaml"]! + contact("x", number: "0161 496 0001")], []),
        (
            ["content/contacts.yaml": police + contact("helpline", number: "0800 1111", status: "unconfirmed")],
            ["b"]
        ),
        (["seeds/facts.yaml": ledger.replacing("19 schools", with: "20 schools")], ["about/d"]),
        (["seeds/facts.yaml": ledger.replacing("section: a", with: "section: b")], []),
        (["content/pages/index.md": entry(title: "Z", body: "Nothing is said here.\n\n[Ours](b.md)")], ["index"]),
        (
            ["content/checks/words.yaml": "- {avoid: [utilise, helpline], instead: Write use.}"],
            ["about/d", "about/e", "b", "c", "index"]
        ),
        (
            ["content/search/synonyms.yaml": "- {from: [cycle], to: [bikes, schools]}"],
            ["about/d", "about/e", "b", "c", "index"]
        ),
        (["content/search/synonyms.yaml": "- {apart: [bikes, schools]}"], []),
    ]

    private static func checked(_ change: [String: String]) -> CheckedSite? { checkedSite(site.merging(change) { $1 }) }

    @Test(arguments: changes.indices)
    func onlyPagesThatRestOnTheChangeAreLookedAtAgain(change: Int) throws {
        let (files, lookedAt) = Self.changes[change]
        let known = findingsOnPages(try #require(Self.checked([:]))).found
        let again = findingsOnPages(try #require(Self.checked(files)), known: known)
        #expect(again.lookedAt.map(\.string).sorted() == lookedAt.map { "content/pages/\($0).md" })
    }

    @Test(arguments: changes.indices)
    func whateverWasKnownTheFindingsAreThoseOfANewLook(change: Int) throws {
        let known = findingsOnPages(try #require(Self.checked(Self.changes[change].files))).found
        for (files, _) in Self.changes {
            let site = try #require(Self.checked(files))
            let clean = findingsOnPages(site).found
            let found = findingsOnPages(site, known: known).found
            #expect(found.mapValues(\.diagnostics) == clean.mapValues(\.diagnostics))
            #expect(found.mapValues(\.standingWords) == clean.mapValues(\.standingWords))
            #expect(Diagnostics(clean.values.flatMap(\.diagnostics)).all.count > 2)
        }
    }

    @Test("pages that are left and looked at later, or at the end, are found the same on")
    func leftPages() throws {
        let site = try #require(Self.checked([:]))
        let clean = findingsOnPages(site).found
        let looking = PageLooking(site, known: [:], program: Digest(of: [])) { !$0.links.isEmpty }
        #expect(looking.leavesPages)
        looking.look(at: "/b/")
        looking.look(at: "/nowhere/")
        let found = looking.finish()
        #expect(found.mapValues(\.diagnostics) == clean.mapValues(\.diagnostics))
        #expect(found.mapValues(\.ground) == clean.mapValues(\.ground))
        #expect(!PageLooking(site, known: found, program: Digest(of: [])) { _ in true }.leavesPages)
    }
}
