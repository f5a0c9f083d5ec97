/// The `Date` field, RFC 9110 section 5.6.7, made once a second.
struct HTTPDate {
    private var second = Int.min
    private var line: [UInt8] = []

    /// Remakes the line if the second changed.
    ///
    /// - Parameter now: Seconds since 1970, UTC.
    mutating func update(toSecond now: Int) {
        guard now != second else { return }
        second = now
        line.removeAll(keepingCapacity: true)
        line.append(literal: "Date: ")
        line.append(contentsOf: Self.text(second: now).utf8)
        line.append(literal: "\r\n")
    }

    /// Appends `Date: …` with its line end; nothing before the first update.
    func appendLine(to output: inout [UInt8]) {
        output.append(contentsOf: line)
    }

    /// `Sun, 06 Nov 1994 08:49:37 GMT`.
    static func text(second: Int) -> String {
        let days = second >= 0 ? second / 86_400 : -((86_399 - second) / 86_400)
        let time = second - days * 86_400
        let (year, month, day) = civil(fromDays: days)
        let weekday = ((days % 7) + 11) % 7  // 1970-01-01 was a Thursday.
        let clock = [time / 3600, time / 60 % 60, time % 60].map(twoDigits).joined(separator: ":")
        return "\(weekdays[weekday]), \(twoDigits(day)) \(months[month - 1]) \(year) \(clock) GMT"
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

    /// Days since 1970-01-01 to year, month and day of the Gregorian calendar, by eras of 400 years that begin in
    /// March, so that a leap day is an era's and a year's last (H. Hinnant, "chrono-Compatible Low-Level
    /// Date Algorithms", `civil_from_days`).
    private static func civil(fromDays days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}
