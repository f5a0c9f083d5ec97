import AssayConfiguration
import AssayCore
import AssayHTTP
import AssayJSON
import CLinux
import Glibc

/// One running copy of a program: starts it, hands it rows, reads its replies, and starts it anew where it cannot be
/// trusted any more. Runs on a thread of its own.
struct ExternalWorker {
    /// Milliseconds it waits before it starts a program again that ended before it answered anything.
    private static let backoff = [0, 100, 400, 1_600, 6_400, 30_000]
    /// Milliseconds a program has to end by itself.
    private static let endMilliseconds = 2_000

    /// A row the program holds.
    private struct Held {
        let row: ExternalPool.Row
        let deadline: Int64
    }

    private let pool: ExternalPool
    private let event: Int32

    init(_ pool: ExternalPool, event: Int32) {
        self.pool = pool
        self.event = event
    }

    /// Until the pool stops.
    func run() {
        assay_child_prepare_thread()
        var failures = 0
        while !pool.isStopping {
            rest(milliseconds: Self.backoff[min(failures, Self.backoff.count - 1)])
            guard !pool.isStopping else { break }
            switch started() {
            case .failure(let problem):
                failures += 1
                pool.report(problem.description)
                pool.failAll(problem.description)
            case .success(let child):
                let answered = serve(child)
                failures = answered ? 0 : failures + 1
            }
        }
        pool.workerHasEnded()
    }

    private struct Problem: Error, CustomStringConvertible {
        let description: String
    }

    private func started() -> Result<ChildProcess, Problem> {
        let settings = pool.settings
        pool.counters.addStart()
        let child: ChildProcess
        do {
            child = try ChildProcess(
                command: settings.command, environment: Self.environment(settings.environment),
                directory: settings.directory, memoryBytes: settings.memoryBytes)
        } catch {
            return .failure(Problem(description: error.description))
        }
        let end = MonotonicClock.now + Int64(settings.startMilliseconds) * 1_000_000
        while !pool.isStopping {
            let left = Int((end - MonotonicClock.now) / 1_000_000)
            guard left > 0 else {
                let problem = "said nothing for \(settings.startMilliseconds) ms after its start"
                return .failure(Problem(description: problem))
            }
            pool.expire()
            guard child.wait(for: event, milliseconds: min(left, 100)) else {
                _ = assay_eventfd_clear(event)
                continue
            }
            guard let lines = child.read() else {
                let ending = child.endingSoon(milliseconds: 500).map { "\($0)" } ?? "closed its output"
                return .failure(Problem(description: "\(ending) before it was ready"))
            }
            guard let hello = lines.first else { continue }
            if let problem = ExternalHello.problem(hello, version: settings.version) {
                return .failure(Problem(description: "is not ready: \(problem)"))
            }
            if lines.count > 1 { return .failure(Problem(description: "answered before it was asked")) }
            return .success(child)
        }
        return .failure(Problem(description: "is stopped"))
    }

    /// Hands rows over and replies back until the program ends or is ended.
    ///
    /// - Returns: whether it answered anything.
    private func serve(_ child: ChildProcess) -> Bool {
        var held: [Int: Held] = [:]
        var nextID = 1
        var answered = false
        while true {
            _ = assay_eventfd_clear(event)
            while held.count < pool.settings.rowsInFlight, let row = pool.next() {
                let time = MonotonicClock.now + Int64(pool.settings.rowMilliseconds) * 1_000_000
                held[nextID] = Held(row: row, deadline: min(row.deadline, time))
                child.send(ExternalLine.bytes(row.row, id: nextID))
                nextID += 1
            }
            if held.isEmpty, pool.isStopping {
                child.finish(milliseconds: Self.endMilliseconds)
                return answered
            }
            child.write()
            let hasOutput = child.wait(for: event, milliseconds: milliseconds(held))
            child.write()
            if hasOutput {
                guard let lines = child.read() else {
                    let ending = child.endingSoon(milliseconds: 500).map { "\($0)" } ?? "closed its output"
                    end(ending, &held)
                    return answered
                }
                if let breach = take(lines, &held) {
                    end(breach, &held)
                    return answered
                }
                answered = answered || !lines.isEmpty
            }
            pool.expire()
            if expire(&held) { return answered }
        }
    }

    private func take(_ lines: [[UInt8]], _ held: inout [Int: Held]) -> String? {
        for line in lines {
            do throws(ExternalReply.Breach) {
                let reply = try ExternalReply(line, program: pool.settings.name)
                guard let row = held.removeValue(forKey: reply.id)?.row else {
                    return "answered row \(reply.id), which it does not hold"
                }
                row.completion(reply.outcome, reply.detail)
            } catch {
                return error.description
            }
        }
        return nil
    }

    /// Ends the program where a row's time is over.
    private func expire(_ held: inout [Int: Held]) -> Bool {
        let now = MonotonicClock.now
        let late = held.filter { $0.value.deadline < now }
        guard !late.isEmpty else { return false }
        for (id, row) in late {
            held[id] = nil
            let error = RolloutError(.deadlineExceeded, "\(pool.settings.name) did not answer in time")
            row.row.completion(.judged(.failed(error)), [:])
        }
        end("was ended since it did not answer a row in time", &held)
        return true
    }

    /// Answers what it held; whoever holds the program lets it go.
    private func end(_ problem: String, _ held: inout [Int: Held]) {
        if !pool.isStopping || !held.isEmpty { pool.report(problem) }
        for row in held.values { row.row.completion(.judged(.failed(pool.unavailable(problem))), [:]) }
        held = [:]
    }

    /// Until the next deadline; a queue that waits is looked at often.
    private func milliseconds(_ held: [Int: Held]) -> Int {
        let nearest = held.values.map(\.deadline).min()
        let left = nearest.map { max(0, Int(($0 - MonotonicClock.now) / 1_000_000) + 1) }
        return min(left ?? 60_000, pool.hasWaiting ? 50 : 60_000)
    }

    /// A rest that the end of the pool ends, and in which rows that wait do not outlive their time.
    private func rest(milliseconds: Int) {
        let end = MonotonicClock.now + Int64(milliseconds) * 1_000_000
        while MonotonicClock.now < end, !pool.isStopping {
            pool.expire()
            usleep(20_000)
        }
    }

    private static let passedOn = [
        "PATH", "HOME", "LANG", "LC_ALL", "TZ", "PYTHONPATH", "VIRTUAL_ENV", "LD_LIBRARY_PATH",
    ]

    /// Nothing of ours but where programs are found: keys of judges stand in the environment.
    private static func environment(_ own: [String: String]) -> [(key: String, value: String)] {
        var variables: [String: String] = [:]
        for name in passedOn { variables[name] = getenv(name).map { String(cString: $0) } }
        variables.merge(own) { _, own in own }
        return variables.sorted { $0.key < $1.key }
    }
}
