/// Colours of the theme that stand on each other, from `theme/checks/contrast.yaml`.
package struct ColourPair: Equatable, Sendable {
    package static let path = SourcePath("theme/checks/contrast.yaml")

    package enum Use: String, CaseIterable, Sendable {
        case text
        /// The edge of a control, the ring of the focus, a sign without words.
        case edge
    }

    package let colour: Placed<String>
    package let use: Use
    package let backgrounds: [Placed<String>]
}

/// The keys of `theme/checks/contrast.yaml`.
package enum ColourPairKeys {
    static let colour = Key.text("colour", "A colour that assets/site.css names, without its two hyphens.")
    static let use = Key.choice(
        "use",
        "What it colours: text, or the edge of a control.",
        of: ColourPair.Use.allCases.map(\.rawValue)
    )
    static let on = Key.texts("on", "The colours that it stands on.")

    package static let all: [KeyShape] = [colour.required, use.required, on.required]
}

func readColourPairs(_ file: SourceFile, problems: inout [Diagnostic]) -> [ColourPair] {
    readRecords(file, keys: ColourPairKeys.all, calling: "a pair of colours", problems: &problems) { reader in
        let colour = reader.required(ColourPairKeys.colour)
        let use = reader.required(ColourPairKeys.use).flatMap { ColourPair.Use(rawValue: $0.value) }
        let on = reader.required(ColourPairKeys.on)
        guard let colour, let use, let on else { return nil }
        return ColourPair(colour: colour, use: use, backgrounds: on)
    }
}
