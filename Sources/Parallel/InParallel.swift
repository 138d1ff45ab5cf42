import Dispatch
import Foundation
import Synchronization

/// How many this machine has for the program.
package let processors = ProcessInfo.processInfo.activeProcessorCount

/// What `transform` makes of each element, in their order, made on all processors, `chunk` elements at a time.
package func inParallel<Element: Sendable, Result: Sendable>(
    _ elements: [Element],
    chunk size: Int = 32,
    _ transform: @Sendable (Element) -> Result
) -> [Result] {
    let pieces = elements.indices.parted(by: size)
    let chunks = Mutex<[Int: [Result]]>([:])
    DispatchQueue.concurrentPerform(iterations: pieces.count) { chunk in
        let results = elements[pieces[chunk]].map(transform)
        chunks.withLock { $0[chunk] = results }
    }
    return chunks.withLock { chunks in pieces.indices.flatMap { chunks[$0]! } }
}

extension Array {
    /// All of them; nil where one is.
    package func complete<Wrapped>() -> [Wrapped]? where Element == Wrapped? {
        contains { $0 == nil } ? nil : compactMap(\.self)
    }
}

extension Range<Int> {
    /// The range in pieces of a size, of which the last may be smaller.
    package func parted(by size: Int) -> [Range<Int>] {
        stride(from: lowerBound, to: upperBound, by: size).map { $0..<Swift.min($0 + size, upperBound) }
    }
}
