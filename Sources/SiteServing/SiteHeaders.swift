import HTTPTypes

/// Who may keep or learn of an answer.
enum Discretion: Sendable {
    case ordinary
    /// Neither the browser's cache nor the next site learns of it: searches, and pages where being seen is a danger.
    case leavesNoTrace
}

extension HTTPFields {
    /// On every answer, whatever it is.
    ///
    /// The pages have no foreign parts (a script asks this site alone, for suggestions), no style or script in their text, and are framed by no one; they need neither
    /// camera nor place. Where they link, only this site learns from where.
    mutating func protect(_ discretion: Discretion) {
        self[.contentSecurityPolicy] = """
            default-src 'none'; style-src 'self'; img-src 'self'; manifest-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; \
            base-uri 'none'; frame-ancestors 'none'
            """
        self[.xContentTypeOptions] = "nosniff"
        self[permissionsPolicy] =
            "browsing-topics=(), camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
        switch discretion {
        case .ordinary: self[referrerPolicy] = "same-origin"
        case .leavesNoTrace:
            self[referrerPolicy] = "no-referrer"
            self[.cacheControl] = "no-store"
        }
    }
}

private let referrerPolicy = name("Referrer-Policy")
private let permissionsPolicy = name("Permissions-Policy")
let robotsTag = name("X-Robots-Tag")

private func name(_ text: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else { preconditionFailure("“\(text)” is no name of a header") }
    return name
}
