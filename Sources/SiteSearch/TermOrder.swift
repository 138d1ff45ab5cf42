/// The order of terms by their bytes, as far as they are known: new ones are put into it when they have become many.
struct TermOrder {
    /// By the number of a term.
    private var ranks: [UInt16] = []
    /// Terms by their ranks.
    private var ranked: [Int32] = []
    private var wanted = MarkSet()

    private static let growth = 4
    /// As many as there are ranks.
    private static let most = 1 << 16

    mutating func update(_ terms: WordTable) {
        guard terms.count > ranked.count * Self.growth, ranked.count < Self.most else { return }
        let count = min(terms.count, Self.most)
        let texts = (0..<count).map { String(decoding: terms[$0], as: UTF8.self) }
        ranked = (0..<Int32(count)).sorted { texts[Int($0)] < texts[Int($1)] }
        ranks = Array(repeating: 0, count: count)
        for (rank, term) in ranked.enumerated() { ranks[Int(term)] = UInt16(rank) }
    }

    /// Calls `body` with each of the terms, which differ: those with a rank in their order, then the others.
    mutating func sort(_ terms: [Int32], _ body: (Int32) -> Void) {
        for term in terms where Int(term) < ranks.count { wanted.insert(ranks[Int(term)]) }
        wanted.drain { body(ranked[Int($0)]) }
        for term in terms where Int(term) >= ranks.count { body(term) }
    }
}
