/// A verb in the passive.
struct PassiveVerb {
    /// “was seized”, with the words between.
    let words: Substring
    /// “by the police” follows.
    let namesAgent: Bool
    /// “will be passed on”, “must be signed”: it matters who does it, and it is not said.
    let isPromiseOrDuty: Bool
}

/// The passive verbs of a sentence: a form of “be” and a participle that is no adjective.
func passiveVerbs(in sentence: Sentence) -> [PassiveVerb] {
    let words = sentence.words
    return words.indices(where: mayBeFormOfBe).compactMap { index -> PassiveVerb? in
        let form = words[index].lowercased()
        guard formsOfBe.contains(form) else { return nil }
        var next = index + 1
        var participle = ""
        while next < words.count {
            participle = words[next].lowercased()
            guard next < index + 3, participle.isAdverb else { break }
            next += 1
        }
        // “It is called a panel”, “known as Relay UK”: a name has no better verb.
        guard next < words.count, participle.isParticiple, !["called", "named", "known"].contains(participle) else {
            return nil
        }
        let modal =
            form == "be" ? words[..<index].indices.suffix(2).first { modals.contains(words[$0].lowercased()) } : nil
        let verb = sentence.text[words[modal ?? index].startIndex..<words[next].endIndex]
        guard !verb.contains(where: { ",;:(".contains($0) }) else { return nil }
        let after = words[(next + 1)...].prefix(3).map { $0.lowercased() }
        let agent = after.firstIndex(of: "by").map { $0 + 1 < after.count ? after[$0 + 1] : "" }
        // “by law”, “by 5pm”, “by email”: how or when, not who.
        let namesAgent = agent.map(agents.contains)
        return PassiveVerb(
            words: verb,
            namesAgent: namesAgent ?? false,
            isPromiseOrDuty: modal != nil
        )
    }
}

/// Words that say no twice about one thing, or nil.
func wordsNegatedTwice(in sentence: Sentence) -> Substring? {
    let words = sentence.words
    for index in words.indices(where: mayBeNegation) where words[index].lowercased().isNegation {
        let parted = words[(index + 1)...].prefix(5)
        for (distance, next) in parted.enumerated() {
            let word = next.lowercased()
            let between = sentence.text[words[index].endIndex..<next.startIndex]
            // Another clause says no for itself.
            guard !between.contains(where: { ",;:()–—\"“”".contains($0) }), !clauseWords.contains(word) else { break }
            let isFound = distance < 2 && unlikely.contains(word) || secondNegatives.contains(word)
            if isFound { return sentence.text[words[index].startIndex..<next.endIndex] }
        }
    }
    return nil
}

let formsOfBe: Set<String> = [
    "am", "is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't", "weren't", "isn’t", "aren’t",
    "wasn’t", "weren’t", "it's", "it’s",
]

/// Whether a form of “be” stands among the words and, but for adverbs, a participle behind it: a first look, after which
/// few sentences are left.
func mayHoldPassiveVerb(_ words: Sentences.WordBytes) -> Bool {
    words.indices.contains { index in
        mayBeFormOfBe(words[index]) && words[(index + 1)...].prefix(3).contains(where: mayBeParticiple)
    }
}

private func mayBeParticiple(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let end = word.suffix(2)
    return end.first.map { $0 | 0x20 } == UInt8(ascii: "e") && end.last.map { $0 | 0x20 } == UInt8(ascii: "d")
        || irregularEnds.contains(packed(word.suffix(8)))
}

/// Up to eight letters of each, in one number.
private let irregularEnds = Set(irregular.map { packed($0.utf8.suffix(8)) })

private func packed(_ letters: some Sequence<UInt8>) -> UInt64 { letters.reduce(0) { $0 << 8 | UInt64($1 | 0x20) } }

/// Most words are none, and need not be made small to be looked up.
private func mayBeFormOfBe(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = word.first, firstOfFormsOfBe.contains(first | 0x20) else { return false }
    // “weren't”, “isn’t”
    guard word.count <= 5 else {
        return word.count < 10 && word.contains { $0 == UInt8(ascii: "'") || $0 >= 0x80 }
    }
    return plainFormsOfBe.contains(packed(word))
}

