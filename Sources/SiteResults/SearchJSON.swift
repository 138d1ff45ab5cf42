package import SiteSearch

/// The answer of `/search.json`. Names stand in the order in which they are documented; version 1 may gain names
/// after these and loses none.
package func searchJSON(
    _ request: SearchRequest,
    _ outcome: SearchOutcome,
    in publication: SearchPublication
) -> String {
    let help = publication.cards(for: outcome.help).map { JSON.string($0.id) }
    let head: [(String, JSON)] = [("version", .number(1)), ("query", .string(request.text))]
    let members: [(String, JSON)]
    switch outcome {
    case .unavailable:
        // No total and no results: a program must not take an outage for an answer.
        members = head + [("error", .string("search is unavailable")), ("help", .array(help))]
    case .notAsked:
        members = head + answerMembers(SearchAnswer(query: ""), help, publication)
    case .answered(let answer):
        members = head + answerMembers(answer, help, publication)
    }
    let danger = outcome.help.contains(where: \.danger)
    return JSON.object(members + [("danger", .bool(danger))]).text + "\n"
}

private func answerMembers(
    _ answer: SearchAnswer,
    _ help: [JSON],
    _ publication: SearchPublication
) -> [(String, JSON)] {
    [
        ("total", .number(answer.total)),
        ("results", .array(answer.results.map(resultJSON))),
        ("help", .array(help)),
        ("did_you_mean", .optional(answer.didYouMean)),
        (
            "facets",
            .object(
                answer.facets.map { facet in
                    (facet.name, .object(facet.values.map { ($0.value, .number($0.count)) }))
                }
            )
        ),
        ("page", .number(answer.page)),
        ("page_size", .number(answer.pageSize)),
        ("searched_for", .optional(answer.searchedFor)),
        ("broadened", .bool(answer.broadened)),
    ]
}

private func resultJSON(_ result: SearchResult) -> JSON {
    .object([
        ("path", .string(result.path)),
        ("anchor", .string(result.anchor)),
        ("title", .string(result.title)),
        ("kind", .string(result.kind)),
        ("snippet", .string(html(result.snippet))),
        ("heading", .string(result.heading)),
        ("language", .string(result.language)),
        ("date", .optional(result.date)),
        ("number", .optional(result.number?.value)),
    ])
}

/// JSON whose members keep their order, which `JSONEncoder` does not promise.
indirect enum JSON {
    case null
    case bool(Bool)
    case number(Int)
    case string(String)
    case array([JSON])
    case object([(String, JSON)])

    static func optional(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }

    var text: String {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func append(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes += "null".utf8
        case .bool(let value): bytes += (value ? "true" : "false").utf8
        case .number(let value): bytes += String(value).utf8
        case .string(let value): appendQuoted(value, to: &bytes)
        case .array(let items):
            bytes.append(UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                if index > 0 { bytes += ", ".utf8 }
                item.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes += ", ".utf8 }
                appendQuoted(member.0, to: &bytes)
                bytes += ": ".utf8
                member.1.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }
}

private func appendQuoted(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
        case UInt8(ascii: "\n"): bytes += "\\n".utf8
        case 0..<32, 127:
            bytes += (byte < 16 ? "\\u000" : "\\u00").utf8
            bytes += String(byte, radix: 16).utf8
        default: bytes.append(byte)
        }
    }
    bytes.append(UInt8(ascii: "\""))
}
