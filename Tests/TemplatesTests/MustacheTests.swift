import Mustache
import SiteTesting
import Templates
import Testing

/// Templates are printed by a program of our own. swift-mustache says what it must print.
struct MustacheTests {
    @Test(arguments: 0..<60)
    func printsWhatMustachePrintsOfAnyTemplateAndModel(seed: UInt64) throws {
        for round in 0..<50 {
            var random = SplitMix(state: seed &* 1_000_003 &+ UInt64(round))
            let partials = ["p", "q"].map { partial($0, text(depth: 1, partials: [], using: &random)) }
            let template = text(depth: 3, partials: ["p", "q"], using: &random) + ["", "\n", " ", "z"][round % 4]
            let page = page(using: &random)
            let set = try TemplateSet(
                sources: [source("page", template)],
                partials: partials,
                expecting: ["page": .model(Page.self)]
            )
            let whole = set.source(of: "page")
            // swift-mustache prints no blanks that stand before several comments at the very end; we do.
            guard !whole.hasSuffix("{{!}}") else { continue }
            let mustache = try MustacheTemplate(string: "{{% CONTENT_TYPE: TEXT}}\n" + whole)
            let expected = mustache.render(Known(page))
            let printed = set.render("page", page)
            #expect(Array(printed.utf8) == Array(expected.utf8), "\(template.debugDescription), \(partials)")
        }
    }

    /// Text, tags that may stand there, and sections, down to a depth. `type` is the innermost record's.
    private func text(
        depth: Int,
        in type: any TemplateModel.Type = Page.self,
        partials: [String],
        using random: inout SplitMix
    ) -> String {
        let pieces = (0..<Int.random(in: 0...7, using: &random)).map { _ -> String in
            switch Int.random(in: 0..<9, using: &random) {
            case 0: return ["{{title}}", "{{ date.text }}", "{{{body}}}"].randomElement(using: &random)!
            case 1: return "{{! a comment }}"
            case 2: return partials.randomElement(using: &random).map { "{{> \($0)}}" } ?? ""
            case 3...5 where depth > 0:
                let mark = Bool.random(using: &random) ? "#" : "^"
                let names = type == Page.self ? ["items", "is_emergency", "summary"] : []
                let name = (names + ["title", "date", "date.iso", "body"]).randomElement(using: &random)!
                let inner: any TemplateModel.Type =
                    switch (mark, name) {
                    case ("#", "items"): Item.self
                    case ("#", "date"): Day.self
                    default: type
                    }
                let within = text(depth: depth - 1, in: inner, partials: partials, using: &random)
                return "{{\(mark)\(name)}}\(within){{/\(name)}}"
            default:
                return ["\n", "\n", "\n", " ", "  ", "\t", "a", "b { ", "é", "\u{301}", "\r\n", "\r", "\u{2028}", "}"]
                    .randomElement(using: &random)!
            }
        }
        return pieces.joined()
    }

    private func page(using random: inout SplitMix) -> Page {
        let texts = ["", "", "T", "<b> & \"'", "\u{301}{{title}}", "a\u{0}b", "line\n"]
        func any() -> String { texts.randomElement(using: &random)! }
        func day() -> Day? { Bool.random(using: &random) ? Day(text: any(), iso: any()) : nil }
        let items = (0..<Int.random(in: 0...3, using: &random)).map { _ in
            Item(title: any(), href: any(), date: day())
        }
        return Page(
            title: any(),
            summary: any(),
            body: any(),
            isEmergency: Bool.random(using: &random),
            date: day(),
            items: items
        )
    }
}

/// A model as swift-mustache is given it: every field answers, so that a name is never looked for further out than the
/// innermost record that has it.
private struct Known: MustacheParent, MustacheCustomRenderable {
    private let values: [String: Any]
    private let text: String
    let isNull: Bool

    var renderText: String { text }

    init(_ page: Page) {
        self.init([
            "title": Known(text: page.title), "summary": Known(text: page.summary), "body": Known(html: page.body),
            "is_emergency": page.isEmergency, "date": Known(page.date), "items": Known.list(page.items),
        ])
    }

    private init(_ item: Item) {
        self.init([
            "title": Known(text: item.title), "href": Known(text: item.href), "date": Known(item.date),
            "parts": Known.list(item.parts),
        ])
    }

    private init(_ day: Day?) {
        self.init(day.map { ["text": Known(text: $0.text), "iso": Known(text: $0.iso)] })
    }

    private init(text: String) { self.init(nil, printing: escaped(text)) }
    private init(html: String) { self.init(nil, printing: html.replacing("\u{0}", with: "\u{FFFD}")) }

    private init(_ values: [String: Any]?, printing text: String = "") {
        self.values = values ?? [:]
        self.text = text
        isNull = values == nil && text.isEmpty
    }

    private static func list(_ items: [Item]) -> Any { items.isEmpty ? Known(nil) : items.map { Known($0) } }

    /// A section on a text is no record; all that is below nothing is nothing.
    func child(named name: String) -> Any? { isNull ? self : values[name] }
}
