package import Foundation

/// A day of the calendar, with no time and no zone.
package struct Day: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let year: Int
    package let month: Int
    package let day: Int

    /// Nil when the calendar has no such day.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), (1...Self.length(of: month, in: year)).contains(day)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `2026-01-31` and nothing else.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == hyphen, bytes[7] == hyphen, let year = Int(digits: bytes[..<4]),
            let month = Int(digits: bytes[5..<7]), let day = Int(digits: bytes[8...])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Days since 1 January 1970; after Howard Hinnant's `days_from_civil`.
    package var daysSinceEpoch: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The day that many days after 1 January 1970; after Howard Hinnant's `civil_from_days`.
    package init(daysSinceEpoch: Int) {
        let shifted = daysSinceEpoch + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// `2026-01-31`.
    package var description: String {
        String(unsafeUninitializedCapacity: 10) { bytes in
            func write(_ number: Int, _ places: Range<Int>) {
                var rest = number
                for place in places.reversed() {
                    bytes[place] = UInt8(ascii: "0") + UInt8(rest % 10)
                    rest /= 10
                }
            }
            write(year, 0..<4)
            write(month, 5..<7)
            write(day, 8..<10)
            bytes[4] = UInt8(ascii: "-")
            bytes[7] = UInt8(ascii: "-")
            return 10
        }
    }

    package static func < (a: Self, b: Self) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }

    static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// A date of the past, as exactly as it is known and no more.
package enum HistoricDate: Hashable, Sendable {
    case day(Day)
    case month(year: Int, month: Int)
    case year(Int)
    case unknown

    /// Reads `2016-02-11`, `2016-02`, `2016` and `not known`.
    package init?(_ text: String) {
        if text == "not known" { self = .unknown; return }
        let bytes = Array(text.utf8)
        guard let year = Int(digits: bytes.prefix(4)), year > 0 else { return nil }
        switch bytes.count {
        case 4: self = .year(year)
        case 7:
            guard bytes[4] == hyphen, let month = Int(digits: bytes[5...]), (1...12).contains(month) else { return nil }
            self = .month(year: year, month: month)
        default:
            guard let day = Day(text) else { return nil }
            self = .day(day)
        }
    }

    /// As much of an ISO date as is known; empty when nothing is.
    package var iso: String {
        switch self {
        case .day(let day): day.description
        case .month(let year, let month): "\(digits(year, 4))-\(digits(month, 2))"
        case .year(let year): digits(year, 4)
        case .unknown: ""
        }
    }

    private func digits(_ number: Int, _ count: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: count - digits.count) + digits
    }
}

/// A day and perhaps a time, on the clocks of the site's own town.
package struct LocalMoment: Hashable, Comparable, Sendable {
    package let day: Day
    /// Minutes after midnight.
    package let minute: Int

    /// Reads `2026-01-31` (its midnight) and `2026-01-31 17:00`.
    package init?(_ text: String) {
        let parts = text.split(omittingEmptySubsequences: true) { $0 == " " || $0 == "T" }
        guard (1...2).contains(parts.count), let day = Day(parts[0]) else { return nil }
        self.day = day
        guard parts.count == 2 else { minute = 0; return }
        let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false)
        guard clock.count == 2, clock.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(digits: clock[0].utf8),
            let minute = Int(digits: clock[1].utf8), hour < 24, minute < 60
        else { return nil }
        self.minute = hour * 60 + minute
    }

    init(day: Day, minute: Int) {
        self.day = day
        self.minute = minute
    }

    package static func < (a: Self, b: Self) -> Bool { (a.day, a.minute) < (b.day, b.minute) }

    /// The moment on the one clock that all machines share, in seconds since 1970.
    ///
    /// A time that the clocks skip in spring counts as the one an hour later, one that they repeat in autumn as
    /// the first of the two.
    package func instant(in zone: TimeZone) -> Int64 {
        let unzoned = Int64(day.daysSinceEpoch) * 86_400 + Int64(minute) * 60
        func offset(at instant: Int64) -> Int64 {
            Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant))))
        }
        let before = offset(at: unzoned - 86_400)
        let after = offset(at: unzoned + 86_400)
        let possible = [before, after].map { unzoned - $0 }.filter { offset(at: $0) == unzoned - $0 }
        return possible.min() ?? unzoned - before
    }
}

extension Day {
    /// The first moment of the day, in seconds since 1970.
    package func start(in zone: TimeZone) -> Int64 { LocalMoment(day: self, minute: 0).instant(in: zone) }
}

private let hyphen = UInt8(ascii: "-")

extension Int {
    /// A few digits alone: `Int("+1")` is a number, but no part of a date.
    fileprivate init?(digits: some Collection<UInt8>) {
        guard !digits.isEmpty else { return nil }
        self = 0
        for digit in digits {
            guard case UInt8(ascii: "0")...UInt8(ascii: "9") = digit else { return nil }
            self = self * 10 + Int(digit - UInt8(ascii: "0"))
        }
    }
}
