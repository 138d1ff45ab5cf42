import CommonMark
import SiteContent
import SitePlanning
import Templates

/// Fills the links of a text with what they lead to.
struct BodyRenderer: Sendable {
    let words: Words
    /// The card that stands for a contact alone in a paragraph.
    let card: @Sendable (ContactModel) -> String
    /// The published address of a file that lies beside the entries.
    var attachment: @Sendable (String) -> String

    func render(_ body: Body) -> String {
        body.document.html { link in
            resolve(link, as: body.links[link.index])
        }
    }

    private func resolve(_ link: Link, as resolved: ResolvedLink) -> LinkHTML {
        switch resolved {
        case .page(let href, nil): return .plain(href: href)
        case .page(let href, let language?):
            let note = words.filled("link_in_language", ["language": language.name])
            let code = escaped(language.code)
            return .wrap(
                open: "<a href=\"\(escaped(href))\" hreflang=\"\(code)\" lang=\"\(code)\">",
                close: "</a> (\(escaped(note)))"
            )
        case .external(let address):
            return link.isImage ? .whole(escaped(link.text)) : .plain(href: address)
        case .attachment(let name): return .plain(href: attachment(name))
        case .unpublished: return .wrap(open: "", close: "")
        case .fact(let number):
            let mark = escaped(words.filled("source_mark", ["number": String(number)]))
            return .wrap(
                open: "<span class=\"fact\">",
                close: "</span><sup><a href=\"#source-\(number)\" aria-label=\"\(mark)\">\(number)</a></sup>"
            )
        case .contact(let contact):
            return link.standsAlone ? .block(card(contact)) : .whole(inline(contact, saying: link.text))
        }
    }

    private func inline(_ contact: ContactModel, saying text: String) -> String {
        guard let channel = contact.channel(meantBy: text) else { return escaped(text) }
        let words = channel.means == .visit ? text : saying(channel.value, in: text)
        let anchor = "<a class=\"contact\" href=\"\(escaped(channel.href))\">\(escaped(words))</a>"
        return contact.status == .unconfirmed
            ? anchor + " <span class=\"unconfirmed\">\(escaped(self.words["contact_not_confirmed"]))</span>" : anchor
    }
}

extension ContactModel {
    /// The channel whose number the words hold, or the one that a link to the contact leads to.
    fileprivate func channel(meantBy text: String) -> ChannelModel? {
        let standIns = telephoneNumbers(in: text).map { Channel.digits(of: String(text[$0])) }
        return channels.first { $0.means != .visit && standIns.contains(Channel.digits(of: $0.value)) } ?? preferred
    }
}

/// The words with the registry's number in the place of the one they hold, or behind them if they hold none.
///
/// So a link never prints a number that the registry does not have, whatever its author wrote.
private func saying(_ number: String, in text: String) -> String {
    let standIns = telephoneNumbers(in: text)
    guard !standIns.isEmpty else { return text + "\u{A0}" + number.replacing(" ", with: "\u{A0}") }
    var result = text
    for range in standIns.reversed() { result.replaceSubrange(range, with: number) }
    return result
}
