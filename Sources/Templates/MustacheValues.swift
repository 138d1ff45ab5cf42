import Mustache

/// A model as swift-mustache sees it: every declared field answers, if only with `Nothing`, so that a lookup stops at
/// the innermost record that declares the name and never climbs past an empty value to an outer record's.
struct RecordValue: MustacheParent {
    let model: any TemplateModel

    func child(named name: String) -> Any? { model.value(of: name) }
}

/// Text as it is to be printed: escaped here, because templates are compiled to leave text alone.
struct TextValue: MustacheParent, MustacheCustomRenderable {
    let text: String
    let isHTML: Bool

    var renderText: String { isHTML ? withoutNUL(text) : escaped(text) }
    var isNull: Bool { false }
    /// A section on a text is no scope: what it names is looked up around it.
    func child(named name: String) -> Any? { nil }
}

/// An empty text, an empty list, an absent record: false in a section, nothing in print, and so is all below it.
struct Nothing: MustacheParent, MustacheCustomRenderable {
    var renderText: String { "" }
    var isNull: Bool { true }
    func child(named name: String) -> Any? { self }
}

extension TemplateModel {
    fileprivate func value(of name: String) -> Any? {
        guard let field = Self.fields[name] else { return nil }
        switch field.reading {
        case .text(let value): return textValue(value(self), isHTML: false)
        case .html(let value): return textValue(value(self), isHTML: true)
        case .flag(let value): return value(self)
        case .record(_, let value):
            guard let record = value(self) else { return Nothing() }
            return RecordValue(model: record)
        case .list(_, let value):
            let list = value(self)
            return list.isEmpty ? Nothing() : list.map(RecordValue.init)
        }
    }
}

private func textValue(_ text: String, isHTML: Bool) -> Any {
    text.isEmpty ? Nothing() : TextValue(text: text, isHTML: isHTML)
}

/// swift-mustache escapes by `Character`, which is not safe (see `escaped`): this tells it to leave text alone. The
/// line belongs to the tag and is not printed.
private let printAsGiven = "{{% CONTENT_TYPE: TEXT}}\n"

func compile(_ source: String) throws -> MustacheTemplate {
    try MustacheTemplate(string: printAsGiven + source)
}
