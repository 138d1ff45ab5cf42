internal import CXapian

/// What to find, built part by part: there is no syntax in it, so nothing a visitor types can be one.
package indirect enum Query: Equatable, Sendable {
    case nothing
    case everything
    case term(String)
    case all([Query])
    /// Weights add up.
    case any([Query])
    /// The greatest weight counts.
    case best([Query])
    /// The parts count as one word: their frequencies are put together before weighing.
    case alike([Query])
    /// The first decides what is found, the second only adds weight.
    case preferring(Query, Query)
    /// The second decides too but adds no weight.
    case filtered(Query, by: Query)
    case without(Query, Query)
    case scaled(Query, by: Double)
    /// Every document, at this weight.
    case constant(Double)
    /// Documents whose value in the slot is in the range, both ends included; a document without one is not.
    case values(slot: UInt32, from: [UInt8], to: [UInt8])
    /// The most frequent terms that begin so, at most `limit` of them.
    case beginning(with: String, limit: UInt32)
    case near([String], window: UInt32)
    case phrase([String])

    /// Xapian holds no longer term, so a longer one is found nowhere.
    package static let longestTerm = 245

    var flat: [UInt8] {
        var bytes = FlatBytes()
        write(to: &bytes)
        return bytes.bytes
    }

    private func write(to bytes: inout FlatBytes) {
        switch self {
        case .nothing: bytes.append(operation: .nothing)
        case .everything: bytes.append(operation: .everything)
        case .term(let term) where term.utf8.count > Self.longestTerm || term.isEmpty:
            bytes.append(operation: .nothing)
        case .term(let term):
            bytes.append(operation: .term)
            bytes.append(text: term)
        case .all(let parts): Self.write(parts, .and, to: &bytes)
        case .any(let parts): Self.write(parts, .or, to: &bytes)
        case .best(let parts): Self.write(parts, .max, to: &bytes)
        case .alike(let parts): Self.write(parts, .synonym, to: &bytes)
        case .preferring(let left, let right): Self.write(left, right, .and_maybe, to: &bytes)
        case .filtered(let left, let right): Self.write(left, right, .filter, to: &bytes)
        case .without(let left, let right): Self.write(left, right, .and_not, to: &bytes)
        case .scaled(let part, let factor):
            bytes.append(operation: .scale)
            bytes.append(factor)
            part.write(to: &bytes)
        case .constant(let weight):
            bytes.append(operation: .constant)
            bytes.append(weight)
        case .values(let slot, let from, let to):
            bytes.append(operation: .values)
            bytes.append(slot)
            bytes.append(text: from)
            bytes.append(text: to)
        case .beginning(let prefix, let limit):
            bytes.append(operation: .prefix)
            bytes.append(limit)
            bytes.append(text: prefix)
        case .near(let terms, let window):
            bytes.append(operation: .near)
            bytes.append(window)
            Self.write(terms: terms, to: &bytes)
        case .phrase(let terms):
            bytes.append(operation: .phrase)
            bytes.append(UInt32(terms.count))
            Self.write(terms: terms, to: &bytes)
        }
    }

    /// An AND or OR of nothing finds nothing, as Xapian has it.
    private static func write(_ parts: [Query], _ operation: cxapian_operation, to bytes: inout FlatBytes) {
        if parts.count == 1 { return parts[0].write(to: &bytes) }
        bytes.append(operation: operation)
        bytes.append(UInt32(parts.count))
        for part in parts { part.write(to: &bytes) }
    }

    private static func write(
        _ left: Query,
        _ right: Query,
        _ operation: cxapian_operation,
        to bytes: inout FlatBytes
    ) {
        bytes.append(operation: operation)
        left.write(to: &bytes)
        right.write(to: &bytes)
    }

    private static func write(terms: [String], to bytes: inout FlatBytes) {
        bytes.append(UInt32(terms.count))
        for term in terms { Query.term(term).write(to: &bytes) }
    }
}

extension FlatBytes {
    fileprivate mutating func append(operation: cxapian_operation) {
        append(operation.rawValue)
    }
}
