import SiteContent

let siteFile = """
    name: Test site
    base: https://www.example.org
    owner: The team
    time_zone: Europe/London
    languages:
      - {code: en, name: English, direction: ltr, stemmer: english}
      - {code: ur, name: اردو, direction: rtl}
    """

/// The keys that every entry needs: lines 2 to 6 of its file.
let shared = """
    title: A
    summary: B.
    owner: C
    reviewed: 2026-11-22
    review_by: 2027-11-22

    """

/// A file with the shared keys and `more`, which begins on line 7.
func file(with more: String, body: String = "") -> String { "---\n\(shared)\(more)\n---\n\(body)" }

func lines(_ problems: [Diagnostic]) -> [String] { Diagnostics(problems).all.map(\.description) }

func readEntry(_ bytes: [UInt8], at path: String) -> (entry: Entry?, problems: [String]) {
    var problems: [Diagnostic] = []
    guard let settings = readSettings(SourceFile("content/site.yaml", siteFile), problems: &problems) else {
        return (nil, lines(problems))
    }
    let entry = readEntry(SourceFile(path: SourcePath(path), bytes: bytes), settings: settings, problems: &problems)
    return (entry, lines(problems))
}

/// An entry, by default at `content/pages/a.md`.
func readEntry(_ text: String, at path: String = "content/pages/a.md") -> (entry: Entry?, problems: [String]) {
    readEntry(Array(text.utf8), at: path)
}

func problems(in text: String, _ read: (SourceFile, inout [Diagnostic]) -> Void, at path: String) -> [String] {
    var problems: [Diagnostic] = []
    read(SourceFile(path, text), &problems)
    return lines(problems)
}

/// The words in quotation marks that each line begins with: the key that it is about.
func keys(in problems: [String]) -> [String] {
    problems.map { String($0.drop { $0 != "“" }.dropFirst().prefix { $0 != "”" }) }
}
