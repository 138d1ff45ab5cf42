internal import Xapian

/// English words of one family, such as "violence" and "violent", to which the stemmer gives different stems.
///
/// Found by their endings alone, so that some pairs only look alike ("sign" and "signal"): an offer to a person who
/// knows. A comparative, such as "younger", is told from a person who does something, such as "teacher", by the
/// superlative that the list of right words has of it.
enum WordFamilies {
    /// What the stemmer for English leaves apart, with examples from real pages.
    private static let endings = [
        // knife and knives, thief and thieves
        ("f", "ves"), ("fe", "ves"),
        // violence and violent, silence and silent, secrecy and secret
        ("ce", "t"), ("cy", "t"),
        // tour and tourist
        ("", "ist"),
        // safe and safety, secure and security
        ("e", "ety"), ("e", "ity"), ("", "ity"),
        // environment and environmental, agree and agreement
        ("", "al"), ("", "ment"),
        // teach and teacher, visit and visitor, offend and offence
        ("", "er"), ("", "or"), ("e", "or"), ("d", "ce"),
        // burglar and burglary, robber and robbery
        ("ar", "ary"), ("er", "ery"),
    ].map { (short: Array($0.utf8), long: Array($1.utf8)) }

    private static let shortestRoot = 4

    /// Each pair in the order of its words; `stems` gives the stem of each word.
    static func pairs(
        in vocabulary: Vocabulary,
        wordList: WordList,
        stems: ([String]) throws(XapianError) -> [String]
    ) throws(XapianError) -> [[String]] {
        var pairs: Set<[String]> = []
        for entry in vocabulary.entries {
            for (short, long) in endings where entry.word.suffix(long.count) == long[...] {
                let root = entry.word.dropLast(long.count)
                guard vocabulary.pages(with: root + short) > 0 else { continue }
                let letters = String(decoding: root, as: UTF8.self)
                guard letters.count + short.count >= shortestRoot else { continue }
                if long == Array("er".utf8), wordList.contains(letters + "est") { continue }
                pairs.insert([root + short, entry.word].map { String(decoding: $0, as: UTF8.self) })
            }
        }
        let ordered = pairs.sorted { $0.lexicographicallyPrecedes($1) }
        let stemmed = try stems(ordered.flatMap { $0 })
        return ordered.enumerated().filter { stemmed[2 * $0.offset] != stemmed[2 * $0.offset + 1] }.map(\.element)
    }
}

extension SearchIndex {
    /// Pairs of words that pages print, that people would equate, and that neither the stemmer nor a synonym joins.
    /// None for a language whose endings are not known: all but English.
    package func wordsApart(language code: String) throws -> [[String]] {
        guard let language = words(of: code), language.isEnglish else { return [] }
        return try reader.read { snapshot throws(XapianError) in
            let spelling = try self.spelling(language, snapshot)
            let pairs = try WordFamilies.pairs(
                in: spelling.vocabulary,
                wordList: self.wordList,
                stems: language.stems
            )
            var apart: [[String]] = []
            for pair in pairs where try !language.joins(pair[0], pair[1]) { apart.append(pair) }
            return apart
        }
    }
}

extension LanguageWords {
    /// Whether a search for one of the words also finds the other, in either direction.
    fileprivate func joins(_ a: String, _ b: String) throws(XapianError) -> Bool {
        let stems = try stems(of: [a, b])
        func finds(_ from: String, _ to: String) -> Bool {
            synonyms.alternatives(to: [from]).contains { $0.terms.count == 1 && $0.terms[0].contains(to) }
        }
        return finds(stems[0], stems[1]) || finds(stems[1], stems[0])
    }
}
