package import Xapian

/// Every number that decides the order of results, so that they can be measured together.
package struct Ranking: Equatable, Sendable {
    // Field weights work at index time, as frequencies of the one posting list a word has: a query then reads one
    // list a word, and many mentions in different fields saturate together instead of adding up.
    package var title = 3
    package var phrase = 3
    package var heading = 2
    package var summary = 1
    package var body = 1

    package var weighting = Weighting(k1: 1.2, b: 0.75)
    /// What a synonym is worth beside the visitor's own word.
    package var synonym = 0.8
    /// Added to pages in the visitor's language; a matching word weighs about 3 to 10.
    package var ownLanguage = 4.0
    /// Pages with all the words are enough when there are this many; otherwise pages with some of them are shown.
    package var enough = 1

    package static let standard = Ranking()

    package init() {}
}
