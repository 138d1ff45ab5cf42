import ByteCoding
package import SiteContent

/// What a browser fetches to show a page for the first time, as a server sends it.
package struct PageWeight: Equatable, Sendable {
    package let address: String
    /// The file of the page's text.
    package let source: String
    fileprivate let sizes: Sizes

    init(address: String, source: String, sizes: Sizes) {
        self.address = address
        self.source = source
        self.sizes = sizes
    }

    package var page: Bytes { Bytes(sizes.page) }
    package var style: Bytes { Bytes(sizes.style) }
    package var script: Bytes { Bytes(sizes.script) }
    /// Of the style and the text.
    package var pictures: Bytes { Bytes(sizes.pictures) }
    package var total: Bytes { Bytes(sizes.total) }

    /// In bytes.
    struct Sizes: BitwiseCopyable, Equatable, Sendable {
        fileprivate var page: Int
        fileprivate let style: Int
        fileprivate let script: Int
        fileprivate let pictures: Int
        /// 1 for the home page: it is kept as it lies in memory, where a truth would leave a gap.
        private let home: Int

        init(page: Int, style: Int, script: Int, pictures: Int, isHome: Bool) {
            self.page = page
            self.style = style
            self.script = script
            self.pictures = pictures
            home = isHome ? 1 : 0
        }

        fileprivate var total: Int { page + style + script + pictures }

        /// What the page may weigh, where it weighs more.
        fileprivate func exceeded(of budget: WeightBudget) -> Bytes? {
            guard let most = home == 1 ? budget.home : budget.page, total > most.count else { return nil }
            return most
        }
    }
}

/// The weights of many pages, kept between builds without a text for each: but the heaviest are told.
package struct PageWeights: RandomAccessCollection, Equatable, Sendable {
    private(set) var addresses = TextList()
    private(set) var sources = TextList()
    private(set) var sizes = HeldList<PageWeight.Sizes>()

    package init() {}

    /// Those that had these lists; none where they are not of one length.
    init(addresses: TextList, sources: TextList, sizes: HeldList<PageWeight.Sizes>) {
        guard addresses.count == sizes.count, sources.count == sizes.count else { return }
        (self.addresses, self.sources, self.sizes) = (addresses, sources, sizes)
    }

    /// One behind the other.
    init(joining pieces: [PageWeights]) {
        addresses.append(pieces.map(\.addresses))
        sources.append(pieces.map(\.sources))
        sizes = HeldList(pieces.flatMap { $0.sizes.read { Array($0) } })
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { sizes.count }

    package subscript(_ place: Int) -> PageWeight {
        PageWeight(address: addresses.text(place), source: sources.text(place), sizes: sizes[place])
    }

    mutating func append(_ weight: PageWeight) {
        addresses.append(weight.address)
        sources.append(weight.source)
        sizes.change { $0.append(weight.sizes) }
    }

    /// Where a page stands; nil where it is not among them.
    func place(of address: String) -> Int? { addresses.firstIndex(of: address) }

    /// Takes other bytes of a page itself.
    mutating func replace(at place: Int, page: Int) {
        sizes.change { $0[place].page = page }
    }

    func isOver(_ budget: WeightBudget, at place: Int) -> Bool { sizes[place].exceeded(of: budget) != nil }

    /// Those that weigh more than they may, and what they may weigh.
    func over(_ budget: WeightBudget) -> [(page: PageWeight, most: Bytes)] {
        indices.compactMap { place in sizes[place].exceeded(of: budget).map { (self[place], $0) } }
    }

    /// The heaviest first, of equal ones that which stands before.
    package func heaviest(_ most: Int) -> [PageWeight] {
        let places = sizes.read { sizes in
            var places: [Int] = []
            for place in sizes.indices {
                let total = sizes[place].total
                if places.count == most, let last = places.last, total <= sizes[last].total { continue }
                places.insert(place, at: places.firstIndex { sizes[$0].total < total } ?? places.endIndex)
                places = Array(places.prefix(most))
            }
            return places
        }
        return places.map { self[$0] }
    }
}
