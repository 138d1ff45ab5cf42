package import Templates

/// A day as readers and as machines write it; `iso` is empty for a day that is not known exactly.
package struct PrintedDay: TemplateModel, Codable, Equatable {
    package let text: String
    package let iso: String

    package init(text: String, iso: String) {
        self.text = text
        self.iso = iso
    }

    package static let fields: Fields<PrintedDay> = [
        .text("text") { $0.text },
        .text("iso") { $0.iso },
    ]
}

/// A page that is offered: its title, its address and a line about it.
package struct WayIn: TemplateModel, Codable, Equatable {
    package let title: String
    package let href: String
    package let summary: String

    package init(title: String, href: String, summary: String = "") {
        self.title = title
        self.href = href
        self.summary = summary
    }

    package static let fields: Fields<WayIn> = [
        .text("title") { $0.title },
        .text("href") { $0.href },
        .text("summary") { $0.summary },
    ]
}

/// A contact as the build found it in the registry, ready to be printed without the registry.
package struct ContactCard: TemplateModel, Codable, Equatable {
    package enum Status: String, Codable, Sendable {
        case confirmed, other, unconfirmed, superseded
    }

    package struct Channel: TemplateModel, Codable, Equatable {
        package enum Kind: String, Codable, Sendable {
            case call, text, visit
        }

        package let kind: Kind
        package let label: String
        package let value: String
        package let href: String
        package let note: String

        package init(_ kind: Kind, label: String, value: String, href: String, note: String = "") {
            self.kind = kind
            self.label = label
            self.value = value
            self.href = href
            self.note = note
        }

        package static let fields: Fields<Channel> = [
            .text("label") { $0.label },
            .text("value") { $0.value },
            .text("href") { $0.href },
            .flag("is_call") { $0.kind == .call },
            .flag("is_text") { $0.kind == .text },
            .flag("is_visit") { $0.kind == .visit },
            .text("note") { $0.note },
        ]
    }

    package let id: String
    package let anchor: String
    package let name: String
    package let use: String
    package let status: Status
    package let ageUnknown: Bool
    /// The status in words for the reader.
    package let statusWords: String
    package let channels: [Channel]
    package let note: String
    package let owner: String
    package let source: String
    package let sourceHref: String
    package let checked: PrintedDay?
    /// What a help rule says above the card; empty elsewhere.
    package var say: String

    package init(
        id: String,
        name: String,
        use: String = "",
        status: Status,
        statusWords: String,
        ageUnknown: Bool = false,
        channels: [Channel],
        note: String = "",
        owner: String = "",
        source: String = "",
        sourceHref: String = "",
        checked: PrintedDay? = nil,
        anchor: String? = nil,
        say: String = ""
    ) {
        self.id = id
        self.anchor = anchor ?? id
        self.name = name
        self.use = use
        self.status = status
        self.ageUnknown = ageUnknown
        self.statusWords = statusWords
        self.channels = channels
        self.note = note
        self.owner = owner
        self.source = source
        self.sourceHref = sourceHref
        self.checked = checked
        self.say = say
    }

    package static let fields: Fields<ContactCard> = [
        .text("id") { $0.id },
        .text("anchor") { $0.anchor },
        .text("name") { $0.name },
        .text("use") { $0.use },
        .flag("is_confirmed") { $0.status == .confirmed },
        .flag("is_other") { $0.status == .other },
        .flag("is_unconfirmed") { $0.status == .unconfirmed },
        .flag("is_superseded") { $0.status == .superseded },
        .flag("age_unknown") { $0.ageUnknown },
        .text("status") { $0.statusWords },
        .list("channels") { $0.channels },
        .text("note") { $0.note },
        .text("owner") { $0.owner },
        .text("source_href") { $0.sourceHref },
        .text("source") { $0.source },
        .record("checked") { $0.checked },
        // A result lists no pages that use a contact; the card's template may ask.
        .list("pages") { _ in [WayIn]() },
        .text("say") { $0.say },
    ]
}
