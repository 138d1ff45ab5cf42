internal import Xapian

/// The single writer of a site's index.
///
/// Nothing is found, and nothing reaches disk for good, until ``commit()`` returns.
package struct SearchIndexWriter: ~Copyable {
    private let folder: String
    private let ranking: Ranking
    private var index: IndexWriter
    private var analyser: PageAnalyser
    /// The paths written so far to an index that began empty; nil once an older index is continued.
    private var written: Set<String>?
    /// The number of the next page of an index that began empty.
    private var next: UInt32

    /// Begins a new index in a folder that has none.
    ///
    /// The list of right words is kept in the index, so that the machine that answers needs none. If the index is
    /// `unread` until it is finished, nothing need be synchronised on the way.
    package init(
        creating folder: String,
        configuration: SearchConfiguration,
        wordList: WordList = .empty,
        ranking: Ranking = .standard,
        unread: Bool = false
    ) throws {
        try self.init(
            creating: folder,
            configuration: configuration,
            wordList: wordList,
            ranking: ranking,
            analyser: PageAnalyser(configuration, ranking),
            first: 1,
            unread: unread
        )
    }

    /// Begins an index that is to be one part of a larger one, from the number of its first page on.
    init(
        creating folder: String,
        configuration: SearchConfiguration,
        wordList: WordList,
        ranking: Ranking,
        analyser: consuming PageAnalyser,
        first: UInt32,
        unread: Bool
    ) throws {
        var index = try IndexWriter(creating: folder, unread: unread)
        try index.setMetadata(Schema.schemaKey, Array(Schema.stamp(configuration, ranking).utf8))
        try index.setMetadata(Schema.dictionaryKey, wordList.encoded)
        self.folder = folder
        self.ranking = ranking
        self.index = index
        self.analyser = analyser
        written = []
        next = first
    }

    /// Continues an index; throws ``SearchIndexMismatch`` when another configuration or version made it.
    package init(
        opening folder: String,
        configuration: SearchConfiguration,
        ranking: Ranking = .standard
    ) throws {
        var analyser = try PageAnalyser(configuration, ranking)
        let index = try IndexWriter(opening: folder)
        try SearchIndexMismatch.check(index.metadata(Schema.schemaKey), Schema.stamp(configuration, ranking))
        for code in configuration.languages.map(\.code) {
            let vocabulary = Vocabulary(encoded: try index.metadata(Schema.vocabularyKey(code)))
            analyser.continueVocabulary(vocabulary, of: code)
        }
        self.folder = folder
        self.ranking = ranking
        self.index = index
        self.analyser = analyser
        written = nil
        next = 0
    }

    /// Continues an index that was merged of parts, of whose words it does not know yet.
    package init(_ parts: SearchIndexParts) throws {
        try self.init(opening: parts.folder, configuration: parts.configuration)
        for (language, vocabulary) in parts.vocabularies { analyser.continueVocabulary(vocabulary, of: language) }
    }

    /// Adds pages to an index that began empty and has none of them.
    mutating func add(_ records: [SearchRecord]) throws {
        let documents = try records.map { try document($0, Schema.unique($0.path)) }
        for document in documents {
            try index.add(document, number: next)
            next += 1
        }
        written?.formUnion(records.map(\.path))
    }

    /// Adds the page, or puts it in the place of the one with its path.
    ///
    /// A filter value so long that its term would exceed 245 bytes is refused with Xapian's `invalidArgument`.
    package mutating func replace(_ record: SearchRecord) throws {
        if written?.contains(record.path) == false { return try add([record]) }
        let unique = Schema.unique(record.path)
        try takeBack(unique)
        try index.replace(unique: unique, with: try document(record, unique))
    }

    /// Removes the page with the path, if there is one.
    package mutating func remove(path: String) throws {
        let unique = Schema.unique(path)
        try takeBack(unique)
        try index.remove(unique: unique)
    }

    /// Commits all but the vocabulary, which the analyser goes on counting.
    consuming func finishPart() throws -> PageAnalyser {
        try index.commit()
        return analyser
    }

    package mutating func commit() throws {
        try writeVocabularies()
        try index.commit()
    }

    /// Lets `body` ask the index as it will be after ``commit()``; it must not keep it.
    package mutating func asking<Answer>(
        _ configuration: SearchConfiguration,
        _ body: (SearchIndex) throws -> Answer
    ) throws -> Answer {
        try writeVocabularies()
        return try body(SearchIndex(IndexReader(uncommitted: index), configuration, ranking))
    }

    private mutating func writeVocabularies() throws {
        for (language, vocabulary) in analyser.takeChangedVocabularies() {
            try index.setMetadata(Schema.vocabularyKey(language), vocabulary.encoded)
        }
    }

    /// Writes what was committed to a new place, smaller and quicker to read.
    package func compact(to destination: String, singleFile: Bool = false) throws {
        try Xapian.compact([folder], to: destination, singleFile: singleFile)
    }

    /// Takes the words of the page as it was out of the vocabulary.
    private mutating func takeBack(_ unique: String) throws {
        guard let data = try index.data(unique: unique) else { return }
        guard let page = StoredPage(data) else {
            throw XapianError(code: .corrupt, message: "the index holds a damaged page")
        }
        analyser.takeBack(page.record)
    }

    private mutating func document(_ record: SearchRecord, _ unique: String) throws(XapianError) -> IndexDocument {
        let marks = try analyser.page(record)
        var document = IndexDocument(data: StoredPage.encode(record, marks))
        analyser.forEachTerm { document.add(term: $0, frequency: $1) }
        document.add(filter: unique)
        document.add(filter: Schema.languagePrefix + record.language)

        var filters = record.filters
        if filters["kind"] == nil { filters["kind"] = [record.kind] }
        if filters["language"] == nil { filters["language"] = [record.language] }
        for (facet, values) in filters.sorted(by: { $0.key < $1.key }) {
            for value in Set(values).sorted() {
                document.add(filter: Schema.facetPrefix + Schema.facet(facet, value))
            }
        }

        if let from = record.validFrom { document.add(value: Schema.seconds(from), slot: Schema.validFrom) }
        if let until = record.validUntil { document.add(value: Schema.seconds(until), slot: Schema.validUntil) }
        if let date = record.date { document.add(value: Array(date.utf8), slot: Schema.date) }
        document.add(value: Array(record.path.utf8), slot: Schema.path)
        if !record.sensitive, record.validFrom == nil, record.validUntil == nil {
            for term in Suggestions.terms(for: record) { document.add(filter: term) }
        }
        return document
    }
}

/// The index was made by another version of the program or for another configuration: it must be made anew.
package struct SearchIndexMismatch: Error, Equatable, CustomStringConvertible {
    package let found: String
    package let expected: String

    package var description: String {
        "The search index was made as \"\(found)\", not as \"\(expected)\". Build the site again to make a new one."
    }

    static func check(_ found: [UInt8], _ expected: String) throws(SearchIndexMismatch) {
        let found = String(decoding: found, as: UTF8.self)
        if found != expected { throw SearchIndexMismatch(found: found, expected: expected) }
    }
}

extension StoredPage {
    /// The page's words, as they were counted.
    fileprivate var record: SearchRecord {
        SearchRecord(
            path: path,
            language: language,
            title: title,
            summary: summary,
            phrases: phrases,
            sections: sections.map { .init(anchor: self[$0.anchor], heading: self[$0.heading], text: self[$0.text]) },
            details: details
        )
    }
}
