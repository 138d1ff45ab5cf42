import CommonMark
import Testing

/// Every example whose HTML differs from a specification's is listed here by its number, with the reason.
@Suite(.enabled(if: Evaluation.folder != nil, "\(Evaluation.hint)"))
struct SpecificationTests {
    private enum Reason {
        /// Reported as a fault, and left out.
        case rawHTML
        /// Addresses become links without `<` and `>`, as in GFM's autolink extension, which the example does without.
        case bareAddress
        /// Task boxes have a label.
        case task
        /// libcmark-gfm 0.29.0.gfm.6 follows CommonMark 0.29: it lacks what 0.30 and 0.31 changed.
        case olderVersion
    }

    private typealias Differences = [Int: Reason]

    @Test func differsFromCommonMarkOnlyAsListed() throws {
        let differences = differences(
            (.rawHTML, [21, 31, 201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536, 642, 643]),
            (.rawHTML, Array(148...191) + Array(613...617) + [623] + Array(627...631)),
            (.bareAddress, [602, 606, 608, 611, 612]),
            (.olderVersion, [28, 354, 625, 626])
        )
        try expect(differences, in: Evaluation.examples("commonmark-0.31.2.json"))
    }

    @Test func differsFromGFMOnlyAsListed() throws {
        let differences = differences(
            (.rawHTML, [170, 288, 289, 317, 327, 354, 484, 485, 486, 500, 503, 532, 544, 642, 644, 653, 663, 664]),
            (.rawHTML, Array(118...160) + Array(632...636) + Array(647...651)),
            (.bareAddress, [610, 614, 616, 619, 620]),
            (.task, [279, 280])
        )
        try expect(differences, in: Evaluation.examples("gfm-0.29.json"))
    }

    private func differences(_ lists: (Reason, [Int])...) -> Differences {
        var differences: Differences = [:]
        for (reason, examples) in lists {
            for example in examples { differences[example] = reason }
        }
        return differences
    }

    private func expect(_ differences: Differences, in examples: [Evaluation.Example]) {
        #expect(examples.count > 600)
        for example in examples {
            let document = Document(example.markdown)
            let html = withoutIntendedMarkup(document.plainHTML)
            let reason = differences[example.example]
            #expect((html == example.html) == (reason == nil), "example \(example.example): \(example.markdown)")
            #expect((document.faults.first?.kind == .rawHTML) == (reason == .rawHTML), "example \(example.example)")
        }
    }
}

/// Undoes what differs on purpose in every document that has headings or tables.
private func withoutIntendedMarkup(_ html: String) -> String {
    html
        .replacing(#/<h([1-6]) id="[^"]*">/#) { "<h\($0.1)>" }
        .replacing(#/<div class="table" role="region" tabindex="0" aria-label="[^"]*">\n/#, with: "")
        .replacing("</table>\n</div>\n", with: "</table>\n")
        .replacing("<th scope=\"col\"", with: "<th")
        .replacing(" class=\"centre\"", with: " align=\"center\"")
        .replacing(" class=\"right\"", with: " align=\"right\"")
}
