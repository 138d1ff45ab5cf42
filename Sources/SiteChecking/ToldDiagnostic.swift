package import ByteCoding
package import SiteContent

/// A diagnostic in the words for people: the place, what is wrong, the line with a mark under it, why it matters and how to
/// mend it.
///
/// The line is read from its file, so that these words are kept for the builds that follow. A class, for thousands are put
/// in order by each of them.
package final class ToldDiagnostic: Sendable {
    package let diagnostic: Diagnostic
    /// UTF-8, for it is only handed on.
    fileprivate let text: ArraySlice<UInt8>

    init(_ diagnostic: Diagnostic, text: String) {
        self.diagnostic = diagnostic
        self.text = Array(text.utf8)[...]
    }

    /// Keeps the reader's bytes as long as it is.
    package init(from reader: inout ByteReader) {
        diagnostic = Diagnostic(from: &reader)
        text = reader.raw(reader.number())
    }
}

extension ToldDiagnostic: Comparable {
    package static func == (a: ToldDiagnostic, b: ToldDiagnostic) -> Bool {
        a === b || a.diagnostic == b.diagnostic && a.text == b.text
    }

    /// In the order in which they are told.
    package static func < (a: ToldDiagnostic, b: ToldDiagnostic) -> Bool { a.diagnostic < b.diagnostic }
}

extension ToldDiagnostic: ByteCodable {
    package func write(to writer: inout ByteWriter) {
        diagnostic.write(to: &writer)
        writer.append(text.count)
        writer.append(raw: text)
    }
}

extension [ToldDiagnostic] {
    /// One below the other, in UTF-8, with an empty line between two.
    package var text: [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(reduce(0) { $0 + $1.text.count + 2 })
        for (number, told) in enumerated() {
            if number > 0 { text += "\n\n".utf8 }
            text += told.text
        }
        return text
    }
}
