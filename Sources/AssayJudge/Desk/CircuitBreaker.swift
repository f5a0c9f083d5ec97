/// Keeps calls from an endpoint that has failed many times in a row, and lets one through now and then to see.
struct CircuitBreaker {
    private static let threshold = 12
    private static let shortest: Int64 = 500_000_000
    private static let longest: Int64 = 30_000_000_000

    private var failures = 0
    private var probes = 0
    private var isProbing = false
    /// Until when it is open; in the past where it is closed or may be probed.
    private(set) var openUntil: Int64 = 0

    /// Whether it stands open, probed or not.
    var isTripped: Bool { failures >= Self.threshold }
    /// Whether it has been probed in vain, so that there is no use in waiting for it.
    var isDead: Bool { isTripped && probes >= 2 }

    /// Whether a call may go out now; one that may while it is tripped is the probe.
    mutating func admits(_ now: Int64) -> Bool {
        guard isTripped else { return now >= openUntil }
        guard now >= openUntil, !isProbing else { return false }
        isProbing = true
        return true
    }

    /// The endpoint answered.
    mutating func succeed() {
        failures = 0
        probes = 0
        isProbing = false
    }

    /// The endpoint did not answer, or with a 5xx.
    mutating func fail(_ now: Int64) {
        failures += 1
        guard isTripped else { return }
        if isProbing { probes += 1 }
        isProbing = false
        openUntil = now + min(Self.shortest << Int64(min(probes, 6)), Self.longest)
    }

    /// A call that was let through ended without a word on the endpoint.
    mutating func forget() { isProbing = false }

    /// The endpoint asked for a pause.
    mutating func pause(until time: Int64) { openUntil = max(openUntil, time) }
}
