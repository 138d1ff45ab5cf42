package import Templates

/// The fields of `results.mustache`, each as it is printed.
package struct ResultsPage: TemplateModel, Equatable {
    package var lang = ""
    package var query = ""
    package var asked = false
    package var pageTitle = ""
    package var total = ""
    package var hasResults = false
    package var none = false
    package var unavailable = false
    package var broadened = false
    package var didYouMean: Suggestion?
    package var searchedFor = ""
    /// The order that was asked for; empty for the usual one.
    package var sort = ""
    package var help: [ContactCard] = []
    /// Life may be at stake.
    package var isDanger = false
    package var results: [Result] = []
    package var facets: [FacetChoice] = []
    package var applied: [Link] = []
    package var pages: [PageLink] = []
    package var previousHref = ""
    package var nextHref = ""
    package var sorts: [Link] = []
    package var isPrivate = false
    package var first = ""
    package var last = ""
    package var waysIn: [WayIn] = []
    package var suggestions: [Suggestion] = []
    package var aToZHref = ""
    package var hidden: [HiddenField] = []

    package static let fields: Fields<ResultsPage> = [
        .text("lang") { $0.lang },
        .text("query") { $0.query },
        .flag("asked") { $0.asked },
        .text("page_title") { $0.pageTitle },
        .text("total") { $0.total },
        .flag("has_results") { $0.hasResults },
        .flag("none") { $0.none },
        .flag("unavailable") { $0.unavailable },
        .flag("broadened") { $0.broadened },
        .record("did_you_mean") { $0.didYouMean },
        .text("searched_for") { $0.searchedFor },
        .text("sort") { $0.sort },
        .list("help") { $0.help },
        .flag("has_help") { !$0.help.isEmpty },
        .flag("is_danger") { $0.isDanger },
        .list("results") { $0.results },
        .list("facets") { $0.facets },
        .list("applied") { $0.applied },
        .list("pages") { $0.pages },
        .text("previous_href") { $0.previousHref },
        .text("next_href") { $0.nextHref },
        .list("sorts") { $0.sorts },
        .flag("private") { $0.isPrivate },
        .text("search_method") { $0.isPrivate ? "post" : "get" },
        .text("first") { $0.first },
        .text("last") { $0.last },
        .list("ways_in") { $0.waysIn },
        .list("suggestions") { $0.suggestions },
        .text("a_z_href") { $0.aToZHref },
        .list("hidden") { $0.hidden },
    ]
}

extension ResultsPage {
    package struct Suggestion: TemplateModel, Equatable {
        package let text: String
        package let href: String

        package static let fields: Fields<Suggestion> = [
            .text("text") { $0.text },
            .text("href") { $0.href },
        ]
    }

    package struct Number: TemplateModel, Equatable {
        package let value: String
        package let href: String

        package static let fields: Fields<Number> = [
            .text("value") { $0.value },
            .text("href") { $0.href },
        ]
    }

    package struct Result: TemplateModel, Equatable {
        package let title: String
        package let href: String
        package let heading: String
        package let kind: String
        /// Escaped, with the words that were found in `<mark>`.
        package let snippet: String
        package let date: PrintedDay?
        package let number: Number?
        /// The language's own name when it is not the one that was asked in.
        package let language: String
        package let position: String

        package static let fields: Fields<Result> = [
            .text("title") { $0.title },
            .text("href") { $0.href },
            .text("heading") { $0.heading },
            .text("kind") { $0.kind },
            .html("snippet") { $0.snippet },
            .record("date") { $0.date },
            .record("number") { $0.number },
            .text("language") { $0.language },
            .text("position") { $0.position },
        ]
    }

    package struct Option: TemplateModel, Equatable {
        package let label: String
        package let value: String
        package let count: String
        package let href: String
        package let selected: Bool

        package static let fields: Fields<Option> = [
            .text("label") { $0.label },
            .text("value") { $0.value },
            .text("count") { $0.count },
            .text("href") { $0.href },
            .flag("selected") { $0.selected },
        ]
    }

    package struct FacetChoice: TemplateModel, Equatable {
        package let name: String
        package let label: String
        package let options: [Option]
        package let clearHref: String

        package static let fields: Fields<FacetChoice> = [
            .text("name") { $0.name },
            .text("label") { $0.label },
            .list("options") { $0.options },
            .flag("any_selected") { $0.options.contains(where: \.selected) },
            .text("clear_href") { $0.clearHref },
        ]
    }

    package struct Link: TemplateModel, Equatable {
        package let label: String
        package let href: String
        package var current = false

        package static let fields: Fields<Link> = [
            .text("label") { $0.label },
            .text("href") { $0.href },
            .flag("current") { $0.current },
        ]
    }

    package struct PageLink: TemplateModel, Equatable {
        package let number: String
        package let href: String
        package let current: Bool

        package static let fields: Fields<PageLink> = [
            .text("number") { $0.number },
            .text("href") { $0.href },
            .flag("current") { $0.current },
        ]
    }

    package struct HiddenField: TemplateModel, Equatable {
        package let name: String
        package let value: String

        package static let fields: Fields<HiddenField> = [
            .text("name") { $0.name },
            .text("value") { $0.value },
        ]
    }
}
