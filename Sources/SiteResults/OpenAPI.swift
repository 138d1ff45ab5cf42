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
        paths.append((language.path + ".json", .object([searchOperation(language, publication)])))
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

private func searchOperation(_ language: ResultLanguage, _ publication: SearchPublication) -> (String, JSON) {
    var parameters = [
        parameter(
            "q",
            "What to search for, in anyone's words; cut after \(SearchRequest.longestText) characters.",
            .object([("type", .string("string"))])
        ),
        parameter("page", "Which ten results; moved into 1 to 100.", .object([("type", .string("integer"))])),
        parameter("sort", "By how well they match, or the newest first.", choice(["relevance", "date"])),
    ]
    for facet in publication.configuration.facets {
        let values = JSON.object([("type", .string("array")), ("items", .object([("type", .string("string"))]))])
        parameters.append(parameter(facet.name, "Only pages with one of these values.", values))
    }
    let name = language.code == publication.languages[0].code ? "search" : "search_\(language.code)"
    return operation(
        name,
        "Searches the site in \(language.name).",
        parameters: parameters,
        answer: reference("Answer"),
        failure: reference("Outage")
    )
}

private func suggestOperation(_ language: ResultLanguage, _ publication: SearchPublication) -> (String, JSON) {
    operation(
        language.code == publication.languages[0].code ? "suggest" : "suggest_\(language.code)",
        "Texts to search for, while someone types in \(language.name).",
        parameters: [
            parameter(
                "q",
                "What was typed so far; of more than \(SearchRequest.longestText) characters, the first.",
                .object([("type", .string("string"))])
            )
        ],
        answer: reference("Suggestions")
    )
}

private func operation(
    _ name: String,
    _ summary: String,
    parameters: [JSON],
    answer: JSON,
    failure: JSON? = nil
) -> (String, JSON) {
    func response(_ words: String, _ schema: JSON) -> JSON {
        .object([
            ("description", .string(words)),
            ("content", .object([("application/json", .object([("schema", schema)]))])),
        ])
    }
    return (
        "get",
        .object([
            ("operationId", .string(name)),
            ("summary", .string(summary)),
            ("parameters", .array(parameters)),
            (
                "responses",
                .object(
                    [("200", response("The answer.", answer))]
                        + (failure.map {
                            [("503", response("The search does not work just now; the help does.", $0))]
                        } ?? [])
                )
            ),
        ])
    )
}

private func parameter(_ name: String, _ words: String, _ schema: JSON) -> JSON {
    .object([
        ("name", .string(name)), ("in", .string("query")), ("required", .bool(false)),
        ("description", .string(words)), ("schema", schema),
    ])
}

private func choice(_ values: [String]) -> JSON {
    .object([("type", .string("string")), ("enum", .array(values.map(JSON.string)))])
}

private func reference(_ name: String) -> JSON { .object([("$ref", .string("#/components/schemas/\(name)"))]) }

private func schemas(_ publication: SearchPublication) -> [(String, JSON)] {
    let text = JSON.object([("type", .string("string"))])
    let perhapsText = JSON.object([("type", .array([.string("string"), .string("null")]))])
    let number = JSON.object([("type", .string("integer")), ("minimum", .number(0))])
    let flag = JSON.object([("type", .string("boolean"))])
    func list(_ items: JSON) -> JSON { .object([("type", .string("array")), ("items", items)]) }
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
                ("page_size", number), ("searched_for", perhapsText), ("broadened", flag),
            ])
        ),
        (
            "Result",
            record([
                ("path", text), ("anchor", text), ("title", text), ("kind", text), ("snippet", text),
                ("heading", text), ("language", text), ("date", perhapsText), ("number", perhapsText),
            ])
        ),
        ("Suggestions", record([("version", version), ("query", text), ("suggestions", list(text))])),
        ("Outage", record([("version", version), ("error", text), ("help", list(text))])),
    ]
}
