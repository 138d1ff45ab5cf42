import ByteCoding

/// Templates that were checked together and cannot print nothing by mistake.
package struct TemplateSet: Sendable {
    /// A class, for it is taken up at each printing.
    private final class Compiled: Sendable {
        let expected: Expectation
        let source: String
        let program: Program

        init(expected: Expectation, source: String, program: Program) {
            self.expected = expected
            self.source = source
            self.program = program
        }
    }

    private let templates: [String: Compiled]
    /// Files that nothing renders: templates that the program does not ask for and partials that no template calls.
    package let unused: [String]

    /// Reads and checks a whole theme and tells every fault at once.
    ///
    /// `strings` is what `{{t.key}}` prints, as plain text; `asset` gives an asset's published name, nil when there is
    /// none; `expecting` names every template that will be rendered, and what it is given.
    package init(
        sources: [TemplateSource],
        partials: [TemplateSource] = [],
        strings: [String: String] = [:],
        asset: @escaping (String) -> String? = { $0 },
        expecting: [String: Expectation]
    ) throws(TemplateFaults) {
        var faults = twins(sources) + twins(partials)
        let read = sources.sorted { $0.file < $1.file }.map(TemplateSyntax.init)
        let readPartials = partials.map { TemplateSyntax($0.withoutLastNewline) }
        faults += (read + readPartials).flatMap(\.faults)
        faults += missing(expecting.keys, in: sources)

        let partialsByName = Dictionary(readPartials.map { ($0.source.name, $0) }) { first, _ in first }
        var check = TemplateCheck(partials: partialsByName, strings: strings, asset: asset)
        var compiled: [String: Compiled] = [:]
        for template in read {
            guard let expected = expecting[template.source.name] else { continue }
            let (source, program) = check.fill(template, for: expected)
            compiled[template.source.name] = Compiled(expected: expected, source: source, program: program)
        }
        faults += check.faults
        guard faults.isEmpty else { throw TemplateFaults(faults) }

        templates = compiled
        let unusedTemplates = sources.filter { expecting[$0.name] == nil }
        let unusedPartials = partials.filter { !check.usedPartials.contains($0.name) }
        unused = (unusedTemplates + unusedPartials).map(\.file).sorted()
    }

    /// The name and the model are those of `expecting`; anything else is a mistake in the program, not in the theme.
    package func render<Model: TemplateModel>(_ name: String, _ model: Model) -> String {
        var bytes = GrowingBytes(capacity: 4096)
        template(name, for: .model(Model.self)).program.print(model, to: &bytes)
        return bytes.text
    }

    /// The template as Mustache: strings, assets and partials filled in, fields left as tags.
    package func source(of name: String) -> String {
        guard let compiled = templates[name] else { preconditionFailure("no template “\(name)” was expected") }
        return compiled.source
    }

    /// The template with what all pages share printed, to be filled with each page's slots.
    package func shell<Shared: TemplateModel, Slots: TemplateModel>(
        _ name: String,
        _ shared: Shared,
        slots: Slots.Type = Slots.self
    ) -> Shell<Slots> {
        let compiled = template(name, for: .shell(Shared.self, slots: Slots.self))
        var printed = GrowingBytes(capacity: 4096)
        compiled.program.print(shared, to: &printed)
        return Shell(printed: printed.list)
    }

    private func template(_ name: String, for given: Expectation) -> Compiled {
        guard let compiled = templates[name] else { preconditionFailure("no template “\(name)” was expected") }
        let expected = compiled.expected
        precondition(
            given.model == expected.model && given.slots == expected.slots,
            "“\(name)” expects \(expected.model), not \(given.model)"
        )
        return compiled
    }
}

extension TemplateSource {
    /// The newline that ends a partial's file belongs to the file; the line of the call has its own.
    fileprivate var withoutLastNewline: TemplateSource {
        text.last?.isNewline == true ? TemplateSource(name: name, file: file, text: String(text.dropLast())) : self
    }
}

private func twins(_ sources: [TemplateSource]) -> [TemplateFault] {
    let byName = Dictionary(grouping: sources, by: \.name)
    return byName.values.filter { $0.count > 1 }.flatMap { twins in
        twins.dropFirst().map { twin in
            TemplateFault(
                file: twin.file,
                problem: "“\(twin.name)” is also \(twins[0].file)",
                remedy: "Rename one of them."
            )
        }
    }
}

private func missing(_ expected: some Sequence<String>, in sources: [TemplateSource]) -> [TemplateFault] {
    let names = Set(sources.map(\.name))
    let folder = sources.first?.file.split(separator: "/").dropLast().map { "\($0)/" }.joined() ?? ""
    return Set(expected).subtracting(names).map { name in
        let spare = nearest(to: name, in: names.subtracting(expected))
        return TemplateFault(
            file: "\(folder)\(name).mustache",
            problem: "this template is missing",
            remedy: spare.map { "Rename \($0).mustache, which nothing uses." } ?? "Write it: pages are printed with it."
        )
    }
}
