public import AssayConfiguration
public import AssayCore
public import AssayHTTP

/// What an operator should hear of while rollouts are scored. Holds no prompt, response, ground truth or key.
public enum ServiceEvent: Sendable {
    /// Requests were refused for want of a token or of an address that counts as one, or for a token's limits; `count`
    /// of that kind so far, reported for the 1st, 2nd, 4th, 8th … time.
    case accessRefused(ErrorCode, PeerAddress, count: Int)
    /// A trainer was told something else than a score, because a row was the caller's mistake or failed; `told` is
    /// what it was told. Reported for the 1st, 2nd, 4th, 8th … row of a door with that code, `count` being the number.
    case rowWithoutScore(DoorName, ErrorCode, field: String?, told: DoorFallback, count: Int)
    /// A whole request to a door was refused: its client sees the status alone and tries again.
    case doorRefused(DoorName, ErrorCode, field: String?, count: Int)
}
