import SiteSearch

/// The endpoint described for programs and for the tests that are made from the description: OpenAPI 3.1.
///
/// - Parameters:
///   - title: The site's name.
///   - base: The address it is published at.
///   - languages: The endpoint's paths are `/search` and below each further language.
package func openAPI(title: String, base: String, publication: SearchPublication) -> String {
    var paths: [(String, JSON)] = []
    for language in publication.languages {
        paths.append((language.path + ".json", .object(searchOperations(language, publication))))
        paths.append((language.suggestPath, .object([suggestOperation(language, publication)])))
    }
    return JSON.object([
        ("openapi", .string("3.1.0")),
        (
            "info",
            .object([
                ("title", .string("\(title): search")), ("version", .string("1")),
                (
                    "description",
                    .string(
                        "Version 1 may gain names and loses none. Whatever is asked has an answer: what is too long "
                            + "is cut, unknown names are ignored. No question is written down."
                    )
                ),
            ])
        ),
        ("servers", .array([.object([("url", .string(base))])])),
        ("paths", .object(paths)),
        ("components", .object([("schemas", .object(schemas(publication)))])),
    ]).text + "\n"
}

/// A field of a form, whether it stands in the address or in the body.
private struct Field {
    let name: String
    let words: String
    let schema: JSON
}

private func searchOperations(_ language: ResultLanguage, _ publication: SearchPublication) -> [(String, JSON)] {
    var fields = [
        Field(
            name: "q",
            words: "What to search for, in anyone's words; cut after \(SearchRequest.longestText) characters.",
            schema: text
        ),
        Field(
            name: "page",
            words: "Which ten results; moved into 1 to 100.",
            schema: .object([("type", .string("integer"))])
        ),
        Field(
            name: "sort",
            words: "By how well they match, or the newest first.",
            schema: .object([("type", .string("string")), ("enum", .array(["relevance", "date"].map(JSON.string)))])
        ),
    ]
    for facet in publication.configuration.facets {
        fields.append(Field(name: facet.name, words: "Only pages with one of these values.", schema: list(text)))
    }
    let isFirst = language.code == publication.languages[0].code
    let suffix = isFirst ? "" : "_\(language.code)"
    let failure = reference("Outage")
    return [
        (
            "get",
            operation(
                "search\(suffix)",
                "Searches the site in \(language.name).",
                asking: ("parameters", .array(fields.map(parameter))),
                answer: reference("Answer"),
                failure: failure
            )
        ),
        (
            "post",
            operation(
                "search_privately\(suffix)",
                "Searches in \(language.name) without putting the words into the address.",
                asking: ("requestBody", body(fields)),
                answer: reference("Answer"),
                failure: failure
            )
        ),
    ]
}

private func suggestOperation(_ language: ResultLanguage, _ publication: SearchPublication) -> (String, JSON) {
    let typed = Field(
        name: "q",
        words: "What was typed so far; of more than \(SearchRequest.longestText) characters, the first.",
        schema: text
    )
    let name = language.code == publication.languages[0].code ? "suggest" : "suggest_\(language.code)"
    let summary = "Texts to search for, while someone types in \(language.name)."
    let asking = ("parameters", JSON.array([parameter(typed)]))
    return ("get", operation(name, summary, asking: asking, answer: reference("Suggestions")))
}

private func operation(
    _ name: String,
    _ summary: String,
    asking: (String, JSON),
    answer: JSON,
    failure: JSON? = nil
) -> JSON {
    func response(_ words: String, _ schema: JSON) -> JSON {
        .object([
            ("description", .string(words)),
            ("content", .object([("application/json", .object([("schema", schema)]))])),
        ])
    }
    var responses = [("200", response("The answer.", answer))]
    if let failure {
        responses.append(("503", response("The search does not work just now; the help does.", failure)))
    }
    return .object([
        ("operationId", .string(name)), ("summary", .string(summary)), asking, ("responses", .object(responses)),
    ])
}

private func parameter(_ field: Field) -> JSON {
    .object([
        ("name", .string(field.name)), ("in", .string("query")), ("required", .bool(false)),
        ("description", .string(field.words)), ("schema", field.schema),
    ])
}

private func body(_ fields: [Field]) -> JSON {
    let properties = JSON.object(fields.map { ($0.name, $0.schema) })
    let form = JSON.object([("type", .string("object")), ("properties", properties)])
    return .object([
        ("required", .bool(false)),
        ("content", .object([("application/x-www-form-urlencoded", .object([("schema", form)]))])),
    ])
}

private let text = JSON.object([("type", .string("string"))])

private func list(_ items: JSON) -> JSON { .object([("type", .string("array")), ("items", items)]) }

private func reference(_ name: String) -> JSON { .object([("$ref", .string("#/components/schemas/\(name)"))]) }

private func schemas(_ publication: SearchPublication) -> [(String, JSON)] {
    let perhapsText = JSON.object([("type", .array([.string("string"), .string("null")]))])
    let number = JSON.object([("type", .string("integer")), ("minimum", .number(0))])
    let flag = JSON.object([("type", .string("boolean"))])
    func record(_ members: [(String, JSON)]) -> JSON {
        .object([
            ("type", .string("object")),
            ("required", .array(members.map { JSON.string($0.0) })),
            ("properties", .object(members)),
        ])
    }
    let version = JSON.object([("const", .number(1))])
    let facets = JSON.object([
        ("type", .string("object")),
        ("additionalProperties", .object([("type", .string("object")), ("additionalProperties", number)])),
    ])
    return [
        (
            "Answer",
            record([
                ("version", version), ("query", text), ("total", number), ("results", list(reference("Result"))),
                ("help", list(text)), ("did_you_mean", perhapsText), ("facets", facets), ("page", number),
                ("page_size", number), ("searched_for", perhapsText), ("broadened", flag), ("danger", flag),
            ])
        ),
        (
            "Result",
            record([
                ("path", text), ("anchor", text), ("title", text), ("kind", text), ("snippet", text),
                ("heading", text), ("language", text), ("date", perhapsText), ("number", perhapsText),
            ])
        ),
        (
            "Suggestions",
            record([
                ("version", version), ("query", text), ("suggestions", list(text)),
                ("pages", list(record([("title", text), ("path", text)]))),
            ])
        ),
        (
            "Outage",
            record([
                ("version", version), ("query", text), ("error", text), ("help", list(text)), ("danger", flag),
            ])
        ),
    ]
}
