package import SiteContent

/// Where on the site a page is served from. Always starts and ends with a slash, and is all in small letters.
package struct Route: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let path: String

    package init(_ path: String) {
        let slash = UInt8(ascii: "/")
        let isWhole = path.utf8.first == slash && path.utf8.last == slash
        precondition(isWhole, "a route starts and ends with a slash: \(path)")
        self.path = path
    }

    /// The file that a plain web server serves for this route, relative to the folder of pages.
    package var outputFile: String { String(path.utf8.dropFirst())! + "index.html" }

    /// Of what was served from such a file.
    package init(file: String) { self.init("/" + String(file.dropLast("index.html".count))) }

    /// The last part of the address: `hate-crime`; empty for the home page.
    package var slug: String {
        let inner = path.utf8.dropLast()
        let slash = inner.lastIndex(of: UInt8(ascii: "/"))
        return String(Substring(slash.map { inner[$0...].dropFirst() } ?? inner))
    }

    package var description: String { path }

    package static func < (a: Self, b: Self) -> Bool { a.path < b.path }

    /// The route of the page above this one; nil for the home page.
    package var parent: Route? {
        guard path != "/" else { return nil }
        let slash = path.utf8.dropLast().lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex
        return Route(String(path[...slash]))
    }
}

extension Route {
    /// Derives the address from where the file lies. The groups of priorities are no part of it.
    package init(stem: String, kind: Kind, languagePrefix: String) {
        let slash = UInt8(ascii: "/")
        var parts = Array(stem.lowercased().utf8).split(separator: slash)
        switch kind {
        case .page where parts.first?.elementsEqual("pages".utf8) == true: parts.removeFirst()
        case .priority: parts.remove(at: 1)
        default: break
        }
        if parts.last?.elementsEqual("index".utf8) == true { parts.removeLast() }
        var path = Array(languagePrefix.utf8)
        for part in parts {
            path.append(slash)
            path.append(contentsOf: part)
        }
        path.append(slash)
        self.init(String(decoding: path, as: UTF8.self))
    }
}
