import ByteCoding
import CommonMark
import SiteContent
import SitePlanning

extension Rule {
    static let telephoneNumber = Rule(
        "telephone-number",
        .error,
        because: "A number outside the registry is not mended when the registry is, and a wrong number does harm.",
        onPages: { _ in { page in NumberFinder(page.numbers).typed(on: page) } }
    ) { site in
        let numbers = NumberFinder(AskedNumbers(KnownNumbers(site.plan.contacts)))
        return numbers.typed(in: site.sources)
            + site.theme.flatMap { numbers.typed(in: $0) }
    }
}

/// Finds numbers that are typed into texts.
private struct NumberFinder {
    private let contacts: AskedNumbers
    private static let traits = TraitFinder(avoiding: [])

    init(_ contacts: AskedNumbers) { self.contacts = contacts }

    func typed(on page: ReadPage) -> [Finding] {
        let titles = page.links.filter { !$0.title.isEmpty }.flatMap { link in
            numbers(in: link.title).map { number in
                finding(number, in: page.file, at: Place(line: link.line, column: link.column))
            }
        }
        return titles
            + page.holding(.digits, among: page.passages).flatMap { passage -> [Finding] in
                let linked = passage.linked.filter { page.target(of: $0).isContact }
                return numbers(in: passage.text).compactMap { number in
                    let offset = passage.offset(of: number.startIndex)
                    guard !linked.contains(where: { $0.range.contains(offset) }) else { return nil }
                    return finding(number, in: page.file, at: passage.place(of: number))
                }
            }
    }

    /// What the other files of the content print on pages.
    func typed(in sources: SiteSources) -> [Finding] {
        func findings(_ texts: [String?], in file: String, at place: Place) -> [Finding] {
            texts.compactMap(\.self).flatMap { text in numbers(in: text).map { finding($0, in: file, at: place) } }
        }
        let settings = sources.settings
        let site = findings(
            [settings.name, settings.shortName, settings.banner]
                + (settings.navigation + settings.footer).map(\.title)
                + settings.priorityGroups.flatMap { [$0.title, $0.note] },
            in: "content/site.yaml",
            at: Place(line: 1)
        )
        let facts = sources.ledger.all.flatMap { fact in
            findings(
                [fact.statement, fact.note, fact.publicNote],
                in: sources.ledger.path.string,
                at: fact.place
            )
        }
        let help = sources.words.helpRules.flatMap { rule in
            findings([rule.say], in: "content/search/help.yaml", at: rule.contacts.first?.place ?? Place(line: 1))
        }
        return site + facts + help
    }

    /// Words of the theme, and of its templates what a reader meets: text, and attributes that are read out.
    func typed(in file: SourceFile) -> [Finding] {
        guard let text = String(validating: file.bytes, as: UTF8.self) else { return [] }
        let isTemplate = file.path.string.hasSuffix(".mustache")
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Substring.init)
        return lines.enumerated().flatMap { index, line -> [Finding] in
            // Tags only take digits away.
            guard Self.traits.traits(of: line).contains(.digits) else { return [] }
            if !isTemplate && line.drop(while: { $0 == " " }).hasPrefix("#") { return [] }
            let words = isTemplate ? wordsOfTemplate(line) : String(line)
            return numbers(in: words).map { number in
                let known = contact(of: number)
                return Finding(
                    file: file.path.string,
                    place: Place(line: index + 1),
                    words: String(number),
                    problem: "the telephone number “\(number)” is typed into the theme",
                    remedy: known.map {
                        "Print the contact “\($0)” there instead: name it under “help” in content/site.yaml."
                    }
                        ?? "Add it to content/contacts.yaml with its source, and print that contact instead."
                )
            }
        }
    }

    /// What looks like a number to call: one of the registry's, or figures in the form of one.
    private func numbers(in text: String) -> [Substring] {
        let plain = telephoneNumbers(in: text).flatMap { range -> [Substring] in
            var groups = text[range].split(whereSeparator: \.isWhitespace)[...]
            var found: [Substring] = []
            // “in 2016 0800 1111 took over”: the most groups that make a number; none has more than eight.
            while let first = groups.first {
                let runs = groups.prefix(8).indices.reversed().map { text[first.startIndex..<groups[$0].endIndex] }
                let number = runs.first { isNumber($0) || isShortNumber($0, in: text) }
                if let number { found.append(number) }
                groups = groups.drop { $0.endIndex <= (number ?? first).endIndex }
            }
            return found
        }
        let disguised = disguisedNumbers(in: text).filter { run in
            guard let contact = contacts[run.digits] else {
                return run.isSpelled && run.digits.count >= 3 && follows(run.words, in: text)
            }
            // A short number is found above as it is; with points or bars in it, it is a date or a score.
            return !contact.isEmpty && (run.isSpelled || run.isForeign || run.digits.count > 6)
        }.map(\.words)
        return plain
            + disguised.filter { other in
                !plain.contains { $0.startIndex < other.endIndex && other.startIndex < $0.endIndex }
            }
    }

    private func isNumber(_ text: Substring) -> Bool {
        let digits = Channel.digits(of: String(text))
        return contacts[digits] != nil || digits.count >= 8 && (digits.hasPrefix("0") || digits.hasPrefix("+"))
    }

    /// A few figures that someone is told to call, though the registry does not know them: 111, 116 123.
    private func isShortNumber(_ text: Substring, in whole: String) -> Bool {
        (3...6).contains(text.count(where: \.isNumber)) && follows(text, in: whole)
    }

    private func follows(_ text: Substring, in whole: String) -> Bool {
        // Not further back, so that a long row of figures takes no long time.
        let before = whole[..<text.startIndex].suffix(16).split { !$0.isLetter }.last?.lowercased() ?? ""
        return ["call", "calling", "dial", "dialling", "phone", "ring", "text"].contains(before)
    }

    private func contact(of number: Substring) -> String? {
        contacts[Channel.digits(of: String(number))]
            ?? disguisedNumbers(in: String(number)).first.flatMap { contacts[$0.digits] }
    }

    private func finding(_ number: Substring, in file: String, at place: Place) -> Finding {
        Finding(
            file: file,
            place: place,
            words: String(number),
            problem: "the telephone number “\(number)” is typed into the text",
            remedy: contact(of: number).map { "Write it as a link to the registry: [\(number)](contact:\($0))." }
                ?? "Add it to content/contacts.yaml with its source, and link to it: [words](contact:its-id)."
        )
    }
}

/// A line of a template without its tags, but with the attributes that a screen reader says.
private func wordsOfTemplate(_ line: Substring) -> String {
    let line = Array(line.utf8)
    var words: [UInt8] = []
    var position = 0
    while let open = line[position...].firstIndex(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "{") }) {
        words += line[position..<open] + gap
        let isField = line[open] == UInt8(ascii: "{")
        let mark = Array((isField ? "}}" : ">").utf8)
        position = line.firstOffset(of: mark, from: open).map { $0 + mark.count } ?? line.count
        guard !isField else { continue }
        let tag = Array(line[open..<position])
        for name in spokenAttributes {
            guard let start = tag.firstOffset(of: name) else { continue }
            words += tag[(start + name.count)...].prefix { $0 != UInt8(ascii: "\"") } + gap
        }
    }
    return String(decoding: words + line[position...], as: UTF8.self)
}

private let spokenAttributes =
    ["alt", "aria-label", "title", "placeholder", "content"].map { Array("\($0)=\"".utf8) }
    + [Array("href=\"tel:".utf8)]

/// Parts what a tag parts.
private let gap = Array(" · ".utf8)
