/// How the body of a request is taken, as its plan has it.
struct BodyTaking {
    let maxBodyBytes: Int
    let inlineUpTo: Int
    let whenFull: RequestPlan.WhenFull
    /// Until when it may wait for room, in the loop's nanoseconds; nil where it does not wait.
    let waitsUntil: Int64?

    init(maxBodyBytes: Int, inlineUpTo: Int, whenFull: RequestPlan.WhenFull, limits: HTTPLimits, now: Int64) {
        self.maxBodyBytes = min(max(maxBodyBytes, 0), limits.maxBodyBytes)
        self.inlineUpTo = inlineUpTo
        self.whenFull = whenFull
        if case .waits(let patience) = whenFull {
            waitsUntil = now + patience.clampedNanoseconds
        } else {
            waitsUntil = nil
        }
    }
}
