import Glibc

/// Elements that lie together in memory: in an array, or lent by what keeps them there, as a mapped file does.
///
/// To change one that is lent copies all of them first. They are equal whose bytes are: an element has none that mean nothing.
package struct HeldList<Element: BitwiseCopyable & Sendable>: Sendable {
    /// To be read, from any thread, and never changed.
    @usableFromInline
    struct Lent: @unchecked Sendable {
        @usableFromInline let elements: UnsafeBufferPointer<Element>
        /// Whoever is gone with the list, and the memory with them.
        @usableFromInline let keeper: AnyObject
    }

    /// Empty where they are lent.
    @usableFromInline var own: [Element] = []
    @usableFromInline let lent: Lent?

    package init(_ elements: [Element] = []) {
        own = elements
        lent = nil
    }

    /// - Parameter keeper: Keeps the elements in memory until it is let go of.
    package init(_ elements: UnsafeBufferPointer<Element>, keptBy keeper: AnyObject) {
        lent = Lent(elements: elements, keeper: keeper)
    }

    /// - Parameter body: Is lent the elements, and may not keep them.
    @inlinable
    package func read<Result, Failure>(
        _ body: (UnsafeBufferPointer<Element>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        guard let lent else { return try own.withUnsafeBufferPointer(body) }
        defer { extendLifetime(lent.keeper) }
        return try body(lent.elements)
    }

    @inlinable package var count: Int { lent?.elements.count ?? own.count }

    @inlinable package subscript(place: Int) -> Element { read { $0[place] } }

    /// Changes the elements as an array of the list's own.
    package mutating func change<Result>(_ body: (inout [Element]) -> Result) -> Result {
        if lent != nil { self = HeldList(read { Array($0) }) }
        return body(&own)
    }
}

extension HeldList: Equatable {
    package static func == (left: HeldList, right: HeldList) -> Bool {
        left.withMemory { left in
            right.withMemory { right in
                guard left.count == right.count else { return false }
                guard let first = left.baseAddress, let second = right.baseAddress, first != second else { return true }
                return memcmp(first, second, left.count) == 0
            }
        }
    }
}

/// What lies together in memory, whatever its elements are.
package protocol HeldMemory: Sendable {
    /// - Parameter body: Is lent the bytes, and may not keep them.
    func withMemory<Result, Failure>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result
}

extension HeldList: HeldMemory {
    package func withMemory<Result, Failure>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try read { elements throws(Failure) in try body(UnsafeRawBufferPointer(elements)) }
    }
}
