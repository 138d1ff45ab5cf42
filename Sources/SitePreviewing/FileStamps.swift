import Foundation
import SiteServing

/// What the files of some folders looked like at one moment: equal stamps mean that no one wrote any of them.
///
/// They are looked at again and again rather than reported by the system: that also works on a network disk, in a
/// container and with editors that replace a file instead of writing it, and there is nothing that could be missed.
package struct FileStamps: Equatable, Sendable {
    private let identities: [String: FileIdentity]

    /// - Parameter folders: Those that are not there hold nothing. Hidden files, such as an editor's own, do not count.
    package init(of folders: [String]) {
        var identities: [String: FileIdentity] = [:]
        for folder in folders {
            let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
            for name in names where !name.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
                let path = "\(folder)/\(name)"
                identities[path] = FileIdentity(path)
            }
        }
        self.identities = identities
    }
}

/// Says when a site is to be built again: once its files are at rest after a change, and when a page is due to change.
package struct BuildOccasion: Sendable {
    private var last: FileStamps
    private var built: (files: FileStamps, at: Int64)

    /// After a build at `now`, before which the files looked like `files`.
    package init(builtFrom files: FileStamps, at now: Int64) {
        last = files
        built = (files, now)
    }

    /// True when the site is to be built from the files as they are now.
    ///
    /// - Parameter due: When the next page appears or goes, as the last build told; it brings one build, not one at
    ///   each look, though that build may fail.
    package mutating func arises(seeing files: FileStamps, at now: Int64, due: Int64?) -> Bool {
        let areAtRest = files == last
        last = files
        let isDue = due.map { built.at < $0 && $0 <= now } ?? false
        guard areAtRest, files != built.files || isDue else { return false }
        built = (files, now)
        return true
    }
}
