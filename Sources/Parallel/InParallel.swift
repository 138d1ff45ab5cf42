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
    let count = (elements.count + size - 1) / size
    let chunks = Mutex<[Int: [Result]]>([:])
    DispatchQueue.concurrentPerform(iterations: count) { chunk in
        let results = elements[chunk * size..<min((chunk + 1) * size, elements.count)].map(transform)
        chunks.withLock { $0[chunk] = results }
    }
    return chunks.withLock { chunks in (0..<count).flatMap { chunks[$0]! } }
}
