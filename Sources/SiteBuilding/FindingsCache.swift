import ByteCoding
import Digest
import SiteContent

/// What rules found on pages in the last build, with what it rested on. Like ``SourceCache`` it may be lost.
struct FindingsCache {
    struct Findings {
        /// Of all that the findings rest on.
        let ground: Digest
        let diagnostics: [Diagnostic]
    }

    private(set) var pages: [SourcePath: Findings] = [:]

    init(_ pages: [SourcePath: Findings]) { self.pages = pages }

    /// Damaged bytes give an empty cache.
    init(_ bytes: [UInt8]) {
        guard var reader = ByteReader(sealed: bytes) else { return }
        let count = reader.count()
        pages.reserveCapacity(count)
        for _ in 0..<count {
            pages[SourcePath(reader.text())] = Findings(
                ground: Digest(from: &reader),
                diagnostics: Array(from: &reader)
            )
        }
        if reader.isDamaged { pages = [:] }
    }

    var encoded: [UInt8] {
        var writer = ByteWriter()
        writer.append(pages.count)
        for (path, findings) in pages.sorted(by: { $0.key < $1.key }) {
            writer.append(path.string)
            findings.ground.write(to: &writer)
            findings.diagnostics.write(to: &writer)
        }
        return writer.sealed
    }

    /// The findings on pages whose ground is still the same.
    func findings(on grounds: [SourcePath: Digest]) -> [SourcePath: [Diagnostic]] {
        pages.filter { grounds[$0.key] == $0.value.ground }.mapValues(\.diagnostics)
    }
}
