/// A small site in one value, for tests to change and to build.
///
/// Its theme is its own, so no test depends on how the real one looks. Everything in it is invented: the town, the
/// plan, and the numbers, which are reserved for plays and films.
package struct FixtureSite: Sendable {
    /// By their paths below the site's root.
    package var files: [String: String]

    package init(files: [String: String]) { self.files = files }

    /// The moment for which it is built unless a test says otherwise: noon in London on 22 November 2026.
    package static let now: Int64 = 1_795_348_800

    /// In English alone, with one entry of each kind and more where a list needs them.
    package static let english = FixtureSite(
        files: pageFiles.merging(entryFiles) { $1 }.merging(registryFiles) { $1 }.merging(themeFiles) { $1 }
    )

    /// In English, and of three pages also in Urdu.
    package static let englishAndUrdu: FixtureSite = {
        var site = english
        site.files.merge(urduFiles) { $1 }
        site.change("content/site.yaml", "    stemmer: english\n", to: "    stemmer: english\n" + urduSettings)
        site.files["theme/strings/ur.yaml"] = urduStrings
        return site
    }()

    package subscript(path: String) -> String {
        get { files[path] ?? "" }
        set { files[path] = newValue }
    }

    /// Replaces words that must be there: a test whose change does nothing proves nothing.
    package mutating func change(_ path: String, _ old: String, to new: String) {
        precondition(self[path].contains(old), "\(path) does not hold “\(old)”")
        self[path].replace(old, with: new)
    }

    package func changing(_ path: String, _ old: String, to new: String) -> FixtureSite {
        var copy = self
        copy.change(path, old, to: new)
        return copy
    }

    package func adding(_ path: String, _ text: String) -> FixtureSite {
        var copy = self
        copy.files[path] = text
        return copy
    }

    package func removing(_ path: String) -> FixtureSite {
        precondition(files[path] != nil, "there is no \(path)")
        var copy = self
        copy.files[path] = nil
        return copy
    }

    /// Front matter that every kind needs, with what only this entry says of itself, and its text.
    package static func entry(_ title: String, _ more: String = "", text: String = "Some words.") -> String {
        """
        ---
        title: \(title)
        summary: About \(title.lowercased()).
        owner: Riverside Council
        reviewed: 2026-11-22
        review_by: 2027-05-22
        \(more.isEmpty ? "" : more + "\n")---

        \(text)

        """
    }
}
