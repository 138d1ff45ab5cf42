extension ResultLanguage.Dates {
    /// `2016-02-11`, `2016-02` or `2016` as a reader writes it; what is none of them is printed as it stands.
    func day(_ iso: String) -> PrintedDay {
        let numbers = iso.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        let year = String(iso.prefix { $0 != "-" })
        switch numbers.count {
        case 1 where numbers[0] != nil:
            return PrintedDay(text: filled(self.year, year: year), iso: iso)
        case 2...3:
            guard let month = numbers[1], (1...12).contains(month), let day = numbers.last ?? nil else { break }
            let pattern = numbers.count == 3 ? self.day : self.month
            return PrintedDay(text: filled(pattern, year: year, month: months[month - 1], day: String(day)), iso: iso)
        default: break
        }
        return PrintedDay(text: iso, iso: "")
    }

    private func filled(_ pattern: String, year: String, month: String = "", day: String = "") -> String {
        pattern.replacing("{year}", with: year).replacing("{month}", with: month).replacing("{day}", with: day)
    }
}
