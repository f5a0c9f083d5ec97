import Glibc

/// CPU time of this process, in nanoseconds: what to trust on a shared machine.
public func processCPUNanoseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
}

/// Runs the bodies in alternation and returns each one's median CPU nanoseconds per call.
///
/// - Parameters:
///   - rounds: how often each body is measured; the median of the rounds counts.
///   - calls: how often a body is called in a round.
public func alternated(rounds: Int, calls: Int, _ bodies: [() -> Void]) -> [Double] {
    var samples = [[Double]](repeating: [], count: bodies.count)
    for body in bodies { body() }
    for _ in 0..<rounds {
        for (index, body) in bodies.enumerated() {
            let start = processCPUNanoseconds()
            for _ in 0..<calls { body() }
            samples[index].append(Double(processCPUNanoseconds() - start) / Double(calls))
        }
    }
    return samples.map { $0.sorted()[$0.count / 2] }
}

/// Keeps the optimiser from removing a result.
@inline(never) @_optimize(none) public func keep<T>(_ value: T) {}
