import SiteChecking
import SiteContent
import SitePlanning

/// What the rules find, less what pages should promise to be found by, on 22 November 2026, or on `today`, in a site of one contact and `files`.
func findings(
    _ files: [String: String],
    theme: [(String, String)] = [],
    styles: [(String, String)] = [],
    today: Day = Day(year: 2026, month: 11, day: 22)!
) -> [String] {
    var problems: [Diagnostic] = []
    let site = checkedSite(files, theme: theme, styles: styles, today: today, problems: &problems)
    let found = Diagnostics(problems + (site.map { check($0) } ?? [])).all
    return found.filter { $0.rule != "search-promises" }.map(\.description)
}

func checkedSite(_ files: [String: String]) -> CheckedSite? {
    var problems: [Diagnostic] = []
    return checkedSite(files, theme: [], today: Day(year: 2026, month: 11, day: 22)!, problems: &problems)
}

private func checkedSite(
    _ files: [String: String],
    theme: [(String, String)],
    styles: [(String, String)] = [],
    today: Day,
    problems: inout [Diagnostic]
) -> CheckedSite? {
    let registers = [
        "content/site.yaml": """
        name: Test site
        base: https://www.example.org
        owner: The team
        time_zone: Europe/London
        languages: [{code: en, name: English, direction: ltr}]
        help: [police-101]
        """,
        "content/contacts.yaml": contact("police-101", number: "101"),
    ]
    let all = registers.merging(files) { $1 }
    let sources = readSources(all.map { SourceFile($0.key, $0.value) }, problems: &problems)
    return sources.map { sources in
        let plan = planSite(sources, now: Int64(today.daysSinceEpoch) * 86_400, problems: &problems)
        return CheckedSite(
            plan: plan,
            sources: sources,
            theme: theme.map { SourceFile($0.0, $0.1) },
            styles: styles.map { SourceFile($0.0, $0.1) },
            today: today
        )
    }
}

func contact(
    _ id: String,
    number: String,
    status: String = "confirmed",
    checked: String = "2026-11-22"
) -> String {
    """
    - id: \(id)
      name: Name
      use: Use.
      channels: [{call: "\(number)"}]
      status: \(status)
      owner: They
      source: https://www.example.org/
      checked: \(checked)

    """
}

/// A file with the keys that every kind needs on lines 2 to 6, `more` from line 7, and the body.
func entry(
    title: String = "A",
    summary: String = "B.",
    reviewBy: String = "2027-11-22",
    _ more: String = "",
    body: String = ""
) -> String {
    """
    ---
    title: \(title)
    summary: \(summary)
    owner: The team
    reviewed: 2026-11-22
    review_by: \(reviewBy)
    \(more.isEmpty ? "" : more + "\n")---
    \(body)
    """
}
