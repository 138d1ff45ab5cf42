import SiteContent
package import SitePlanning
package import Templates

/// A date as templates print it, with the form that machines read.
struct DateView: TemplateModel {
    let text: String
    let iso: String

    static let fields: Fields<DateView> = [.text("text") { $0.text }, .text("iso") { $0.iso }]

    init(_ day: Day, _ words: Words) {
        text = words.day(day)
        iso = day.description
    }

    init(_ date: HistoricDate, _ words: Words) {
        text = words.date(date)
        iso = date.iso
    }
}

struct LinkView: TemplateModel {
    let title: String
    let href: String
    var isCurrent = false

    static let fields: Fields<LinkView> = [
        .text("title") { $0.title }, .text("href") { $0.href }, .flag("current") { $0.isCurrent },
    ]
}

struct ItemView: TemplateModel {
    let item: Item
    let words: Words

    static let fields: Fields<ItemView> = [
        .text("title") { $0.item.title },
        .text("href") { $0.item.route.path },
        .text("slug") { $0.item.route.slug },
        .text("summary") { $0.item.summary },
        .text("kind") { $0.words.kind($0.item.kindName) },
        .record("date") { view in view.item.date.map { DateView($0, view.words) } },
        .text("choice") { $0.item.choice ?? "" },
        .flag("is_emergency") { $0.item.urgency == .emergency },
        .flag("is_urgent") { $0.item.urgency == .urgent },
        .text("minutes") { view in view.item.lesson.map { view.words.minutes($0.minutes) } ?? "" },
        .text("key_stages") { view in view.item.lesson.map { view.words.keyStages($0.keyStages) } ?? "" },
        .text("topics") { $0.item.lesson?.topics.joined(separator: ", ") ?? "" },
        .text("format") { view in view.item.lesson.map { view.words.format($0.format) } ?? "" },
        .text("status") { view in view.item.status.map { view.words["campaign_\($0.rawValue)"] } ?? "" },
        .text("language_note") { view in
            view.item.language.map { view.words.filled("link_in_language", ["language": $0.name]) } ?? ""
        },
    ]
}

/// A contact as templates print it: on cards, in the help of every page, in the registry, above results.
package struct ContactView: TemplateModel {
    package let contact: ContactModel
    package let words: Words

    package init(contact: ContactModel, words: Words) {
        self.contact = contact
        self.words = words
    }

    package static let fields: Fields<ContactView> = [
        .text("id") { $0.contact.id },
        .text("anchor") { "contact-\($0.contact.id)" },
        .text("name") { $0.contact.name },
        .text("use") { $0.contact.use },
        .flag("is_confirmed") { $0.contact.status == .confirmed },
        .flag("is_other") { $0.contact.status == .other },
        .flag("is_unconfirmed") { $0.contact.status == .unconfirmed },
        .flag("is_superseded") { $0.contact.status == .superseded },
        .flag("age_unknown") { $0.contact.isAgeUnknown },
        .text("status") { view in
            let words = view.words["contact_\(view.contact.status.rawValue)"]
            return view.contact.isAgeUnknown ? "\(words) \(view.words["age_unknown"])" : words
        },
        .list("channels") { view in
            // A number that is no longer in use is printed nowhere, not even as such.
            let isInUse = view.contact.status != .superseded
            return isInUse ? view.contact.channels.map { ChannelView(channel: $0, words: view.words) } : []
        },
        .text("note") { $0.contact.note ?? "" },
        .text("owner") { $0.contact.owner },
        .text("source_href") { $0.contact.source },
        .text("source") { hostName(of: $0.contact.source) },
        .record("checked") { DateView($0.contact.checked, $0.words) },
        .list("pages") { view in view.contact.pages.map { ItemView(item: $0, words: view.words) } },
    ]
}

struct ChannelView: TemplateModel {
    let channel: ChannelModel
    let words: Words

