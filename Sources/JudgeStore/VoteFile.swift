public import AssayCore
public import AssayJudge
import Dispatch
import GRDB
import Glibc
import Synchronization

/// Votes in an SQLite file, so that a daemon that starts again, however it ended, asks nothing twice.
///
/// The file holds digests, votes and times, and no text of a rollout; only its owner may read it. Votes are written in
/// groups on a thread of the file's own: a commit in write-ahead mode outlives the end of the process, though the last
/// ones may not outlive a power cut. Several daemons on one machine may share a file.
public final class VoteFile: VoteStore {
    /// How large the file may be, and how long a vote counts.
    public struct Limits: Sendable, Hashable {
        /// Bytes the file may have before the oldest votes go.
        public var bytes: Int
        /// Seconds a vote counts.
        public var seconds: Int64

        /// Limits; a vote counts for less than `seconds`.
        public init(bytes: Int, seconds: Int64) {
            self.bytes = bytes
            self.seconds = seconds
        }
    }

    private struct Entry: Sendable {
        let key: VoteKey
        let vote: Double
        let judge: String
        let completion: @Sendable () -> Void
    }

    private let path: String
    private let limits: Limits
    /// Seconds since 1970.
    private let clock: @Sendable () -> Int64
    private let writer: DatabaseQueue
    private let reader: DatabaseQueue
    private let thread = DispatchQueue(label: "assay-votes")
    /// What waits for the thread.
    private let waiting = Mutex<[Entry]>([])
    private let counts = Mutex(Counts())
    private let onProblem: @Sendable (String) -> Void

    private struct Counts: Sendable {
        var hits = 0
        var kept = 0
        var removed = 0
        var errors = 0
    }

    /// Opens the file, or makes it with mode 0600, and removes what is too old.
    ///
    /// - Parameters:
    ///   - clock: seconds since 1970; the system's by default.
    ///   - onProblem: hears that votes cannot be read or kept; never with a text of a rollout.
    /// - Throws: ``VoteFileError`` where it is no such file or cannot be used.
    public init(
        path: String, limits: Limits, clock: (@Sendable () -> Int64)? = nil,
        onProblem: @escaping @Sendable (String) -> Void = { _ in }
    ) throws(VoteFileError) {
        self.path = path
        self.limits = limits
        self.clock = clock ?? { Int64(time(nil)) }
        self.onProblem = onProblem
        try Self.secure(path)
        do {
            writer = try VoteTable.open(path)
            reader = try VoteTable.openForReading(path)
        } catch {
            throw VoteFileError(path: path, problem: VoteTable.text(error))
        }
        thread.async { [self] in trim() }
    }

    /// open(2) with mode 0600, so that SQLite finds the file and gives its companions the same mode.
    private static func secure(_ path: String) throws(VoteFileError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw VoteFileError(path: path, problem: String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw VoteFileError(path: path, problem: "is no plain file")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw VoteFileError(path: path, problem: "can be read by others than its owner: chmod 600 it")
        }
    }

    /// The vote kept under a key, unless it is too old.
    public func vote(for key: VoteKey) -> Double? {
        do {
            let vote = try VoteTable.vote(for: key, notBefore: clock() - limits.seconds, in: reader)
            if vote != nil { counts.withLock { $0.hits += 1 } }
            return vote
        } catch {
            report(error)
            return nil
        }
    }

    /// Keeps a vote; the completion runs when it is committed, on the file's thread.
    public func keep(_ vote: Double, for key: VoteKey, judge: String, completion: @escaping @Sendable () -> Void) {
        let isFirst = waiting.withLock { waiting in
            waiting.append(Entry(key: key, vote: vote, judge: judge, completion: completion))
            return waiting.count == 1
        }
        // What comes while a group is written makes the next group.
        if isFirst { thread.async { [self] in write() } }
    }

    private func write() {
        let entries = waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
        do {
            try VoteTable.keep(entries.map { ($0.key, $0.vote, $0.judge) }, at: clock(), in: writer)
            counts.withLock { $0.kept += entries.count }
        } catch {
            report(error)
        }
        for entry in entries { entry.completion() }
        // Some thousand votes take less than a megabyte.
        let isDue = sinceTrim.withLock { since in
            since += entries.count
            defer { if since >= 2048 { since = 0 } }
            return since >= 2048
        }
        if isDue { trim() }
    }

    private let sinceTrim = Mutex(0)

    /// Removes what is too old, and the oldest where there is too much.
    private func trim() {
        do {
            let removed = try VoteTable.trim(
                toBytes: limits.bytes, notBefore: clock() - limits.seconds, in: writer)
            counts.withLock { $0.removed += removed }
        } catch {
            report(error)
        }
    }

    /// Forgets all votes of a judge; done before what is kept after this call.
    public func forget(judge: String) {
        thread.async { [self] in
            do {
                try VoteTable.forget(judge: judge, in: writer)
            } catch {
                report(error)
            }
        }
    }

    private func report(_ error: any Error) {
        let isFirst = counts.withLock { counts in
            counts.errors += 1
            return counts.errors == 1
        }
        if isFirst { onProblem(VoteTable.text(error)) }
    }

    /// Counters of this process's use of the file.
    public var metrics: [JudgeMetric] {
        let now = counts.withLock { $0 }
        return [
            JudgeMetric("store_hits_total", "Votes found on disk.", labels: [:], value: now.hits),
            JudgeMetric("store_kept_total", "Votes written to disk.", labels: [:], value: now.kept),
            JudgeMetric(
                "store_removed_total", "Votes removed for their age or for room.", labels: [:], value: now.removed),
            JudgeMetric("store_errors_total", "Reads and writes that failed.", labels: [:], value: now.errors),
        ]
    }
}
