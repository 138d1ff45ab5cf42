/// What a template is given: its model, and for a shell the slots beside it.
package struct Expectation: Sendable {
    let model: any TemplateModel.Type
    let slots: (any TemplateModel.Type)?

    package static func model(_ model: any TemplateModel.Type) -> Expectation {
        Expectation(model: model, slots: nil)
    }

    /// The slots' fields are text and HTML only, and none is named like a field of `shared`.
    package static func shell(_ shared: any TemplateModel.Type, slots: any TemplateModel.Type) -> Expectation {
        for name in slots.fieldNames {
            precondition(shared.shape(of: name) == nil, "“\(name)” is a field of \(shared) and a slot of \(slots)")
            switch slots.shape(of: name) {
            case .text, .html: break
            default: preconditionFailure("the slot “\(name)” of \(slots) is neither text nor HTML")
            }
        }
        return Expectation(model: shared, slots: slots)
    }
}

/// Walks a template, partials in the place of their calls: checks every name against the fields in scope and writes the
/// source that is left when all that is fixed is filled in.
struct TemplateCheck {
    let partials: [String: TemplateSyntax]
    let strings: [String: String]
    let asset: (String) -> String?

    private(set) var faults: [TemplateFault] = []
    private(set) var usedPartials: Set<String> = []
    private var told: Set<TemplateFault> = []
    private var text = TemplateText()
    private var tags: [(range: Range<Int>, tag: Program.Tag)] = []
    /// The partials around, each called by a tag of a template.
    private var calls: [(tag: TemplateSyntax.Tag, source: TemplateSource)] = []

    init(partials: [String: TemplateSyntax], strings: [String: String], asset: @escaping (String) -> String?) {
        self.partials = partials
        self.strings = strings
        self.asset = asset
    }

    /// The template with its strings, assets and partials filled in, as Mustache again and as what is printed. Nothing
    /// that was found faulty is in the program.
    mutating func fill(
        _ template: TemplateSyntax,
        for expected: Expectation
    ) -> (source: String, program: Program) {
        text = TemplateText()
        tags = []
        let scope = Scope(slots: expected.slots, records: [expected.model])
        walk(template.nodes, in: template, scope)
        return (text.source, Program(text.bytes, tags: tags))
    }

    private mutating func walk(_ nodes: [TemplateSyntax.Node], in template: TemplateSyntax, _ scope: Scope) {
        for node in nodes {
            switch node {
            case .text(let words, let offset): text.text(withAssets(words, at: offset, in: template))
            case .comment: write("{{!}}", .comment)
            case .textField(let tag): print(tag, isHTML: false, in: template, scope)
            case .htmlField(let tag): print(tag, isHTML: true, in: template, scope)
            case .partial(let tag): call(tag, in: template, scope)
            case .section(let tag, let inverted, let inner): open(tag, inverted, inner, in: template, scope)
            }
        }
    }

    private mutating func print(_ tag: TemplateSyntax.Tag, isHTML: Bool, in template: TemplateSyntax, _ scope: Scope) {
        if tag.name.hasPrefix("t.") { return fill(tag, isHTML: isHTML, in: template) }
        if let wrong = wrong(with: tag.name, isHTML: isHTML, scope) {
            add(at: tag.offset, in: template, wrong.problem, wrong.remedy)
        }
        let place = scope.isSlot(tag.name) ? nil : scope.place(of: tag.name)
        let meaning = place.map(Program.Tag.print) ?? .fixed(scope.isSlot(tag.name) ? slotMark(tag.name) : "")
        write(isHTML ? "{{{\(tag.name)}}}" : "{{\(tag.name)}}", meaning)
    }

    /// Why a name cannot be printed the way the tag asks for; nil when it can.
    private func wrong(with name: String, isHTML: Bool, _ scope: Scope) -> (problem: String, remedy: String)? {
        switch scope.shape(of: name) {
        case .failure(let unknown):
            (unknown.problem, unknown.remedy)
        case .success(.text) where isHTML:
            ("“{{{\(name)}}}” would print text unescaped", "Write {{\(name)}}.")
        case .success(.text) where text.endsWithUnquotedAttribute:
            ("“{{\(name)}}” is an attribute's value without quotes", "Write =\"{{\(name)}}\".")
        case .success(.html) where !isHTML:
            ("“{{\(name)}}” would show HTML as its source", "Write {{{\(name)}}}.")
        case .success(.text), .success(.html):
            nil
        case .success(.flag):
            ("“\(name)” is a flag and has no words", "Write {{#\(name)}} and what to print if it is set.")
        case .success(.record(let type)):
            (
                "“\(name)” is a record and has no words of its own",
                "Print one of its fields: \(list(type.fieldNames.map { "\(name).\($0)" }))."
            )
        case .success(.list):
            ("“\(name)” is a list and has no words", "Write {{#\(name)}} and what to print for each.")
        }
    }

