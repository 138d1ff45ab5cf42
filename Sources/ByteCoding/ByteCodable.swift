/// What a cache keeps, in the bytes that it keeps it in.
///
/// Damaged bytes give some value or other: the reader's ``ByteReader/isDamaged`` says that it is not to be used.
package protocol ByteCodable {
    init(from reader: inout ByteReader)
    func write(to writer: inout ByteWriter)
}

extension String: ByteCodable {
    package init(from reader: inout ByteReader) { self = reader.text() }
    package func write(to writer: inout ByteWriter) { writer.append(self) }
}

extension Int: ByteCodable {
    package init(from reader: inout ByteReader) { self = reader.number() }
    package func write(to writer: inout ByteWriter) { writer.append(self) }
}

extension Bool: ByteCodable {
    package init(from reader: inout ByteReader) { self = reader.number() == 1 }
    package func write(to writer: inout ByteWriter) { writer.append(self ? 1 : 0) }
}

extension CaseIterable where Self: Equatable, AllCases == [Self] {
    /// Its place among all cases.
    package init(from reader: inout ByteReader) {
        let place = reader.number()
        self = Self.allCases[Self.allCases.indices.contains(place) ? place : 0]
    }

    package func write(to writer: inout ByteWriter) { writer.append(Self.allCases.firstIndex(of: self)!) }
}

extension Array: ByteCodable where Element: ByteCodable {
    package init(from reader: inout ByteReader) {
        self = []
        let count = reader.count()
        reserveCapacity(count)
        for _ in 0..<count { append(Element(from: &reader)) }
    }

    package func write(to writer: inout ByteWriter) {
        writer.append(count)
        for element in self { element.write(to: &writer) }
    }
}

extension Optional: ByteCodable where Wrapped: ByteCodable {
    package init(from reader: inout ByteReader) { self = reader.number() == 1 ? Wrapped(from: &reader) : nil }

    package func write(to writer: inout ByteWriter) {
        writer.append(self == nil ? 0 : 1)
        self?.write(to: &writer)
    }
}
