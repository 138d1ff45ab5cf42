import ByteCoding

/// What all pages of one kind share, printed once; each page fills in its slots.
package struct Shell<Slots: TemplateModel>: Sendable {
    private enum Piece: Sendable {
        case printed([UInt8])
        case slot(Field<Slots>)
    }

    private let pieces: [Piece]
    private let printedCount: Int

    /// Slots stand in `printed` between NULs, which neither a template nor a value can hold.
    init(printed: [UInt8]) {
        let parts = printed.split(separator: 0, omittingEmptySubsequences: false)
        pieces = parts.enumerated().map { index, part in
            guard index.isMultiple(of: 2) else {
                let name = String(decoding: part, as: UTF8.self)
                guard let field = Slots.fields[name] else { preconditionFailure("no slot “\(name)”") }
                return .slot(field)
            }
            return .printed(Array(part))
        }
        printedCount = printed.count
    }

    /// The same bytes as rendering the whole template with the slots among its fields.
    package func fill(_ slots: Slots) -> [UInt8] {
        var bytes = GrowingBytes(capacity: printedCount + 8192)
        slots.withAddress { address in
            for piece in pieces {
                switch piece {
                case .printed(let printed): printed.withUnsafeBufferPointer { bytes.append($0) }
                case .slot(let field):
                    switch field.reading {
                    case .text(let value): appendEscaped(value(address), to: &bytes)
                    case .html(let value): appendHTML(value(address), to: &bytes)
                    case .flag, .record, .list: preconditionFailure("“\(field.name)” is neither text nor HTML")
                    }
                }
            }
        }
        return bytes.list
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

/// What a template prints in the place of a slot, for the shell to be taken apart there.
func slotMark(_ name: String) -> String { "\u{0}\(name)\u{0}" }
