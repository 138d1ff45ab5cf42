/// One entry of the contacts registry: the only place where a telephone number stands.
package struct Contact: Sendable {
    package enum Status: String, CaseIterable, Sendable {
        /// The body itself, the police or the government publishes it.
        case confirmed
        /// Councils, charities or the press publish it.
        case other
        case unconfirmed
        /// No longer in use: never printed as current, and no page may link to it.
        case superseded
    }

    package let id: String
    package let name: String
    /// When to use it, in one line.
    package let use: String
    package let channels: [Channel]
    package let status: Status
    /// The source is a public page of unknown age.
    package let isAgeUnknown: Bool
    /// Whose service it is.
    package let owner: String
    /// The public page that gives it.
    package let source: String
    package let checked: Placed<Day>
    package let note: String?
    package let replacedBy: Placed<String>?
    package let place: Place

    /// The first number to call or to text, as it is printed.
    package var number: String? { channels.first { $0.means != .visit }?.value }
}

/// One way to reach a contact.
package struct Channel: Sendable {
    package enum Means: String, CaseIterable, Sendable {
        case call, text, visit
    }

    package let means: Means
    /// A number as it is printed (`01582 547653`), or an address of the web.
    package let value: String
    package let label: String?
    package let note: String?

    /// What a link to it points at: `tel:01582547653`, `sms:…`, or the address itself.
    package var href: String {
        switch means {
        case .call: "tel:" + Channel.digits(of: value)
        case .text: "sms:" + Channel.digits(of: value)
        case .visit: value
        }
    }

    /// A number without the spaces and brackets it is printed with; `+` is kept.
    package static func digits(of number: String) -> String {
        number.filter { ("0"..."9").contains($0) || $0 == "+" }
    }
}

/// The contacts registry, in the order of its file.
package struct ContactsRegistry: Sendable {
    package static let path = SourcePath("content/contacts.yaml")

    package let all: [Contact]
    private let positions: [String: Int]

    package init(_ contacts: [Contact] = []) {
        all = contacts
        positions = Dictionary(contacts.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package subscript(id id: String) -> Contact? { positions[id].map { all[$0] } }

    package var ids: [String] { all.map(\.id) }
}

/// The keys of `content/contacts.yaml`.
package enum ContactKeys {
    static let id = Key.text("id", "The name that pages link to it by.")
    static let name = Key.text("name", "What it is called.")
    static let use = Key.text("use", "When to use it, in one line.")
    static let channels = recordsKey(
        "channels",
        "The ways to reach it, in order.",
        keys: [call.optional, text.optional, visit.optional, label.optional, note.optional]
    ) { Channel(&$0) }
    static let status = Key.choice(
        "status",
        "How sure we are of it.",
        of: Contact.Status.allCases.map(\.rawValue)
    )
    static let ageUnknown = Key.flag("age_unknown", "True where the page that confirms it says no date.")
    static let owner = Key.text("owner", "Whose service it is.")
    static let source = Key.text("source", "The public page that gives it.")
    static let checked = Key.day("checked", "The day on which it was last compared with its source.")
    static let note = Key.text("note", "Words printed with it.")
    static let replacedBy = Key.text("replaced_by", "The contact that took its place.")
    static let call = Key.text("call", "A number to call, as it is printed, in quotation marks.")
    static let text = Key.text("text", "A number to send a text to, in quotation marks.")
    static let visit = Key.text("visit", "A web address.")
    static let label = Key.text("label", "What the button says.")

    package static let all: [KeyShape] = [
        id.required, name.required, use.required, channels.required, status.required, ageUnknown.optional,
        owner.required, source.required, checked.required, note.optional, replacedBy.optional,
    ]
}

/// Reads `content/contacts.yaml`: a list of contacts.
package func readContacts(_ file: SourceFile, problems: inout [Diagnostic]) -> ContactsRegistry {
    let contacts = readRecords(file, keys: ContactKeys.all, calling: "a contact", problems: &problems) {
        Contact(&$0)
    }
    var seen: Set<String> = []
    for contact in contacts where !seen.insert(contact.id).inserted {
        problems.append(
            Diagnostic(
                file: file.path.string,
                at: contact.place,
                problem: "a second contact “\(contact.id)”",
                remedy: "Give each contact an id of its own."
            )
        )
    }
    for contact in contacts {
        guard let other = contact.replacedBy, !contacts.contains(where: { $0.id == other.value }) else { continue }
        problems.append(
            .unknown("contact", other, in: file.path.string, among: contacts.map(\.id))
        )
    }
    return ContactsRegistry(contacts)
}

extension Contact {
    fileprivate init?(_ reader: inout RecordReader) {
        typealias Keys = ContactKeys
        let id = reader.required(Keys.id)
        let name = reader.required(Keys.name)
        let use = reader.required(Keys.use)
        _ = reader.required(Keys.channels)
        channels = reader.elements(Keys.channels)
        let status = reader.required(Keys.status).flatMap { Status(rawValue: $0.value) }
        isAgeUnknown = reader.value(Keys.ageUnknown) ?? false
        let owner = reader.required(Keys.owner)
        let source = reader.required(Keys.source)
        let checked = reader.required(Keys.checked)
        note = reader.value(Keys.note)?.value
        replacedBy = reader.value(Keys.replacedBy)
        place = reader.place
        guard let id, let name, let use, let status, let owner, let source, let checked else { return nil }
        self.id = id.value
        self.name = name.value
        self.use = use.value
        self.status = status
        self.owner = owner.value
        self.source = source.value
        self.checked = checked
    }
}

extension Channel {
    fileprivate init?(_ reader: inout RecordReader) {
        typealias Keys = ContactKeys
        let ways = [
            (Means.call, reader.value(Keys.call)), (.text, reader.value(Keys.text)), (.visit, reader.value(Keys.visit)),
        ]
        label = reader.value(Keys.label)?.value
        note = reader.value(Keys.note)?.value
        let given = ways.compactMap { means, value in value.map { (means, $0) } }
        guard given.count == 1, let (means, value) = given.first else {
            reader.add(
                RecordProblem(
                    place: reader.place,
                    problem: "a channel needs exactly one of “call”, “text” and “visit”",
                    remedy: "Give each number and each address an entry of its own."
                )
            )
            return nil
        }
        self.means = means
        self.value = value.value
        if means == .visit, !value.value.hasPrefix("https://") {
            let rest = value.value.hasPrefix("http://") ? value.value.dropFirst("http://".count) : value.value[...]
            reader.add(
                RecordProblem(
                    place: value.place,
                    problem: "“\(value.value)” is no web address that begins with https://",
                    remedy: "Write it as https://\(rest)."
                )
            )
        }
        if means != .visit, Channel.digits(of: value.value).isEmpty {
            reader.add(
                RecordProblem(
                    place: value.place,
                    problem: "“\(value.value)” is no number",
                    remedy: "Write its figures, in quotation marks."
                )
            )
        }
    }
}
