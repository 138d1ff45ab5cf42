import Digest
import SitePlanning
import Templates

/// What a page is made with besides itself, looked up once when it is made: several processors make pages at a time, and
/// all would count who holds the same few things.
struct PageSetting {
    let language: LanguageSetting
    let shell: PrintedShell
}

/// What pages of a language are made with.
final class LanguageSetting: Sendable {
    let shared: SharedModel
    let words: Words
    let templates: TemplateSet
    let body: BodyRenderer

    /// - Parameter attachment: As ``BodyRenderer/attachment``.
    init(
        shared: SharedModel,
        words: Words,
        templates: TemplateSet,
        attachment: @escaping @Sendable (String) -> String
    ) {
        self.shared = shared
        self.words = words
        self.templates = templates
        body = BodyRenderer(
            words: words,
            card: { templates.render("contact-card", ContactView(contact: $0, words: words)) },
            attachment: attachment
        )
    }
}

/// What the pages of one ``ShellVariant`` share.
final class PrintedShell: Sendable {
    let template: Shell<SlotsView>
    /// Of its bytes.
    let digest: Digest

    init(_ template: Shell<SlotsView>) {
        self.template = template
        digest = Digest(of: template.fill(SlotsView()))
    }
}
