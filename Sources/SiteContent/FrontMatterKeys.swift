/// The front matter of each kind, declared once for the reader, the diagnostics and the editors' schema.
package enum FrontMatterKeys {
    static let title = Key.text("title", "The page's name, as its readers would say it.")
    static let summary = Key.text("summary", "What the page is for, in one or two short sentences.")
    static let owner = Key.text("owner", "Who keeps the page right.")
    static let reviewed = Key.day("reviewed", "The day on which someone last checked every word.")
    static let reviewBy = Key.day("review_by", "The day by which someone must check it again.")
    static let sensitive = Key.flag("sensitive", "True where being seen reading the page could put someone at risk.")
    static let findableBy = Key.texts("findable_by", "Phrases that must find this page among the first three results.")
    static let publish = Key.moment("publish", "When the page appears; until then it is not written.")
    static let expires = Key.moment("expires", "When the page goes; it leaves the search on the minute.")
    static let draft = Key.flag("draft", "True while the page is not to be published.")
    static let aliases = Key.texts("aliases", "Former addresses that lead here, such as /old/address/.")
    static let facts = Key.texts("facts", "Facts of the ledger that the page rests on, besides those it links to.")
    static let audience = Key.choices("audience", "Whom the page is for.", of: audiences)

    static let lists = Key.choices(
        "lists",
        "Lists made from other entries, printed after the text.",
        of: ListKind.allCases.map(\.rawValue)
    )
    static let structure = recordsKey(
        "structure",
        "Who does what in the partnership, drawn above the text.",
        keys: [structureTitle.required, bodies.required]
    ) { StructurePart(&$0) }
    static let structureTitle = Key.text("title", "What these bodies are there for.")
    static let bodies = recordsKey(
        "bodies",
        "The bodies, each with the fact that names it.",
        keys: [fact.required, does.required]
    ) { StructurePart.Body(&$0) }
    static let fact = Key.text("fact", "The fact of the ledger that names the body.")
    static let does = Key.text("does", "What it does, in a few words.")
    static let urgency = Key.choice(
        "urgency",
        "How soon someone must act.",
        of: ReportingRoute.Urgency.allCases.map(\.rawValue)
    )
    static let choice = Key.text("choice", "What happened, in the reader's words.")
    static let order = Key.number("order", "The position among its neighbours; the lowest comes first.", in: 0...9999)
    static let contacts = Key.texts("contacts", "Contacts from content/contacts.yaml, in the order to print them.")
    static let priorities = Key.texts("priorities", "The priorities it belongs to, by the names of their files.")
    static let priority = Key.text("priority", "The priority it belongs to, by the name of its file.")
    static let period = Key.text("period", "When it happened, as far as is known.")
    static let campaign = Key.text("campaign", "The campaign it belongs to, by the name of its folder.")
    static let status = Key.choice(
        "status",
        "Whether the campaign goes on.",
        of: Campaign.Status.allCases.map(\.rawValue)
    )
    static let hashtag = Key.text("hashtag", "The campaign's tag, in quotation marks: \"#keepLutontidy\".")
    static let date = Key.historicDate("date", "When it happened, no more exactly than is known.")
    static let source = Key.text("source", "The public page it rests on, where it does not rest on the plan.")
    static let keyStages = Key.choices(
        "key_stages",
        "The key stages it suits.",
        of: ["KS1", "KS2", "KS3", "KS4", "KS5"]
    )
    static let minutes = Key.number("minutes", "How long it takes.", in: 5...600)
    static let topics = Key.texts("topics", "What it is about, in a word or two each.")
    static let format = Key.choice(
        "format",
        "What sort of resource it is.",
        of: ["lesson", "assembly", "tutor-time", "workshop", "activity"]
    )
    static let safeguarding = Key.text("safeguarding", "What a teacher must know before using it.")

    static let files = Key.texts("files", "Files beside this one that belong to the resource, for its pack.")

    package static let audiences = ["residents", "young-people", "schools", "partners"]

    static let shared: [KeyShape] = [
        title.required, summary.required, owner.required, reviewed.required, reviewBy.required, sensitive.optional,
        findableBy.optional, publish.optional, expires.optional, draft.optional, aliases.optional, facts.optional,
        audience.optional,
    ]

    /// The names of all kinds.
    package static let kinds = own.keys.sorted()

    /// Every kind's own keys, by the kind's name.
    static let own: [String: [KeyShape]] = [
        "page": [lists.optional, structure.optional],
        "reporting-route": [
            urgency.required, choice.required, order.required, contacts.required, priorities.optional,
        ],
        "priority": [order.optional],
        "achievement": [priority.optional, period.required],
        "campaign": [status.required, hashtag.optional, priorities.optional],
        "campaign-update": [campaign.required, date.required, source.optional],
        "education-resource": [
            keyStages.required, minutes.required, topics.required, format.required, priorities.optional,
            safeguarding.required, contacts.required, files.optional,
        ],
    ]

    /// All keys that the front matter of a kind may hold.
    package static func keys(of kind: String) -> [KeyShape] { shared + (own[kind] ?? []) }
}