    /// `{{t.key}}`: a fixed string of the theme.
    private mutating func fill(_ tag: TemplateSyntax.Tag, isHTML: Bool, in template: TemplateSyntax) {
        let key = String(tag.name.dropFirst(2))
        guard let string = strings[key] else {
            let remedy =
                nearest(to: key, in: strings.keys).map { "Did you mean “t.\($0)”?" } ?? "Add it to the theme's strings."
            return add(at: tag.offset, in: template, "there is no string “\(key)”", remedy)
        }
        if isHTML { add(at: tag.offset, in: template, "“\(tag.name)” is text", "Write {{\(tag.name)}}.") }
        if text.endsWithUnquotedAttribute {
            let problem = "“{{\(tag.name)}}” is an attribute's value without quotes"
            add(at: tag.offset, in: template, problem, "Write =\"{{\(tag.name)}}\".")
        }
        text.text(escaped(string))
    }

    private mutating func call(_ tag: TemplateSyntax.Tag, in template: TemplateSyntax, _ scope: Scope) {
        guard let partial = partials[tag.name] else {
            let remedy =
                nearest(to: tag.name, in: partials.keys).map { "Did you mean “\($0)”?" }
                ?? (partials.isEmpty ? "There are none." : "There are \(list(partials.keys.sorted())).")
            return add(at: tag.offset, in: template, "there is no partial “\(tag.name)”", remedy)
        }
        usedPartials.insert(tag.name)
        guard !calls.contains(where: { $0.tag.name == tag.name }) else {
            let problem = "the partial “\(tag.name)” is called from within itself"
            return add(at: tag.offset, in: template, problem, "Take this call out: it would never end.")
        }
        calls.append((tag, template.source))
        walk(partial.nodes, in: partial, scope)
        calls.removeLast()
    }

    private mutating func open(
        _ tag: TemplateSyntax.Tag,
        _ inverted: Bool,
        _ inner: [TemplateSyntax.Node],
        in template: TemplateSyntax,
        _ scope: Scope
    ) {
        let mark = inverted ? "^" : "#"
        var innerScope = scope
        if tag.name.hasPrefix("t.") {
            let problem = "“\(tag.name)” is a fixed string, so a section on it says nothing"
            return add(at: tag.offset, in: template, problem, "Take out {{\(mark)\(tag.name)}} and {{/\(tag.name)}}.")
        }
        if scope.isSlot(tag.name) {
            add(
                at: tag.offset,
                in: template,
                "“\(tag.name)” is filled in page by page, after sections are decided",
                "Print it without a section."
            )
        }
        switch scope.shape(of: tag.name) {
        case .failure(let unknown):
            // What its fields would be is not known, so nothing inside can be told right from wrong.
            return add(at: tag.offset, in: template, unknown.problem, unknown.remedy)
        case .success(.record(let type)), .success(.list(let type)):
            if !inverted { innerScope.records.append(type) }
        case .success(.text), .success(.html), .success(.flag): break
        }
        let place = scope.place(of: tag.name)
        if let place { write("{{\(mark)\(tag.name)}}", .open(place, inverted: inverted)) }
        walk(inner, in: template, innerScope)
        if place != nil { write("{{/\(tag.name)}}", .close) }
    }

    private mutating func write(_ source: String, _ tag: Program.Tag) {
        tags.append((text.tag(source), tag))
    }

    private mutating func withAssets(_ words: String, at offset: Int, in template: TemplateSyntax) -> String {
        let filled = fillAssets(words, asset: asset)
        for missing in filled.missing {
            add(at: offset + missing.offset, in: template, missing.problem, missing.remedy)
        }
        return filled.text
    }

    private mutating func add(at offset: Int, in template: TemplateSyntax, _ problem: String, _ remedy: String) {
        // A partial's fault is found again at each call, perhaps with other names to choose from: the first is told.
        guard told.insert(template.source.fault(at: offset, problem, "")).inserted else { return }
        faults.append(template.source.fault(at: offset, problem + caller, remedy))
    }

    /// Where the partial that is walked was called from, as the end of a problem; nothing in a template that is none.
    private var caller: String {
        guard let call = calls.last else { return "" }
        let place = call.source.place(of: call.tag.offset)
        return ", when called from \(call.source.file):\(place.line):\(place.column)"
    }
}
