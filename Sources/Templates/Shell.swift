import Mustache

/// What all pages of one kind share, printed once; each page fills in its slots.
package struct Shell<Slots: TemplateModel>: Sendable {
    private enum Piece: Sendable {
        case printed([UInt8])
        case slot(Field<Slots>)
    }

    private let pieces: [Piece]
    private let printedCount: Int

    /// Slots stand in `printed` between NULs, which neither a template nor a value can hold.
    init(printed: String) {
        let parts = printed.utf8.split(separator: 0, omittingEmptySubsequences: false)
        pieces = parts.enumerated().map { index, part in
            guard index.isMultiple(of: 2) else {
                guard let field = Slots.fields[String(Substring(part))] else { preconditionFailure("no such slot") }
                return .slot(field)
            }
            return .printed(Array(part))
        }
        printedCount = printed.utf8.count
    }

    /// The same bytes as rendering the whole template with the slots among its fields.
    package func fill(_ slots: Slots) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(printedCount + 8192)
        for piece in pieces {
            switch piece {
            case .printed(let printed): bytes.append(contentsOf: printed)
            case .slot(let field):
                switch field.reading {
                case .text(let value): appendEscaped(value(slots), to: &bytes)
                case .html(let value): bytes.append(contentsOf: withoutNUL(value(slots)).utf8)
                case .flag, .record, .list: preconditionFailure("“\(field.name)” is neither text nor HTML")
                }
            }
        }
        return bytes
    }

    /// The shell as a template again, each slot replaced by Mustache: `["title": "{{page_title}}", "main": source]`.
    ///
    /// What is printed already stays as it is: braces in it that look like a tag are written so that a browser sees
    /// them and Mustache does not.
    package func source(filling slots: [String: String]) -> String {
        var text = TemplateText()
        for piece in pieces {
            switch piece {
            case .printed(let printed): text.text(String(decoding: printed, as: UTF8.self))
            case .slot(let field):
                guard let source = slots[field.name] else { preconditionFailure("nothing given for “\(field.name)”") }
                if !source.isEmpty { text.tag(source) }
            }
        }
        return text.source
    }
}

/// The shared model, and a mark for each slot around it.
struct ShellValue: MustacheParent {
    let shared: any TemplateModel
    let slots: any TemplateModel.Type

    func child(named name: String) -> Any? {
        slots.shape(of: name) == nil ? RecordValue(model: shared).child(named: name) : SlotMark(name: name)
    }
}

private struct SlotMark: MustacheParent, MustacheCustomRenderable {
    let name: String

    var renderText: String { "\u{0}\(name)\u{0}" }
    var isNull: Bool { false }
    func child(named name: String) -> Any? { nil }
}
