/// ``HTTPDeadlines`` in the loop's nanoseconds.
struct LoopDeadlines: Sendable {
    let head: Int64
    let idle: Int64
    let bodyStall: Int64
    let writeStall: Int64
    let linger: Int64
    let grace: Int64
    let drainIdle: Int64
    let presenceCheck: Int64

    init(_ deadlines: HTTPDeadlines) {
        head = deadlines.head.clampedNanoseconds
        idle = deadlines.idle.clampedNanoseconds
        bodyStall = deadlines.bodyStall.clampedNanoseconds
        writeStall = deadlines.writeStall.clampedNanoseconds
        linger = deadlines.linger.clampedNanoseconds
        grace = deadlines.grace.clampedNanoseconds
        drainIdle = deadlines.drainIdle.clampedNanoseconds
        presenceCheck = min(deadlines.presenceCheck.clampedNanoseconds, 86_400_000_000_000)
    }
}
