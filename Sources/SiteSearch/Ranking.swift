package import Xapian

/// Every number that decides the order of results, so that they can be measured together.
///
/// They were chosen on the collection "stackfaq" alone, whose nDCG@10 went from 0.734 to 0.806; two others were only
/// judged by them ("covidfaq" from 0.516 to 0.668, "cacm" from 0.480 to 0.527). The figures beside a number are
/// stackfaq's without and with it, those measured before it in place.
package struct Ranking: Equatable, Sendable {
    // Field weights work at index time, as frequencies of the one posting list a word has: a query then reads one
    // list a word, and many mentions in different fields saturate together instead of adding up.

    /// From 3: 0.802 to 0.804, and on covidfaq, whose titles are questions, 0.655 to 0.672.
    package var title = 5
    package var phrase = 3
    package var heading = 2
    package var summary = 1
    package var body = 1

    /// Xapian's own are 1 and 0.5. From 0.8 to 1.6 and from 0.5 to 0.9 nothing changes by more than 0.002.
    package var weighting = Weighting(k1: 1.2, b: 0.75)
    /// A question of more words with meaning is asked for any of them at once: 0.734 to 0.773.
    package var mostWholeWords = 3
    /// Fewer pages with all the words than a page of results, and pages with some of them follow: covidfaq has 0.645
    /// at 3 and 0.672 at 10; on the Luton site the right page is among the first three more often.
    package var enough = 10
    /// What common words ("how", "my") count where they are not all there is: 0.773 to 0.778. At 1 they drown the
    /// others (0.762).
    package var common = 0.5
    /// What a word counts again for standing in the title: 0.778 to 0.800. From 1 on titles decide alone, and cacm,
    /// whose titles say little, falls from 0.518 to 0.444.
    package var titleAgain = 0.3
    /// What two words count again for standing together in a title, phrase, heading or summary: 0.804 to 0.806, and
    /// cacm from 0.522 to 0.527. Pairs of the texts too gain no more there and make the index larger by half.
    package var pair = 0.4
    /// What a synonym is worth beside the visitor's own word; the collections have none. On the Luton site 0.5, 0.7
    /// and 0.9 put the right page among the first three less often or as often.
    package var synonym = 0.8
    /// Added to pages in the visitor's language; a matching word weighs about 3 to 10.
    package var ownLanguage = 4.0

    package static let standard = Ranking()

    package init() {}
}
