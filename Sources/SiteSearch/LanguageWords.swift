internal import Xapian

/// How words typed in one language become terms: made once, shared by all searches.
struct LanguageWords: Sendable {
    let code: String
    let isEnglish: Bool
    /// The stemmer of this language first, then those of the site's other languages: a page in another language
    /// holds the same word under another stem. Nil stands for the folded word as it is.
    private let stemmers: [Stemmer?]
    private(set) var synonyms = Synonyms()
    /// Whether every stemmer is one of which ``SoughtTerms`` knows how little it changes a word's beginning.
    let stemsKeepBeginnings: Bool

    /// Whoever looks for stems alone needs no synonyms.
    init(_ code: String, _ configuration: SearchConfiguration, synonyms isNeeded: Bool = true) throws(XapianError) {
        let own = configuration.language(code)
        self.code = own.code
        isEnglish = own.stemmer == "english"
        var names = [own.stemmer]
        for language in configuration.languages where !names.contains(language.stemmer) {
            names.append(language.stemmer)
        }
        var stemmers: [Stemmer?] = []
        for name in names {
            if let name { stemmers.append(try Stemmer(language: name)) } else { stemmers.append(nil) }
        }
        self.stemmers = stemmers
        stemsKeepBeginnings = names.allSatisfy { $0 == nil || $0 == "en" || $0 == "english" }
        if isNeeded { synonyms = try Synonyms(configuration.synonyms, self) }
    }

    func isStop(_ word: String) -> Bool { StopWords.contains(word, language: code) }

    /// The stem of each word in this language.
    func stems(of words: [String]) throws(XapianError) -> [String] {
        try stemmers[0]?.stems(of: words) ?? words
    }

    /// The terms each word may stand under, this language's own first.
    func terms(for words: [String]) throws(XapianError) -> [[String]] {
        var terms = try stems(of: words).map { [$0] }
        for stemmer in stemmers.dropFirst() {
            for (place, stem) in try (stemmer?.stems(of: words) ?? words).enumerated()
            where !terms[place].contains(stem) {
                terms[place].append(stem)
            }
        }
        return terms
    }
}

/// What stands for what, looked up by stems. Kept with the question and not in the index, so that no rule outlives
/// its line in the site's file.
struct Synonyms: Sendable {
    static let mostAlternatives = 16

    struct Alternative: Equatable, Sendable {
        fileprivate var words: [String]
        /// For each word, but not the common ones, the terms it may stand under.
        var terms: [[String]]
    }

    /// By the stems of a word or phrase.
    private var alternatives: [String: [Alternative]] = [:]
    private(set) var longest = 0
    /// Every word that occurs in a rule: spelled right, whatever the pages say.
    private(set) var words: Set<String> = []

    init() {}

    init(_ rules: [SearchConfiguration.SynonymRule], _ language: LanguageWords) throws(XapianError) {
        for rule in rules {
            switch rule {
            case .same(let phrases): try add(phrases, phrases, language)
            case .oneWay(let from, let to): try add(from, to, language)
            }
        }
    }

    private mutating func add(
        _ from: [String],
        _ to: [String],
        _ language: LanguageWords
    ) throws(XapianError) {
        var targets: [Alternative] = []
        for phrase in to {
            let words = WordScanner.words(of: phrase).map(\.text)
            let meaning = words.filter { !language.isStop($0) }
            guard !words.isEmpty else { continue }
            let terms = try language.terms(for: meaning.isEmpty ? words : meaning)
            targets.append(Alternative(words: words, terms: terms))
            self.words.formUnion(words)
        }
        for phrase in from {
            let source = WordScanner.words(of: phrase).map(\.text)
            guard !source.isEmpty else { continue }
            words.formUnion(source)
            longest = max(longest, source.count)
            let key = try language.stems(of: source).joined(separator: " ")
            for target in targets where target.words != source {
                var known = alternatives[key, default: []]
                guard !known.contains(target), known.count < Self.mostAlternatives else { continue }
                known.append(target)
                alternatives[key] = known
            }
        }
    }

    func alternatives(to stems: some Collection<String>) -> [Alternative] {
        alternatives[stems.joined(separator: " ")] ?? []
    }
}
