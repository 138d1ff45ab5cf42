internal import Xapian

/// Takes pages apart into terms, and counts the words of each language for spelling.
///
/// Each distinct word is stemmed once in the life of the analyser.
struct PageAnalyser {
    /// What is known of the words of one language; all arrays are by the word's number.
    private struct Language {
        var code: String
        var stemmer: Stemmer?
        /// Spelling is kept for the site's own languages only.
        var isConfigured: Bool
        var words = WordTable()
        /// The number of the word's stem among the terms.
        var terms: [Int32] = []
        /// Whether it is a stop word.
        var isCommon: [Bool] = []
        var pages: [Int32] = []
        /// The last page the word was met on.
        var lastPage: [Int32] = []
        var vocabularyChanged = false
    }

    private struct Field {
        var text: String
        var weight: Int
        /// What people write with care: the order of its words says something.
        var isShort: Bool

        init(_ text: String, _ weight: Int, isShort: Bool = true) {
            self.text = text
            self.weight = weight
            self.isShort = isShort
        }
    }

    /// The terms of a page in the order they were met; how often is in ``frequencies``.
    private struct TermCounts {
        var touched: [Int32] = []
    }

    /// A term as it stands in one page.
    struct Term {
        var bytes: ArraySlice<UInt8>
        var frequency: Int
    }

    struct Page {
        var terms: [Term]
        var topMarks: [UInt16]
        var sectionMarks: [(heading: [UInt16], text: [UInt16])]
    }

    private let ranking: Ranking
    private var languages: [Language]
    private var terms = WordTable()
    private var frequencies: [Int32] = []
    private var scanner = WordScanner()
    private var pageNumber: Int32 = 0

    init(_ configuration: SearchConfiguration, _ ranking: Ranking) throws(XapianError) {
        self.ranking = ranking
        languages = []
        for language in configuration.languages {
            var stemmer: Stemmer?
            if let name = language.stemmer { stemmer = try Stemmer(language: name) }
            languages.append(Language(code: language.code, stemmer: stemmer, isConfigured: true))
        }
    }

    /// Takes the page apart, and counts its words for the vocabulary.
    mutating func page(_ record: SearchRecord) throws(XapianError) -> Page {
        var fields = [Field(record.title, ranking.title), Field(record.summary, ranking.summary)]
        for section in record.sections {
            fields.append(Field(section.heading, ranking.heading))
            fields.append(Field(section.text, ranking.body, isShort: false))
        }
        for phrase in record.phrases { fields.append(Field(phrase, ranking.phrase)) }
        for detail in record.details { fields.append(Field(detail, ranking.body)) }

        let place = place(of: record.language)
        pageNumber += 1
        let found = fields.map { words(of: $0.text, in: place) }
        try stemNewWords(in: place)
        for words in found { count(words, in: place, adding: 1) }
        languages[place].vocabularyChanged = languages[place].isConfigured

        var counts = TermCounts()
        var marks: [[UInt16]] = []
        for (words, field) in zip(found, fields) {
            let stems = words.map { languages[place].terms[Int($0)] }
            for stem in stems { add(stem, field.weight, to: &counts) }
            if field.isShort { addPairs(words, in: place, to: &counts) }
            marks.append(Self.sorted(stems.map { UInt16(truncatingIfNeeded: terms.hash(Int($0))) }))
        }
        for word in found[0] {
            let stem = terms[Int(languages[place].terms[Int(word)])]
            add(number(of: Array(Schema.titlePrefix.utf8) + stem), 1, to: &counts)
        }
        defer { for term in counts.touched { frequencies[Int(term)] = 0 } }
        return Page(
            terms: counts.touched.map { Term(bytes: terms[Int($0)], frequency: Int(frequencies[Int($0)])) },
            topMarks: Self.sorted(marks[0] + marks[1]),
            sectionMarks: record.sections.indices.map { (marks[2 + 2 * $0], marks[3 + 2 * $0]) }
        )
    }

    private mutating func add(_ term: Int32, _ frequency: Int, to counts: inout TermCounts) {
        if frequencies[Int(term)] == 0 { counts.touched.append(term) }
        frequencies[Int(term)] += Int32(frequency)
    }

    /// Each two words with meaning that follow each other.
    private mutating func addPairs(_ words: [Int32], in place: Int, to counts: inout TermCounts) {
        var previous: Int32?
        for word in words where !languages[place].isCommon[Int(word)] {
            let stem = languages[place].terms[Int(word)]
            if let previous {
                add(number(of: terms[Int(previous)] + Schema.pairJoint.utf8 + terms[Int(stem)]), 1, to: &counts)
            }
            previous = stem
        }
    }

    private mutating func number(of term: some Collection<UInt8>) -> Int32 {
        let number = terms.number(of: term)
        if number == frequencies.count { frequencies.append(0) }
        return Int32(number)
    }

