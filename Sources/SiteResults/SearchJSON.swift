package import SiteSearch

/// The answer of `/search.json`. Names stand in the order in which they are documented; version 1 may gain names
/// after these and loses none.
package func searchJSON(
    _ request: SearchRequest,
    _ outcome: SearchOutcome,
    in publication: SearchPublication
) -> String {
    let help = publication.cards(for: outcome.help).map(\.id)
    var json = JSONWriter()
    json.object { json in
        json.member("version", 1)
        json.member("query", request.text)
        switch outcome {
        case .unavailable:
            // No total and no results: a program must not take an outage for an answer.
            json.member("error", "search is unavailable")
            json.member("help")
            json.array(help) { $0.string($1) }
        case .notAsked: json.members(of: SearchAnswer(query: ""), help)
        case .answered(let answer): json.members(of: answer, help)
        }
        json.member("danger", outcome.help.contains(where: \.danger))
    }
    return json.text + "\n"
}

extension JSONWriter {
    fileprivate mutating func members(of answer: SearchAnswer, _ help: [String]) {
        member("total", answer.total)
        member("results")
        array(answer.results) { $0.value($1) }
        member("help")
        array(help) { $0.string($1) }
        member("did_you_mean", answer.didYouMean)
        member("facets")
        object { json in
            for facet in answer.facets {
                json.member(facet.name)
                json.object { json in
                    for value in facet.values { json.member(value.value, value.count) }
                }
            }
        }
        member("page", answer.page)
        member("page_size", answer.pageSize)
        member("searched_for", answer.searchedFor)
        member("broadened", answer.broadened)
    }

    private mutating func value(_ result: SearchResult) {
        object { json in
            json.member("path", result.path)
            json.member("anchor", result.anchor)
            json.member("title", result.title)
            json.member("kind", result.kind)
            json.member("snippet")
            json.string(htmlPieces(result.snippet))
            json.member("heading", result.heading)
            json.member("language", result.language)
            json.member("date", result.date)
            json.member("number", result.number?.value)
        }
    }
}
