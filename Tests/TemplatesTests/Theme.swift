import Templates

/// The models that the tests' templates are given: small, with every kind of field.

struct Day: TemplateModel {
    var text = ""
    var iso = ""

    static let fields: Fields<Day> = [
        .text("text") { $0.text },
        .text("iso") { $0.iso },
    ]
}

struct Item: TemplateModel {
    var title = ""
    var href = ""
    var date: Day?
    var parts: [Item] = []

    static let fields: Fields<Item> = [
        .text("title") { $0.title },
        .text("href") { $0.href },
        .record("date") { $0.date },
        .list("parts") { $0.parts },
    ]
}

struct Page: TemplateModel {
    var title = ""
    var summary = ""
    var body = ""
    var isEmergency = false
    var date: Day?
    var items: [Item] = []

    static let fields: Fields<Page> = [
        .text("title") { $0.title },
        .text("summary") { $0.summary },
        .html("body") { $0.body },
        .flag("is_emergency") { $0.isEmergency },
        .record("date") { $0.date },
        .list("items") { $0.items },
    ]
}

struct Site: TemplateModel {
    var siteName = ""
    var sensitive = false
    var nav: [Item] = []

    static let fields: Fields<Site> = [
        .text("site_name") { $0.siteName },
        .flag("sensitive") { $0.sensitive },
        .list("nav") { $0.nav },
    ]
}

struct Slots: TemplateModel {
    var title = ""
    var main = ""

    static let fields: Fields<Slots> = [
        .text("title") { $0.title },
        .html("main") { $0.main },
    ]
}

/// The site and its slots as one model: what a shell is when it is rendered in one go.
struct Whole: TemplateModel {
    var site: Site
    var slots: Slots

    static let fields: Fields<Whole> = [
        .text("site_name") { $0.site.siteName },
        .flag("sensitive") { $0.site.sensitive },
        .list("nav") { $0.site.nav },
        .text("title") { $0.slots.title },
        .html("main") { $0.slots.main },
    ]
}

func source(_ name: String, _ text: String) -> TemplateSource {
    TemplateSource(name: name, file: "theme/templates/\(name).mustache", text: text)
}

func partial(_ name: String, _ text: String) -> TemplateSource {
    TemplateSource(name: name, file: "theme/templates/partials/\(name).mustache", text: text)
}

/// What a template prints for a page.
func rendered(_ text: String, _ page: Page, partials: [TemplateSource] = []) throws -> String {
    let set = try TemplateSet(
        sources: [source("page", text)],
        partials: partials,
        expecting: ["page": .model(Page.self)]
    )
    return set.render("page", page)
}

/// Every sentence that a theme of one template for a page is refused with.
func faults(
    in text: String,
    partials: [TemplateSource] = [],
    strings: [String: String] = [:],
    asset: @escaping (String) -> String? = { $0 }
) -> [String] {
    faults(
        in: [source("page", text)],
        partials: partials,
        strings: strings,
        asset: asset,
        expecting: ["page": .model(Page.self)]
    )
}

func faults(
    in sources: [TemplateSource],
    partials: [TemplateSource] = [],
    strings: [String: String] = [:],
    asset: @escaping (String) -> String? = { $0 },
    expecting: [String: Expectation]
) -> [String] {
    do throws(TemplateFaults) {
        _ = try TemplateSet(
            sources: sources,
            partials: partials,
            strings: strings,
            asset: asset,
            expecting: expecting
        )
        return []
    } catch {
        return error.all.map(\.description)
    }
}
