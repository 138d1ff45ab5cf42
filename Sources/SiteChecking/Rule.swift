package import SiteContent

/// Something that would hurt a reader, looked for before anything is published.
package struct Rule: Sendable {
    /// The name that diagnostics end in: `telephone-number`.
    package let id: String
    /// Why the rule is there.
    package let reason: String
    /// How its findings are told where neither the rule nor the site says otherwise.
    package let severity: Diagnostic.Severity
    /// Looks at one page after another.
    ///
    /// It is given nothing of the site but the page and what all pages share, so it need not look again before one of
    /// the two changes.
    let onPages: (@Sendable (SharedGround) -> PageLook)?
    /// Looks at the whole site. What it takes from the texts of pages belongs into ``PageFindings``, by which a build knows
    /// that an edited text changes nothing of what was found; titles, summaries and days of reviews are for rules on entries.
    let find: @Sendable (CheckedSite) -> [Finding]
    /// Whether what it finds at the whole site is what it finds on one entry after another: by its front matter, and by what
    /// was planned of it, but for titles and summaries of others. It is asked anew of edited entries alone.
    let isOnEntries: Bool

    typealias PageLook = @Sendable (ReadPage) -> [Finding]
}

extension Rule {
    init(
        _ id: String,
        _ severity: Diagnostic.Severity,
        because reason: String,
        find: @escaping @Sendable (CheckedSite) -> [Finding]
    ) {
        self.init(id: id, reason: reason, severity: severity, onPages: nil, find: find, isOnEntries: false)
    }

    /// - Parameter find: Is given the day of the check.
    init(
        _ id: String,
        _ severity: Diagnostic.Severity,
        because reason: String,
        onEachEntry find: @escaping @Sendable (CheckedPage, Day) -> Finding?
    ) {
        self.init(
            id: id,
            reason: reason,
            severity: severity,
            onPages: nil,
            find: { site in site.pages.compactMap { find($0, site.today) } },
            isOnEntries: true
        )
    }

    init(
        _ id: String,
        _ severity: Diagnostic.Severity,
        because reason: String,
        onPages: @escaping @Sendable (SharedGround) -> PageLook,
        andAtSite find: @escaping @Sendable (CheckedSite) -> [Finding] = { _ in [] }
    ) {
        self.init(id: id, reason: reason, severity: severity, onPages: onPages, find: find, isOnEntries: false)
    }

    enum Pages {
        case page, englishPage
    }

    init(
        _ id: String,
        _ severity: Diagnostic.Severity,
        because reason: String,
        onEach pages: Pages,
        find: @escaping PageLook
    ) {
        self.init(
            id,
            severity,
            because: reason,
            onPages: { _ in { page in pages == .page || page.isEnglish ? find(page) : [] } }
        )
    }

    /// The findings, told as the site wants them; nothing where the site turned the rule off.
    func told(_ findings: [Finding], as settings: [RuleSetting]) -> [Diagnostic] {
        let setting = settings.last { $0.rule.value == id }
        if let setting, setting.severity == nil { return [] }
        return findings.map { finding in
            Diagnostic(
                setting?.severity ?? finding.severity ?? severity,
                file: finding.file,
                at: finding.place,
                problem: finding.problem,
                remedy: finding.remedy,
                rule: id,
                words: finding.words
            )
        }
    }
}

/// What a rule found at one place.
struct Finding {
    let file: String
    let place: Place
    /// The words at fault, as the file has them.
    var words: String?
    let problem: String
    let remedy: String
    /// Where this finding is told otherwise than the rule's others.
    var severity: Diagnostic.Severity?
}

/// Every rule, in the order of their names.
package let allRules: [Rule] = [
    .altText, .campaignQuiet, .capitals, .contactChecked, .contactStatus, .contactUsed, .contrast, .doubleNegative,
    .evidenceCited, .evidenceFigure, .exception, .externalLink, .factStated, .garbledFigure, .headingOrder,
    .languageOfParts, .linkText, .linkTextClash, .passive, .plainWords, .priorityLinks, .readingAge, .reviewDate,
    .reviewDue, .searchContract, .searchPromises, .searchQuery, .sentenceLength, .synonymTarget, .tableHeader,
    .telephoneNumber, .wordsApart,
]

/// The rules that look at what other sites and the site's search answered.
private let outsideRules: [Rule] = [.externalLink]
private let searchRules: [Rule] = [.searchContract, .searchQuery, .wordsApart]
/// The names of those that look at what the site's search answered.
package let searchRuleNames = Set(searchRules.map(\.id))

private let rulesOnEntries = allRules.filter(\.isOnEntries)
/// The names of those that look at the front matter of one entry after another, and at what was planned of it.
package let entryRules = Set(rulesOnEntries.map(\.id))

/// What those find, without regard to exceptions.
package func checkEntries(_ site: CheckedSite) -> [Diagnostic] {
    rulesOnEntries.flatMap { $0.told($0.find(site), as: site.sources.settings.checks) }
}

/// Everything that the rules find in the site's files, less what authors excepted.
///
/// - Parameter onPages: What ``findingsOnPages(_:known:program:)`` found; found now where it is nil.
package func check(_ site: CheckedSite, onPages: [SourcePath: PageFindings]? = nil) -> [Diagnostic] {
    let settings = site.sources.settings.checks
    let known = allRules.map(\.id)
    let unknown = settings.filter { !known.contains($0.rule.value) }
        .map { Diagnostic.unknown("rule", $0.rule, in: "content/site.yaml", among: known) }
    let asking = Set((outsideRules + searchRules).map(\.id))
    let rules = allRules.filter { !asking.contains($0.id) }
    let onPages = onPages ?? findingsOnPages(site).found
    var site = site
    for page in onPages.values { site.standingWords.formUnion(page.standingWords) }
    return unknown + check(site, rules, onPages: onPages.values.flatMap(\.diagnostics))
}

/// Everything that the rules find in what other sites and the search answered, as far as they were asked.
package func checkAnswers(_ site: CheckedSite) -> [Diagnostic] {
    check(site, (site.outside == nil ? [] : outsideRules) + (site.answers == nil ? [] : searchRules))
}

private func check(_ site: CheckedSite, _ rules: [Rule], onPages: [Diagnostic] = []) -> [Diagnostic] {
    except(onPages + rules.flatMap { $0.told($0.find(site), as: site.sources.settings.checks) }, in: site, of: rules)
}
