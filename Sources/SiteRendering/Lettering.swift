/// Words set in lines on a picture, as large as they fit.
struct Lettering: Equatable {
    /// Of the letters, in pixels.
    let size: Int
    let lines: [String]

    /// The width of a line, in pixels.
    private static let width = 1040
    /// Each fills about 360 pixels at a line height of 1.2.
    private static let choices: [(size: Int, lines: Int)] = [(84, 3), (72, 4), (60, 5), (50, 6)]

    init(_ text: String) {
        for choice in Self.choices {
            let lines = Self.wrapped(text, within: Self.width * 1000 / choice.size)
            if lines.count <= choice.lines {
                (size, self.lines) = (choice.size, lines)
                return
            }
        }
        let last = Self.choices[Self.choices.count - 1]
        let lines = Self.wrapped(text, within: Self.width * 1000 / last.size)
        size = last.size
        self.lines = lines.prefix(last.lines - 1) + [lines[last.lines - 1].dropLast() + "…"]
    }

    /// - Parameter room: Of a line, in thousandths of the letters' size.
    private static func wrapped(_ text: String, within room: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for var word in text.split(whereSeparator: \.isWhitespace) {
            if line.isEmpty || advance(of: line + " " + word) > room {
                if !line.isEmpty { lines.append(line) }
                // A word that no line holds is cut.
                while advance(of: word) > room {
                    var fitting = word.startIndex
                    var used = 0
                    while used + advance(of: word[fitting]) <= room {
                        used += advance(of: word[fitting])
                        fitting = word.index(after: fitting)
                    }
                    lines.append(String(word[..<fitting]))
                    word = word[fitting...]
                }
                line = String(word)
            } else {
                line += " " + word
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }

    private static func advance(of text: some StringProtocol) -> Int { text.reduce(0) { $0 + advance(of: $1) } }

    /// At least what the letter takes in DejaVu Sans Bold, as its tables say, in thousandths of its size.
    private static func advance(of character: Character) -> Int {
        switch character {
        case " ", "'", "’", "i", "j", "l", "I", "J", ",", ".", ":", ";", "-", "|", "/": 420
        case "f", "t", "r", "!", "(", ")": 500
        case "m", "w", "M", "W", "@", "%", "&", "—", "…": 1110
        case "a"..."z", "0"..."9": 720
        case _ where character.isASCII: 870
        default: 1000
        }
    }
}
