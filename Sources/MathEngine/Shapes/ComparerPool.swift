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
        var lent = idle.withLock { $0.popLast() } ?? Idle(comparer: AnswerComparer(secret: secret), secret: secret)
        // A process scores under one secret, tests apart.
        if lent.secret != secret { lent = Idle(comparer: AnswerComparer(secret: secret), secret: secret) }
        defer { idle.withLock { if $0.count < Self.maxIdle { $0.append(lent) } } }
        return body(lent.comparer)
    }
}
