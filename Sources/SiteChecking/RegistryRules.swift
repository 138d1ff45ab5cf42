import SiteContent
import SitePlanning

extension Rule {
    /// Days after which a contact is due to be compared with its source, and too old to be published.
    private static let stale = 180
    private static let tooOld = 365

    static let contactChecked = Rule(
        "contact-checked",
        .warning,
        because: "Numbers change without telling anyone: each is compared with its source twice a year."
    ) { site in
        site.sources.contacts.all.compactMap { contact in
            let age = site.today.daysSinceEpoch - contact.checked.value.daysSinceEpoch
            guard contact.status != .superseded, age > stale else { return nil }
            return Finding(
                file: ContactsRegistry.path.string,
                place: contact.checked.place,
                words: contact.checked.value.description,
                problem: "“\(contact.id)” was last checked \(age) days ago, on \(contact.checked.value)",
                remedy: "Compare it with \(contact.source), then change its “checked” to today.",
                severity: age > tooOld ? .error : nil
            )
        }
    }

    static let contactStatus = Rule(
        "contact-status",
        .warning,
        because: "Readers trust what we call official or confirmed: the registry says which contacts are.",
        onEach: .englishPage
    ) { page in
        page.holding(.claimOfStatus, among: page.body).flatMap { passage in
            passage.sentences.compactMap { sentence -> Finding? in
                guard let claim = sentence.words.first(where: { statusClaims.contains($0.lowercased()) }) else {
                    return nil
                }
                let doubtful = passage.linked(in: sentence.text).compactMap { linked -> String? in
                    if case .contact(let id, isConfirmed: false) = page.target(of: linked) { id } else { nil }
                }
                return doubtful.first.map { contact in
                    page.finding(
                        passage,
                        claim,
                        problem: "“\(claim)” is said beside the contact “\(contact)”, which is not confirmed",
                        remedy: "Take the word out: what the registry says of the contact is printed with it."
                    )
                }
            }
        }
    }

    static let contactUsed = Rule(
        "contact-used",
        .warning,
        because: "A contact that no page uses is one more to keep right for no reader."
    ) { site in
        let help = Set(site.plan.shared.values.flatMap(\.help).map(\.id))
        let rules = Set(site.plan.words.helpRules.flatMap(\.contacts).map(\.value))
        return site.sources.contacts.all.compactMap { contact in
            guard contact.status != .superseded, site.plan.usedContacts[contact.id] == nil,
                !help.contains(contact.id), !rules.contains(contact.id)
            else { return nil }
            return Finding(
                file: ContactsRegistry.path.string,
                place: contact.place,
                words: contact.id,
                problem: "no page uses the contact “\(contact.id)”",
                remedy: "Link to it where a reader needs it, or take it out."
            )
        }
    }

    static let factStated = Rule(
        "fact-stated",
        .warning,
        because: "Every clear fact of the plan is public: one on no page was forgotten."
    ) { site in
        let ledger = site.plan.ledger
        return ledger.all.compactMap { fact in
            guard fact.clarity == .clear, site.plan.statedFacts[fact.id] == nil else { return nil }
            return Finding(
                file: ledger.path.string,
                place: fact.place,
                words: fact.id,
                problem: "the fact “\(fact.id)” is stated on no page",
                remedy: "State it where it belongs: [words](fact:\(fact.id))."
            )
        }
    }
}

let statusClaims: Set<String> = ["official", "officially", "confirmed", "verified", "approved"]
