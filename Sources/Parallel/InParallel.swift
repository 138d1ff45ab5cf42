import Dispatch
import Synchronization

/// What `transform` makes of each element, in their order, made on all processors.
package func inParallel<Element: Sendable, Result: Sendable>(
    _ elements: [Element],
    _ transform: @Sendable (Element) -> Result
) -> [Result] {
    let size = 32
    let count = (elements.count + size - 1) / size
    let chunks = Mutex<[Int: [Result]]>([:])
    DispatchQueue.concurrentPerform(iterations: count) { chunk in
        let results = elements[chunk * size..<min((chunk + 1) * size, elements.count)].map(transform)
        chunks.withLock { $0[chunk] = results }
    }
    return chunks.withLock { chunks in (0..<count).flatMap { chunks[$0]! } }
}
