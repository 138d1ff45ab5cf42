import Foundation
import SiteTesting

/// A site that changes by chance, always into one without a fault. The same seed makes the same changes.
struct RandomSite {
    private(set) var site = FixtureSite.englishAndUrdu
    private(set) var now = FixtureSite.now
    /// What was done, for whoever reads a failed test.
    private(set) var history: [String] = []
    private var numbers: SplitMix
    private var count = 0
    /// Pages that nothing links to, by their paths.
    private var spare: [String] = []

    init(seed: UInt64) { numbers = SplitMix(state: seed) }

    /// - Parameter count: Of sites, where `NOTICEBOARD_RANDOM_SITES` says no other.
    static func seeds(usually count: UInt64) -> ClosedRange<UInt64> {
        let wanted = ProcessInfo.processInfo.environment["NOTICEBOARD_RANDOM_SITES"].flatMap(UInt64.init)
        return 1...max(wanted ?? count, 1)
    }

    /// Undoes what came to a site with a fault.
    mutating func takeBack(to site: FixtureSite) {
        self.site = site
        history.append("taken back")
    }

    mutating func change() {
        let edits: [(String, (inout RandomSite) -> Void)] = [
            ("add a page", { $0.addPage() }), ("add an update", { $0.addUpdate() }), ("delete", { $0.deletePage() }),
            ("move", { $0.movePage() }), ("text", { $0.changeText() }), ("title", { $0.changeTitle() }),
            ("contact", { $0.changeContact() }), ("fact", { $0.changeFact() }), ("template", { $0.changeTemplate() }),
            ("string", { $0.changeString() }), ("asset", { $0.changeAsset() }), ("time", { $0.passTime() }),
            ("flags", { $0.changeFlags() }), ("site", { $0.changeSettings() }), ("search", { $0.changeSearch() }),
            ("translation", { $0.changeTranslation() }), ("attachment", { $0.changeAttachment() }),
        ]
        let (name, edit) = pick(edits)
        history.append(name)
        edit(&self)
    }

