import SiteContent
import SitePlanning

extension Rule {
    /// Days after which a contact is due to be compared with its source, and too old to be published.
    private static let stale = 180
    private static let tooOld = 365

    static let contactChecked = Rule(
        "contact-checked",
        because: "Numbers change without telling anyone: each is compared with its source twice a year."
    ) { plan, today in
        plan.contacts.compactMap { contact in
            let age = today.daysSinceEpoch - contact.checked.daysSinceEpoch
            guard contact.status != .superseded, age > stale else { return nil }
            return Diagnostic(
                age > tooOld ? .error : .warning,
                file: "content/contacts.yaml",
                problem: "“\(contact.id)” was last checked \(age) days ago, on \(contact.checked)",
                remedy: "Compare it with \(contact.source), then change its “checked” to today.",
                rule: "contact-checked"
            )
        }
    }

    static let contactUsed = Rule(
        "contact-used",
        because: "A contact that no page uses is one more to keep right for no reader."
    ) { plan, _ in
        let help = Set(plan.shared.values.flatMap(\.help).map(\.id))
        let rules = Set(plan.words.helpRules.flatMap(\.contacts).map(\.value))
        return plan.contacts.compactMap { contact in
            guard contact.status != .superseded, plan.usedContacts[contact.id] == nil,
                !help.contains(contact.id), !rules.contains(contact.id)
            else { return nil }
            return Diagnostic(
                .warning,
                file: "content/contacts.yaml",
                problem: "no page uses the contact “\(contact.id)”",
                remedy: "Link to it where a reader needs it, or take it out.",
                rule: "contact-used"
            )
        }
    }

    static let factStated = Rule(
        "fact-stated",
        because: "Every clear fact of the plan is public: one on no page was forgotten."
    ) { plan, _ in
        plan.ledger.all.compactMap { fact in
            guard fact.clarity == .clear, plan.statedFacts[fact.id] == nil else { return nil }
            return Diagnostic(
                .warning,
                file: plan.ledger.path.string,
                at: fact.place,
                problem: "the fact “\(fact.id)” is stated on no page",
                remedy: "State it where it belongs: [words](fact:\(fact.id)).",
                rule: "fact-stated"
            )
        }
    }

    static let reviewDue = Rule(
        "review-due",
        because: "A page whose next review is past tells its readers that no one looks after it."
    ) { plan, today in
        plan.pages.compactMap { page in
            guard page.reviewBy < today else { return nil }
            let isRoute = if case .reportingRoute = page.detail { true } else { false }
            return Diagnostic(
                isRoute ? .error : .warning,
                file: page.source.string,
                problem: "the review was due on \(page.reviewBy)",
                remedy: "Read every word, then change “reviewed” and “review_by”.",
                rule: "review-due"
            )
        }
    }
}
