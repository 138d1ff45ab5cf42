import CommonMark
package import Digest
import Parallel
package import SiteContent
import SitePlanning

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
) -> (found: [SourcePath: PageFindings], lookedAt: [SourcePath]) {
    let shared = SharedGround(site)
    let ground = shared.digest(program: program)
    let traits = TraitFinder(avoiding: shared.avoidedWords)
    let numbers = KnownNumbers(site.plan.contacts)
    let wanted = WantedWordFinder(shared.wantedWords)
    let looks: [(Rule, Rule.PageLook)] = allRules.compactMap { rule in rule.onPages.map { (rule, $0(shared)) } }
    let found = inParallel(site.pages) { page -> (findings: PageFindings, isNew: Bool) in
        let around = PageSurroundings(page, site.plan.ledger)
        let ground = around.ground(on: ground)
        if let known = known[page.entry.source], known.stand(on: ground, numbers) { return (known, false) }
        let read = ReadPage(around, traits, numbers)
        let diagnostics = looks.flatMap { rule, look in rule.told(look(read), as: shared.settings) }
        let standing = read.isEnglish ? wanted.standing(in: read.passages.lazy.map(\.text)) : []
        page.entry.body.releaseBlocks()
        let questions = read.numbers.questions
        return (PageFindings(diagnostics, ground: ground, numbers: questions, standingWords: standing), true)
    }
    let files = site.pages.map(\.entry.source)
    return (
        Dictionary(zip(files, found.map(\.findings)), uniquingKeysWith: { first, _ in first }),
        zip(files, found).filter(\.1.isNew).map(\.0)
    )
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
