import HTTPTypes
import Hummingbird
import NIOCore
import SiteResults
import SiteSearch

/// An address that searches: in which language, and answered how.
struct SearchEndpoint: Equatable, Sendable {
    let language: String
    let isJSON: Bool
}

/// In bytes: the longest text, of up to twelve bytes a character when encoded, and many filters.
private let largestForm = 16 * 1024

extension Site {
    /// `/search`, `/ur/search`, and each with `.json`. While no publication says which there are, any such path is
    /// one: an outage must not look like a page that does not exist.
    func searchEndpoint(_ path: String) -> SearchEndpoint? {
        let isJSON = path.hasSuffix("/search.json")
        guard isJSON || path.hasSuffix("/search") else { return nil }
        guard let known = search.known else { return SearchEndpoint(language: "", isJSON: isJSON) }
        let plain = isJSON ? String(path.dropLast(".json".utf8.count)) : path
        let language = known.publication.languages.first { $0.path == plain }
        return language.map { SearchEndpoint(language: $0.code, isJSON: isJSON) }
    }

    /// `/suggest`, `/ur/suggest`: its language.
    func suggestEndpoint(_ path: String) -> String? {
        guard path.hasSuffix("/suggest") else { return nil }
        return search.known?.publication.languages.first { $0.suggestPath == path }?.code
    }

    func respond(to request: Request, suggestingIn language: String) -> Response {
        let typed = FormFields(decoding: (request.uri.query ?? "").utf8)["q"] ?? ""
        var response = json(.ok, suggestionsJSON(typed, search.suggestions(typed, language: language)))
        response.headers[robotsTag] = "noindex"
        return response
    }

    func respond(to request: Request, at endpoint: SearchEndpoint) async throws -> Response {
        switch request.method {
        case .get, .head:
            let form = FormFields(decoding: (request.uri.query ?? "").utf8)
            return respond(to: form, at: endpoint, isPrivate: false, isCounted: request.method == .get)
        case .post:
            do {
                let body = try await request.body.collect(upTo: largestForm)
                return respond(to: FormFields(decoding: body.readableBytesView), at: endpoint, isPrivate: true)
            } catch is NIOTooManyBytesError {
                return note(.contentTooLarge, "A search has at most \(SearchRequest.longestText) characters.")
            }
        default:
            return notAllowed("GET, HEAD, POST")
        }
    }

    private func respond(
        to form: FormFields,
        at endpoint: SearchEndpoint,
        isPrivate: Bool,
        isCounted: Bool = false
    ) -> Response {
        let facets = search.known?.publication.configuration.facets.map(\.name) ?? []
        let request = SearchRequest(form, language: endpoint.language, facets: facets)
        let reply = search.reply(to: request)
        if isCounted, !endpoint.isJSON { gaps?.count(reply) }
        var response: Response
        if let source = reply.source {
            let status: HTTPResponse.Status = reply.outcome.isOutage ? .serviceUnavailable : .ok
            response =
                endpoint.isJSON
                ? json(status, searchJSON(request, reply.outcome, in: source.publication))
                : html(status, source.html(request, reply.outcome, isPrivate: isPrivate))
        } else {
            response = outageOfAll(endpoint)
        }
        response.headers[robotsTag] = "noindex"
        if reply.outcome.isOutage { response.headers[.retryAfter] = "30" }
        return response
    }

    /// Nothing of the publication could ever be read: there is no template, no contact, no rule.
    private func outageOfAll(_ endpoint: SearchEndpoint) -> Response {
        if endpoint.isJSON {
            let words =
                "{\"version\": 1, \"query\": \"\", \"error\": \"search is unavailable\", \"help\": [], \"danger\": false}\n"
            return json(.serviceUnavailable, words)
        }
        return programPage("search-unavailable", .serviceUnavailable)
            ?? note(.serviceUnavailable, "Search is not available just now.")
    }

    private func json(_ status: HTTPResponse.Status, _ text: String) -> Response {
        response(status, "application/json", text, .leavesNoTrace)
    }

    private func html(_ status: HTTPResponse.Status, _ text: String) -> Response {
        response(status, "text/html; charset=utf-8", text, .leavesNoTrace)
    }
}
