internal import Xapian

/// Takes pages apart into terms, and counts the words of each language for spelling.
///
/// Each distinct word is stemmed once in the life of the analyser.
struct PageAnalyser {
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

    /// The marks of a page's parts, as ``MarkSet`` gives them.
    struct Marks {
        var top: [UInt8]
        var sections: [(heading: [UInt8], text: [UInt8])]
    }

    private let ranking: Ranking
    private var languages: [AnalysedLanguage]
    /// The stems of all words: as many as the languages have.
    private var stems = CountedTerms()
    private var order = TermOrder()
    /// What is joined of stems: pairs, of which each page has some that no other has, and words of titles. They are
    /// forgotten time and again, or a large site would be held in the memory of them.
    private var joins = CountedTerms()
    private var scanner = WordScanner()

    /// So many joins lie in the processor's own memory.
    private static let mostJoins = 1 << 12

    // The page at hand. Its words are by number, field after field.
    private var pageNumber: Int32 = 0
    private var words: [Int32] = []
    private var marks = MarkSet()
    private var joined: [UInt8] = []

    init(_ configuration: SearchConfiguration, _ ranking: Ranking) throws(XapianError) {
        self.ranking = ranking
        languages = []
        for language in configuration.languages {
            var stemmer: Stemmer?
            if let name = language.stemmer { stemmer = try Stemmer(language: name) }
            languages.append(AnalysedLanguage(code: language.code, stemmer: stemmer, isConfigured: true))
        }
    }

    /// Takes the page apart, and counts its words for the vocabulary. Its terms are told by ``forEachTerm(_:)`` until
    /// the next page.
    mutating func page(_ record: SearchRecord) throws(XapianError) -> Marks {
        stems.beginPage()
        if joins.count > Self.mostJoins { joins.removeAll() } else { joins.beginPage() }

        var fields = [Field(record.title, ranking.title), Field(record.summary, ranking.summary)]
        for section in record.sections {
            fields.append(Field(section.heading, ranking.heading))
            fields.append(Field(section.text, ranking.body, isShort: false))
        }
        for phrase in record.phrases { fields.append(Field(phrase, ranking.phrase)) }
        for detail in record.details { fields.append(Field(detail, ranking.body)) }

        let place = place(of: record.language)
        words.removeAll(keepingCapacity: true)
        var ends = [0]
        for field in fields {
            languages[place].read(field.text, with: &scanner, into: &words)
            ends.append(words.count)
        }
        pageNumber += 1
        languages[place].count(words, on: pageNumber, adding: 1)
        let new = try languages[place].stemsOfNewWords()
        languages[place].learn(new.map { ($0, stems.number(of: $0)) })

        let known = languages[place].words
        var parts: [[UInt8]] = []
        for (index, field) in fields.enumerated() {
            count(ends[index]..<ends[index + 1], of: field, known)
            // Title and summary are one part.
            if index > 0 { parts.append(marks.take()) }
        }
        for word in words[..<ends[1]] {
            join(nil, Schema.titlePrefix, known[Int(word)].term)
        }
        return Marks(top: parts[0], sections: record.sections.indices.map { (parts[1 + 2 * $0], parts[2 + 2 * $0]) })
    }

    /// Calls `body` with each term of the page that was last taken apart, and how often it stands there.
    ///
    /// Most come in the order of their bytes: Xapian keeps a document's terms in a tree, which takes them so in half the
    /// time.
    mutating func forEachTerm(_ body: (UnsafeBufferPointer<UInt8>, Int) -> Void) {
        order.update(stems.table)
        order.sort(stems.touched) { term in
            stems.table.withBytes(of: Int(term)) { body($0, stems.frequency(term)) }
        }
        for term in joins.touched {
            joins.table.withBytes(of: Int(term)) { body($0, joins.frequency(term)) }
        }
    }

    /// Counts and marks the words of a field, and of a short one each two with meaning that follow each other.
    private mutating func count(_ range: Range<Int>, of field: Field, _ known: [AnalysedLanguage.Word]) {
        var previous: Int32?
        for index in range {
            let word = known[Int(words[index])]
            stems.add(word.term, field.weight)
            marks.insert(word.mark)
            guard field.isShort, !word.isCommon else { continue }
            if let previous { join(previous, Schema.pairJoint, word.term) }
            previous = word.term
        }
    }

    /// Counts the term that others make.
    private mutating func join(_ first: Int32?, _ joint: String, _ second: Int32) {
        joined.removeAll(keepingCapacity: true)
        if let first { joined.append(contentsOf: stems.table[Int(first)]) }
        joined.append(contentsOf: joint.utf8)
        joined.append(contentsOf: stems.table[Int(second)])
        joins.add(joins.number(of: joined), 1)
    }

    /// Takes the page's words out of the vocabulary of its language.
    mutating func takeBack(_ record: SearchRecord) {
        let place = place(of: record.language)
        let sections = record.sections.flatMap { [$0.heading, $0.text] }
        words.removeAll(keepingCapacity: true)
        for text in [record.title, record.summary] + record.phrases + record.details + sections {
            languages[place].read(text, with: &scanner, into: &words)
        }
        pageNumber += 1
        languages[place].count(words, on: pageNumber, adding: -1)
    }

    private mutating func place(of code: String) -> Int {
        if let place = languages.firstIndex(where: { $0.code == code }) { return place }
        languages.append(AnalysedLanguage(code: code, stemmer: nil, isConfigured: false))
        return languages.count - 1
    }

    // MARK: Vocabularies

    /// Adds the words of an index that is continued.
    mutating func continueVocabulary(_ vocabulary: Vocabulary, of code: String) {
        languages[place(of: code)].continueVocabulary(vocabulary)
    }

    /// The vocabularies that changed since this was last asked.
    mutating func takeChangedVocabularies() -> [(language: String, vocabulary: Vocabulary)] {
        languages.indices.compactMap { place in
            languages[place].takeChangedVocabulary().map { (languages[place].code, $0) }
        }
    }
}
