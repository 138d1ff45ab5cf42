import CommonMark
import SiteContent

/// A piece of text that readers meet. A class, for each rule picks those that it looks at closely.
final class Passage: Sendable {
    enum Part: Equatable {
        case title, summary
        /// A phrase that people search for: their words, not ours.
        case phrase
        /// What another key of the front matter prints.
        case key
        case block(TextBlock.Kind)

        /// Whether the words are sentences, rather than a name, a cell or code.
        var isProse: Bool {
            switch self {
            case .summary, .block(.paragraph), .block(.listItem), .block(.quote): true
            default: false
            }
        }
    }

    let part: Part
    let text: String
    let traits: PassageTraits
    /// Kept for prose, which every page has most of.
    private let prose: Sentences?
    private let block: TextBlock?
    private let start: Place

    init(_ text: Placed<String>, as part: Part, _ traits: TraitFinder) {
        self.part = part
        self.text = text.value
        self.traits = traits.traits(of: text.value)
        prose = part.isProse ? Sentences(in: text.value) : nil
        block = nil
        start = text.place
    }

    init(_ block: TextBlock, _ traits: TraitFinder) {
        part = .block(block.kind)
        text = block.text
        self.traits = traits.traits(of: text)
        prose = part.isProse ? Sentences(in: block.text) : nil
        self.block = block
        start = Place(line: block.line)
    }

    var sentences: Sentences { prose ?? Sentences(in: text) }
    var isProse: Bool { part.isProse }
    /// What in it is a link's text.
    var linked: [TextBlock.Linked] { block?.linked ?? [] }

    var isHeading: Bool { if case .block(.heading) = part { true } else { false } }

    /// The line on which a part of the text begins.
    func place(of part: Substring) -> Place {
        guard let block else { return start }
        return Place(line: block.line(at: offset(of: part.startIndex)))
    }

    func offset(of index: String.Index) -> Int { text.utf8.distance(from: text.startIndex, to: index) }

    func range(of part: Substring) -> Range<Int> { offset(of: part.startIndex)..<offset(of: part.endIndex) }

    /// The links whose text lies in a part of the text, at least with one letter.
    func linked(in part: Substring) -> [TextBlock.Linked] {
        let range = range(of: part)
        return linked.filter { $0.range.overlaps(range) }
    }

    func text(of linked: TextBlock.Linked) -> Substring {
        let utf8 = text.utf8
        let start = utf8.index(text.startIndex, offsetBy: linked.range.lowerBound)
        return text[start..<utf8.index(text.startIndex, offsetBy: linked.range.upperBound)]
    }
}
