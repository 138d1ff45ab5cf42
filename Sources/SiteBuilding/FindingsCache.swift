package import ByteCoding
import Digest
import Parallel
package import SiteChecking
import SiteContent

/// What rules found on pages in the last build, with what it rested on. Like ``SourceCache`` it may be lost.
struct FindingsCache {
    private(set) var pages: [SourcePath: PageFindings] = [:]

    init(_ pages: [SourcePath: PageFindings]) { self.pages = pages }

    /// Damaged bytes give an empty cache.
    init(_ bytes: [UInt8]) {
        guard var reader = ByteReader(sealed: bytes) else { return }
        let count = reader.count()
        pages.reserveCapacity(count)
        for _ in 0..<count {
            let path = SourcePath(reader.text())
            let ground = Digest(from: &reader)
            let numbers = [NumberAsked](from: &reader)
            let words = [Int](from: &reader)
            pages[path] = PageFindings(Array(from: &reader), ground: ground, numbers: numbers, standingWords: words)
        }
        if reader.isDamaged { pages = [:] }
    }

    /// Gives its bytes away, some thousand pages at a time.
    func write(_ give: @escaping ByteSink) throws(FileFailure) {
        var pieces = SealedPieces(give)
        var head = ByteWriter()
        head.append(pages.count)
        try pieces.append(head)
        let paths = pages.keys.sorted()
        for range in paths.indices.parted(by: 1024) {
            var writer = ByteWriter()
            for path in paths[range] {
                let findings = pages[path]!
                writer.append(path.string)
                findings.ground.write(to: &writer)
                findings.numbers.write(to: &writer)
                findings.standingWords.write(to: &writer)
                findings.diagnostics.write(to: &writer)
            }
            try pieces.append(writer)
        }
        try pieces.finish()
    }
}

extension NumberAsked: ByteCodable {
    package init(from reader: inout ByteReader) {
        self.init(digits: reader.text(), contact: String?(from: &reader))
    }

    package func write(to writer: inout ByteWriter) {
        writer.append(digits)
        contact.write(to: &writer)
    }
}
