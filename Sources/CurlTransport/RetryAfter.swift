import Glibc

/// When a server says to come back: RFC 9110, section 10.2.3, and the `retry-after-ms` of hosted models.
public enum RetryAfter {
    private static let longest = 86_400_000

    /// Milliseconds from now; nil where nothing readable was said. A day at the most.
    ///
    /// - Parameters:
    ///   - milliseconds: the value of `retry-after-ms`, which wins.
    ///   - field: the value of `Retry-After`: seconds, or a date.
    ///   - date: the value of `Date`, what a date is counted from: the clocks of two machines may differ.
    public static func milliseconds(milliseconds: String?, field: String?, date: String?) -> Int? {
        if let value = milliseconds.flatMap(Double.init), value >= 0 { return Int(min(value, Double(longest))) }
        guard let field else { return nil }
        if let value = Double(field), value >= 0 { return Int(min(value * 1000, Double(longest))) }
        guard let due = HTTPDate.seconds(field) else { return nil }
        let now = date.flatMap(HTTPDate.seconds) ?? Int64(time(nil))
        return Int(min(max(0, due - now) * 1000, Int64(longest)))
    }
}
