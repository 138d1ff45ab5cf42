/// Terms by number, and how often each stands on the page at hand.
struct CountedTerms {
    private(set) var table = WordTable()
    /// Those of the page, in the order they were met.
    private(set) var touched: [Int32] = []
    private var frequencies: [Int32] = []

    var count: Int { table.count }

    /// How often a term stands on the page.
    func frequency(_ term: Int32) -> Int { Int(frequencies[Int(term)]) }

    mutating func number(of term: [UInt8]) -> Int32 {
        let number = table.number(of: term)
        if number == frequencies.count { frequencies.append(0) }
        return Int32(number)
    }

    mutating func add(_ term: Int32, _ frequency: Int) {
        if frequencies[Int(term)] == 0 { touched.append(term) }
        frequencies[Int(term)] += Int32(frequency)
    }

    /// Begins a page, on which no term has been met.
    mutating func beginPage() {
        for term in touched { frequencies[Int(term)] = 0 }
        touched.removeAll(keepingCapacity: true)
    }

    /// Forgets all terms.
    mutating func removeAll() {
        table.removeAll()
        touched.removeAll(keepingCapacity: true)
        frequencies.removeAll(keepingCapacity: true)
    }
}