private let firstOfFormsOfBe = Array(Set(formsOfBe.compactMap(\.utf8.first)))

/// Those of five letters and fewer, the bytes of each in one number.
private let plainFormsOfBe = formsOfBe.filter { $0.utf8.count <= 5 }.map { packed($0.utf8) }

/// The same for words that say no, by the first letter or the last one.
func mayBeNegation(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = word.first, let last = word.last else { return false }
    return first | 0x20 == UInt8(ascii: "n") || first | 0x20 == UInt8(ascii: "c") || last | 0x20 == UInt8(ascii: "t")
}

/// Words that begin the name of someone.
private let agents: Set<String> = ["the", "a", "an", "our", "your", "their", "people", "someone", "police"]

private let modals: Set<String> = ["will", "must", "should", "shall", "won't", "won’t"]

private let clauseWords: Set<String> = [
    "and", "but", "or", "because", "if", "that", "when", "which", "who", "so", "unless", "until", "while", "as",
]

private let secondNegatives: Set<String> = ["nothing", "nobody", "none", "never", "nowhere", "no"]

/// After “not”, these are meant to say the opposite: “not uncommon”.
private let unlikely: Set<String> = [
    "uncommon", "unlikely", "unusual", "unknown", "unreasonable", "unhelpful", "unsafe", "unable", "unwilling",
    "unlike", "unimportant", "impossible", "improbable", "illegal", "unlawful", "infrequent", "insignificant",
    "inappropriate", "unnecessary", "unaware", "dissimilar", "unfamiliar", "without",
]

/// Participles that say how something is, rather than what was done to it.
private let adjectives: Set<String> = [
    "advanced", "afraid", "allowed", "amazed", "annoyed", "ashamed", "based", "beloved", "blessed", "bored",
    "broken", "closed", "committed", "complicated", "concerned", "confused", "connected", "cut", "deaf",
    "dedicated", "delighted", "depressed", "detailed", "determined", "disabled", "disappointed", "divorced", "done",
    "embarrassed", "embed", "engaged", "excited", "experienced", "fascinated", "finished", "frightened", "gone",
    "hidden", "hundred", "hurt", "injured", "inspired", "interested", "involved", "isolated", "left", "limited",
    "located", "lost", "married", "mistaken", "mixed", "naked", "need", "open", "organised", "overwhelmed",
    "pleased", "prepared", "qualified", "red", "related", "relaxed", "retired", "run", "sacred",
    "satisfied", "scared", "set", "shocked", "shut", "skilled", "sorted", "supposed", "surprised", "talented",
    "terrified", "tired", "trapped", "united", "unlimited", "upset", "used", "wicked", "worried", "wounded",
]

private let irregular: Set<String> = [
    "made", "given", "taken", "seen", "shown", "told", "sent", "kept", "held", "found", "paid", "said", "sold", "spent",
    "stolen", "taught", "thought", "thrown", "understood", "won", "written", "built", "bought", "brought", "caught",
    "chosen", "drawn", "driven", "forgotten", "led", "met", "beaten", "bitten", "blown", "dealt", "grown", "heard",
    "laid", "lent", "meant", "proven", "sought", "shot", "spoken", "sworn", "torn", "withdrawn", "overseen",
    "undertaken", "known", "ridden", "struck", "spread", "overcome", "worn", "begun", "hit", "read", "put",
]

private let adverbs: Set<String> = [
    "not", "also", "often", "never", "always", "already", "now", "still", "then", "being", "just", "been", "first",
]

extension String {
    fileprivate var isNegation: Bool {
        ["not", "never", "cannot", "nobody", "nothing", "none"].contains(self) || hasSuffix("n't") || hasSuffix("n’t")
    }

    fileprivate var isAdverb: Bool {
        hasSuffix("ly") || adverbs.contains(self)
    }

    fileprivate var isParticiple: Bool {
        guard hasSuffix("ed") && utf8.count > 3 || irregular.contains(self) else { return false }
        return !adjectives.contains(self) && !hasPrefix("un") && !hasSuffix("eed")
    }
}
