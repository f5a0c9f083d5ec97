/// Reads the three dates of RFC 9110, section 5.6.7.
enum HTTPDate {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Seconds since 1970; nil for what is no date.
    ///
    ///     HTTPDate.seconds("Sun, 06 Nov 1994 08:49:37 GMT")    // 784111777
    ///     HTTPDate.seconds("Sunday, 06-Nov-94 08:49:37 GMT")   // the same
    ///     HTTPDate.seconds("Sun Nov  6 08:49:37 1994")         // the same
    static func seconds(_ text: String) -> Int64? {
        guard text.utf8.count <= 64 else { return nil }
        let words = text.split { $0 == " " || $0 == "," || $0 == "-" }.map(String.init)
        switch words.count {
        // asctime: day name, month, day, time, year.
        case 5: return seconds(day: words[2], month: words[1], year: words[4], time: words[3])
        // Both others: day name, day, month, year, time, GMT.
        case 6 where words[5] == "GMT" || words[5] == "UTC":
            return seconds(day: words[1], month: words[2], year: words[3], time: words[4])
        default: return nil
        }
    }

    private static func seconds(day: String, month: String, year: String, time: String) -> Int64? {
        guard let day = digits(day, 1...2), (1...31).contains(day), let month = months.firstIndex(of: month),
            var year = digits(year, 2...4)
        else { return nil }
        // Two digits: of the last century where it would else be more than fifty years ahead of 2026.
        if year < 100 { year += year <= 76 ? 2000 : 1900 }
        let clock = time.split(separator: ":", omittingEmptySubsequences: false).map { digits(String($0), 2...2) }
        guard clock.count == 3, let hour = clock[0], let minute = clock[1], let second = clock[2], hour < 24,
            minute < 60, second <= 60, year >= 1970
        else { return nil }
        return Int64(days(year, month + 1, day)) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    }

    /// Days since 1970 in the Gregorian calendar; years start in March, so that the leap day is the last.
    ///
    /// Source: E. G. Richards, Mapping Time (1998), chapter 25.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month < 3 ? year - 1 : year
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    }

    private static func digits(_ text: String, _ count: ClosedRange<Int>) -> Int? {
        guard count.contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }
}
