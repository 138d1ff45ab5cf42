/// A JSON Schema for one kind of file, made from the keys that its reader checks against.
package struct Schema: Sendable {
    /// `reporting-route`; the file is `reporting-route.schema.json`.
    package let name: String
    package let title: String
    package let body: JSONValue

    package var fileName: String { "\(name).schema.json" }

    /// Of JSON Schema's draft 7: the newest that the editors' YAML extensions read.
    package var document: String {
        guard case .object(let pairs) = body else { return body.document }
        let head: [(key: String, value: JSONValue)] = [
            ("$schema", "http://json-schema.org/draft-07/schema#"), ("title", .text(title)),
        ]
        return JSONValue.object(head + pairs).document
    }
}

/// Every schema: the front matter of each kind, then the other files.
package let allSchemas: [Schema] =
    FrontMatterKeys.kinds.map { kind in
        Schema(name: kind, title: "Front matter of \(name(of: kind))", body: record(FrontMatterKeys.keys(of: kind)))
    } + [
        Schema(name: "site", title: "content/site.yaml", body: record(SettingsKeys.all)),
        Schema(name: "contacts", title: "content/contacts.yaml", body: list(of: record(ContactKeys.all))),
        Schema(
            name: "ledger",
            title: "The ledger in seeds/",
            body: object(
                [
                    ("plan", record(LedgerKeys.planKeys)), ("facts", list(of: record(LedgerKeys.factKeys))),
                ],
                required: ["plan", "facts"]
            )
        ),
        Schema(
            name: "synonyms",
            title: "content/search/synonyms.yaml",
            body: list(of: record(SearchWordKeys.synonymKeys))
        ),
        Schema(name: "help", title: "content/search/help.yaml", body: list(of: record(SearchWordKeys.helpKeys))),
        Schema(name: "words", title: "content/checks/words.yaml", body: list(of: record(AvoidedWordKeys.all))),
        Schema(name: "contrast", title: "theme/checks/contrast.yaml", body: list(of: record(ColourPairKeys.all))),
    ]

private func record(_ keys: [KeyShape]) -> JSONValue {
    object(
        keys.map { key in
            let described: [(key: String, value: JSONValue)] = [("description", .text(key.about))]
            guard case .object(let pairs) = value(key.shape, isRequired: key.isRequired) else {
                return (key.name, .object(described))
            }
            return (key.name, .object(described + pairs))
        },
        required: keys.filter(\.isRequired).map(\.name)
    )
}

private func object(_ properties: [(key: String, value: JSONValue)], required: [String]) -> JSONValue {
    var pairs: [(key: String, value: JSONValue)] = [
        ("type", "object"), ("additionalProperties", .bool(false)), ("properties", .object(properties)),
    ]
    if !required.isEmpty { pairs.append(("required", .list(required.map(JSONValue.text)))) }
    return .object(pairs)
}

private func list(of elements: JSONValue) -> JSONValue { ["type": "array", "items": elements] }

/// - Parameter isRequired: Text and a list that must be there must also hold something.
private func value(_ shape: ValueShape, isRequired: Bool = false) -> JSONValue {
    switch shape {
    // What is a number or “true” to YAML is text to the reader.
    case .text:
        return ["type": ["string", "number", "boolean"], "pattern": .text(isRequired ? "\\S" : "^$|\\S")]
    case .flag: return ["type": "boolean"]
    case .number(let range):
        return ["type": "integer", "minimum": .number(range.lowerBound), "maximum": .number(range.upperBound)]
    case .day: return ["type": "string", "pattern": .text("^\(dayPattern)$")]
    case .moment: return ["type": "string", "pattern": .text("^\(dayPattern)([ T]([01][0-9]|2[0-3]):[0-5][0-9])?$")]
    case .historicDate:
        return [
            "type": ["string", "integer"], "minimum": .number(1000), "maximum": .number(9999),
            "pattern": "^([0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?|not known)$",
        ]
    case .choice(let words): return ["enum": .list(words.map(JSONValue.text))]
    case .list(let element):
        guard case .object(let pairs) = list(of: value(element, isRequired: true)), isRequired else {
            return list(of: value(element, isRequired: true))
        }
        return .object(pairs + [("minItems", .number(1))])
    case .record(let keys): return record(keys)
    case .named(let element): return ["type": "object", "additionalProperties": value(element)]
    }
}

private let dayPattern = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
