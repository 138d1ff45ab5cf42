import ArgumentParser
import Foundation
import SiteBuilding
import SiteChecking
import SiteContent
import SiteResults
import SiteSearch

struct Evaluate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Measure how good the search is.",
        discussion: """
            With folders: indexes each one's documents as pages are, asks its questions as visitors do, and prints \
            the usual measures. A folder holds docs.jsonl (id, title, text), queries.jsonl (id, text) and qrels.tsv \
            (question, document, grade).

            Without: asks the built site the phrases of content/search/queries.tsv that no page declares, and lists \
            those whose page is not first; then the phrases that pages declare under “findable_by”. A build does so too, \
            and fails by the rules “search-contract” and “search-query”.
            """
    )

    @OptionGroup var options: SourceOptions

    @Argument(help: "Folders of judged questions.")
    var collections: [String] = []

    func run() async throws {
        try await reportingFailure(below: options.site.root) {
            if collections.isEmpty { try judgeSite() } else { try measureCollections() }
        }
    }

    private func measureCollections() throws {
        let words = try options.buildOptions().wordList.map { try WordList(contentsOf: URL(filePath: $0)) } ?? .empty
        print(row("collection", "questions", ["nDCG@10", "MAP", "P@10", "S@1"], "Xapian", "bm25s"))
        for folder in collections {
            let index = FileManager.default.temporaryDirectory.appending(path: "evaluate-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: index) }
            let measures = try evaluate(try JudgedCollection(folder: folder), wordList: words, in: index.path)
            let name = URL(filePath: folder).lastPathComponent
            let figures = [
                measures.nDCG10, measures.meanAveragePrecision, measures.precision10, measures.success1,
            ]
            let peers = publishedFigures[name] ?? (xapian: "-", bm25s: "-")
            let cells = figures.map(threeDigits)
            print(row(name, String(measures.questions), cells, peers.xapian, peers.bm25s))
        }
        print("Xapian (title three times) and bm25s: their published nDCG@10 on the same collection.")
    }

    private func judgeSite() throws {
        let build = try options.buildOptions()
        let folder = "\(options.site.site)/search"
        let settings = try SearchPublication(json: Data(try readFile("\(folder)/search.json")))
        let index = try SearchIndex(
            path: "\(folder)/\(settings.index)",
            configuration: settings.configuration,
            parallel: 1
        )
        let site = try answered(try prepareSite(build).checked, by: index, now: build.now)
        if let score = site.queryScore {
            for phrase in score.answered where phrase.place != 0 {
                let place = phrase.place.map { "at \($0 + 1)" } ?? "not among the first three"
                let answers = phrase.query.answers.joined(separator: ", ")
                print("\(phrase.query.phrase): \(answers) \(place); first are \(phrase.found.joined(separator: " "))")
            }
            print(
                "\(counted(score.answered.count, "phrase")) as people type: the right page is first for "
                    + "\(threeDigits(score.first)) of them and among the first three for \(threeDigits(score.firstThree))."
            )
        }
        let found = Diagnostics(checkAnswers(site))
        print("\(counted(site.promises.count, "phrase")) that pages promise to be found by.")
        guard found.all.isEmpty else { throw found }
    }
}

/// nDCG@10 of Xapian 1.4.22 with the title weighted three times, and of bm25s, by the collection's folder.
private let publishedFigures = [
    "covidfaq": (xapian: "0.660", bm25s: "0.610"), "stackfaq": (xapian: "0.740", bm25s: "0.724"),
    "cacm": (xapian: "0.502", bm25s: "0.505"),
]

private func threeDigits(_ number: Double) -> String {
    number.formatted(.number.precision(.fractionLength(3)).locale(Locale(identifier: "en_GB")))
}

private func row(_ name: String, _ questions: String, _ figures: [String], _ peers: String...) -> String {
    let cells = [questions] + figures + peers
    return name.padding(toLength: 14, withPad: " ", startingAt: 0)
        + cells.map { String(repeating: " ", count: max(1, 10 - $0.count)) + $0 }.joined()
}

extension JudgedCollection {
    /// Reads the three files of a folder.
    fileprivate init(folder: String) throws {
        var grades: [String: [String: Int]] = [:]
        for (number, line) in try lines("\(folder)/qrels.tsv").enumerated() {
            let cells = line.split(separator: "\t").map(String.init)
            guard cells.count == 3, let grade = Int(cells[2]) else {
                throw ValidationError("\(folder)/qrels.tsv, line \(number + 1): write question, document and grade.")
            }
            grades[cells[0], default: [:]][cells[1]] = grade
        }
        self.init(
            documents: try records("\(folder)/docs.jsonl"),
            questions: try records("\(folder)/queries.jsonl"),
            grades: grades
        )
    }
}

private func lines(_ path: String) throws -> [Substring] {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self).split(separator: "\n")
}

private func records<Record: Decodable>(_ path: String) throws -> [Record] {
    let decoder = JSONDecoder()
    return try lines(path).enumerated().map { number, line in
        do {
            return try decoder.decode(Record.self, from: Data(line.utf8))
        } catch {
            throw ValidationError("\(path), line \(number + 1): \(error)")
        }
    }
}
