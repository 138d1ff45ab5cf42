import Dispatch
import Synchronization

/// A value that another thread makes while this one does something else.
package final class Meanwhile<Value: Sendable>: Sendable {
    private let made = Mutex<Value?>(nil)
    private let done = DispatchGroup()

    /// Begins to make it.
    package init(_ make: @escaping @Sendable () -> Value) {
        DispatchQueue.global().async(group: done) {
            let value = make()
            self.made.withLock { $0 = value }
        }
    }

    /// Waits until it is made.
    package var value: Value {
        done.wait()
        return made.withLock { $0! }
    }
}

/// Takes apart what is no longer needed while this thread goes on: of many thousand pages that takes its time.
package func release(_ value: consuming some Sendable) {
    DispatchQueue.global().async { [value] in withExtendedLifetime(value) {} }
}
