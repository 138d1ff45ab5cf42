internal import Synchronization
internal import Xapian

/// A site's index, open for any number of searches at once.
///
/// Every search reads the newest committed state, so a page that was published a moment ago is found and one that
/// was removed is not.
package final class SearchIndex: Sendable {
    let reader: IndexReader
    private let configuration: SearchConfiguration
    private let ranking: Ranking
    private let languages: [LanguageWords]
    private let helpRules: [HelpRules]
    private let spellings = Mutex<[String: (revision: UInt64, spelling: Spelling)]>([:])

    /// Throws ``SearchIndexMismatch`` when the index was made for another configuration or version, and Xapian's
    /// own error when it is missing or damaged.
    package convenience init(
        path: String,
        configuration: SearchConfiguration,
        ranking: Ranking = .standard,
        parallel: Int = 4
    ) throws {
        try self.init(IndexReader(path: path, parallel: parallel), configuration, ranking)
    }

    init(_ reader: IndexReader, _ configuration: SearchConfiguration, _ ranking: Ranking) throws {
        self.configuration = configuration
        self.ranking = ranking
        self.reader = reader
        let (stamp, dictionary) = try reader.read { snapshot throws(XapianError) in
            (try snapshot.metadata(Schema.schemaKey), try snapshot.metadata(Schema.dictionaryKey))
        }
        try SearchIndexMismatch.check(stamp, Schema.stamp(configuration, ranking))
        wordList = WordList(encoded: dictionary)
        var languages: [LanguageWords] = []
        var helpRules: [HelpRules] = []
        for language in configuration.languages {
            languages.append(try LanguageWords(language.code, configuration))
            helpRules.append(try HelpRules(configuration, language: language.code, wordList: wordList))
        }
        self.languages = languages
        self.helpRules = helpRules
    }

    /// The right words that the index brought along.
    package let wordList: WordList

    /// How many searches it answers at once.
    package var parallel: Int { reader.parallel }

    /// Finds the pages that are valid `now`, in Unix seconds.
    package func search(_ request: SearchRequest, now: Int64) throws -> SearchAnswer {
        var answer = SearchAnswer(query: request.text, page: request.page)
        answer.help = help(request)
        guard let language = language(request) else { return answer }
        return try reader.read { [answer] snapshot throws(XapianError) in
            let question = Question(request, now, language, self.configuration, self.ranking)
            return try question.answer(answer, try self.spelling(language, snapshot), in: snapshot)
        }
    }

    /// The first results alone, as ``search(_:now:)`` would list them.
    ///
    /// - Parameter least: A weight that all of them are thought to exceed, such as nearly what the last of them weighed when it
    ///   was asked before: the answer comes sooner. It is the same if that is wrong, and comes later.
    package func firstResults(
        _ request: SearchRequest,
        atMost count: Int,
        now: Int64,
        above least: Double = 0
    ) throws -> FirstResults {
        guard let language = language(request) else { return FirstResults() }
        return try reader.read { snapshot throws(XapianError) in
            let question = Question(request, now, language, self.configuration, self.ranking)
            let spelling = try self.spelling(language, snapshot)
            return try question.firstResults(atMost: count, above: least, spelling, in: snapshot)
        }
    }

    /// How the order of results came about, for the site's makers.
    package func explain(_ request: SearchRequest, now: Int64) throws -> SearchExplanation {
        guard let language = language(request) else { return SearchExplanation() }
        return try reader.read { snapshot throws(XapianError) in
            let question = Question(request, now, language, self.configuration, self.ranking)
            return try question.explanation(try self.spelling(language, snapshot), in: snapshot)
        }
    }

    /// Titles and phrases of pages that hold what was typed at the beginning of a word; sensitive pages are never
    /// among them.
    package func suggestions(_ prefix: String, language: String = "en", limit: Int = 8) throws -> [Suggestion] {
        let code = configuration.language(language).code
        return try reader.read { snapshot throws(XapianError) in
            try Suggestions.find(prefix, language: code, limit: limit, in: snapshot)
        }
    }

    private func language(_ request: SearchRequest) -> LanguageWords? { words(of: request.language) }

    func words(of language: String) -> LanguageWords? {
        languages.first { $0.code == language } ?? languages.first
    }

    private func help(_ request: SearchRequest) -> [HelpRule] {
        let place = languages.firstIndex { $0.code == request.language } ?? 0
        return helpRules.indices.contains(place) ? helpRules[place].matches(request.text) : []
    }

    /// The vocabulary is read once for each committed state of the index.
    func spelling(
        _ language: LanguageWords,
        _ snapshot: borrowing Snapshot
    ) throws(XapianError) -> Spelling {
        let revision = try snapshot.revision()
        if let known = spellings.withLock({ $0[language.code] }), known.revision == revision { return known.spelling }
        let spelling = Spelling(
            vocabulary: Vocabulary(encoded: try snapshot.metadata(Schema.vocabularyKey(language.code))),
            wordList: wordList,
            ruleWords: language.synonyms.words
        )
        spellings.withLock { $0[language.code] = (revision, spelling) }
        return spelling
    }
}

/// The best of what was found.
package struct FirstResults: Equatable, Sendable {
    package var paths: [String] = []
    /// Nil where fewer were found than asked for.
    package var weightOfLast: Double?
}

/// Which words were looked for, how, and what each result weighs.
package struct SearchExplanation: Equatable, Sendable {
    package struct Term: Equatable, Sendable {
        package var term: String
        package var pages: Int
    }

    package struct Hit: Equatable, Sendable {
        package var path: String
        package var weight: Double
        package var terms: [String]
    }

    package var terms: [Term] = []
    /// The query in Xapian's words.
    package var query = ""
    package var total = 0
    package var hits: [Hit] = []
}
