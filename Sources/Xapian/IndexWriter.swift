internal import CXapian

/// The single writer of an index.
///
/// Nothing is published until ``commit()`` returns, and then all of it at once. A writer that goes away without it
/// leaves the index as it was. After a change that failed for any reason but its own argument, only a new writer
/// can go on, since Xapian has dropped what was not committed.
package struct IndexWriter: ~Copyable {
    private let handle: OpaquePointer
    /// For a reader of what is not yet committed, which the compiler would otherwise tie to this writer.
    var address: UInt { UInt(bitPattern: handle) }

    /// Makes a new index where there is none. If it is `unread` until it is finished, nothing need be synchronised
    /// on the way.
    package init(creating path: String, unread: Bool = false) throws(XapianError) {
        handle = try Self.open(path, .create, unread)
    }

    package init(opening path: String) throws(XapianError) {
        handle = try Self.open(path, .existing, false)
    }

    private static func open(
        _ path: String,
        _ opening: cxapian_opening,
        _ unread: Bool
    ) throws(XapianError) -> OpaquePointer {
        var handle: OpaquePointer?
        try check(cxapian_writer_open(path, opening, unread, &handle))
        guard let handle else { throw XapianError(code: .other, message: "no database at \(path)") }
        return handle
    }

    deinit { cxapian_writer_free(handle) }

    /// Adds a document that is known to be new.
    ///
    /// - Parameter number: Above those of all others, and from 1 on; by default the next.
    package mutating func add(_ document: IndexDocument, number: UInt32 = 0) throws(XapianError) {
        try check(lending(document.flat) { cxapian_writer_add(handle, number, $0) })
    }

    /// Adds the document, or puts it in the place of the one with this term.
    package mutating func replace(unique: String, with document: IndexDocument) throws(XapianError) {
        let result = lending(unique) { unique in
            lending(document.flat) { cxapian_writer_replace(handle, unique, $0) }
        }
        try check(result)
    }

    /// Removes the document with this term, if there is one.
    package mutating func remove(unique: String) throws(XapianError) {
        try check(lending(unique) { cxapian_writer_remove(handle, $0) })
    }

    /// The data of the document with this term as written so far, committed or not.
    package func data(unique: String) throws(XapianError) -> [UInt8]? {
        var found = false
        let data = try copying { out in
            lending(unique) { cxapian_writer_data(handle, $0, &found, out) }
        }
        return found ? data : nil
    }

    package mutating func setMetadata(_ key: String, _ value: [UInt8]) throws(XapianError) {
        let result = lending(key) { key in
            lending(value) { cxapian_writer_set_metadata(handle, key, $0) }
        }
        try check(result)
    }

    package func metadata(_ key: String) throws(XapianError) -> [UInt8] {
        try copying { out in lending(key) { cxapian_writer_metadata(handle, $0, out) } }
    }

    package mutating func commit() throws(XapianError) {
        try check(cxapian_writer_commit(handle))
    }
}

/// Merges committed indexes into a new compact one that is not written to again while it is read. Documents keep their
/// numbers: those of one index must all be below or above those of another.
/// A single file can only be replaced by one of another name: readers do not notice a rename over it.
package func compact(_ paths: [String], to destination: String, singleFile: Bool) throws(XapianError) {
    var flat = FlatBytes()
    for path in paths { flat.append(text: path) }
    try check(lending(flat.bytes) { cxapian_compact($0, destination, singleFile) })
}
