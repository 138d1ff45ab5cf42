import CommonMark
import SiteContent
import SitePlanning

extension Rule {
    /// GOV.UK's advice is to split sentences of more than 25 words; a reader in distress needs shorter ones.
    private static let mostWords = 25
    private static let mostWordsOfRoute = 20

    static let sentenceLength = Rule(
        "sentence-length",
        .warning,
        because: "Long sentences are lost on readers in a hurry, in distress or new to English.",
        onEach: .englishPage
    ) { page in
        let most = page.isRoute ? mostWordsOfRoute : mostWords
        return page.prose.flatMap { passage in
            passage.sentences.longer(than: most).map { sentence in
                page.finding(
                    passage,
                    sentence.text,
                    problem: "a sentence of \(sentence.words.count) words, “\(sentence.text.beginning)”",
                    remedy: "Make two of it, or a list: \(most) words at most"
                        + (page.isRoute ? " on a page about reporting." : ".")
                )
            }
        }
    }

    static let passive = Rule(
        "passive",
        .warning,
        because: "“It will be passed on” hides who does it; “the police pass it on” does not.",
        onEach: .englishPage
    ) { page in
        page.holding(.formOfBe, among: page.prose).flatMap { passage in
            passage.sentences.holding(mayHoldPassiveVerb).compactMap { sentence -> Finding? in
                passiveVerbs(in: sentence).first { $0.isPromiseOrDuty || $0.namesAgent }.map { found in
                    page.finding(
                        passage,
                        found.words,
                        problem: "“\(found.words)” is passive",
                        remedy: found.namesAgent
                            ? "Begin with who does it." : "Say who does it, or tell the reader what to do."
                    )
                }
            }
        }
    }

    static let doubleNegative = Rule(
        "double-negative",
        .warning,
        because: "A reader must undo one “not” with the other, and under stress takes one of them for the answer.",
        onEach: .englishPage
    ) { page in
        page.holding(.negation, among: page.prose).flatMap { passage in
            passage.sentences.holding({ $0.contains(where: mayBeNegation) }).compactMap { sentence -> Finding? in
                wordsNegatedTwice(in: sentence).map { words in
                    page.finding(
                        passage,
                        words,
                        problem: "“\(words)” says no twice",
                        remedy: "Say what is so, rather than what is not."
                    )
                }
            }
        }
    }

    static let readingAge = Rule(
        "reading-age",
        .warning,
        because: "Half of the public reads best at the age of 9 to 11; everyone reads faster there.",
        onEach: .englishPage
    ) { page in
        let oldest = page.isRoute ? 12 : 14
        return page.sections.compactMap { section -> Finding? in
            guard section.length.words >= ReadingLength.fewestWords, section.length.age > oldest else { return nil }
            let heading = section.heading ?? page.title
            return Finding(
                file: page.file,
                place: section.start.place(of: section.start.text[...]),
                words: section.heading.map(\.text),
                problem: "“\(heading.text)” needs a reading age of \(section.length.age) "
                    + "by the Automated Readability Index",
                remedy: "Use shorter words and sentences: \(oldest) is the most here."
            )
        }
    }
}

/// What the Automated Readability Index is made of.
///
/// E. A. Smith and R. J. Senter, Automated Readability Index, AMRL-TR-66-220, 1967
/// (https://apps.dtic.mil/sti/pdfs/AD667273.pdf): 4.71 × characters a word + 0.5 × words a sentence − 21.43 is the
/// school grade of the United States that reads the text, rounded up. A child is five years older than its grade.
struct ReadingLength: Equatable {
    /// Below a hundred words, one long name decides the result.
    static let fewestWords = 100

    private(set) var characters = 0
    private(set) var words = 0
    private(set) var sentences = 0

    /// A sentence.
    mutating func add(words: Int, characters: Int) {
        guard words > 0 else { return }
        sentences += 1
        self.words += words
        self.characters += characters
    }

    mutating func add(_ other: ReadingLength) {
        sentences += other.sentences
        words += other.words
        characters += other.characters
    }

    /// In years.
    var age: Int {
        guard sentences > 0 else { return 0 }
        let perWord = Double(characters) / Double(words)
        let perSentence = Double(words) / Double(sentences)
        return Int((4.71 * perWord + 0.5 * perSentence - 21.43).rounded(.up)) + 5
    }
}

extension ReadPage {
    fileprivate struct ReadSection {
        let heading: Passage?
        let start: Passage
        var length = ReadingLength()
    }

    /// The running text by its headings.
    fileprivate var sections: [ReadSection] {
        var sections: [ReadSection] = []
        for passage in body {
            if passage.isHeading {
                sections.append(ReadSection(heading: passage, start: passage))
            } else if passage.isProse {
                if sections.isEmpty { sections.append(ReadSection(heading: nil, start: passage)) }
                sections[sections.count - 1].length.add(passage.sentences.length)
            }
        }
        return sections
    }
}

extension Substring {
    /// Enough to find the sentence by.
    fileprivate var beginning: String {
        let words = split(whereSeparator: \.isWhitespace)
        return words.count > 6 ? words.prefix(6).joined(separator: " ") + " …" : String(self)
    }
}
