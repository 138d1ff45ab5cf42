import CYAML

/// Reads one YAML document, event by event.
///
/// Names for values (`&name`, `*name`) and types (`!type`) are faults: in texts that people write they are words that were
/// meant, and a few lines that name one another can stand for more than fits into any memory.
package struct YAMLReader: ~Copyable {
    /// Nothing that people write goes deeper; what does is an attack on the stack of whoever follows it.
    package static let deepest = 64

    /// The library keeps pointers into both.
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let text: UnsafeMutableBufferPointer<UInt8>
    private var depth = 0
    private var hasDocument = false
    private var isFinished = false

    /// - Parameter text: UTF-8, with or without the mark with which some programs begin a file; what is not is a fault when it
    ///   is met.
    package init(_ text: some Collection<UInt8>) {
        self.text = .allocate(capacity: text.count)
        _ = self.text.initialize(fromContentsOf: text)
        parser = .allocate(capacity: 1)
        // Nothing else fails here, and Swift itself ends the program where there is no memory.
        guard yaml_parser_initialize(parser) == 1 else { fatalError("no memory for a YAML parser") }
        yaml_parser_set_input_string(parser, self.text.baseAddress, self.text.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
        text.deallocate()
    }

    /// The next event; nil at the end of the document, and for a text of nothing but comments.
    package mutating func next() throws(YAMLFault) -> YAMLEvent? {
        while !isFinished {
            var event = yaml_event_t()
            guard yaml_parser_parse(parser, &event) == 1 else { throw fault }
            defer { yaml_event_delete(&event) }
            let mark = YAMLMark(event.start_mark)
            switch event.type {
            // Behind a fault there are no more events.
            case YAML_STREAM_END_EVENT, YAML_NO_EVENT: isFinished = true
            case YAML_DOCUMENT_START_EVENT:
                if hasDocument { throw YAMLFault(kind: .secondDocument, mark: mark) }
                hasDocument = true
            case YAML_ALIAS_EVENT: throw YAMLFault(kind: .indicator("*"), mark: mark)
            case YAML_SCALAR_EVENT:
                let scalar = event.data.scalar
                try refuse(anchor: scalar.anchor, tag: scalar.tag, at: mark)
                let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
                let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
                return YAMLEvent(kind: .scalar(String(decoding: bytes, as: UTF8.self), isPlain: isPlain), mark: mark)
            case YAML_SEQUENCE_START_EVENT:
                let list = event.data.sequence_start
                try refuse(anchor: list.anchor, tag: list.tag, at: mark)
                try goDeeper(at: mark)
                return YAMLEvent(kind: .listStart, mark: mark)
            case YAML_MAPPING_START_EVENT:
                let record = event.data.mapping_start
                try refuse(anchor: record.anchor, tag: record.tag, at: mark)
                try goDeeper(at: mark)
                return YAMLEvent(kind: .recordStart, mark: mark)
            case YAML_SEQUENCE_END_EVENT:
                depth -= 1
                return YAMLEvent(kind: .listEnd, mark: mark)
            case YAML_MAPPING_END_EVENT:
                depth -= 1
                return YAMLEvent(kind: .recordEnd, mark: mark)
            default: break
            }
        }
        return nil
    }

    private mutating func goDeeper(at mark: YAMLMark) throws(YAMLFault) {
        depth += 1
        if depth > Self.deepest { throw YAMLFault(kind: .depth, mark: mark) }
    }

    private func refuse(
        anchor: UnsafeMutablePointer<yaml_char_t>?,
        tag: UnsafeMutablePointer<yaml_char_t>?,
        at mark: YAMLMark
    ) throws(YAMLFault) {
        if anchor != nil { throw YAMLFault(kind: .indicator("&"), mark: mark) }
        if tag != nil { throw YAMLFault(kind: .indicator("!"), mark: mark) }
    }

    /// What the library says of its failure.
    private var fault: YAMLFault {
        let found = parser.pointee
        let problem = found.problem.map { String(cString: $0) } ?? "memory is short"
        if found.error == YAML_READER_ERROR {
            return YAMLFault(kind: .syntax(problem), mark: mark(ofByte: Int(found.problem_offset)))
        }
        // A word behind an indicator that could not even be a name.
        if problem == "found undefined tag handle" {
            return YAMLFault(kind: .indicator("!"), mark: YAMLMark(found.problem_mark))
        }
        switch found.context.map({ String(cString: $0) }) {
        case "while scanning an alias": return YAMLFault(kind: .indicator("*"), mark: YAMLMark(found.context_mark))
        case "while scanning an anchor": return YAMLFault(kind: .indicator("&"), mark: YAMLMark(found.context_mark))
        case "while scanning a tag", "while parsing a tag":
            return YAMLFault(kind: .indicator("!"), mark: YAMLMark(found.context_mark))
        default: return YAMLFault(kind: .syntax(problem), mark: YAMLMark(found.problem_mark))
        }
    }

    private func mark(ofByte offset: Int) -> YAMLMark {
        let before = text.prefix(offset)
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return YAMLMark(
            line: before.count { $0 == UInt8(ascii: "\n") } + 1,
            column: String(decoding: before[lineStart...], as: UTF8.self).unicodeScalars.count + 1
        )
    }
}

extension YAMLMark {
    fileprivate init(_ mark: yaml_mark_t) { self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1) }
}
