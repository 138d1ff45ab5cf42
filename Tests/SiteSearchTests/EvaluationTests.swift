import Foundation
import SiteSearch
import Testing

struct EvaluationTests {
    @Test func givesFullMarksToAPerfectRanking() {
        let measures = RankingMeasures([(found: ["a", "b", "c"], grades: ["a": 1, "b": 1])])
        #expect((measures.nDCG10, measures.meanAveragePrecision) == (1, 1))
        #expect((measures.precision10, measures.success1, measures.questions) == (0.2, 1, 1))
    }

    /// By hand: answers at places 2 and 4 of three.
    @Test func discountsAnswersByTheirPlace() {
        let measures = RankingMeasures([(found: ["x", "a", "y", "b"], grades: ["a": 1, "b": 1, "c": 1, "x": 0])])
        let gained = 1 / log2(3.0) + 1 / log2(5.0)
        let best = 1 + 1 / log2(3.0) + 1 / log2(4.0)
        #expect(abs(measures.nDCG10 - gained / best) < 1e-12)
        #expect(abs(measures.meanAveragePrecision - (0.5 + 0.5) / 3) < 1e-12)
        #expect((measures.precision10, measures.success1) == (0.2, 0))
    }

    @Test func gainsMoreFromAHigherGrade() {
        let measures = RankingMeasures([(found: ["a", "b"], grades: ["a": 1, "b": 2])])
        #expect(abs(measures.nDCG10 - (1 + 2 / log2(3.0)) / (2 + 1 / log2(3.0))) < 1e-12)
    }

    @Test func averagesOverQuestionsThatHaveAnAnswer() {
        let measures = RankingMeasures([
            (found: ["a"], grades: ["a": 1]), (found: [], grades: ["a": 1]), (found: ["a"], grades: ["a": 0]),
        ])
        #expect((measures.questions, measures.nDCG10, measures.success1) == (2, 0.5, 0.5))
        #expect(RankingMeasures([]) == RankingMeasures())
    }

    @Test func asksACollectionAsVisitorsDo() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "evaluate-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let collection = JudgedCollection(
            documents: [
                .init(id: "rash", title: "What is a rash?", text: "Spots on the skin."),
                .init(id: "fever", title: "What is a fever?", text: "A high temperature."),
            ],
            questions: [
                .init(id: "1", text: "what are fevers"), .init(id: "2", text: "spoots"), .init(id: "3", text: "rash"),
            ],
            grades: ["1": ["fever": 1], "2": ["rash": 1]]
        )
        let measures = try evaluate(collection, in: folder.path)
        #expect((measures.questions, measures.success1) == (2, 1))
    }
}
