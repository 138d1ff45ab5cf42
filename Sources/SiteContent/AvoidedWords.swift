/// Words that readers do not know, or that say little, from `content/checks/words.yaml`.
package struct AvoidedWords: Equatable, Sendable {
    package static let path = SourcePath("content/checks/words.yaml")

    /// Any form of a word that counts, each in small letters.
    package let words: [String]
    /// What to write instead, as the diagnostic prints it.
    package let instead: String
    /// Phrases in which the words are fine.
    package let unless: [String]
    package let place: Place

    package init(_ words: [String], instead: String, unless: [String] = [], at place: Place = Place(line: 1)) {
        self.words = words
        self.instead = instead
        self.unless = unless
        self.place = place
    }
}

/// The keys of `content/checks/words.yaml`.
package enum AvoidedWordKeys {
    static let avoid = Key.texts("avoid", "The words, in every form in which they are to be found.")
    static let instead = Key.text("instead", "What to write instead, as a whole sentence.")
    static let unless = Key.texts("unless", "Phrases in which they are fine.")

    package static let all: [KeyShape] = [avoid.required, instead.required, unless.optional]
}

func readAvoidedWords(_ file: SourceFile, problems: inout [Diagnostic]) -> [AvoidedWords] {
    readRecords(file, keys: AvoidedWordKeys.all, calling: "an entry", problems: &problems) { reader in
        typealias Keys = AvoidedWordKeys
        let place = reader.place
        let avoid = reader.required(Keys.avoid)
        let instead = reader.required(Keys.instead)
        let unless = reader.value(Keys.unless) ?? []
        guard let avoid, let instead else { return nil }
        return AvoidedWords(
            avoid.map { $0.value.lowercased() },
            instead: instead.value,
            unless: unless.map { $0.value.lowercased() },
            at: place
        )
    }
}
