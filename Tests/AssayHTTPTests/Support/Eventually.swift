import Glibc
import Testing

@testable import AssayHTTP

/// Gives way to other threads until the condition holds; a minute without it fails the test instead of hanging it.
func eventually(_ condition: () -> Bool, sourceLocation: SourceLocation = #_sourceLocation) {
    let deadline = MonotonicClock.now + 60_000_000_000
    while !condition() {
        guard MonotonicClock.now < deadline else {
            Issue.record("waited in vain", sourceLocation: sourceLocation)
            return
        }
        sched_yield()
    }
}
