import ByteCoding

/// A template as steps: text to print as it is, and fields to read of records that are known by how deep they stand.
struct Program: Sendable {
    /// Where the value of a name is found.
    struct Place: Sendable {
        /// Of the records that sections have entered, counted from the outermost.
        let record: Int
        let reading: Reading
    }

    /// What stands at a place of a template's source.
    enum Tag: Sendable {
        case print(Place)
        case open(Place, inverted: Bool)
        case close
        case comment
        /// Prints the same for every model.
        case fixed(String)
    }

    private enum Step: Sendable {
        case literal(Range<Int>)
        case print(Place)
        /// `end` is the step behind the section.
        case section(Place, inverted: Bool, end: Int)
    }

    private var steps: [Step] = []
    private var literals: [UInt8] = []

    /// - Parameter tags: Where they stand in the source, in order.
    init(_ source: [UInt8], tags: [(range: Range<Int>, tag: Tag)]) {
        var lines = TemplateLines(source)
        var open: [(step: Int, isAlone: Bool)] = []
        var isNew = true

        /// Text at a seam between sections is a step of its own.
        func print(_ text: some Sequence<UInt8>, _ program: inout Program) {
            let start = program.literals.count
            program.literals.append(contentsOf: text)
            let end = program.literals.count
            guard start < end else { return }
            if !isNew, case .literal(let last) = program.steps.last {
                program.steps[program.steps.count - 1] = .literal(last.lowerBound..<end)
            } else {
                program.steps.append(.literal(start..<end))
            }
            isNew = false
        }

        for (range, tag) in tags {
            switch tag {
            case .print(let place):
                print(lines.text(before: range), &self)
                steps.append(.print(place))
            case .fixed(let text):
                print(lines.text(before: range), &self)
                print(text.utf8, &self)
            case .comment:
                print(lines.text(beforeMark: range).text, &self)
            case .open(let place, let inverted):
                let (text, isAlone) = lines.text(beforeMark: range)
                print(text, &self)
                open.append((steps.count, isAlone))
                steps.append(.section(place, inverted: inverted, end: 0))
            case .close:
                print(lines.text(beforeMark: range).text, &self)
                let (step, isAlone) = open.removeLast()
                lines.isAtStart = isAlone
                guard case .section(let place, let inverted, _) = steps[step] else { preconditionFailure() }
                steps[step] = .section(place, inverted: inverted, end: steps.count)
                isNew = true
            }
        }
        print(lines.rest, &self)
    }

    func print<Model: TemplateModel>(_ model: Model, to bytes: inout GrowingBytes) {
        model.withAddress { address in
            var records = [address]
            literals.withUnsafeBufferPointer { print(steps.indices, $0, &records, to: &bytes) }
        }
    }

    private func print(
        _ range: Range<Int>,
        _ literals: UnsafeBufferPointer<UInt8>,
        _ records: inout [RecordAddress],
        to bytes: inout GrowingBytes
    ) {
        var next = range.lowerBound
        while next < range.upperBound {
            let step = steps[next]
            next += 1
            switch step {
            case .literal(let range): bytes.append(UnsafeBufferPointer(rebasing: literals[range]))
            case .print(let place):
                switch place.reading {
                case .text(let value): appendEscaped(value(records[place.record]), to: &bytes)
                case .html(let value): appendHTML(value(records[place.record]), to: &bytes)
                case .flag, .record, .list: preconditionFailure("the check lets neither flags nor records be printed")
                }
            case .section(let place, let inverted, let end):
                let inner = next..<end
                next = end
                switch place.reading {
                case .text(let value), .html(let value):
                    if value(records[place.record]).isEmpty == inverted { print(inner, literals, &records, to: &bytes) }
                case .flag(let value):
                    if value(records[place.record]) != inverted { print(inner, literals, &records, to: &bytes) }
                case .record(let held), .list(let held):
                    held.read(records[place.record]) { row in
                        if inverted {
                            if row.count == 0 { print(inner, literals, &records, to: &bytes) }
                            return
                        }
                        for index in 0..<row.count {
                            records.append(row[index])
                            print(inner, literals, &records, to: &bytes)
                            records.removeLast()
                        }
                    }
                }
            }
        }
    }
}
