import SiteContent
import SitePlanning

/// A site of one file a kind of register, to which each test adds its pages.
let registers = [
    "content/site.yaml": """
    name: Test site
    base: https://www.example.org
    owner: The team
    time_zone: Europe/London
    languages:
      - {code: en, name: English, direction: ltr}
      - {code: ur, name: اردو, direction: rtl}
    priority_groups:
      - {slug: safe, title: Safe streets, note: Ours.}
      - {slug: kind, title: Kind streets}
    """,
    "content/contacts.yaml": """
    - id: emergency-999
      name: Emergency
      use: In danger.
      channels: [{call: "999"}]
      status: confirmed
      owner: They
      source: https://www.example.org/
      checked: 2026-11-22
    - id: police-101
      name: Police
      use: Not urgent.
      channels: [{visit: "https://www.example.org/"}, {call: "101"}]
      status: confirmed
      owner: They
      source: https://www.example.org/
      checked: 2026-11-22
    - id: online-only
      name: Online
      use: At any time.
      channels: [{visit: "https://www.example.org/"}]
      status: other
      owner: They
      source: https://www.example.org/
      checked: 2026-11-22
    - id: old-line
      name: Old
      use: Never.
      channels: [{call: "0800 1111"}]
      status: superseded
      owner: They
      source: https://www.example.org/
      checked: 2026-11-22
      replaced_by: police-101
    - id: older-line
      name: Older
      use: Never.
      channels: [{call: "0800 2222"}]
      status: superseded
      owner: They
      source: https://www.example.org/
      checked: 2026-11-22
    """,
    "seeds/plan.yaml": """
    plan: {title: The plan, period: 2017 to 2020}
    facts:
      - {id: bags, section: clean-streets, statement: Over 500 bags., figures: ["500"], clarity: clear}
      - {id: arrests, section: clean-streets, statement: Arrests were made., figures: [several], clarity: garbled}
      - {id: schools, section: schools, statement: Five schools joined., clarity: clear}
    """,
]

/// 22 November 2026, midday.
let now: Int64 = 1_795_348_800

/// A file with the keys that every kind needs on lines 2 to 6, `more` from line 7, and the body.
func entry(_ title: String, _ more: String = "", body: String = "") -> String {
    """
    ---
    title: \(title)
    summary: About \(title).
    owner: The team
    reviewed: 2026-11-22
    review_by: 2027-11-22
    \(more.isEmpty ? "" : more + "\n")---
    \(body)
    """
}

let route = "urgency: standard\nchoice: It happened\norder: 10\ncontacts: [police-101]"
let resource = """
    key_stages: [KS3]
    minutes: 50
    topics: [litter]
    format: lesson
    safeguarding: Tell the lead.
    contacts: [online-only]
    """

func sourceFiles(_ files: [String: String]) -> [SourceFile] {
    let home = ["content/pages/index.md": entry("Home")]
    let all = registers.merging(home) { $1 }.merging(files) { $1 }
    return all.sorted { $0.key < $1.key }.map { SourceFile($0.key, $0.value) }
}

/// What the plan of a site makes of the registers, a home page and `files`, which may replace these.
func plan(_ files: [SourceFile], now: Int64 = now) -> (plan: SitePlan?, problems: [String]) {
    var problems: [Diagnostic] = []
    let plan = readSources(files, problems: &problems).map { planSite($0, now: now, problems: &problems) }
    return (plan, Diagnostics(problems).all.map(\.description))
}

func plan(_ files: [String: String], now: Int64 = now) -> (plan: SitePlan?, problems: [String]) {
    plan(sourceFiles(files), now: now)
}

extension SitePlan {
    func page(_ path: String) -> PageModel? { pages.first { $0.route.path == path } }
}

extension PageModel {
    /// The titles of a list's items, group by group.
    func titles(_ kind: ListKind) -> [[String]]? {
        lists.first { $0.kind == kind }?.groups.map { $0.items.map(\.title) }
    }
}
