/// Where two texts part, in words for whoever reads a failed test; nil where they are the same bytes.
package func difference(between expected: String, and found: String) -> String? {
    guard !expected.utf8.elementsEqual(found.utf8) else { return nil }
    let lines = [expected, found].map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
    let shared = zip(lines[0], lines[1]).prefix { $0.utf8.elementsEqual($1.utf8) }.count
    let parts = lines.map { $0.indices.contains(shared) ? "“\($0[shared])”" : "the end" }
    return "line \(shared + 1): expected \(parts[0]), found \(parts[1])"
}

/// What parts two folders' contents, a line a file; empty where they hold the same files with the same bytes.
package func differences(between expected: [String: [UInt8]], and found: [String: [UInt8]]) -> [String] {
    Set(expected.keys).union(found.keys).sorted().compactMap { name in
        switch (expected[name], found[name]) {
        case (nil, _): return "\(name): not expected"
        case (_, nil): return "\(name): missing"
        case (let expected?, let found?) where expected == found: return nil
        case (let expected?, let found?):
            let texts = [expected, found].map { String(decoding: $0, as: UTF8.self) }
            return "\(name): \(difference(between: texts[0], and: texts[1]) ?? "different bytes")"
        }
    }
}
