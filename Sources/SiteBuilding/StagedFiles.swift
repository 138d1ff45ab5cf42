import Parallel
import Synchronization

/// Files that are made and written, and lie beside those that they are to replace until it is certain that they may.
final class StagedFiles: Sendable {
    private let writer: SiteWriter
    private let staged = Mutex<[String: Manifest.File]>([:])

    init(_ writer: SiteWriter) { self.writer = writer }

    /// What each will be once it is published, by its path.
    var files: [String: Manifest.File] { staged.withLock { $0 } }
    var count: Int { staged.withLock(\.count) }

    func add(_ output: Output) throws {
        let made = try writer.made(output)
        // Before it is written: a half of it is to be discarded too.
        staged.withLock { $0[made.path] = made.file }
        try writer.stage(made)
    }

    /// Several at a time. A failure stops the rest.
    func add(_ outputs: [Output], progress: @Sendable () -> Void) throws {
        let hasFailed = Atomic(false)
        let results = inParallel(outputs, chunk: 1) { output in
            Result {
                guard !hasFailed.load(ordering: .relaxed) else { return }
                do { try add(output) } catch {
                    hasFailed.store(true, ordering: .relaxed)
                    throw error
                }
                progress()
            }
        }
        for result in results { try result.get() }
    }

    /// Puts some of the files into their places. What was published before a failure stays, for the next build to find and
    /// mend.
    func publish(where isWanted: (String) -> Bool) throws {
        let files = files
        let results = inParallel(files.keys.filter(isWanted)) { [writer] path in
            Result { try writer.publish(path, files[path]!) }
        }
        for result in results { try result.get() }
    }

    /// Leaves the folder of pages as it was.
    func discard() throws {
        for path in files.keys { try writer.discard(path) }
    }
}
