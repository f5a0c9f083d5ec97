import Glibc

/// Time that only goes forward, in nanoseconds since the machine started.
public enum MonotonicClock {
    /// CLOCK_MONOTONIC, the clock of ``Exchange/receivedAt``.
    public static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// Seconds since 1970, for the `Date` field; up to a tick behind.
    static var wallSecond: Int {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME_COARSE, &time)
        return time.tv_sec
    }
}
