import SiteContent

extension Rule {
    static let exception = Rule(
        "exception",
        .warning,
        because: "An exception without a reason, or for what has been mended, hides the next fault at its place.",
        onPages: { _ in
            { page in
                page.holding(.bracket, among: page.body).compactMap { passage in
                    passage.text.firstRange(of: "[//]:").map { range in
                        page.finding(
                            passage,
                            passage.text[range],
                            problem: "a comment is printed on the page",
                            remedy: "Put an empty line before it, and write no brackets inside its reason."
                        )
                    }
                }
            }
        }
    ) { site in
        let known = allRules.map(\.id)
        var findings: [Finding] = []
        for exception in site.sources.exceptions {
            if exception.reason.isEmpty {
                findings.append(
                    exception.finding(
                        "the exception does not say why",
                        "Add the reason behind a colon: except \(exception.rule.isEmpty ? "rule" : exception.rule): why."
                    )
                )
            }
            guard !known.contains(exception.rule) else { continue }
            let near = nearest(to: exception.rule, among: known)
            findings.append(
                exception.finding(
                    "no rule is called “\(exception.rule)”",
                    near.map { "Did you mean “\($0)”?" } ?? "See “noticeboard check --rules”."
                )
            )
        }
        return findings
    }
}

extension ExceptionComment {
    fileprivate func finding(_ problem: String, _ remedy: String) -> Finding {
        Finding(file: file.string, place: place, problem: problem, remedy: remedy)
    }
}

/// Takes out what authors excepted with a reason, and tells of exceptions from `rules` that apply to nothing.
func except(_ found: [Diagnostic], in site: CheckedSite, of rules: [Rule]) -> [Diagnostic] {
    let exceptions = site.sources.exceptions.filter { !$0.reason.isEmpty && $0.rule != Rule.exception.id }
    var used: Set<ExceptionComment> = []
    let left = found.filter { diagnostic in
        let covering = exceptions.filter { $0.covers(diagnostic) }
        used.formUnion(covering)
        return covering.isEmpty
    }
    let setting = site.sources.settings.checks.last { $0.rule.value == Rule.exception.id }
    if let setting, setting.severity == nil { return left }
    // Whether a rule that did not run would have found something is not known.
    let off = site.sources.settings.checks.filter { $0.severity == nil }.map(\.rule.value)
    let ran = Set(rules.map(\.id)).subtracting(off)
    let read = Set(site.pages.map(\.entry.source))
    let idle = exceptions.filter { exception in
        !used.contains(exception) && ran.contains(exception.rule)
            && (!exception.file.string.hasSuffix(".md") || read.contains(exception.file))
    }
    return left
        + idle.map { exception in
            Diagnostic(
                setting?.severity ?? Rule.exception.severity,
                file: exception.file.string,
                at: exception.place,
                problem: "the exception from “\(exception.rule)” no longer applies: the rule finds nothing there",
                remedy: "Take it out.",
                rule: Rule.exception.id
            )
        }
}
