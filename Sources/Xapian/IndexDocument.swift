/// What the index is to keep of one document, gathered flat so that it crosses the border in one call.
package struct IndexDocument {
    private var data = FlatBytes()
    private var values = FlatBytes()
    private var valueCount: UInt32 = 0
    private var terms = FlatBytes()
    private var termCount: UInt32 = 0

    /// The data is given back with every hit, as it is.
    package init(data: [UInt8]) {
        self.data.append(text: data)
    }

    /// A value that can be compared as bytes: to sort by and to select ranges of.
    package mutating func add(value: [UInt8], slot: UInt32) {
        values.append(slot)
        values.append(text: value)
        valueCount += 1
    }

    /// A term of more than 245 bytes makes writing the document throw `invalidArgument`. The frequency is how often
    /// it stands in the document; with 0 it is a filter that never adds weight. Positions serve phrases and nearness
    /// only.
    package mutating func add(term: some Collection<UInt8>, frequency: Int, positions: [UInt32] = []) {
        terms.append(text: term)
        terms.append(UInt32(clamping: frequency))
        terms.append(UInt32(positions.count))
        for position in positions { terms.append(position) }
        termCount += 1
    }

    /// The same for bytes that lie together.
    package mutating func add(term: UnsafeBufferPointer<UInt8>, frequency: Int) {
        // The frequency and, in the upper half, that there are no positions.
        terms.append(text: term, UInt64(UInt32(clamping: frequency)))
        termCount += 1
    }

    package mutating func add(filter: String) {
        add(term: filter.utf8, frequency: 0)
    }

    var flat: [UInt8] {
        var flat = data
        flat.append(valueCount)
        flat.append(values)
        flat.append(termCount)
        flat.append(terms)
        return flat.bytes
    }
}

/// A document as the index holds it, for explanations and comparisons.
package struct StoredDocument: Equatable, Sendable {
    package let data: [UInt8]
    package let values: [UInt32: [UInt8]]
    /// Each term and how often it stands in the document.
    package let terms: [String: Int]

    init(_ reader: inout FlatReader) {
        data = reader.bytes()
        var values: [UInt32: [UInt8]] = [:]
        for _ in 0..<reader.number(UInt32.self) {
            let slot = reader.number(UInt32.self)
            values[slot] = reader.bytes()
        }
        var terms: [String: Int] = [:]
        for _ in 0..<reader.number(UInt32.self) {
            let term = reader.text()
            terms[term] = Int(reader.number(UInt32.self))
            for _ in 0..<reader.number(UInt32.self) { _ = reader.number(UInt32.self) }
        }
        self.values = values
        self.terms = terms
    }
}
