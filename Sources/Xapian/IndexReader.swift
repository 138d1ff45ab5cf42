internal import Synchronization

/// An index open for reading, safe to share between tasks.
///
/// Xapian allows one call at a time per database object. So there are several, each behind its own lock: that is
/// the whole reason this type may call itself `Sendable`, and why several searches run side by side.
package final class IndexReader: Sendable {
    private let seats: [Seat]
    private let turn = Atomic<Int>(0)

    /// Up to `parallel` searches run at once; a database object costs about 50 microseconds to open and is opened
    /// when it is first needed.
    package init(path: String, parallel: Int = 4) throws(XapianError) {
        let first = Seat(path: path)
        _ = try first.use { snapshot throws(XapianError) in try snapshot.revision() }
        seats = [first] + (1..<max(1, parallel)).map { _ in Seat(path: path) }
    }

    /// Reads what was written and is not yet committed. It must be gone before anything more is written.
    package init(uncommitted writer: borrowing IndexWriter) throws(XapianError) {
        seats = [Seat(try Snapshot(uncommittedAt: writer.address))]
    }

    /// How many can read at once; others wait.
    package var parallel: Int { seats.count }

    /// Lets `body` read the newest committed state.
    ///
    /// A writer may recycle the blocks that `body` is reading. Then a newer state is taken and `body` asked again,
    /// twice, so it must not remember anything between calls; a third time `modified` is thrown.
    package func read<Result: Sendable>(
        _ body: @Sendable (borrowing Snapshot) throws(XapianError) -> Result
    ) throws(XapianError) -> Result {
        let start = turn.wrappingAdd(1, ordering: .relaxed).newValue
        for offset in seats.indices {
            let seat = seats[((start &+ offset) & .max) % seats.count]
            if let result = try seat.useIfFree(body) { return result }
        }
        return try seats[(start & .max) % seats.count].use(body)
    }
}

/// A place for one search at a time.
private final class Seat: Sendable {
    /// Nil where the index cannot be opened anew.
    private let path: String?
    private let snapshot: Mutex<Snapshot?>

    init(path: String) {
        self.path = path
        snapshot = Mutex(nil)
    }

    init(_ snapshot: consuming sending Snapshot) {
        path = nil
        self.snapshot = Mutex(snapshot)
    }

    func use<Result: Sendable>(
        _ body: @Sendable (borrowing Snapshot) throws(XapianError) -> Result
    ) throws(XapianError) -> Result {
        try snapshot.withLock { snapshot throws(XapianError) in
            try Self.answer(body, from: &snapshot, path: path)
        }
    }

    /// Nil when another search sits here.
    func useIfFree<Result: Sendable>(
        _ body: @Sendable (borrowing Snapshot) throws(XapianError) -> Result
    ) throws(XapianError) -> Result? {
        try snapshot.withLockIfAvailable { snapshot throws(XapianError) in
            try Self.answer(body, from: &snapshot, path: path)
        }
    }

    private static func answer<Result: Sendable>(
        _ body: @Sendable (borrowing Snapshot) throws(XapianError) -> Result,
        from place: inout Snapshot?,
        path: String?
    ) throws(XapianError) -> Result {
        var snapshot: Snapshot
        if let open = place.take() {
            snapshot = open
        } else if let path {
            snapshot = try Snapshot(path: path)
        } else {
            throw XapianError(code: .other, message: "an earlier question to the uncommitted index failed")
        }
        var triesLeft = 2
        while true {
            do throws(XapianError) {
                try snapshot.reopen()
                let result = try body(snapshot)
                place = consume snapshot
                return result
            } catch {
                // After any other failure the seat stays empty: the next search opens the index anew.
                guard error.code == .modified, triesLeft > 0 else { throw error }
                triesLeft -= 1
            }
        }
    }
}
