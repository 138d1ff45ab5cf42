import Foundation
import SiteContent
import Testing

/// The schemas and the readers are held together: what one takes, the other takes.
struct SchemaTests {
    private static let folders = [
        "page": "content/pages/a.md", "reporting-route": "content/report/a.md", "priority": "content/priorities/g/a.md",
        "achievement": "content/achievements/a.md", "campaign": "content/campaigns/c/index.md",
        "campaign-update": "content/campaigns/c/updates/a.md", "education-resource": "content/schools/a.md",
    ]

    @Test func thereIsOneForEachKindAndFile() {
        #expect(
            Set(allSchemas.map(\.name))
                == Set(Self.folders.keys).union(["site", "contacts", "ledger", "synonyms", "help", "words", "contrast"])
        )
        #expect(allSchemas.allSatisfy { (try? JSONSerialization.jsonObject(with: Data($0.document.utf8))) != nil })
    }

    @Test func aSchemaReadsLikeThis() throws {
        let schema = try #require(allSchemas.first { $0.name == "words" })
        #expect(
            schema.document == """
                {
                  "$schema": "http://json-schema.org/draft-07/schema#",
                  "title": "content/checks/words.yaml",
                  "type": "array",
                  "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "properties": {
                      "avoid": {
                        "description": "The words, in every form in which they are to be found.",
                        "type": "array",
                        "items": {
                          "type": [
                            "string",
                            "number",
                            "boolean"
                          ],
                          "pattern": "\\\\S"
                        },
                        "minItems": 1
                      },
                      "instead": {
                        "description": "What to write instead, as a whole sentence.",
                        "type": [
                          "string",
                          "number",
                          "boolean"
                        ],
                        "pattern": "\\\\S"
                      },
                      "unless": {
                        "description": "Phrases in which they are fine.",
                        "type": "array",
                        "items": {
                          "type": [
                            "string",
                            "number",
                            "boolean"
                          ],
                          "pattern": "\\\\S"
                        }
                      }
                    },
                    "required": [
                      "avoid",
                      "instead"
                    ]
                  }
                }

                """
        )
    }

    /// Every key of every kind with every value below, through both.
    @Test(arguments: Self.folders.keys.sorted())
    func readerAndSchemaAgree(kind: String) throws {
        let schema = try object(allSchemas.first { $0.name == kind }?.document)
        let properties = try #require(schema["properties"] as? [String: Any])
        let values = [
            "words", "101", "true", "2026-01-31", "2026-02", "2026", "2026-13-01", "2026-01-31 17:00",
            "2026-01-31 25:00",
            "not known", "[]", "[KS3]", "[words]", "[residents, schools]", "[sources]", "60", "4", "urgent", "lesson",
            "running",
            "{a: b}", "\" \"", "\"\"",
        ]
        var tried = 0
        for key in properties.keys.sorted() {
            for value in values {
                var matter = try sample(of: kind)
                // Agreement with the folder, and between dates, is checked beyond the form.
                guard key != "campaign", !(["reviewed", "review_by"].contains(key) && value == "2026-01-31") else {
                    continue
                }
                // Where no list or text belongs, the reader takes an empty one for nothing; an editor may well underline it.
                let isList = (properties[key] as? [String: Any])?["type"] as? String == "array"
                let isText = (properties[key] as? [String: Any])?["type"] is [String] && key != "date"
                guard value != "[]" || isList, value != "\"\"" || isText else { continue }
                matter[key] = value
                let (isRead, why) = read(matter, as: kind)
                let found = try fault(in: yaml(matter), schema)
                #expect(isRead == (found == nil), "\(key): \(value): \(why) \(found ?? "")")
                tried += 1
            }
            var without = try sample(of: kind)
            without[key] = nil
            #expect(read(without, as: kind).0 == (try fault(in: yaml(without), schema) == nil), "without \(key)")
        }
        #expect(tried > 200)
        var more = try sample(of: kind)
        more["titel"] = "A"
        #expect(!read(more, as: kind).0)
        #expect(try fault(in: yaml(more), schema) != nil)
    }

    private func read(_ matter: [String: String], as kind: String) -> (Bool, String) {
        var problems: [Diagnostic] = []
        let site = SourceFile(
            "content/site.yaml",
            "name: T\nbase: https://e.org\nowner: O\ntime_zone: Europe/London\nlanguages: [{code: en, name: E, direction: ltr}]"
        )
        guard let settings = readSettings(site, problems: &problems), let path = Self.folders[kind] else {
            return (false, "")
        }
        let lines = matter.map { "\($0.key): \($0.value)" }.sorted().joined(separator: "\n")
        _ = readEntry(SourceFile(path, "---\n\(lines)\n---\n"), settings: settings, problems: &problems)
        return (problems.isEmpty, problems.map(\.problem).joined(separator: "; "))
    }

    private func sample(of kind: String) throws -> [String: String] {
        var sample = [
            "title": "A", "summary": "B.", "owner": "O", "reviewed": "2026-01-31", "review_by": "2026-01-31",
        ]
        let more = [
            "reporting-route": ["urgency": "urgent", "choice": "x", "order": "1", "contacts": "[a]"],
            "achievement": ["period": "x"], "campaign": ["status": "running"],
            "campaign-update": ["campaign": "c", "date": "2016"],
            "education-resource": [
                "key_stages": "[KS3]", "minutes": "60", "topics": "[a]", "format": "lesson", "safeguarding": "x",
                "contacts": "[a]",
            ],
        ]
        sample.merge(more[kind] ?? [:]) { $1 }
        return sample
    }

    /// A record of scalars, lists and one small record, as an editor's YAML reader sees it.
    private func yaml(_ matter: [String: String]) -> [String: Any] {
        func scalar(_ text: String) -> Any {
            if text.hasPrefix("\"") { return String(text.dropFirst().dropLast()) }
            if text == "true" { return true }
            return Int(text) ?? text
        }
        return matter.mapValues { value in
            if value.hasPrefix("{") { return ["a": "b"] }
            guard value.hasPrefix("[") else { return scalar(value) }
            return value.dropFirst().dropLast().split(separator: ",").map { scalar($0.filter { $0 != " " }) }
        }
    }

    private func object(_ text: String?) throws -> [String: Any] {
        let json = try JSONSerialization.jsonObject(with: Data(try #require(text).utf8))
        return try #require(json as? [String: Any])
    }

    /// The part of JSON Schema that the schemas use.
    private func fault(in value: Any, _ schema: [String: Any]) throws -> String? {
        if let types = schema["type"] as? [String] ?? (schema["type"] as? String).map({ [$0] }),
            !types.contains(type(of: value)),
            !(types.contains("number") && type(of: value) == "integer")
        {
            return "\(value) is no \(types)"
        }
        if let words = schema["enum"] as? [String], !words.contains(value as? String ?? "") {
            return "\(value) is none of \(words)"
        }
        if let pattern = schema["pattern"] as? String, let text = value as? String,
            try Regex(pattern).firstMatch(in: text) == nil
        {
            return "\(text) is not \(pattern)"
        }
        if let number = value as? Int, !(value is Bool) {
            if let minimum = schema["minimum"] as? Int, number < minimum { return "\(number) is too small" }
            if let maximum = schema["maximum"] as? Int, number > maximum { return "\(number) is too large" }
        }
        if let list = value as? [Any] {
            if let minimum = schema["minItems"] as? Int, list.count < minimum { return "too few" }
            for element in list {
                if let found = try fault(in: element, schema["items"] as? [String: Any] ?? [:]) { return found }
            }
        }
        guard let record = value as? [String: Any], let properties = schema["properties"] as? [String: Any] else {
            return nil
        }
        for key in schema["required"] as? [String] ?? [] where record[key] == nil { return "no \(key)" }
        for (key, value) in record {
            guard let property = properties[key] as? [String: Any] else { return "unknown \(key)" }
            if let found = try fault(in: value, property) { return found }
        }
        return nil
    }

    private func type(of value: Any) -> String {
        switch value {
        case is Bool: "boolean"
        case is Int: "integer"
        case is String: "string"
        case is [Any]: "array"
        default: "object"
        }
    }
}
