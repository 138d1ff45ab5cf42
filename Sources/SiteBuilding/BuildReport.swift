package import SiteChecking
package import SiteContent

/// What a build did, or with ``isDryRun`` would do.
package struct BuildReport: Equatable, Sendable {
    /// Paths, in order, relative to the folder of pages.
    package var written: [String] = []
    package var kept = 0
    package var deleted: [String] = []
    /// Addresses of pages whose entry in the index was replaced, taken out or added.
    package var indexed: [String] = []
    package var unindexed: [String] = []
    /// What the endpoint reads beside the index: names of files that were replaced.
    package var settings: [String] = []
    /// Whether the whole index was made anew.
    package var isNewIndex = false
    package var isDryRun = false
    package var reordered: [ReorderedContract] = []
    /// All warnings of the site in their order.
    package var told: [ToldDiagnostic] = []
    package var pageCount = 0
    /// How many of the pages were planned: all, those that were edited and those that show of them, or none.
    package var planned = 0
    package var statedFacts = 0
    package var clearFacts = 0
    /// Of what is published now, compressed where the build compresses; none where a dry run would change something.
    package var weights = PageWeights()
    /// When the next page is due to appear or go, in seconds since 1970.
    package var nextChange: Int64?

    package init() {}

    package var warnings: [Diagnostic] { told.map(\.diagnostic) }

    package var isUnchanged: Bool {
        [written, deleted, indexed, unindexed, settings].allSatisfy(\.isEmpty) && !isNewIndex
    }
}
