import SiteContent
import Testing

struct DiagnosticTests {
    @Test("problems are told each once, in an order that is the same whatever order they were found in")
    func areInOrder() {
        let place = Place(line: 2, column: 3)
        let inOrder = [
            Diagnostic(file: "a.md", problem: "b", remedy: "c"),
            Diagnostic(file: "a.md", at: place, problem: "a", remedy: "c"),
            Diagnostic(file: "a.md", at: place, problem: "b", remedy: "c"),
            Diagnostic(file: "a.md", at: place, problem: "b", remedy: "d"),
            Diagnostic(.warning, file: "a.md", at: place, problem: "b", remedy: "d"),
            Diagnostic(.warning, file: "a.md", at: place, problem: "b", remedy: "d", rule: "r"),
            Diagnostic(.warning, file: "a.md", at: place, problem: "b", remedy: "d", rule: "r", words: "w"),
            Diagnostic(.warning, file: "a.md", at: place, problem: "b", remedy: "d", rule: "r", words: "x"),
            Diagnostic(file: "a.md", at: Place(line: 10), problem: "a", remedy: "c"),
            Diagnostic(file: "b.md", problem: "a", remedy: "c"),
        ]
        for shift in inOrder.indices {
            let found = inOrder[shift...] + inOrder[..<shift] + inOrder.reversed()
            #expect(Diagnostics(found).all == inOrder)
        }
        #expect(Diagnostics([]).all == [])
    }
}
