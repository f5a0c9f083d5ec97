import Synchronization

/// Comparers for any number of threads: each check borrows one, and gives it back with its buffers warm.
///
///     let pool = ComparerPool(secret: .random())
///     pool.withComparer { $0.compare("0.5", with: "\\frac{1}{2}").status }   // .equal
public final class ComparerPool: Sendable {
    /// A comparer nobody uses. Sendable because only the thread that took it from the list touches it.
    private struct Idle: @unchecked Sendable {
        let comparer: AnswerComparer
        let secret: EngineSecret
    }

    /// The most comparers that are kept; a machine runs no more checks at a time for long.
    private static let maxIdle = 64
    /// One pool for the process, whose borrowers bring their secret, or use one of this process alone.
    public static let shared = ComparerPool(secret: .random())

    private let secret: EngineSecret
    /// Guards the list alone, never a comparison.
    private let idle = Mutex<[Idle]>([])

    /// A pool whose comparers share a secret.
    public init(secret: EngineSecret) { self.secret = secret }

    /// Lends a comparer for one call.
    ///
    /// - Parameter wanted: the secret its points follow from; by default the pool's.
    public func withComparer<Result>(secret wanted: EngineSecret? = nil, _ body: (AnswerComparer) -> Result) -> Result {
        let secret = wanted ?? self.secret
        // Ground truths are read without the deployment's secret, so that two are in turn: making a comparer anew costs
        // more than most checks.
        let known = idle.withLock { idle in idle.lastIndex { $0.secret == secret }.map { idle.remove(at: $0) } }
        let lent = known ?? Idle(comparer: AnswerComparer(secret: secret), secret: secret)
        defer {
            idle.withLock { idle in
                if idle.count >= Self.maxIdle { idle.removeFirst() }
                idle.append(lent)
            }
        }
        return body(lent.comparer)
    }
}
