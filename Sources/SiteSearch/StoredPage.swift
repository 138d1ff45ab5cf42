internal import ByteCoding

/// What the index gives back with a hit: the page's own words and, for each section, which terms it holds.
///
/// The terms are kept as 16-bit marks, so that the best section is found without taking its text apart, and texts
/// stand last and apart. A mark that stands for two terms (one in some 400 sections for a given word) can only pick a
/// less good section. Of a hit little is shown, so its bytes stay as they are and each part is read when it is asked
/// for.
struct StoredPage {
    /// A part's place among the bytes.
    typealias Part = Range<Int>

    struct Section {
        var anchor: Part
        var heading: Part
        var headingMarks: Part
        var textMarks: Part
        var text: Part
    }

    private let bytes: [UInt8]
    private let texts: [Part]
    private let channel: (value: Part, href: Part)
    private let lists: (phrases: [Part], details: [Part])
    /// The marks of title and summary.
    let topMarks: Part
    let sections: [Section]

    var path: String { self[texts[0]] }
    var language: String { self[texts[1]] }
    var title: String { self[texts[2]] }
    var summary: String { self[texts[3]] }
    var kind: String { self[texts[4]] }
    var date: String? { texts[5].isEmpty ? nil : self[texts[5]] }
    var phrases: [String] { lists.phrases.map { self[$0] } }
    var details: [String] { lists.details.map { self[$0] } }

    var number: SearchRecord.Channel? {
        if channel.value.isEmpty, channel.href.isEmpty { return nil }
        return SearchRecord.Channel(value: self[channel.value], href: self[channel.href])
    }

    subscript(text: Part) -> String { String(decoding: bytes[text], as: UTF8.self) }

    /// Whether the mark is among these, which are sorted.
    func holds(_ mark: UInt16, in marks: Part) -> Bool {
        var low = 0
        var high = marks.count / 2
        while low < high {
            let middle = (low + high) / 2
            let at = marks.lowerBound + 2 * middle
            let found = UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8
            if found == mark { return true }
            if found < mark { low = middle + 1 } else { high = middle }
        }
        return false
    }

    static func mark(_ term: some Sequence<UInt8>) -> UInt16 {
        UInt16(truncatingIfNeeded: WordTable.hash(term))
    }

    static func encode(_ record: SearchRecord, _ marks: PageAnalyser.Marks) -> [UInt8] {
        var writer = ByteWriter(capacity: record.sections.reduce(2048) { $0 + $1.text.utf8.count })
        for text in [record.path, record.language, record.title, record.summary, record.kind, record.date ?? ""] {
            writer.append(text)
        }
        writer.append(record.number?.value ?? "")
        writer.append(record.number?.href ?? "")
        for texts in [record.phrases, record.details] {
            writer.append(texts.count)
            for text in texts { writer.append(text) }
        }
        writer.append(marks: marks.top)
        writer.append(record.sections.count)
        for (section, marks) in zip(record.sections, marks.sections) {
            writer.append(section.anchor)
            writer.append(section.heading)
            writer.append(marks: marks.heading)
            writer.append(marks: marks.text)
            writer.append(section.text.utf8.count)
        }
        for section in record.sections { writer.append(raw: section.text.utf8) }
        return writer.bytes
    }

    /// The path alone, without taking the rest apart; empty when the bytes are damaged.
    static func path(_ bytes: [UInt8]) -> String {
        var reader = ByteReader(bytes)
        return reader.text()
    }

    /// Nil when the bytes are damaged.
    init?(_ bytes: [UInt8]) {
        self.bytes = bytes
        var reader = ByteReader(bytes)
        texts = (0..<6).map { _ in reader.part() }
        channel = (reader.part(), reader.part())
        lists.phrases = (0..<reader.count()).map { _ in reader.part() }
        lists.details = (0..<reader.count()).map { _ in reader.part() }
        topMarks = reader.marks()
        var sections: [Section] = []
        var sizes: [Int] = []
        for _ in 0..<reader.count() {
            let (anchor, heading) = (reader.part(), reader.part())
            let (headingMarks, textMarks) = (reader.marks(), reader.marks())
            sizes.append(reader.number())
            sections.append(
                Section(anchor: anchor, heading: heading, headingMarks: headingMarks, textMarks: textMarks, text: 0..<0)
            )
        }
        for index in sections.indices { sections[index].text = reader.raw(sizes[index]).indices }
        self.sections = sections
        if reader.isDamaged { return nil }
    }
}

extension ByteWriter {
    fileprivate mutating func append(marks: [UInt8]) {
        append(marks.count / 2)
        append(raw: marks)
    }
}

extension ByteReader {
    fileprivate mutating func part() -> StoredPage.Part { raw(number()).indices }
    fileprivate mutating func marks() -> StoredPage.Part { raw(count() * 2).indices }
}
