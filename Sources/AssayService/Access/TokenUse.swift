import AssayConfiguration
import AssayHTTP
import Synchronization

/// What is being asked for with one token. It outlives a reload, under the token's name.
final class TokenUse: Sendable {
    /// A request under way; what it takes is given back when nobody holds it any more.
    final class Lease: Sendable {
        private let use: TokenUse

        fileprivate init(_ use: TokenUse) { self.use = use }

        deinit { use.inFlight.wrappingSubtract(1, ordering: .relaxed) }
    }

    /// What became of a request for a turn.
    enum Turn {
        case granted(Lease?)
        /// There are as many under way as there may be.
        case tooManyInFlight
        /// So many seconds until the next may come.
        case tooMany(retryAfter: Int)
    }

    /// The token's name.
    let name: String
    /// Requests that were let in.
    let requests = CounterCell()
    /// Requests that were refused for its limits.
    let refused = CounterCell()
    private let inFlight = Atomic(0)
    /// When the next request would be due if they came evenly, on ``AssayHTTP/MonotonicClock``.
    private let nextDue = Lock<Int64>(0)

    init(name: String) { self.name = name }

    /// Requests with a limited token that are under way.
    var requestsInFlight: Int { inFlight.load(ordering: .relaxed) }

    /// Asks for a request's turn.
    func turn(_ limits: TokenLimits, at now: Int64) -> Turn {
        var lease: Lease?
        if limits.maxInFlight > 0 {
            let before = inFlight.wrappingAdd(1, ordering: .relaxed).oldValue
            let taken = Lease(self)
            guard before < limits.maxInFlight else {
                refused.add(1)
                return .tooManyInFlight
            }
            lease = taken
        }
        if limits.requestsPerMinute > 0, let wait = wait(perMinute: Int64(limits.requestsPerMinute), at: now) {
            refused.add(1)
            return .tooMany(retryAfter: Int((wait + 999_999_999) / 1_000_000_000))
        }
        requests.add(1)
        return .granted(lease)
    }

    /// The generic cell rate algorithm (ITU-T I.371): a minute's requests may come at once, then evenly. Nanoseconds to
    /// wait; nil where there is no need.
    private func wait(perMinute: Int64, at now: Int64) -> Int64? {
        let minute: Int64 = 60_000_000_000
        let interval = minute / perMinute
        return nextDue.withLock { due -> Int64? in
            let next = max(due, now) + interval
            let wait = next - now - minute
            guard wait <= 0 else { return wait }
            due = next
            return nil
        }
    }
}
