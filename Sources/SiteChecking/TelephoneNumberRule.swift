import CommonMark
import SiteContent
import SitePlanning

extension Rule {
    static let telephoneNumber = Rule(
        "telephone-number",
        because: "A number that stands outside the registry is not mended when the registry is, and a wrong number does harm."
    ) { plan, _ in
        let registry = Registry(plan.contacts)
        return plan.pages.flatMap { registry.numbersTyped(on: $0) }
    }
}

/// The numbers of the registry, without their spaces.
private struct Registry {
    private let contacts: [String: String]

    init(_ all: [ContactModel]) {
        var contacts: [String: String] = [:]
        for contact in all {
            for channel in contact.channels where channel.means != .visit {
                let digits = Channel.digits(of: channel.value)
                if contacts[digits] == nil { contacts[digits] = contact.id }
            }
        }
        self.contacts = contacts
    }

    func numbersTyped(on page: PageModel) -> [Diagnostic] {
        var found: [Diagnostic] = []
        let start = Place(line: 1)
        let matter = ([page.title, page.summary] + page.detail.words).map { Placed($0, at: start) }
        for text in matter + page.findableBy {
            for number in numbers(in: text.value) {
                found.append(diagnostic(number, in: page.source, at: text.place))
            }
        }
        for block in page.body.document.blocks {
            let linked = block.linked.filter { page.body.links[$0.link].isContact }
            for number in numbers(in: block.text) {
                let offset = block.text.utf8.distance(from: block.text.startIndex, to: number.startIndex)
                guard !linked.contains(where: { $0.range.contains(offset) }) else { continue }
                found.append(diagnostic(number, in: page.source, at: Place(line: block.line(at: offset))))
            }
        }
        return found
    }

    /// What looks like a number to call: one of the registry's, or figures in the form of one.
    private func numbers(in text: String) -> [Substring] {
        telephoneNumbers(in: text).flatMap { range -> [Substring] in
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
    }

    private func isNumber(_ text: Substring) -> Bool {
        let digits = Channel.digits(of: String(text))
        return contacts[digits] != nil || digits.count >= 8 && (digits.hasPrefix("0") || digits.hasPrefix("+"))
    }

    /// A few figures that someone is told to call, though the registry does not know them: 111, 116 123.
    private func isShortNumber(_ text: Substring, in whole: String) -> Bool {
        guard (3...6).contains(text.count(where: \.isNumber)) else { return false }
        let before = whole[..<text.startIndex].split { !$0.isLetter }.last?.lowercased() ?? ""
        return ["call", "calling", "dial", "dialling", "phone", "ring", "text"].contains(before)
    }

    private func diagnostic(_ number: Substring, in source: SourcePath, at place: Place) -> Diagnostic {
        let known = contacts[Channel.digits(of: String(number))]
        return Diagnostic(
            file: source.string,
            at: place,
            problem: "the telephone number “\(number)” is typed into the text",
            remedy: known.map { "Write it as a link to the registry: [\(number)](contact:\($0))." }
                ?? "Add it to content/contacts.yaml with its source, and link to it: [words](contact:its-id).",
            rule: Rule.telephoneNumber.id
        )
    }
}

extension Detail {
    /// Words of the front matter that only pages of this kind print.
    fileprivate var words: [String] {
        switch self {
        case .reportingRoute(_, let choice, _, _, _): [choice]
        case .achievement(let period, _, _): [period]
        case .educationResource(let lesson, let safeguarding, _, _): lesson.topics + [safeguarding]
        case .page, .priority, .campaign, .campaignUpdate: []
        }
    }
}

extension ResolvedLink {
    fileprivate var isContact: Bool { if case .contact = self { true } else { false } }
}