    static let fields: Fields<ChannelView> = [
        .text("label") { $0.channel.label ?? $0.words["channel_\($0.channel.means.rawValue)"] },
        .text("value") { $0.channel.means == .visit ? hostName(of: $0.channel.value) : $0.channel.value },
        .text("href") { $0.channel.href },
        .flag("is_call") { $0.channel.means == .call },
        .flag("is_text") { $0.channel.means == .text },
        .flag("is_visit") { $0.channel.means == .visit },
        .text("note") { $0.channel.note ?? "" },
    ]
}

struct FactView: TemplateModel {
    let fact: FactModel
    let words: Words

    static let fields: Fields<FactView> = [
        .text("id") { $0.fact.id },
        .text("anchor") { $0.fact.id },
        .text("statement") { $0.fact.statement },
        .flag("is_clear") { !$0.fact.isGarbled },
        .flag("is_garbled") { $0.fact.isGarbled },
        .text("figures") { $0.fact.isGarbled ? "" : $0.fact.figures.joined(separator: ", ") },
        .text("names") { $0.fact.names.joined(separator: ", ") },
        .text("note") { $0.fact.note ?? "" },
        .text("public_note") { $0.fact.publicNote ?? "" },
        .list("pages") { view in view.fact.pages.map { ItemView(item: $0, words: view.words) } },
    ]
}

struct SourceView: TemplateModel {
    let source: SourceNote

    static let fields: Fields<SourceView> = [
        .text("number") { String($0.source.number) },
        .text("anchor") { "source-\($0.source.number)" },
        .text("statement") { $0.source.statement },
        .text("href") { $0.source.href },
        .flag("garbled") { $0.source.isGarbled },
    ]
}

/// A list and the words it is introduced with.
struct ListView: TemplateModel {
    let list: ListModel
    let words: Words

    static let fields = Fields<ListView>(
        ListKind.allCases.map { kind in
            .flag("is_\(kind.rawValue.replacing("-", with: "_"))") { $0.list.kind == kind }
        } + [
            .text("title") { $0.words["list_\($0.list.kind.rawValue.replacing("-", with: "_"))"] },
            .list("groups") { view in view.list.groups.map { GroupView(group: $0, words: view.words) } },
            .text("feed_href") { $0.list.feed ?? "" },
            .text("all_href") { $0.list.all?.route.path ?? "" },
            .text("all_title") { view in
                view.list.all.map { view.words.filled("all_resources", ["count": String($0.count)]) } ?? ""
            },
            .list("filters") { view in
                view.list.filters.map { FilterView(name: $0.name, values: $0.values, words: view.words) }
            },
        ]
    )
}

struct GroupView: TemplateModel {
    let group: ListGroup
    let words: Words

    static let fields: Fields<GroupView> = [
        .text("title") { view in
            switch view.group.heading {
            case .words(let words): words
            case .named(let key): view.words[key]
            case .none: ""
            }
        },
        .text("anchor") { $0.group.anchor },
        .text("note") { $0.group.note ?? "" },
        .list("items") { view in view.group.items.map { ItemView(item: $0, words: view.words) } },
        .list("facts") { view in view.group.facts.map { FactView(fact: $0, words: view.words) } },
        .list("contacts") { view in view.group.contacts.map { ContactView(contact: $0, words: view.words) } },
        .list("branches") { view in view.group.branches.map { BranchView(branch: $0, words: view.words) } },
    ]
}

struct FilterView: TemplateModel {
    let name: String
    let values: [String]
    let words: Words

    static let fields: Fields<FilterView> = [
        .text("name") { $0.name },
        .text("label") { $0.words["filter_\($0.name)"] },
        .list("options") { view in
            view.values.map { OptionView(value: $0, label: view.words.value($0, ofFilter: view.name)) }
        },
    ]
}

struct OptionView: TemplateModel {
    let value: String
    let label: String

    static let fields: Fields<OptionView> = [.text("value") { $0.value }, .text("label") { $0.label }]
}

/// `www.gov.uk` of `https://www.gov.uk/guidance/…`: what a reader sees of an address.
package func hostName(of address: String) -> String {
    var rest = Substring(address)
    for scheme in ["https://", "http://"] where rest.hasPrefix(scheme) { rest = rest.dropFirst(scheme.count) }
    let whole = rest.hasSuffix("/") ? rest.dropLast() : rest
    return String(whole)
}
