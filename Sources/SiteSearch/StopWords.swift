/// Words too common to look for. They are indexed, so a query of nothing else still finds something.
enum StopWords {
    static func contains(_ word: String, language: String) -> Bool {
        language == "en" && english.contains(word)
    }

    /// The function words of English and how people begin a question; apostrophes are gone, as in ``WordScanner``.
    private static let english: Set<String> = Set(
        """
        a about am an and any are as at be been being but by can cant could couldnt did didnt do does doesnt doing dont
        for from get go going got had has have having he her here hers him his how i id if ill im in into is isnt it
        its ive just like me my near need of on or our out please she should so some someone than that thats the their
        them then there these they theyre this those to too up us want was we were what whats when where which who
        whos whose why will with would you your youre
        """.split { $0 == " " || $0 == "\n" }.map(String.init)
    )
}
