import SiteContent

extension Rule {
    static let reviewDue = Rule(
        "review-due",
        .warning,
        because: "A page whose next review is past tells its readers that no one looks after it.",
        onEachEntry: { page, today in
            let due = page.entry.frontMatter.reviewBy
            guard due.value < today else { return nil }
            return Finding(
                file: page.file,
                place: due.place,
                words: due.value.description,
                problem: "the review was due on \(due.value)",
                remedy: "Read every word, then change “reviewed” and “review_by”.",
                severity: page.entry.kind.isRoute ? .error : nil
            )
        }
    )

    static let reviewDate = Rule(
        "review-date",
        .warning,
        because: "A review that has not happened yet vouches for nothing.",
        onEachEntry: { page, today in
            let reviewed = page.entry.frontMatter.reviewed
            guard today < reviewed.value else { return nil }
            return Finding(
                file: page.file,
                place: reviewed.place,
                words: reviewed.value.description,
                problem: "“reviewed” is \(reviewed.value), a day that is still to come",
                remedy: "Write the day on which someone last checked every word."
            )
        }
    )
}
