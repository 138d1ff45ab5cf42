import Testing

struct ContrastRuleTests {
    private func found(_ css: String, _ pairs: String) -> [String] {
        findings(
            ["content/pages/index.md": entry(), "theme/checks/contrast.yaml": pairs],
            styles: [("theme/assets/site.css", css)]
        )
    }

    @Test("a text of less than 7 to 1 is told where its colour stands, an edge only below 3 to 1")
    func ratio() {
        let css = """
            /* { --ink: #fff } */
            :root {
              --paper: #fff; --ink: #767676;
              --line: #949494
            }
            """
        let pairs = """
            - {colour: ink, use: text, on: [paper]}
            - {colour: ink, use: edge, on: [paper]}
            - {colour: line, use: edge, on: [paper]}
            """
        #expect(
            found(css, pairs) == [
                "theme/assets/site.css:3:18: error: “--ink” (#767676) on “--paper” (#fff) has a contrast of 4.5 to 1; text needs 7 to 1. Make one of the two lighter or darker. [contrast]"
            ]
        )
    }

    @Test("the colours of the dark scheme are held against each other and those it keeps")
    func dark() {
        let css = """
            :root { --paper: #fff; --ink: #000; --tint: #eee }
            @media (prefers-color-scheme: dark) {
              :root {
                --paper: #333;
                --tint: #000;
              }
            }
            """
        #expect(
            found(css, "- {colour: ink, use: text, on: [paper, tint]}") == [
                "theme/assets/site.css:4:5: error: “--ink” (#000) on “--paper” (#333) has a contrast of 1.6 to 1 in “@media (prefers-color-scheme: dark)”; text needs 7 to 1. Make one of the two lighter or darker. [contrast]",
                "theme/assets/site.css:5:5: error: “--ink” (#000) on “--tint” (#000) has a contrast of 1.0 to 1 in “@media (prefers-color-scheme: dark)”; text needs 7 to 1. Make one of the two lighter or darker. [contrast]",
            ]
        )
    }

    @Test("a name that no style sheet has, and a colour that cannot be computed, are told")
    func unknown() {
        let css = ":root { --paper: #fff; --ink: black }"
        #expect(
            found(css, "- {colour: inc, use: text, on: [paper]}\n- {colour: ink, use: text, on: [paper]}") == [
                "theme/assets/site.css:1:24: error: the contrast of “--ink” cannot be computed: it is “black”. Write the colour as #rrggbb. [contrast]",
                "theme/checks/contrast.yaml:1:12: error: no style sheet of the theme names a colour “--inc” on “:root”. Did you mean “ink”? [contrast]",
            ]
        )
    }

    @Test("7 to 1 is enough, and 6.99 is not", arguments: [("#595959", 0), ("#5a5a5a", 1)])
    func border(colour: String, count: Int) {
        #expect(found(":root { --a: \(colour); --b: #fff }", "- {colour: a, use: text, on: [b]}").count == count)
    }
}
