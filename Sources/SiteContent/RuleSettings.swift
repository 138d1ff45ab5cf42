/// How one rule is told, from `checks` in `content/site.yaml`.
package struct RuleSetting: Equatable, Sendable {
    package let rule: Placed<String>
    /// Nil turns the rule off.
    package let severity: Diagnostic.Severity?
}

/// A key that holds the names of rules, each with how it is to be told.
///
/// Which rules there are is known to those that check, not here.
func ruleSettingsKey(_ name: String, _ about: String) -> Key<[RuleSetting]> {
    let words = Diagnostic.Severity.allCases.map(\.rawValue) + ["off"]
    return Key(name, about, .named(.choice(words))) { node in
        guard case .record(let pairs, _) = node else {
            return .wrong(
                at: node.place,
                problem: "“\(name)” is \(node.description), where names of rules should be",
                remedy: "Write one rule to a line, such as “passive: off”."
            )
        }
        var settings: [RuleSetting] = []
        for pair in pairs {
            switch readChoice(pair.value, key: pair.key, of: words) {
            case .value(let word):
                let severity = Diagnostic.Severity(rawValue: word.value)
                settings.append(RuleSetting(rule: Placed(pair.key, at: pair.keyPlace), severity: severity))
            case .wrong(let place, let problem, let remedy):
                return .wrong(at: place, problem: problem, remedy: remedy)
            }
        }
        return .value(settings)
    }
}
