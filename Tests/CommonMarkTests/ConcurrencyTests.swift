import CommonMark
import Testing

struct ConcurrencyTests {
    /// Without the lock, eight threads get hundreds of wrong pages of 160,000, or a crash.
    @Test func parsesTheSameOnManyTasksAtOnce() async {
        let texts = (0..<100).map { "## \($0)\n\na ~~b~~ www.example.com a@b.org [c](\($0))\n\n|d|\n|-|\n|~e~|" }
        let expected = texts.map { Document($0) }
        let wrong = await withTaskGroup(of: Int.self) { tasks in
            for _ in 0..<200 {
                tasks.addTask { texts.indices.count { Document(texts[$0]) != expected[$0] } }
            }
            return await tasks.reduce(0, +)
        }
        #expect(wrong == 0)
    }
}
