internal import Foundation
internal import Xapian

/// Documents, questions and which documents answer which question, judged by people.
package struct JudgedCollection: Sendable {
    package struct Document: Codable, Sendable {
        package var id: String
        package var title: String
        package var text: String

        package init(id: String, title: String, text: String) {
            self.id = id
            self.title = title
            self.text = text
        }
    }

    package struct Question: Codable, Sendable {
        package var id: String
        package var text: String

        package init(id: String, text: String) {
            self.id = id
            self.text = text
        }
    }

    package var documents: [Document]
    package var questions: [Question]
    /// By question, the grade of each judged document; 0 is judged and found wanting.
    package var grades: [String: [String: Int]]

    package init(documents: [Document], questions: [Question], grades: [String: [String: Int]]) {
        self.documents = documents
        self.questions = questions
        self.grades = grades
    }
}

/// How good rankings are, each from 0 to 1, averaged over the questions that have an answer.
package struct RankingMeasures: Equatable, Sendable {
    package var questions = 0
    /// Gain by grade and its discount by log2 of the position, over the best possible, in the first ten.
    package var nDCG10 = 0.0
    /// The precision at each answer, averaged over all answers, in the first ``depth``.
    package var meanAveragePrecision = 0.0
    package var precision10 = 0.0
    /// How often the first result is an answer.
    package var success1 = 0.0

    /// As deep as TREC's measures look.
    package static let depth = 1000

    package init() {}

    /// Takes each question's ranking and its grades; a question without an answer does not count.
    package init(_ rankings: [(found: [String], grades: [String: Int])]) {
        for (found, grades) in rankings {
            let gains = grades.values.filter { $0 > 0 }.sorted(by: >)
            guard !gains.isEmpty else { continue }
            questions += 1
            let gained = found.prefix(Self.depth).map { max(0, grades[$0] ?? 0) }
            nDCG10 += Self.discounted(gained) / Self.discounted(gains)
            precision10 += Double(gained.prefix(10).count { $0 > 0 }) / 10
            success1 += gained.first.map { $0 > 0 ? 1 : 0 } ?? 0
            var answers = 0.0
            var precisions = 0.0
            for (place, gain) in gained.enumerated() where gain > 0 {
                answers += 1
                precisions += answers / Double(place + 1)
            }
            meanAveragePrecision += precisions / Double(gains.count)
        }
        guard questions > 0 else { return }
        nDCG10 /= Double(questions)
        meanAveragePrecision /= Double(questions)
        precision10 /= Double(questions)
        success1 /= Double(questions)
    }

    private static func discounted(_ gains: [Int]) -> Double {
        gains.prefix(10).enumerated().reduce(0) { $0 + Double($1.element) / log2(Double($1.offset + 2)) }
    }
}

/// Indexes the collection in a new folder as pages are, and asks its questions as visitors do.
///
/// What makes a search quick to read (snippets, facets, help) is left out; what decides the order is not.
package func evaluate(
    _ collection: JudgedCollection,
    configuration: SearchConfiguration = SearchConfiguration(),
    wordList: WordList = .empty,
    ranking: Ranking = .standard,
    in folder: String
) throws -> RankingMeasures {
    var writer = try SearchIndexWriter(
        creating: folder,
        configuration: configuration,
        wordList: wordList,
        ranking: ranking,
        unread: true
    )
    for document in collection.documents {
        let text = SearchRecord.Section(anchor: "", heading: "", text: document.text)
        try writer.replace(SearchRecord(path: document.id, title: document.title, sections: [text]))
    }
    try writer.commit()
    let index = try SearchIndex(path: folder, configuration: configuration, ranking: ranking, parallel: 1)
    var rankings: [(found: [String], grades: [String: Int])] = []
    for question in collection.questions {
        guard let grades = collection.grades[question.id] else { continue }
        let request = SearchRequest(text: question.text)
        rankings.append((try index.firstResults(request, atMost: RankingMeasures.depth, now: 0).paths, grades))
    }
    return RankingMeasures(rankings)
}
