import Testing

@testable import SiteSearch

struct WordTableTests {
    @Test("a word keeps the number that it got when it was first met, however alike another is")
    func numbersWords() {
        var table = WordTable()
        var numbers: [[UInt8]: Int] = [:]
        let letters = Array("aab\u{0}".utf8)
        for size in 0...20 {
            for seed in 0..<200 {
                var rest = seed
                let word = (0..<size).map { _ in
                    rest = (rest &* 31 &+ 7) % 1009
                    return letters[rest % letters.count]
                }
                let number = table.number(of: word)
                #expect(numbers[word, default: number] == number)
                numbers[word] = number
            }
        }
        #expect(numbers.count > 1000 && table.count == numbers.count)
        for (word, number) in numbers { #expect(Array(table[number]) == word) }
    }

    @Test("words of eight bytes and more are told apart by what follows")
    func tellsLongWordsApart() {
        var table = WordTable()
        let words = ["neighbou", "neighbour", "neighbours", "neighbourhood", "neighbo", "neighbou\u{0}"]
        #expect(words.map { table.number(of: Array($0.utf8)) } == [0, 1, 2, 3, 4, 5])
        #expect(words.map { table.number(of: Array($0.utf8)) } == [0, 1, 2, 3, 4, 5])
    }

    @Test("marks come back in order and once, the lower byte first, and the set is empty again")
    func givesMarksInOrder() {
        var marks = MarkSet()
        for mark: UInt16 in [0xFFFF, 258, 0, 64, 63, 258, 65] { marks.insert(mark) }
        #expect(marks.take() == [0, 0, 63, 0, 64, 0, 65, 0, 2, 1, 0xFF, 0xFF])
        #expect(marks.take() == [])
        marks.insert(7)
        #expect(marks.take() == [7, 0])
    }
}
