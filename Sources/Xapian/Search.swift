/// One question to the index.
package struct Search: Sendable {
    package enum Order: Equatable, Sendable {
        case relevance
        /// By the value in the slot, greatest first, then by relevance's tie-break.
        case value(slot: UInt32)
    }

    /// A factor lifts no document from further down: 20 pages of results are as far as anyone looks.
    static let mostWeighed = 200

    package var query: Query
    package var first: Int
    package var count: Int
    package var order: Order
    /// Documents of equal weight come in the order of this slot's value: document numbers depend on the history
    /// of an index, so they must not decide.
    package var tieSlot: UInt32
    package var weighting: Weighting
    /// Empty, or the prefix of the boolean terms `prefix + facet + ":" + value`.
    package var facetPrefix: String
    /// `facet:value`; values of one facet are alternatives, facets must all be met.
    package var selected: [String]
    /// By `facet:value`, what the weight of documents with it is multiplied by, among the first
    /// ``mostWeighed``; needs a ``facetPrefix`` and the order of relevance.
    package var factors: [String: Double]
    /// Documents that weigh less, whatever factor they have, may be left out: all that weigh more are found, as long as none
    /// has two factors.
    package var leastWeight: Double
    /// Also which terms each hit matched, and the query in Xapian's words.
    package var explain: Bool
    /// Whether all that are met are counted, and by their facets. Else totals stop at ``mostWeighed``, and none is by facet.
    package var counts: Bool

    package init(
        _ query: Query,
        first: Int = 0,
        count: Int,
        order: Order = .relevance,
        tieSlot: UInt32,
        weighting: Weighting = Weighting(),
        facetPrefix: String = "",
        selected: [String] = [],
        factors: [String: Double] = [:],
        leastWeight: Double = 0,
        explain: Bool = false,
        counts: Bool = true
    ) {
        self.query = query
        self.first = first
        self.count = count
        self.order = order
        self.tieSlot = tieSlot
        self.weighting = weighting
        self.facetPrefix = facetPrefix
        self.selected = selected
        self.factors = factors
        self.leastWeight = leastWeight
        self.explain = explain
        self.counts = counts
    }
}

/// The parameters of BM25, as Xapian names them.
package struct Weighting: Equatable, Sendable, Codable {
    package var k1: Double
    package var b: Double
    package var minimumLength: Double

    package init(k1: Double = 1.2, b: Double = 0.75, minimumLength: Double = 0.5) {
        self.k1 = k1
        self.b = b
        self.minimumLength = minimumLength
    }
}

package struct Matches: Sendable {
    package struct Hit: Equatable, Sendable {
        package let document: UInt32
        package let weight: Double
        package let data: [UInt8]
        /// Empty unless an explanation was asked for.
        package let terms: [String]
    }

    package struct FacetCount: Equatable, Sendable {
        /// `facet:value`.
        package let name: String
        /// Exactly how many hits there are with it, the facet's own selections left out.
        package let count: Int
    }

    /// Exactly how many there are, where they were counted.
    package let total: Int
    package let totalWithoutSelections: Int
    package let hits: [Hit]
    package let facets: [FacetCount]
    package let description: String

    init(_ reader: inout FlatReader) {
        total = Int(reader.number(UInt32.self))
        totalWithoutSelections = Int(reader.number(UInt32.self))
        hits = (0..<reader.number(UInt32.self)).map { _ in
            Hit(
                document: reader.number(),
                weight: reader.double(),
                data: reader.bytes(),
                terms: (0..<reader.number(UInt32.self)).map { _ in reader.text() }
            )
        }
        facets = (0..<reader.number(UInt32.self)).map { _ in
            let count = Int(reader.number(UInt32.self))
            return FacetCount(name: reader.text(), count: count)
        }
        description = reader.text()
    }
}
