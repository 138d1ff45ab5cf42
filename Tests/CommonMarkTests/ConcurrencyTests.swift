import CommonMark
import Testing

struct ConcurrencyTests {
    /// Without a lock around those with tildes, eight threads get hundreds of wrong pages of 160,000, or a crash. The others
    /// are parsed beside them.
    @Test(arguments: ["~~b~~", "b", "*~b~* ~~c", "\\~~b~~ &#126;~c~"])
    func parsesTheSameOnManyTasksAtOnce(some: String) async {
        let texts = (0..<100).map { number in
            "## \(number)\n\na \(number % 3 == 0 ? some : "*b*") www.example.com a@b.org [c](\(number))\n\n|d|\n|-|\n|e|"
        }
        let expected = texts.map { Document($0) }
        let wrong = await withTaskGroup(of: Int.self) { tasks in
            for _ in 0..<100 {
                tasks.addTask { texts.indices.count { Document(texts[$0]) != expected[$0] } }
            }
            return await tasks.reduce(0, +)
        }
        #expect(wrong == 0)
    }
}
