import ByteCoding
import CommonMark
package import Digest
import Parallel
import Synchronization

/// What planning needs of the entries as they were when their files were last read, kept from one build to the next.
///
/// It may be lost at any time: whatever it does not know is read again, and nothing of a site depends on it.
package struct SourceCache: Sendable {
    /// A class, for a table of many has room for twice as many.
    private final class Record: Sendable {
        /// Nil where the file had just been changed when it was read, so that it may have been changed once more.
        let stamp: FileStamp?
        let digest: Digest
        let entry: Kept

        init(stamp: FileStamp?, digest: Digest, entry: Kept) {
            self.stamp = stamp
            self.digest = digest
            self.entry = entry
        }
    }

    /// An entry and its exceptions.
    private enum Kept: Sendable {
        case encoded(ArraySlice<UInt8>)
        case read(KnownEntry)

        var bytes: ArraySlice<UInt8> {
            switch self {
            case .encoded(let bytes): bytes
            case .read(let entry): entry.encoded[...]
            }
        }
    }

    /// Of the program and the settings: under others, files would be read in another way.
    private let ground: Digest
    private var records: [String: Record] = [:]

    package init(ground: Digest) { self.ground = ground }

    /// Reads what ``write(_:)`` gave. Bytes of other settings or another version, and damaged ones, give an empty cache.
    package init(_ bytes: [UInt8], ground: Digest) {
        self.init(ground: ground)
        guard var reader = ByteReader(sealed: bytes), Digest(from: &reader) == ground else { return }
        let count = reader.count()
        records.reserveCapacity(count)
        for _ in 0..<count {
            let path = reader.text()
            let stamp = FileStamp?(from: &reader)
            let digest = Digest(from: &reader)
            records[path] = Record(stamp: stamp, digest: digest, entry: .encoded(reader.raw(reader.number())))
        }
        if reader.isDamaged { records = [:] }
    }

    /// Gives its bytes away, some thousand entries at a time.
    package func write(_ give: @escaping ByteSink) throws(FileFailure) {
        var pieces = SealedPieces(give)
        var head = ByteWriter()
        ground.write(to: &head)
        head.append(records.count)
        try pieces.append(head)
        let paths = records.keys.sorted()
        for range in paths.indices.parted(by: 1024) {
            var writer = ByteWriter()
            let some = paths[range].map { (path: $0, record: records[$0]!) }
            for ((path, record), bytes) in zip(some, inParallel(some) { $0.record.entry.bytes }) {
                writer.append(path)
                record.stamp.write(to: &writer)
                record.digest.write(to: &writer)
                writer.append(bytes.count)
                writer.append(raw: bytes)
            }
            try pieces.append(writer)
        }
        try pieces.finish()
    }

    /// Whether the file need not be read.
    func knows(_ path: String, _ stamp: FileStamp) -> Bool { records[path]?.stamp == stamp }

    func entry(_ path: SourcePath, text: @escaping @Sendable (Digest) -> [UInt8]) -> KnownEntry? {
        records[path.string].flatMap { record in
            KnownEntry(record.entry.bytes, path: path, digest: record.digest) { text(record.digest) }
        }
    }

    /// The entry of a file that was read and turned out to be the same.
    ///
    /// - Parameter again: Gives its bytes once more.
    func entry(of file: SourceFile, again: @escaping @Sendable () -> [UInt8]) -> KnownEntry? {
        guard let record = records[file.path.string], record.digest == file.digest else { return nil }
        return KnownEntry(record.entry.bytes, path: file.path, digest: record.digest, file: again)
    }

    /// The same knowledge with what was read since, and without files that are gone.
    ///
    /// - Parameter read: Each with the stamp of its file.
    func updated(with read: [(entry: KnownEntry, stamp: FileStamp?)], unread: [SourcePath]) -> SourceCache {
        var cache = SourceCache(ground: ground)
        cache.records.reserveCapacity(read.count + unread.count)
        for path in unread { cache.records[path.string] = records[path.string] }
        for (known, stamp) in read {
            let entry = known.entry
            cache.records[entry.source.string] = Record(stamp: stamp, digest: entry.digest, entry: .read(known))
        }
        return cache
    }
}

/// An entry without faults, with the places in its file that are excepted from rules.
struct KnownEntry: Sendable {
    let entry: Entry
    let exceptions: [ExceptionComment]

    init(entry: Entry, exceptions: [ExceptionComment]) {
        self.entry = entry
        self.exceptions = exceptions
    }

    var encoded: [UInt8] {
        var writer = ByteWriter()
        writer.append(entry.stem)
        writer.append(entry.language)
        entry.frontMatter.write(to: &writer)
        entry.kind.write(to: &writer)
        entry.textDigest.write(to: &writer)
        entry.body.headings.write(to: &writer)
        entry.body.links.write(to: &writer)
        entry.body.hasColumnWithoutHeading.write(to: &writer)
        exceptions.write(to: &writer)
        return writer.bytes
    }

    /// - Parameter file: Gives the bytes of the whole file.
    init?(
        _ bytes: ArraySlice<UInt8>,
        path: SourcePath,
        digest: Digest,
        file: @escaping @Sendable () -> [UInt8]
    ) {
        var reader = ByteReader(bytes)
        let (stem, language) = (reader.text(), reader.text())
        let frontMatter = FrontMatter(from: &reader)
        let kind = Kind(from: &reader)
        let textDigest = Digest(from: &reader)
        let body = Document(
            headings: Array(from: &reader),
            links: Array(from: &reader),
            hasColumnWithoutHeading: Bool(from: &reader)
        ) { textBehindFrontMatter(of: file()) }
        entry = Entry(
            source: path,
            stem: stem,
            language: language,
            frontMatter: frontMatter,
            kind: kind,
            body: body,
            digest: digest,
            textDigest: textDigest
        )
        exceptions = Array(from: &reader)
        if reader.isDamaged || !reader.isFinished { return nil }
    }
}

/// Files that turned out to differ from what is known of them while their texts were read.
package final class ChangedFiles: Sendable {
    private let paths = Mutex<Set<String>>([])

    package init() {}

    /// The bytes of a file that must be the same as when its digest was taken.
    func bytes(of path: SourcePath, below root: String, digest: Digest) -> [UInt8] {
        if let bytes = try? readFile("\(root)/\(path)"), Digest(of: bytes) == digest { return bytes }
        paths.withLock { _ = $0.insert(path.string) }
        return []
    }

    /// - Throws: ``ChangedWhileRead`` where there is one.
    package func refuse() throws(ChangedWhileRead) {
        if let path = paths.withLock({ $0.min() }) { throw ChangedWhileRead(path: path) }
    }
}

/// Someone saved a file while the site was being read.
package struct ChangedWhileRead: Error, Equatable, CustomStringConvertible {
    package let path: String

    package init(path: String) { self.path = path }

    package var description: String { "\(path) was changed while the site was read. Nothing was written: build again." }
}
