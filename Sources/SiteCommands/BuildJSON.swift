import SiteBuilding
import SiteContent

extension BuildReport {
    /// What happened, for programs: an object with `version` 1. Weights are in bytes.
    var json: JSONValue {
        [
            "version": .number(1),
            "dry_run": .bool(isDryRun),
            "pages": .number(pageCount),
            "written": .list(written.map(JSONValue.text)),
            "kept": .number(kept),
            "deleted": .list(deleted.map(JSONValue.text)),
            "indexed": .list(indexed.map(JSONValue.text)),
            "unindexed": .list(unindexed.map(JSONValue.text)),
            "warnings": .number(told.count),
            "next_change": nextChange.map { .number(Int($0)) } ?? .null,
            "weights": .list(
                weights.map { weight in
                    [
                        "address": .text(weight.address),
                        "source": .text(weight.source),
                        "page": .number(weight.page.count),
                        "style": .number(weight.style.count),
                        "script": .number(weight.script.count),
                        "pictures": .number(weight.pictures.count),
                        "total": .number(weight.total.count),
                    ]
                }
            ),
        ]
    }

    /// The home page, and the heaviest.
    var weightLines: [String] {
        (weights.prefix { $0.address == "/" } + weights.heaviest(3).filter { $0.address != "/" })
            .map { "  \($0.total)  \($0.address)" }
    }
}
