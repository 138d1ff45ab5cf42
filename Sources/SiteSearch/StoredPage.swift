internal import ByteCoding

/// What the index gives back with a hit: the page's own words and, for each section, which terms it holds.
///
/// The terms are kept as 16-bit marks, so that the best section is found without taking its text apart, and texts
/// stand last and apart, so that one section's text is read without the others. A mark that stands for two terms
/// (one in some 400 sections for a given word) can only pick a less good section.
struct StoredPage {
    struct Section {
        var anchor: String
        var heading: String
        var headingMarks: [UInt16]
        var textMarks: [UInt16]
        fileprivate var text: ArraySlice<UInt8>
    }

    var path: String
    var language: String
    var title: String
    var summary: String
    var kind: String
    var date: String?
    var number: SearchRecord.Channel?
    var phrases: [String]
    var details: [String]
    /// The marks of title and summary.
    var topMarks: [UInt16]
    var sections: [Section]

    func text(of section: Section) -> String { String(decoding: section.text, as: UTF8.self) }

    static func mark(_ term: some Sequence<UInt8>) -> UInt16 {
        UInt16(truncatingIfNeeded: WordTable.hash(term))
    }

    /// Marks are sorted; those of each section are its heading's and its text's.
    static func encode(
        _ record: SearchRecord,
        topMarks: [UInt16],
        sectionMarks: [(heading: [UInt16], text: [UInt16])]
    ) -> [UInt8] {
        var writer = ByteWriter()
        for text in [record.path, record.language, record.title, record.summary, record.kind, record.date ?? ""] {
            writer.append(text)
        }
        writer.append(record.number?.value ?? "")
        writer.append(record.number?.href ?? "")
        for texts in [record.phrases, record.details] {
            writer.append(texts.count)
            for text in texts { writer.append(text) }
        }
        writer.append(marks: topMarks)
        writer.append(record.sections.count)
        for (section, marks) in zip(record.sections, sectionMarks) {
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
        var reader = ByteReader(bytes)
        path = reader.text()
        language = reader.text()
        title = reader.text()
        summary = reader.text()
        kind = reader.text()
        let date = reader.text()
        self.date = date.isEmpty ? nil : date
        let channel = SearchRecord.Channel(value: reader.text(), href: reader.text())
        number = channel.value.isEmpty && channel.href.isEmpty ? nil : channel
        phrases = (0..<reader.count()).map { _ in reader.text() }
        details = (0..<reader.count()).map { _ in reader.text() }
        topMarks = reader.marks()
        var sizes: [Int] = []
        sections = (0..<reader.count()).map { _ in
            let section = Section(
                anchor: reader.text(),
                heading: reader.text(),
                headingMarks: reader.marks(),
                textMarks: reader.marks(),
                text: []
            )
            sizes.append(reader.number())
            return section
        }
        for index in sections.indices { sections[index].text = reader.raw(sizes[index]) }
        if reader.isDamaged { return nil }
    }
}

extension ByteWriter {
    fileprivate mutating func append(marks: [UInt16]) {
        append(marks.count)
        append(raw: marks.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] })
    }
}

extension ByteReader {
    fileprivate mutating func marks() -> [UInt16] {
        let bytes = raw(count() * 2)
        return stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map {
            UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
        }
    }
}
