package import SiteContent

/// The theme's words in one language, for what is put into words by code and not by a template. A class, for every view of
/// a page holds them.
package final class Words: Sendable {
    private let strings: [String: String]
    /// Those in which a value is to stand.
    private let patterns: [String: [Piece]]
    private let months: [String]
    private let fullDate: [Piece]

    /// Names and no words.
    static let none = Words([:])

    /// Words, and behind them the name of a value.
    private struct Piece: Sendable {
        var text: String
        var name: String?
    }

    package init(_ strings: [String: String]) {
        self.strings = strings
        months = monthKeys.map { strings[$0] ?? $0 }
        patterns = strings.compactMapValues { $0.contains("{") ? Self.pieces(of: $0) : nil }
        fullDate = Self.pieces(of: strings[Self.fullDateKey] ?? Self.fullDateKey)
    }

    private static func pieces(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        var (start, at) = (text.startIndex, text.startIndex)
        while let close = text[at...].firstIndex(of: "}") {
            at = text.index(after: close)
            guard let open = text[start..<close].lastIndex(of: "{") else { continue }
            let name = String(text[text.index(after: open)..<close])
            pieces.append(Piece(text: String(text[start..<open]), name: name))
            start = at
        }
        return pieces + [Piece(text: String(text[start...]), name: nil)]
    }

    /// - Parameter key: One of ``required``, or a name whose absence prints the name itself.
    package subscript(key: String) -> String { strings[key] ?? key }

    package func has(_ key: String) -> Bool { strings[key] != nil }

    /// The words of `key` with each `{name}` replaced by its value. What a value holds in braces stays as it is.
    package func filled(_ key: String, _ values: KeyValuePairs<String, String>) -> String {
        guard let pattern = patterns[key] else { return self[key] }
        return Self.filled(pattern) { name in values.first { $0.key == name }?.value }
    }

    private static func filled(_ pattern: [Piece], _ value: (String) -> String?) -> String {
        var filled = ""
        for piece in pattern {
            filled += piece.text
            guard let name = piece.name else { continue }
            if let value = value(name) {
                filled += value
            } else {
                filled += "{" + name + "}"
            }
        }
        return filled
    }

    private static let fullDateKey = "date_full"

    /// A page prints some ten of them, so the pattern is at hand and only what it names is made.
    package func day(_ day: Day) -> String {
        Self.filled(fullDate) { name in
            switch name {
            case "day": String(day.day)
            case "month": months[day.month - 1]
            case "year": String(day.year)
            default: nil
            }
        }
    }

    /// What every language's file of strings must hold beside what templates name.
    package static let required: [String] =
        monthKeys
        + ["home", fullDateKey, "date_month", "date_year", "date_unknown", "title_pattern", "title_quiet"]
        + ["link_in_language", "feed_link", "source_mark", "contact_not_confirmed", "age_unknown"]
        + Chart.Form.allCases.map { "chart_\($0.rawValue)" }
        + ["pack_link", "pack_from", "pack_checked", "pack_check_again", "pack_holds", "pack_lesson", "pack_licence"]
        + ["size_kilobytes", "size_megabytes", "all_resources", "minutes_count", "key_stages_list"]
        + ["achievements_other", "search_page_title"]
        + ["search_results_title", "search_unavailable_title", "sort_relevance", "sort_date"]
        + Contact.Status.allCases.map { "contact_\($0.rawValue)" }
        + Channel.Means.allCases.map { "channel_\($0.rawValue)" }
        + Campaign.Status.allCases.map { "campaign_\($0.rawValue)" }
        + ReportingRoute.Urgency.allCases.map { "urgency_\($0.rawValue)" }
        + ListKind.allCases.map { "list_\($0.rawValue.replacing("-", with: "_"))" }
        + ["lesson", "assembly", "tutor_time", "workshop", "activity"].map { "format_\($0)" }
        + kinds.map { "kind_\($0.replacing("-", with: "_"))" }
        + ["kind", "audience", "priority", "key_stage", "topic", "minutes", "format"].map { "filter_\($0)" }
        + FrontMatterKeys.audiences.map { "audience_\($0.replacing("-", with: "_"))" }

    package static let kinds = [
        "page", "reporting-route", "priority", "achievement", "campaign", "campaign-update", "education-resource",
    ]
}

/// What the names of kinds and formats are called among the keys of words, which have no hyphens.
private func underscored(_ name: String) -> String {
    String(decoding: name.utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : $0 }, as: UTF8.self)
}

private let monthKeys = (1...12).map { "month_\($0)" }

extension Words {
    func date(_ date: HistoricDate) -> String {
        switch date {
        case .day(let day): self.day(day)
        case .month(let year, let month):
            filled("date_month", ["month": months[month - 1], "year": String(year)])
        case .year(let year): filled("date_year", ["year": String(year)])
        case .unknown: self["date_unknown"]
        }
    }

    package func kind(_ name: String) -> String { self["kind_" + underscored(name)] }

    func minutes(_ count: Int) -> String { filled("minutes_count", ["count": String(count)]) }

    /// `KS3, KS4` as the words of the theme put it: “Key stage 3, 4”.
    func keyStages(_ stages: [String]) -> String {
        filled("key_stages_list", ["numbers": stages.map { String($0.drop { $0.isLetter }) }.joined(separator: ", ")])
    }

    func format(_ name: String) -> String { self["format_" + underscored(name)] }

    /// What a filter's value is called: `KS3` is “Key stage 3”.
    package func value(_ value: String, ofFilter filter: String) -> String {
        switch filter {
        case "kind": kind(value)
        case "audience": self["audience_" + underscored(value)]
        case "key_stage": keyStages([value])
        case "minutes": Int(value).map(minutes) ?? value
        case "format": format(value)
        default: value
        }
    }

    func title(_ title: String, isSensitive: Bool, site: String) -> String {
        isSensitive
            ? filled("title_quiet", ["site": site]) : filled("title_pattern", ["page": title, "site": site])
    }
}
