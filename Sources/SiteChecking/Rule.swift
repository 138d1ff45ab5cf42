package import SiteContent
package import SitePlanning

/// Something that would hurt a reader, looked for before anything is published.
package struct Rule: Sendable {
    /// The name that diagnostics end in: `telephone-number`.
    package let id: String
    /// Why the rule is there.
    package let reason: String
    /// - Parameter today: The day on which the site is checked.
    package let check: @Sendable (_ plan: SitePlan, _ today: Day) -> [Diagnostic]

    init(_ id: String, because reason: String, check: @escaping @Sendable (SitePlan, Day) -> [Diagnostic]) {
        self.id = id
        self.reason = reason
        self.check = check
    }
}

/// Every rule, in the order of their names.
package let allRules: [Rule] = [
    .contactChecked, .contactUsed, .factStated, .reviewDue, .telephoneNumber,
]

/// Everything that the rules find.
package func check(_ plan: SitePlan, today: Day) -> [Diagnostic] {
    allRules.flatMap { $0.check(plan, today) }
}
