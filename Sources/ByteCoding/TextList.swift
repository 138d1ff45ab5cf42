import Glibc

/// Many texts in one piece of memory: kept and read again without a look at each, and lent to the system as they lie.
///
/// None holds a zero byte, for one ends each.
package struct TextList: Equatable, Sendable {
    /// Of all texts, behind each other.
    package private(set) var bytes = HeldList<UInt8>()
    /// Where each ends, its zero byte included.
    package private(set) var ends = HeldList<UInt32>()

    package init() {}

    /// The list that held these; an empty one where they do not fit each other.
    package init(bytes: HeldList<UInt8>, ends: HeldList<UInt32>) {
        let fit = ends.read { ends in
            Int(ends.last ?? 0) == bytes.count && ends.first != 0 && zip(ends, ends.dropFirst()).allSatisfy(<)
        }
        if fit { (self.bytes, self.ends) = (bytes, ends) }
    }

    package var count: Int { ends.count }
    package var indices: Range<Int> { 0..<count }

    package func text(_ place: Int) -> String { read(place) { String(cString: $0) } }

    /// Lends a text, ended by its zero byte.
    package func read<Result>(_ place: Int, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
        readAll { body($0[place]) }
    }

    /// Lends all texts, each ended by its zero byte.
    package func readAll<Result>(_ body: (borrowing Lent) -> Result) -> Result {
        bytes.read { bytes in
            ends.read { ends in body(Lent(bytes: bytes, ends: ends)) }
        }
    }

    /// Texts as they lie in memory.
    package struct Lent: ~Copyable {
        @usableFromInline let bytes: UnsafeBufferPointer<UInt8>
        @usableFromInline let ends: UnsafeBufferPointer<UInt32>

        @inlinable func start(of place: Int) -> Int { place == 0 ? 0 : Int(ends[place - 1]) }

        /// How many bytes a text has.
        @inlinable func size(of place: Int) -> Int { Int(ends[place]) - 1 - start(of: place) }

        @inlinable package subscript(place: Int) -> UnsafePointer<CChar> {
            UnsafeRawPointer(bytes.baseAddress! + start(of: place)).assumingMemoryBound(to: CChar.self)
        }

        /// The last byte of a text; 0 for an empty one.
        @inlinable package func last(of place: Int) -> UInt8 { size(of: place) > 0 ? bytes[Int(ends[place]) - 2] : 0 }

        package func hasPrefix(_ beginning: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
            holds(beginning, place, from: 0)
        }

        fileprivate func hasSuffix(_ ending: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
            holds(ending, place, from: size(of: place) - ending.count)
        }

        private func holds(_ part: UnsafeBufferPointer<UInt8>, _ place: Int, from start: Int) -> Bool {
            guard let first = part.baseAddress, part.count <= size(of: place) else { return part.isEmpty }
            return memcmp(self[place] + start, first, part.count) == 0
        }
    }

    /// The places in the order of the texts' bytes.
    package var indicesInOrder: [Int] {
        readAll { texts in
            let pointers = indices.map { texts[$0] }
            return indices.sorted { strcmp(pointers[$0], pointers[$1]) < 0 }
        }
    }

    /// The places of those that end in one of these.
    package func indices(endingIn endings: [String]) -> [Int] {
        let places = endings.flatMap { ending in
            Array(ending.utf8).withUnsafeBufferPointer { ending in
                readAll { texts in indices.filter { texts.hasSuffix(ending, $0) } }
            }
        }
        return places.sorted()
    }

    package func firstIndex(of text: String) -> Int? {
        let size = text.utf8.count
        return readAll { texts in
            for place in indices where texts.size(of: place) == size && strcmp(texts[place], text) == 0 { return place }
            return nil
        }
    }

    package mutating func append(_ text: String) {
        bytes.change { $0.append(contentsOf: text.utf8) }
        end()
    }

    /// Adds one text that is told in two pieces.
    ///
    /// - Parameter rest: Ended by a zero byte.
    package mutating func append(_ beginning: [UInt8], _ rest: UnsafePointer<CChar>) {
        bytes.change {
            $0 += beginning
            $0.append(contentsOf: UnsafeRawBufferPointer(start: rest, count: strlen(rest)))
        }
        end()
    }

    private mutating func end() {
        let end = bytes.change { bytes in
            bytes.append(0)
            return UInt32(bytes.count)
        }
        ends.change { $0.append(end) }
    }

    package mutating func append(_ others: [TextList]) {
        bytes.change { bytes in
            bytes.reserveCapacity(bytes.count + others.reduce(0) { $0 + $1.bytes.count })
            for other in others { other.bytes.read { bytes += $0 } }
        }
        ends.change { ends in
            ends.reserveCapacity(ends.count + others.reduce(0) { $0 + $1.count })
            for other in others {
                let start = ends.last ?? 0
                other.ends.read { ends += $0.lazy.map { start + $0 } }
            }
        }
    }
}
