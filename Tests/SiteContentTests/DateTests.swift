import Foundation
import SiteContent
import Testing

struct DateTests {
    @Test(arguments: [
        ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2026-11-22", 20_779), ("0001-01-01", -719_162),
        ("9999-12-31", 2_932_896),
    ])
    func aDayIsSoManyDaysAfterNewYear1970(text: String, days: Int) throws {
        #expect(try #require(Day(text)).daysSinceEpoch == days)
        #expect(Day(daysSinceEpoch: days).description == text)
    }

    /// Every day of two centuries, one of them divisible by 400, against the length of each month.
    @Test func daysFollowOneAnother() {
        var expected = (year: 1899, month: 1, day: 1)
        for days in -25_932...47_846 {
            let day = Day(daysSinceEpoch: days)
            guard (day.year, day.month, day.day) == expected, day.daysSinceEpoch == days else {
                Issue.record("day \(days) is \(day), not \(expected)")
                return
            }
            expected.day += 1
            if Day(year: expected.year, month: expected.month, day: expected.day) == nil {
                expected = (expected.year, expected.month + 1, 1)
            }
            if expected.month > 12 { expected = (expected.year + 1, 1, 1) }
        }
        #expect(expected == (2101, 1, 1))
    }

    @Test(arguments: [
        "2026-02-29", "2026-02-30", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-01", "2026-01-00", "0000-01-01",
        "26-01-01", "2026-1-1", "2026-01-01 ", "2026/01/01", "+026-01-01", "2026-01", "", "٢٠٢٦-٠١-٠١",
    ])
    func whatIsNoDayIsNotRead(text: String) { #expect(Day(text) == nil) }

    @Test(arguments: [
        ("2016-02-11", "2016-02-11"), ("2016-02", "2016-02"), ("2016-10", "2016-10"), ("2016-09", "2016-09"),
        ("2016", "2016"), ("0877", "0877"), ("0877-02", "0877-02"), ("0877-02-11", "0877-02-11"), ("not known", ""),
    ])
    func aDateOfThePastIsAsExactAsItIsKnown(text: String, iso: String) throws {
        #expect(try #require(HistoricDate(text)).iso == iso)
    }

    @Test(arguments: ["2016-13", "2016-2", "2016-02-30", "16", "unknown", "", "2016-02-11-01", "0000", "about 2016"])
    func whatIsNoDateOfThePastIsNotRead(text: String) { #expect(HistoricDate(text) == nil) }

    @Test(arguments: [
        ("2026-01-31", "2026-01-31", 0), ("2026-01-31 00:00", "2026-01-31", 0),
        ("2026-01-31 17:05", "2026-01-31", 1025),
        ("2026-01-31T23:59", "2026-01-31", 1439),
    ])
    func aMomentIsADayAndPerhapsATime(text: String, day: String, minute: Int) throws {
        let moment = try #require(LocalMoment(text))
        #expect(moment.day.description == day)
        #expect(moment.minute == minute)
    }

    @Test(arguments: [
        "2026-01-31 24:00", "2026-01-31 9:00", "2026-01-31 17:60", "2026-01-31 17", "17:00", "2026-02-30 17:00", "",
    ])
    func whatIsNoMomentIsNotRead(text: String) { #expect(LocalMoment(text) == nil) }

    /// Luton's clocks went forward at 01:00 on 29 March 2026 and back at 02:00 on 25 October.
    @Test(arguments: [
        ("2026-01-31 17:00", "2026-01-31T17:00:00Z"),
        ("2026-07-01 17:00", "2026-07-01T16:00:00Z"),
        ("2026-07-01", "2026-06-30T23:00:00Z"),
        ("2026-03-29 00:59", "2026-03-29T00:59:00Z"),
        ("2026-03-29 01:00", "2026-03-29T01:00:00Z"),
        ("2026-03-29 01:30", "2026-03-29T01:30:00Z"),
        ("2026-03-29 02:00", "2026-03-29T01:00:00Z"),
        ("2026-10-25 00:59", "2026-10-24T23:59:00Z"),
        ("2026-10-25 01:00", "2026-10-25T00:00:00Z"),
        ("2026-10-25 01:30", "2026-10-25T00:30:00Z"),
        ("2026-10-25 02:00", "2026-10-25T02:00:00Z"),
    ])
    func aMomentIsOnTheClocksOfTheTown(text: String, instant: String) throws {
        let moment = try #require(LocalMoment(text))
        let zone = try #require(TimeZone(identifier: "Europe/London"))
        let date = try Date(instant, strategy: .iso8601)
        #expect(moment.instant(in: zone) == Int64(date.timeIntervalSince1970))
    }
}
