package import CommonMark
package import Digest
import Parallel
package import SiteContent
import SitePlanning
import Synchronization

/// What the rules that look at one page after another found on one, without regard to exceptions, and what that rests
/// on: it stands until the ground or an answer of the registry differs.
package struct PageFindings: Sendable {
    package let diagnostics: [Diagnostic]
    /// Of all that the rules may look at, apart from the numbers of the registry.
    package let ground: Digest
    package let numbers: [NumberAsked]
    /// Which of the words that synonyms lead to stand on the page, by their numbers, in order. All that rules on the whole
    /// site take from a page's text: while it is the same, an edited text changes nothing of what they find.
    package let standingWords: [Int]

    package init(_ diagnostics: [Diagnostic], ground: Digest, numbers: [NumberAsked], standingWords: [Int]) {
        self.diagnostics = diagnostics
        self.standingWords = standingWords
        self.ground = ground
        self.numbers = numbers
    }

    fileprivate func stand(on ground: Digest, _ known: KnownNumbers) -> Bool {
        self.ground == ground && numbers.allSatisfy { known[$0.digits] == $0.contact }
    }
}

/// The rules that look at one page after another: what they find on a page is told by the page and what stands around it.
package let pageRules: Set<String> = Set(allRules.filter { $0.onPages != nil }.map(\.id))

/// Looks at each page with the rules that look at one page after another.
///
/// - Parameters:
///   - known: What was found before; a page on whose ground nothing changed is not looked at again.
///   - program: Of the program: another version may find something else.
/// - Returns: The findings on every page, by its file, and the pages that were looked at.
package func findingsOnPages(
    _ site: CheckedSite,
    known: [SourcePath: PageFindings] = [:],
    program: Digest = Digest(of: [])
) -> (found: [SourcePath: PageFindings], lookedAt: Set<SourcePath>) {
    let looking = PageLooking(site, known: known, program: program)
    return (looking.finish(), looking.lookedAt)
}

/// A look at each page with the rules that look at one page after another.
///
/// Pages can be left for later: a text that would have to be parsed again is looked at when it is parsed for something
/// else.
package final class PageLooking: Sendable {
    /// Pages whose findings are not what was found before, those that are left among them.
    package let lookedAt: Set<SourcePath>
    private let looks: PageLooks
    /// By their addresses.
    private let left: [String: CheckedPage]
    private let found: Mutex<[SourcePath: PageFindings]>

    /// Looks at all pages but those that are left.
    ///
    /// - Parameters:
    ///   - known: What was found before; a page on whose ground nothing changed is not looked at again.
    ///   - program: Of the program: another version may find something else.
    ///   - isLeft: Whether the text that it is given is to be looked at later.
    package init(
        _ site: CheckedSite,
        known: [SourcePath: PageFindings],
        program: Digest,
        leaving isLeft: @Sendable (Document) -> Bool = { _ in false }
    ) {
        let looks = PageLooks(site, program: program)
        let results = inParallel(site.pages) { page -> (findings: PageFindings?, isKnown: Bool) in
            if let known = known[page.entry.source], looks.confirm(known, on: page) { return (known, true) }
            guard !isLeft(page.entry.body) else { return (nil, false) }
            defer { page.entry.body.releaseTextOfMany() }
            return (looks.findings(on: page), false)
        }
        var found: [SourcePath: PageFindings] = [:]
        found.reserveCapacity(results.count)
        var lookedAt: Set<SourcePath> = []
        var left: [String: CheckedPage] = [:]
        for (page, (findings, isKnown)) in zip(site.pages, results) {
            found[page.entry.source] = findings
            if findings == nil { left[page.model.route.path] = page }
            if !isKnown { lookedAt.insert(page.entry.source) }
        }
        self.looks = looks
        self.lookedAt = lookedAt
        self.left = left
        self.found = Mutex(found)
    }

    package var leavesPages: Bool { !left.isEmpty }

    /// Looks at the page at an address if it was left. What was parsed of its text is not released.
    package func look(at address: String) {
        guard let page = left[address] else { return }
        let findings = looks.findings(on: page)
        found.withLock { $0[page.entry.source] = findings }
    }

    /// Looks at what is still left.
    ///
    /// - Returns: The findings on every page, by its file.
    package func finish() -> [SourcePath: PageFindings] {
        let unseen = found.withLock { found in left.filter { found[$0.value.entry.source] == nil } }
        _ = inParallel(Array(unseen)) { address, page in
            look(at: address)
            page.entry.body.releaseTextOfMany()
        }
        return found.withLock { $0 }
    }
}

/// The rules that look at one page after another, with all that they know besides the page.
private struct PageLooks: Sendable {
    private let shared: SharedGround
    /// Of all that pages share.
    private let ground: Digest
    private let ledger: Ledger
    private let traits: TraitFinder
    private let numbers: KnownNumbers
    private let wanted: WantedWordFinder
    private let looks: [(rule: Rule, look: Rule.PageLook)]

    init(_ site: CheckedSite, program: Digest) {
        let shared = SharedGround(site)
        self.shared = shared
        ground = shared.digest(program: program)
        ledger = site.plan.ledger
        traits = TraitFinder(avoiding: shared.avoidedWords)
        numbers = KnownNumbers(site.plan.contacts)
        wanted = WantedWordFinder(shared.wantedWords)
        looks = allRules.compactMap { rule in rule.onPages.map { (rule, $0(shared)) } }
    }

    /// Whether what was found on a page is what would be found now.
    func confirm(_ known: PageFindings, on page: CheckedPage) -> Bool {
        known.stand(on: PageSurroundings(page, ledger).ground(on: ground), numbers)
    }

    func findings(on page: CheckedPage) -> PageFindings {
        let around = PageSurroundings(page, ledger)
        let read = ReadPage(around, traits, numbers)
        var diagnostics: [Diagnostic] = []
        for place in looks.indices {
            let found = looks[place].look(read)
            if !found.isEmpty { diagnostics += looks[place].rule.told(found, as: shared.settings) }
        }
        let standing = read.isEnglish ? wanted.standing(in: read.passages.lazy.map(\.text)) : []
        return PageFindings(
            diagnostics,
            ground: around.ground(on: ground),
            numbers: read.numbers.questions,
            standingWords: standing
        )
    }
}

/// What rules that look at one page after another may read besides the page.
struct SharedGround: Sendable {
    let avoidedWords: [AvoidedWords]
    let wantedWords: [WantedWords]
    /// How the site wants rules to be told.
    let settings: [RuleSetting]

    init(_ site: CheckedSite) {
        avoidedWords = site.sources.avoidedWords
        wantedWords = WantedWords.all(of: site.sources.words)
        settings = site.sources.settings.checks
    }

    fileprivate func digest(program: Digest) -> Digest {
        var digester = Digester()
        digester.update(program)
        digester.update(avoidedWords.count)
        for entry in avoidedWords {
            digester.update(entry.words)
            digester.update(entry.instead)
            digester.update(entry.unless)
        }
        digester.update(wantedWords.count)
        for words in wantedWords { digester.update(words.phrases) }
        digester.update(settings.count)
        for setting in settings {
            digester.update(setting.rule.value)
            digester.update(setting.severity?.rawValue)
        }
        return digester.finalize()
    }
}
