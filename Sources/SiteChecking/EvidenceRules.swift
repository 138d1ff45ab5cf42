import CommonMark
import SiteContent
import SitePlanning

extension Rule {
    static let evidenceCited = Rule(
        "evidence-cited",
        .error,
        because: "A figure or an operation that a public body names must be one that it can show.",
        onEach: .page
    ) { page in
        guard page.makesClaims, !page.hasSource else { return [] }
        let body = page.holding(claimTraits, among: page.body).filter(\.isProse).flatMap { passage in
            passage.sentences.compactMap { sentence -> Finding? in
                guard !page.citesEvidence(sentence, in: passage) else { return nil }
                return page.claims(in: sentence.text, of: passage).first.map { claim in
                    page.finding(
                        passage,
                        claim,
                        problem: "the sentence states “\(claim)” and cites nothing for it",
                        remedy: "Link the statement to its fact, [words](fact:its-id), or to its public source."
                    )
                }
            }
        }
        let matter = page.holding(claimTraits, among: [page.title, page.summary]).compactMap { passage -> Finding? in
            let claims = page.claims(in: passage.text[...], of: passage)
            let sourced = page.sentencesWithEvidence
            let unheld = claims.first { claim in
                let value = figures(in: claim).first?.value
                return !sourced.contains { sentence in
                    sentence.contains(String(claim))
                        || value.map { wanted in figures(in: sentence[...]).contains { $0.value == wanted } }
                            ?? false
                }
            }
            guard let unheld else { return nil }
            return page.finding(
                passage,
                unheld,
                problem: "“\(unheld)” stands in the \(passage.part == .title ? "title" : "summary"), "
                    + "but in no sentence of the text that cites its source",
                remedy: "State it in the text with its fact or source, or take it out here."
            )
        }
        return matter + body
    }

    static let evidenceFigure = Rule(
        "evidence-figure",
        .error,
        because: "A figure that differs from its own source is worse than none.",
        onEach: .page
    ) { page in
        page.holding(.number, among: page.body).filter { !$0.linked.isEmpty }.flatMap { passage in
            passage.sentences.flatMap { sentence -> [Finding] in
                let links = passage.linked(in: sentence.text)
                guard !links.contains(where: { page.target(of: $0).isExternal }) else { return [] }
                return page.stated(in: sentence.text, of: passage).compactMap { figure in
                    let around = links.filter { $0.range.contains(passage.offset(of: figure.text.startIndex)) }
                    let own = page.facts(cited: around)
                    let cited = own.isEmpty ? page.facts(cited: links) : own
                    let known = cited.reduce(into: Set<String>()) { $0.formUnion($1.numbers) }
                    guard !cited.isEmpty, !known.contains(figure.value) else { return nil }
                    // What a fact lists may be counted; of a number that it gives, no other may be made.
                    guard !figure.isCount || cited.count == 1 && !known.isEmpty else { return nil }
                    let facts = cited.map { "“\($0.id)”" }.joined(separator: " and ")
                    let figures = cited.filter { !$0.isGarbled }.flatMap(\.figures)
                    return page.finding(
                        passage,
                        figure.text,
                        problem: "“\(figure.text)” is not in the ledger's fact \(facts)",
                        remedy: figures.isEmpty
                            ? "The fact states no figure: say it without one."
                            : "The fact states \(figures.map { "“\($0)”" }.joined(separator: ", ")): write that."
                    )
                }
            }
        }
    }

    static let garbledFigure = Rule(
        "garbled-figure",
        .error,
        because: "A figure that cannot be read safely in the plan must not be read off our pages.",
        onEach: .page
    ) { page in
        let garbled = page.facts.filter(\.isGarbled)
        guard !garbled.isEmpty else { return [] }
        return page.passages.flatMap { passage in
            passage.sentences.flatMap { sentence -> [Finding] in
                let links = passage.linked(in: sentence.text)
                guard !links.contains(where: { page.target(of: $0).isExternal || page.target(of: $0).isContact })
                else { return [] }
                let held = page.facts(cited: links).filter { !$0.isGarbled }.flatMap(\.numbers)
                return garbled.flatMap { fact in
                    fact.figures.compactMap { figure -> Finding? in
                        guard let words = sentence.text.token(figure), !held.contains(figure) else { return nil }
                        let problem =
                            "“\(words)” is the figure of the fact “\(fact.id)”, which cannot be read safely"
                        return page.finding(
                            passage,
                            words,
                            problem: problem,
                            remedy: "Say it without the figure."
                        )
                    }
                }
            }
        }
    }
}

/// Of passages that may claim something.
private let claimTraits: PassageTraits = [.number, .operation]

extension ReadPage {
    /// Pages that tell what was done, and by whom.
    fileprivate var makesClaims: Bool {
        ["achievements/", "priorities/", "campaigns/", "pages/about/"].contains(where: entry.stem.hasPrefix)
    }

    /// An update that names the public page it rests on as a whole.
    fileprivate var hasSource: Bool {
        if case .campaignUpdate(let update) = entry.kind { update.source != nil } else { false }
    }

    /// Figures and operations, apart from the numbers of contacts and the names of the plan's years.
    fileprivate func claims(in text: Substring, of passage: Passage) -> [Substring] {
        stated(in: text, of: passage).filter { !$0.isCount }.map(\.text) + operations(in: text)
    }

    fileprivate func stated(in text: Substring, of passage: Passage) -> [Figure] {
        let contacts = passage.linked.filter { target(of: $0).isContact }
        return figures(in: text).filter { figure in
            let range = passage.range(of: figure.text)
            return !contacts.contains { $0.range.overlaps(range) }
        }
    }

    fileprivate func citesEvidence(_ sentence: Sentence, in passage: Passage) -> Bool {
        passage.linked(in: sentence.text).contains { target(of: $0).isFact || target(of: $0).isExternal }
    }

    fileprivate var sentencesWithEvidence: [String] {
        body.flatMap { passage in
            passage.sentences.filter { citesEvidence($0, in: passage) }.map { String($0.text) }
        }
    }

    fileprivate func facts(cited links: [TextBlock.Linked]) -> [StatedFact] {
        links.compactMap { linked in
            guard case .fact(let number) = target(of: linked), facts.indices.contains(number - 1) else { return nil }
            return facts[number - 1]
        }
    }
}

extension Substring {
    /// Where the text has a figure as a whole: not as part of a longer number or a word.
    fileprivate func token(_ figure: String) -> Substring? {
        ranges(of: figure).first { range in
            let before = self[..<range.lowerBound].last
            let after = self[range.upperBound...]
            let goesOn =
                after.first?.isNumber == true || after.first?.isLetter == true
                || [".", ",", ":"].contains(after.first) && after.dropFirst().first?.isNumber == true
            return !goesOn && before?.isNumber != true && before?.isLetter != true && before != "." && before != ","
                && before != "#"
        }.map { self[$0] }
    }
}
