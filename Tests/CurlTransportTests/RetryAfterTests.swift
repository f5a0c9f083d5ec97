import Testing

@testable import CurlTransport

/// RFC 9110, sections 5.6.7 and 10.2.3.
@Suite struct RetryAfterTests {
    @Test(
        arguments: [
            ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
            ("Sun Nov  6 08:49:37 1994", 784_111_777), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
            ("Thu, 29 Feb 2024 12:00:00 GMT", 1_709_208_000), ("Wed, 31 Dec 2025 23:59:60 GMT", 1_767_225_600),
            ("Wed, 25 Nov 2026 14:00:00 GMT", 1_795_615_200), ("Sun, 06 Nov 1994 08:49:37", nil), ("tomorrow", nil),
            ("", nil), ("Sun, 06 Nov 1994 24:00:00 GMT", nil), ("Sun, 06 Nuv 1994 08:49:37 GMT", nil),
            ("Sun, 06 Nov 99999 08:49:37 GMT", nil),
            ("Sun, 06 Nov 1994 8:49:37 GMT", nil),
        ] as [(String, Int64?)])
    func dates(text: String, seconds: Int64?) { #expect(HTTPDate.seconds(text) == seconds) }

    /// Every day against a count by hand.
    @Test func everyDayOfAFewCenturies() {
        var expected: Int64 = 0
        for year in 1970...2420 {
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
            for (month, days) in zip(names, lengths) {
                for day in 1...days {
                    let text = "Mon, \(day < 10 ? "0" : "")\(day) \(month) \(year) 00:00:00 GMT"
                    #expect(HTTPDate.seconds(text) == expected)
                    expected += 86_400
                }
            }
        }
    }

    @Test func waits() {
        let date = "Sun, 06 Nov 1994 08:49:37 GMT"
        func wait(_ milliseconds: String?, _ field: String?, _ date: String? = date) -> Int? {
            RetryAfter.milliseconds(milliseconds: milliseconds, field: field, date: date)
        }
        #expect(wait("250", "7") == 250)
        #expect(wait(nil, "7") == 7000)
        #expect(wait(nil, "0.5") == 500)
        #expect(wait("x", "7") == 7000)
        #expect(wait(nil, "Sun, 06 Nov 1994 08:49:40 GMT") == 3000)
        #expect(wait(nil, "Sun, 06 Nov 1994 08:49:30 GMT") == 0)
        #expect(wait(nil, "Sun, 06 Nov 2094 08:49:30 GMT") == 86_400_000)
        #expect(wait("1e300", nil) == 86_400_000)
        #expect(wait(nil, "-1") == nil)
        #expect(wait("nan", nil) == nil)
        #expect(wait(nil, nil) == nil)
    }
}
