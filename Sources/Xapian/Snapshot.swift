internal import CXapian

/// One open state of an index; everything read from it belongs together.
///
/// Not copyable, so the database is closed exactly once. Any call may throw `modified` once a writer has committed
/// twice since it was opened: ``IndexReader/read(_:)`` then asks again.
package struct Snapshot: ~Copyable {
    private let handle: OpaquePointer

    init(path: String) throws(XapianError) {
        var handle: OpaquePointer?
        try check(cxapian_reader_open(path, &handle))
        guard let handle else { throw XapianError(code: .other, message: "no database at \(path)") }
        self.handle = handle
    }

    /// With all that was written and is not yet committed; nothing may be written while it is open.
    init(uncommittedAt writer: UInt) throws(XapianError) {
        var handle: OpaquePointer?
        try check(cxapian_reader_open_uncommitted(OpaquePointer(bitPattern: writer), &handle))
        guard let handle else { throw XapianError(code: .other, message: "the writer cannot be read") }
        self.handle = handle
    }

    deinit { cxapian_reader_free(handle) }

    func reopen() throws(XapianError) {
        try check(cxapian_reader_reopen(handle))
    }

    package func documentCount() throws(XapianError) -> Int {
        Int(try state().documents)
    }

    /// Grows with every commit.
    package func revision() throws(XapianError) -> UInt64 {
        try state().revision
    }

    private func state() throws(XapianError) -> cxapian_state {
        var state = cxapian_state()
        try check(cxapian_reader_state(handle, &state))
        return state
    }

    /// Empty when nothing was kept under the key.
    package func metadata(_ key: String) throws(XapianError) -> [UInt8] {
        try copying { out in lending(key) { cxapian_reader_metadata(handle, $0, out) } }
    }

    /// In how many documents each term is.
    package func frequencies(of terms: [String]) throws(XapianError) -> [Int] {
        var flat = FlatBytes()
        for term in terms { flat.append(text: term.utf8.count <= Query.longestTerm ? term : "") }
        var counts = [UInt32](repeating: 0, count: terms.count)
        let result = lending(flat.bytes) { bytes in
            counts.withUnsafeMutableBufferPointer {
                cxapian_reader_frequencies(handle, bytes, $0.baseAddress, terms.count)
            }
        }
        try check(result)
        // The empty term is Xapian's name for every document.
        return zip(terms, counts).map { term, count in
            term.isEmpty || term.utf8.count > Query.longestTerm ? 0 : Int(count)
        }
    }

    /// In how many documents the slot has a value.
    package func valueCount(slot: UInt32) throws(XapianError) -> Int {
        var count: UInt32 = 0
        try check(cxapian_reader_count_values(handle, slot, &count))
        return Int(count)
    }

    /// The first terms with the prefix in byte order, with the number of documents each is in.
    package func terms(beginning prefix: String, limit: Int) throws(XapianError) -> [(term: String, documents: Int)] {
        try reading { out in
            lending(prefix) { cxapian_reader_terms(handle, $0, UInt32(clamping: limit), out) }
        } as: { reader in
            var terms: [(term: String, documents: Int)] = []
            while !reader.isFinished {
                let documents = Int(reader.number(UInt32.self))
                terms.append((reader.text(), documents))
            }
            return terms
        }
    }

    package func document(unique: String) throws(XapianError) -> StoredDocument? {
        var found = false
        var buffer = cxapian_buffer()
        defer { cxapian_free(buffer.start) }
        try check(lending(unique) { cxapian_reader_document(handle, $0, &found, &buffer) })
        guard found else { return nil }
        var reader = FlatReader(UnsafeRawBufferPointer(start: buffer.start, count: buffer.size))
        return StoredDocument(&reader)
    }

    /// How many documents meet the query: exactly, and at a fraction of what finding them costs.
    package func count(_ query: Query) throws(XapianError) -> Int {
        var count: UInt32 = 0
        try check(lending(query.flat) { cxapian_reader_count(handle, $0, &count) })
        return Int(count)
    }

    package func find(_ search: Search) throws(XapianError) -> Matches {
        var selected = FlatBytes()
        for name in search.selected { selected.append(text: name) }
        var factors = FlatBytes()
        for (name, factor) in search.factors.sorted(by: { $0.key < $1.key }) where factor != 1 {
            factors.append(text: name)
            factors.append(factor)
        }
        let query = search.query.flat
        return try reading { out in
            lending(query) { query in
                lending(search.facetPrefix) { prefix in
                    lending(selected.bytes) { selected in
                        lending(factors.bytes) { factors in
                            var flat = search.flat
                            flat.query = query
                            flat.facet_prefix = prefix
                            flat.selected = selected
                            flat.factors = factors
                            return cxapian_reader_search(handle, &flat, out)
                        }
                    }
                }
            }
        } as: { reader in
            Matches(&reader)
        }
    }
}

extension Search {
    /// All but what is lent.
    fileprivate var flat: cxapian_search {
        var flat = cxapian_search()
        flat.first = UInt32(clamping: first)
        flat.count = UInt32(clamping: count)
        flat.k1 = weighting.k1
        flat.b = weighting.b
        flat.minimum_length = weighting.minimumLength
        if case .value(let slot) = order {
            flat.by_value = true
            flat.value_slot = slot
        }
        flat.tie_slot = tieSlot
        flat.weighed = UInt32(Self.mostWeighed)
        flat.least = leastWeight / max(1, factors.values.max() ?? 1)
        flat.explain = explain
        flat.uncounted = !counts
        return flat
    }
}
