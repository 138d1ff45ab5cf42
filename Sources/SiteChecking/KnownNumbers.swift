import SiteContent
import SitePlanning

/// The numbers of the registry, without their spaces, and whose they are.
struct KnownNumbers: Sendable {
    private let contacts: [String: String]

    init(_ all: [ContactModel]) {
        var contacts: [String: String] = [:]
        for contact in all {
            for channel in contact.channels where channel.means != .visit {
                let digits = Channel.digits(of: channel.value)
                if contacts[digits] == nil { contacts[digits] = contact.id }
            }
        }
        self.contacts = contacts
    }

    /// The contact that has a number first.
    subscript(digits: String) -> String? { contacts[digits] }
}

/// The numbers of the registry, and what was asked of them: so much of the registry do findings rest on.
final class AskedNumbers {
    private let known: KnownNumbers
    private var asked: [String: String?] = [:]

    init(_ known: KnownNumbers) { self.known = known }

    subscript(digits: String) -> String? {
        let contact = known[digits]
        asked[digits] = .some(contact)
        return contact
    }

    /// In the order of the digits.
    var questions: [NumberAsked] {
        asked.map { NumberAsked(digits: $0.key, contact: $0.value) }.sorted { $0.digits < $1.digits }
    }
}

/// Digits that were looked for in the registry, and the contact that had them.
package struct NumberAsked: Equatable, Sendable {
    package let digits: String
    package let contact: String?

    package init(digits: String, contact: String?) {
        self.digits = digits
        self.contact = contact
    }
}
