/// Finds the word a visitor meant among those the pages print.
struct Spelling: Sendable {
    let vocabulary: Vocabulary
    let wordList: WordList
    /// Words of synonym rules: right, and worth finding.
    let ruleWords: Set<String>

    /// A word that is never changed.
    func isRight(_ word: String) -> Bool {
        wordList.contains(word) || ruleWords.contains(word) || vocabulary.pages(with: Array(word.utf8)) > 0
    }

    /// The nearest word by typing errors, then the one on the most pages, then the first by letter; nil when the
    /// word is right or nothing is near.
    func correction(of word: String) -> String? {
        let typed = Array(word.utf8)
        guard Vocabulary.takes(typed), typed.count >= 4, !isRight(word) else { return nil }
        let most = Self.mostErrors(typed.count)
        let letters = Vocabulary.letters(typed)
        let typedSkeleton = Self.skeleton(typed)
        var best: (cost: Double, word: [UInt8])?

        func consider(_ candidate: [UInt8], pages: Int) {
            guard abs(candidate.count - typed.count) <= most,
                let errors = Self.errors(typed, candidate, most: most)
            else { return }
            var cost = Double(errors)
            if candidate.first != typed.first { cost += 0.6 }
            if Self.skeleton(candidate) == typedSkeleton { cost -= 0.5 }
            cost -= 0.1 * Double(min(pages, 1 << 10).bitWidth - min(pages, 1 << 10).leadingZeroBitCount)
            if let (known, other) = best.map({ ($0.cost, $0.word) }),
                (known, 0) < (cost, 0) || (known == cost && other.lexicographicallyPrecedes(candidate))
            {
                return
            }
            best = (cost, candidate)
        }

        for entry in vocabulary.entries {
            // A typing error changes at most two letters of the set.
            guard (entry.letters ^ letters).nonzeroBitCount <= 2 * most else { continue }
            consider(entry.word, pages: entry.pages)
        }
        for other in ruleWords.sorted() { consider(Array(other.utf8), pages: 1) }
        return best.map { String(decoding: $0.word, as: UTF8.self) }
    }

    /// A short word with two errors could be anything.
    private static func mostErrors(_ length: Int) -> Int { length <= 5 ? 1 : length <= 11 ? 2 : 3 }

    /// The consonants without doubles: what is left when vowels are guessed and letters doubled or not.
    private static func skeleton(_ word: [UInt8]) -> [UInt8] {
        var skeleton: [UInt8] = []
        for letter in word where !"aeiouyh".utf8.contains(letter) && letter != skeleton.last {
            skeleton.append(letter)
        }
        return skeleton
    }

    /// Letters put in, left out, changed or swapped with a neighbour; nil when more than `most`.
    ///
    /// A word nobody prints is held against thousands, so the three rows of the table are taken from the stack.
    static func errors(_ left: [UInt8], _ right: [UInt8], most: Int) -> Int? {
        let width = right.count + 1
        return withUnsafeTemporaryAllocation(of: Int.self, capacity: 3 * width) { table in
            var before = UnsafeMutableBufferPointer(rebasing: table[..<width])
            var previous = UnsafeMutableBufferPointer(rebasing: table[width..<2 * width])
            var row = UnsafeMutableBufferPointer(rebasing: table[(2 * width)...])
            for j in 0..<width { previous[j] = j }
            for i in left.indices {
                row[0] = i + 1
                var least = row[0]
                for j in right.indices {
                    var cost = min(previous[j + 1] + 1, row[j] + 1, previous[j] + (left[i] == right[j] ? 0 : 1))
                    if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                        cost = min(cost, before[j - 1] + 1)
                    }
                    row[j + 1] = cost
                    least = min(least, cost)
                }
                if least > most { return nil }
                (before, previous, row) = (previous, row, before)
            }
            return previous[right.count] <= most ? previous[right.count] : nil
        }
    }
}