    /// Takes the page's words out of the vocabulary of its language.
    mutating func takeBack(_ record: SearchRecord) {
        let place = place(of: record.language)
        pageNumber += 1
        let sections = record.sections.flatMap { [$0.heading, $0.text] }
        let texts = [record.title, record.summary] + record.phrases + record.details + sections
        for text in texts { count(words(of: text, in: place), in: place, adding: -1) }
        languages[place].vocabularyChanged = languages[place].isConfigured
    }

    /// Each word once for the page that is being looked at.
    private mutating func count(_ words: [Int32], in place: Int, adding change: Int32) {
        for word in words where languages[place].lastPage[Int(word)] != pageNumber {
            languages[place].lastPage[Int(word)] = pageNumber
            languages[place].pages[Int(word)] += change
        }
    }

    private mutating func place(of code: String) -> Int {
        if let place = languages.firstIndex(where: { $0.code == code }) { return place }
        languages.append(Language(code: code, stemmer: nil, isConfigured: false))
        return languages.count - 1
    }

    /// The numbers of the words in the order they stand; the joined form follows the parts of "fly-tipping".
    private mutating func words(of text: String, in place: Int) -> [Int32] {
        var found: [Int32] = []
        var chain = WordChain()
        var text = text
        let pageNumber = pageNumber
        text.withUTF8 { bytes in
            let words = { (language: inout Language, word: UnsafeBufferPointer<UInt8>) in
                let number = language.words.number(of: word)
                if number == language.pages.count {
                    language.pages.append(0)
                    language.lastPage.append(pageNumber - 1)
                }
                found.append(Int32(number))
            }
            scanner.scan(bytes) { word, _, link in
                if link == .none, let joined = chain.finish() {
                    joined.withUnsafeBufferPointer { words(&languages[place], $0) }
                }
                chain.add(word, link)
                words(&languages[place], word)
            }
            if let joined = chain.finish() {
                joined.withUnsafeBufferPointer { words(&languages[place], $0) }
            }
        }
        return found
    }

    private mutating func stemNewWords(in place: Int) throws(XapianError) {
        let known = languages[place].terms.count
        let new = (known..<languages[place].words.count).map { Array(languages[place].words[$0]) }
        guard !new.isEmpty else { return }
        for stem in try languages[place].stemmer?.stems(of: new) ?? new {
            languages[place].terms.append(number(of: stem))
        }
        for word in new {
            let isCommon = StopWords.contains(String(decoding: word, as: UTF8.self), language: languages[place].code)
            languages[place].isCommon.append(isCommon)
        }
    }

    private static func sorted(_ marks: [UInt16]) -> [UInt16] {
        var unique: [UInt16] = []
        for mark in marks.sorted() where mark != unique.last { unique.append(mark) }
        return unique
    }
}

// MARK: Vocabularies

extension PageAnalyser {
    /// Adds the words of an index that is continued.
    mutating func continueVocabulary(_ vocabulary: Vocabulary, of code: String) {
        let place = place(of: code)
        for entry in vocabulary.entries {
            let number = languages[place].words.number(of: entry.word)
            if number == languages[place].pages.count {
                languages[place].pages.append(0)
                languages[place].lastPage.append(0)
            }
            languages[place].pages[number] += Int32(entry.pages)
        }
        languages[place].vocabularyChanged = languages[place].isConfigured
    }

    /// The vocabularies that changed since this was last asked.
    mutating func takeChangedVocabularies() -> [(language: String, vocabulary: Vocabulary)] {
        var changed: [(language: String, vocabulary: Vocabulary)] = []
        for place in languages.indices where languages[place].vocabularyChanged {
            languages[place].vocabularyChanged = false
            let language = languages[place]
            let counts = language.pages.indices.lazy
                .filter { language.pages[$0] > 0 && Vocabulary.takes(language.words[$0]) }
                .map { (word: Array(language.words[$0]), pages: Int(language.pages[$0])) }
            changed.append((language.code, Vocabulary(Array(counts))))
        }
        return changed
    }
}

/// Joins words that hang together, so that "fly-tipping" is also found as "flytipping".
struct WordChain {
    private var joined: [UInt8] = []
    private var parts = 0
    private var isNumber = false

    /// Shorter numbers that stand together ("10 12") are not one number.
    private static let shortestNumber = 6

    mutating func add(_ word: UnsafeBufferPointer<UInt8>, _ link: WordLink) {
        if link == .digits { isNumber = true }
        if joined.count + word.count <= WordScanner.longestWord { joined.append(contentsOf: word) }
        parts += 1
    }

    /// The joined form, if there was more than one word, and makes ready for the next chain.
    mutating func finish() -> [UInt8]? {
        defer {
            joined.removeAll(keepingCapacity: true)
            parts = 0
            isNumber = false
        }
        guard parts > 1, !isNumber || joined.count >= Self.shortestNumber else { return nil }
        return joined
    }
}
