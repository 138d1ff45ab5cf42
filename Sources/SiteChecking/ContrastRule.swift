import SiteContent

extension Rule {
    static let contrast = Rule(
        "contrast",
        .error,
        because: "Words must be read in the sun, on an old phone and by people with low vision."
    ) { site in
        let schemes = colourSchemes(site.styles)
        return site.sources.colourPairs.flatMap { pair -> [Finding] in
            let unknown = ([pair.colour] + pair.backgrounds).filter { schemes[0].tokens[$0.value] == nil }
            guard unknown.isEmpty else { return unknown.map { Finding.unknownColour($0, among: schemes[0]) } }
            return pair.backgrounds.flatMap { background in
                schemes.compactMap { scheme in
                    finding(pair, on: background.value, in: scheme, ground: schemes[0].tokens)
                }
            }
        }
    }

    /// WCAG 2.2: text 1.4.6 (AAA), edges 1.4.11 (AA).
    private static func least(for use: ColourPair.Use) -> Double { use == .text ? 7 : 3 }

    private static func finding(
        _ pair: ColourPair,
        on background: String,
        in scheme: ColourScheme,
        ground: [String: ColourToken]
    ) -> Finding? {
        let name = pair.colour.value
        // What a scheme leaves alone has been told where it holds everywhere.
        guard let own = scheme.tokens[name] ?? scheme.tokens[background],
            let front = scheme.tokens[name] ?? ground[name], let back = scheme.tokens[background] ?? ground[background]
        else { return nil }
        for (name, token) in [(name, front), (background, back)] where token.luminance == nil {
            return Finding(
                file: token.file,
                place: token.place,
                problem: "the contrast of “--\(name)” cannot be computed: it is “\(token.value)”",
                remedy: "Write the colour as #rrggbb."
            )
        }
        let least = least(for: pair.use)
        guard let contrast = front.contrast(with: back), contrast < least else { return nil }
        let condition = scheme.condition.isEmpty ? "" : " in “\(scheme.condition)”"
        let use = pair.use == .text ? "text" : "the edge of a control"
        return Finding(
            file: own.file,
            place: own.place,
            problem: "“--\(name)” (\(front.value)) on “--\(background)” (\(back.value)) has a contrast of "
                + "\(tenths(contrast)) to 1\(condition); \(use) needs \(Int(least)) to 1",
            remedy: "Make one of the two lighter or darker."
        )
    }

    /// Rounded down: 6.97 is not yet 7.0.
    private static func tenths(_ number: Double) -> String { "\(Int(number)).\(Int(number * 10) % 10)" }
}

extension Finding {
    fileprivate static func unknownColour(_ name: Placed<String>, among scheme: ColourScheme) -> Finding {
        let near = nearest(to: name.value, among: scheme.tokens.keys.sorted())
        return Finding(
            file: ColourPair.path.string,
            place: name.place,
            words: name.value,
            problem: "no style sheet of the theme names a colour “--\(name.value)” on “:root”",
            remedy: near.map { "Did you mean “\($0)”?" } ?? "Add the colour to assets/site.css, or take the name out."
        )
    }
}