    private mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[Int.random(in: 0..<choices.count, using: &numbers)]
    }

    private mutating func word() -> String {
        pick(["litter", "meadow", "volunteers", "neighbours", "bridge", "market", "kindness", "street"])
    }

    private mutating func next() -> Int {
        count += 1
        return count
    }

    /// A word that no text had before. Rules ask where a figure comes from, so it is none.
    private mutating func newWord() -> String {
        let letters = Array("abcdefghij")
        return "new" + String(String(next()).compactMap(\.wholeNumberValue).map { letters[$0] })
    }

    private mutating func addPage() {
        let number = next()
        var keys: [String] = []
        if Bool.random(using: &numbers) { keys.append("aliases: [/former/\(number)/]") }
        if Bool.random(using: &numbers) { keys.append("findable_by: [\(word()) \(word())]") }
        if Bool.random(using: &numbers) { keys.append("facts: [walks]") }
        if number.isMultiple(of: 3) { keys.append("publish: 2026-\(pick(["11-22 13:00", "11-30", "12-05"]))") }
        if number.isMultiple(of: 4) { keys.append("expires: 2026-\(pick(["12-06", "12-20"]))") }
        if number.isMultiple(of: 5) {
            keys.append("lists: [\(pick(["all-pages", "campaigns", "contacts", "resources"]))]")
        }
        let links = [
            "[hate crime](../report/hate-crime.md)", "[helpline](contact:helpline)", "[bags](fact:bags)",
            "[the notice](notice.md)", "[online](contact:online)", "[below](#part)",
        ]
        let text = "Extra words about \(word()): \(pick(links)), \(pick(links)).\n\n## Part\n\n\(word())."
        let path = "content/pages/extra-\(number).md"
        site[path] = FixtureSite.entry("Extra \(word()) \(newWord())", keys.joined(separator: "\n"), text: text)
        spare.append(path)
    }

    mutating func addUpdate() {
        let number = next()
        let path = "content/campaigns/tidy/updates/more-\(number).md"
        let date = pick(["2016-03-01", "2017", "2015-12", "not known", "\(1900 + number)", "\(1950 + number)"])
        site[path] = FixtureSite.entry(
            "Weekend \(newWord())",
            "campaign: tidy\ndate: \(date)",
            text: "\(word()) and \(word())."
        )
        spare.append(path)
    }

    private mutating func deletePage() {
        guard !spare.isEmpty else { return addPage() }
        let path = pick(spare)
        spare.removeAll { $0 == path }
        site.files[path] = nil
    }

    private mutating func movePage() {
        guard let old = spare.last(where: { $0.hasPrefix("content/pages/") }) else { return addPage() }
        let new = "content/pages/moved-\(next()).md"
        site.files[new] = site.files.removeValue(forKey: old)
        spare = spare.map { $0 == old ? new : $0 }
    }

    private var entries: [String] { site.files.keys.filter { $0.hasSuffix(".md") }.sorted() }

    private mutating func changeText() {
        let path = pick(entries)
        site[path] += "\nMore about \(word()).\n"
    }

    /// An edit of one text: most leave what other pages show of it as it is.
    mutating func editText() {
        let path = pick(entries)
        let text = site[path]
        let body = text.ranges(of: "---\n").dropFirst().first?.upperBound ?? text.endIndex
        let edits: [(String, String)] = [
            ("append", text + "\nMore about \(word()) and \(newWord()).\n"),
            ("prepend", text[..<body] + "\nFirst of all, \(word()) for \(word()).\n" + text[body...]),
            ("shout", text + "\nTHE \(word().uppercased()) IS OPEN.\n"),
            ("heading", text + "\n## About \(word()) \(newWord())\n\nIt is \(word()).\n"),
            ("no heading", text.replacing("\n## About", with: "\nAbout", maxReplacements: 1)),
            ("link", text + "\n\(link(from: path))\n"),
            ("list", text + "\n- \(word())\n- \(word())\n"),
            ("say again", text.replacing("More about", with: "Much about")),
        ]
        let (name, edited) = pick(edits)
        history.append(name)
        site[path] = String(edited)
    }

    private mutating func link(from path: String) -> String {
        let up = String(repeating: "../", count: path.split(separator: "/").count - 2)
        let target = pick([
            "contact:helpline", "fact:bags", "https://example.org/", "\(up)pages/notice.md", "\(up)pages/a-z.md",
            "\(up)report/hate-crime.md#who-can-report", "\(up)schools/respect.md", "/report/",
        ])
        return "[\(word())](\(target))"
    }

    /// Another title, summary or review, of an update more often than not: most others' titles are planned with the whole
    /// site. Titles of few words often change places in lists, and updates of one day with those beside them.
    mutating func editTeaser() {
        let updates = entries.filter { $0.contains("/updates/") }
        let path = pick(Int.random(in: 0..<4, using: &numbers) > 0 ? updates : entries)
        let words = "\(pick(["A", "The", "the", "Über"])) \(word())"
        let day = pick(["2026-10-01", "2026-11-05", "2026-12-01"])
        let (key, value) = pick([
            ("title", words), ("title", words), ("summary", "\(words) \(newWord())."), ("summary", "\(words)."),
            ("reviewed", day), ("review_by", day),
        ])
        history.append("\(key) of \(path)")
        site[path] = replacingLine("\(key): ", of: site[path], with: "\(key): \(value)")
    }

    private mutating func changeTitle() {
        let path = pick(entries)
        site[path] = replacingLine("title: ", of: site[path], with: "title: A \(word()) \(newWord())")
    }

    private mutating func changeContact() {
        let path = "content/contacts.yaml"
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0:
            site[path] = replacingLine(
                "    - call: \"01632",
                of: site[path],
                with: "    - call: \"01632 96\(1000 + next())\""
            )
        case 1:
            site[path] = replacingLine("  name: Riverside P", of: site[path], with: "  name: Riverside P\(newWord())")
        case 2: site[path] = site[path].replacing("status: unconfirmed", with: "status: other")
        default: site[path] = site[path].replacing("status: other", with: "status: unconfirmed")
        }
    }

    private mutating func changeFact() {
        let path = "seeds/plan.yaml"
        if Bool.random(using: &numbers) {
            site[path] = replacingLine(
                "    statement: Many",
                of: site[path],
                with: "    statement: Many walks, \(word())."
            )
        } else {
            site[path] = replacingLine("    note:", of: site[path], with: "    note: It names \(word()) \(newWord()).")
        }
    }

    private mutating func changeTemplate() {
        let names = ["shell", "page", "campaign", "partials/item", "results", "redirect"]
        site["theme/templates/\(pick(names)).mustache"] += "<!-- \(next()) -->\n"
    }

    private mutating func changeString() {
        let path = "theme/strings/\(pick(["en", "ur"])).yaml"
        let key = pick([
            "month_11", "title_quiet", "contact_confirmed", "kind_page", "search_page_title", "list_updates",
        ])
        site[path] = replacingLine("\(key): ", of: site[path], with: "\(key): \(word()) \(newWord())")
    }

    private mutating func changeAsset() { site["theme/assets/\(pick(["dots.svg", "site.css"]))"] += " " }

    private mutating func passTime() { now += 3600 * Int64.random(in: 1...120, using: &numbers) }

    private mutating func changeFlags() {
        guard let path = spare.last else { return addPage() }
        let key = pick(["sensitive: true", "draft: true", "audience: [partners]"])
        let others = site[path].split(separator: "\n", omittingEmptySubsequences: false).filter {
            !$0.hasPrefix(key.prefix(5))
        }
        let isSet = site[path].contains(key)
        site[path] = others.joined(separator: "\n")
        if !isSet { site.change(path, "owner: Riverside Council", to: "owner: Riverside Council\n\(key)") }
    }

    private mutating func changeSettings() {
        let path = "content/site.yaml"
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0: site[path] = replacingLine("name: ", of: site[path], with: "name: Riverside \(word()) \(newWord())")
        case 1: site[path] = replacingLine("short_name: ", of: site[path], with: "short_name: R\(newWord())")
        case 2: site[path] = replacingLine("help: ", of: site[path], with: "help: [\(pick(["emergency", "police"]))]")
        default: site[path] = replacingLine("    title: Tidy", of: site[path], with: "    title: Tidy \(word())")
        }
    }

    private mutating func changeSearch() {
        site["content/search/synonyms.yaml"] += "- from: [\(word())s]\n  to: [\(word())]\n"
        site["content/search/help.yaml"] = replacingLine(
            "  say:",
            of: site["content/search/help.yaml"],
            with: "  say: Call now, \(newWord())."
        )
    }

    private mutating func changeTranslation() {
        let path = "content/report/litter.ur.md"
        guard site.files[path] == nil else {
            site.files[path] = nil
            return
        }
        let keys = "urgency: standard\nchoice: کوڑا\norder: 20\ncontacts: [online]"
        site[path] = FixtureSite.entry("کوڑا \(newWord())", keys, text: "کوڑا")
    }

    private mutating func changeAttachment() {
        site["content/pages/map.txt"] += "A map, \(next()).\n"
        site["content/pages/map.md"] = FixtureSite.entry("Map", text: "See [the map](map.txt).")
    }

    private func replacingLine(_ beginning: String, of text: String, with line: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix(beginning) ? line[...] : $0 }
            .joined(separator: "\n")
    }
}
