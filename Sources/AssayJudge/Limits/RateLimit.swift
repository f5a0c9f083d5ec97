/// So much a minute, with a second's worth at once: requests or tokens.
///
/// Shared by the lanes of one judge, so that a reload starts no new minute.
final class RateLimit {
    private var limit: Int?
    private var left = 0.0
    private var at: Int64

    init(perMinute limit: Int?, now: Int64) {
        self.limit = limit
        at = now
        left = burst
    }

    private var burst: Double { max(1, Double(limit ?? 0) / 60) }

    /// Puts another limit in force.
    func change(perMinute limit: Int?) { self.limit = limit }

    /// Nanoseconds until an amount may be taken; nil where it may be now.
    func wait(for amount: Double, now: Int64) -> Int64? {
        guard let limit else { return nil }
        let perNanosecond = Double(limit) / 60e9
        left = min(burst, left + Double(now - at) * perNanosecond)
        at = now
        // One that is larger than a second's worth goes out when the second is full.
        let needed = min(amount, burst)
        return left >= needed ? nil : Int64((needed - left) / perNanosecond) + 1_000_000
    }

    /// Takes an amount, also more than there is: what comes next waits the longer. A negative one gives back.
    func take(_ amount: Double) {
        if limit != nil { left -= amount }
    }
}
