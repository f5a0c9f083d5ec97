/// Keeps calls from an endpoint that has failed many times in a row, and lets one through now and then to see.
struct CircuitBreaker {
    /// How a call was let through.
    enum Pass {
        case plain
        /// Alone, to see whether the endpoint answers again.
        case probe
    }

    private static let threshold = 12
    /// Probes in vain, half a second and more apart, after which there is no use in waiting: an endpoint that answers
    /// every other call is given up on once in 32 times.
    private static let deadAfter = 5
    private static let shortest: Int64 = 500_000_000
    private static let longest: Int64 = 30_000_000_000

    private var failures = 0
    private var probes = 0
    private var isProbing = false
    /// Until when it is open; in the past where it is closed or may be probed.
    private(set) var openUntil: Int64 = 0

    /// Whether it stands open, probed or not.
    var isTripped: Bool { failures >= Self.threshold }
    /// Whether it has been probed in vain so often that there is no use in waiting for it.
    var isDead: Bool { isTripped && probes >= Self.deadAfter }

    /// Whether a call may go out now, and how; what becomes of it has to be told.
    mutating func admit(_ now: Int64) -> Pass? {
        guard now >= openUntil else { return nil }
        guard isTripped else { return .plain }
        guard !isProbing else { return nil }
        isProbing = true
        return .probe
    }

    /// The endpoint answered.
    mutating func succeed() {
        failures = 0
        probes = 0
        isProbing = false
    }

    /// The endpoint did not answer, or with a 5xx.
    mutating func fail(_ now: Int64, _ pass: Pass) {
        failures += 1
        // Of those that were on their way when it opened, none is a probe.
        guard isTripped, pass == .probe || failures == Self.threshold else { return }
        if pass == .probe {
            probes += 1
            isProbing = false
        }
        openUntil = max(openUntil, now + min(Self.shortest << Int64(min(probes, 6)), Self.longest))
    }

    /// A call that was let through ended without a word on the endpoint.
    mutating func forget(_ pass: Pass) {
        if pass == .probe { isProbing = false }
    }

    /// The endpoint asked for a pause.
    mutating func pause(until time: Int64) { openUntil = max(openUntil, time) }
}
