import CommonMark
import SiteContent
import SitePlanning

extension Rule {
    static let headingOrder = Rule(
        "heading-order",
        .error,
        because: "People who listen to a page go from heading to heading: a skipped level sounds like a missing part.",
        onEach: .page
    ) { page in
        var above = 1
        return page.body.compactMap { passage -> Finding? in
            guard case .block(.heading(let level)) = passage.part else { return nil }
            defer { above = max(level, 2) }
            if level == 1 {
                return page.finding(
                    passage,
                    passage.text[...],
                    problem: "a second main heading: the title is the first",
                    remedy: "Begin it with two hash signs: ## \(passage.text)"
                )
            }
            guard level > above + 1 else { return nil }
            return page.finding(
                passage,
                passage.text[...],
                problem: "a heading of level \(level) right under one of level \(above)",
                remedy: "Begin it with \(above + 1) hash signs: "
                    + "\(String(repeating: "#", count: above + 1)) \(passage.text)"
            )
        }
    }

    static let altText = Rule(
        "alt-text",
        .error,
        because: "Who cannot see a picture gets its text alternative and nothing else.",
        onEach: .page
    ) { page in
        page.links.compactMap { link -> Finding? in
            guard link.isImage, let problem = link.altProblem else { return nil }
            return page.finding(
                link,
                problem: problem,
                remedy: "Write between the square brackets what the picture tells, in one sentence."
            )
        }
    }

    static let tableHeader = Rule(
        "table-header",
        .error,
        because: "A screen reader says a column's heading with each of its cells.",
        onEach: .page
    ) { page in
        guard page.entry.body.hasColumnWithoutHeading else { return [] }
        let html = page.entry.body.html { _ in .plain(href: "") }
        let heads = html.ranges(of: "<th scope=\"col\"").map { html[$0.upperBound...] }
        let empty = heads.first { head in
            head[head.firstIndex(of: ">")!...].hasPrefix("></th>")
        }
        guard let empty, let cell = page.body.first(where: { $0.part == .block(.tableCell) }) else { return [] }
        // Tables are told apart by the heading that names them.
        let before = html[..<empty.startIndex]
        let label = before.ranges(of: "aria-label=\"").last.map { before[$0.upperBound...].prefix { $0 != "\"" } }
        let heading = page.entry.body.headings.first { $0.text == label ?? "" }
        let place =
            heading.flatMap { heading in
                page.body.first {
                    $0.part == .block(.tableCell) && $0.place(of: $0.text[...]).line > heading.line
                }
            } ?? cell
        return [
            Finding(
                file: page.file,
                place: place.place(of: place.text[...]),
                problem: "a column of the table has no heading",
                remedy: "Write a word or two in each cell of the first line."
            )
        ]
    }

    static let linkTextClash = Rule(
        "link-text-clash",
        .warning,
        because: "Links are also read as a list, where equal words promise the same page.",
        onEach: .page
    ) { page in
        var targets: [String: (target: LinkTarget, line: Int)] = [:]
        guard page.links.count > 1 else { return [] }
        return page.links.compactMap { link -> Finding? in
            let target = page.target(of: link)
            // A contact's number is printed in its link; a fact's mark is no link of its own.
            guard !link.isImage, !target.isContact, !target.isFact, target != .unpublished else { return nil }
            let words = link.text.smallWords
            guard let first = targets[words] else {
                targets[words] = (target, link.line)
                return nil
            }
            guard first.target != target else { return nil }
            return page.finding(
                link,
                problem: "“\(link.text)” leads to another place here than on line \(first.line)",
                remedy: "Say in each link's words where it leads."
            )
        }
    }

    static let languageOfParts = Rule(
        "language-of-parts",
        .warning,
        because: "A screen reader speaks a page in its own language, and makes nonsense of another's letters.",
        onEach: .page
    ) { page in
        let passages = page.holding(.foreignLetters, among: page.body).filter { $0.part != .block(.code) }
        guard !passages.isEmpty, page.language.direction == .leftToRight,
            page.title.text.unicodeScalars.allSatisfy({ !$0.properties.isAlphabetic || $0.value < 0x250 })
        else { return [] }
        return passages.compactMap { passage -> Finding? in
            let words = passage.text[...].split { !$0.isLetter }
            let word = words.first { $0.count > 1 && $0.unicodeScalars.contains(where: \.isOfAnotherScript) }
            return word.map { word in
                page.finding(
                    passage,
                    word,
                    problem: "“\(word)” is written in the letters of another language",
                    remedy: "Put it on a page of that language, and link to that page by its English name."
                )
            }
        }
    }
}

extension String {
    /// In small letters, with one space between words.
    fileprivate var smallWords: String {
        guard utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x80 }), utf8.last != 0x20 else {
            return lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        var small: [UInt8] = []
        small.reserveCapacity(utf8.count)
        for byte in utf8 where byte != 0x20 || small.last ?? 0x20 != 0x20 {
            small.append(byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte)
        }
        return String(decoding: small, as: UTF8.self)
    }
}

extension Unicode.Scalar {
    /// Not Latin: Greek and what follows it, apart from Latin letters with more marks.
    fileprivate var isOfAnotherScript: Bool { value >= 0x370 && value < 0x1E00 || value >= 0x2E80 }
}

extension Link {
    /// What is wrong with the text alternative of a picture.
    fileprivate var altProblem: String? {
        let words = text.lowercased()
        let file = destination.split(separator: "/").last.map { $0.lowercased() } ?? ""
        let endings = [".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".avif", ".pdf"]
        if words.allSatisfy(\.isWhitespace) { return "the picture has no text alternative" }
        if words == file || words == file.prefix(while: { $0 != "." }) || endings.contains(where: words.hasSuffix) {
            return "the picture's text alternative is the name of its file, “\(text)”"
        }
        guard ["image", "picture", "photo", "logo", "graphic", "icon", "screenshot"].contains(words) else { return nil }
        return "the picture's text alternative, “\(text)”, does not say what it shows"
    }
}
