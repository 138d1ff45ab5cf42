package import Digest

/// How a site is built. The clock and the machine are parameters, so that equal input gives equal bytes.
package struct BuildOptions: Sendable {
    /// The folder that holds `content/`, `seeds/` and `theme/`.
    package var root: String
    /// The folder that is written; `site` below the root unless another is named.
    package var site: String
    /// Seconds since 1970.
    package var now: Int64
    /// Of the program itself: pages are rendered anew by a new version.
    package var program: Digest
    package var isDryRun = false
    /// Whether compressed twins are written beside pages and assets.
    package var compresses = true
    /// What draws SVG as PNG: a program with the options of librsvg's rsvg-convert.
    package var drawingProgram = "rsvg-convert"
    /// A list of right words, one to a line, for the spelling; nil for none.
    package var wordList: String?

    package init(root: String, site: String? = nil, now: Int64, program: Digest, wordList: String? = nil) {
        self.root = root
        self.site = site ?? "\(root)/site"
        self.now = now
        self.program = program
        self.wordList = wordList
    }

    var pages: String { "\(site)/pages" }
    var search: String { "\(site)/search" }
}

/// What a build is doing, told as it goes.
package enum BuildProgress: Sendable {
    case reading
    case writing(done: Int, of: Int)
    case indexing(done: Int, of: Int)
}
