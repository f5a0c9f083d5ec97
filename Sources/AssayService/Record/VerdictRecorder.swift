public import AssayConfiguration
import AssayCore
import AssayHTTP
import AssayJSON

/// Keeps every verdict as a line of JSON, on a thread of its own: whoever scores only queues it.
///
/// What does not fit the queue, and what the disk refuses, is dropped and counted; scoring goes on. Files are handed to the
/// disk when they are full and when the daemon stops (fdatasync); what the system still held is lost with its power alone.
public final class VerdictRecorder: Sendable {
    /// What an operator should know; each once until the other happens.
    public enum Report: Sendable, Hashable {
        /// The disk refuses what is written, with the system's words. Verdicts are dropped until it takes them again.
        case failing(String)
        /// The disk takes it again.
        case working
    }

    /// Why a daemon that should record cannot start.
    public struct Failure: Error, Sendable {
        /// What was tried, the path, and the system's words.
        public let text: String
    }

    private struct State {
        /// Guarded by the lock, as all of these.
        var waiting: [RecordLine] = []
        var waitingBytes = 0
        var isStopping = false
        var hasStopped = false
    }

    private let state = Lock(State())
    private let settings: RecordSettings
    private let report: @Sendable (Report) -> Void
    let written = CounterCell()
    let droppedForQueue = CounterCell()
    let droppedForDisk = CounterCell()

    /// Takes the folder and starts the thread.
    ///
    /// - Parameter report: called on the recorder's thread.
    /// - Throws: ``Failure`` where the folder cannot be written or another process records there.
    public init(_ settings: RecordSettings, report: @escaping @Sendable (Report) -> Void = { _ in }) throws(Failure) {
        self.settings = settings
        self.report = report
        let files: RecordFiles
        do {
            files = try RecordFiles(settings)
        } catch {
            throw Failure(text: error.text)
        }
        let error = Thread.start(name: "assay-record") { [self] in
            run(files)
        }
        guard error == 0 else { throw Failure(text: "cannot start a thread to record on") }
    }

    /// Queues a verdict; drops it where the queue is full.
    ///
    /// - Complexity: O(1).
    func record(_ verdict: Verdict, of rollout: Rollout?) {
        let line = RecordLine(at: RecordLine.now, rollout: rollout, verdict: verdict)
        let cost = line.cost
        let (isTaken, wakes) = state.withLock { state in
            guard !state.isStopping, state.waitingBytes + cost <= settings.maxQueuedBytes else { return (false, false) }
            state.waiting.append(line)
            state.waitingBytes += cost
            return (true, state.waiting.count == 1)
        }
        if !isTaken { droppedForQueue.add(1) }
        if wakes { state.wakeAll() }
    }

    /// Writes what is queued, hands it to the disk and ends; returns when that is done.
    public func stop() {
        state.withLock { $0.isStopping = true }
        state.wakeAll()
        state.wait { $0.hasStopped ? () : nil }
    }

    private func run(_ files: RecordFiles) {
        var isFailing = false
        while let lines = next() {
            var start = 0
            while start < lines.count {
                var writer = JSONWriter(capacity: 1 << 16)
                var end = start
                // A megabyte at a time, so that a full queue does not double its memory.
                while end < lines.count, writer.bytes.count < 1 << 20,
                    end == start || writer.bytes.count < settings.maxFileBytes / 2
                {
                    lines[end].write(includingRollout: settings.includesRollouts, into: &writer)
                    end += 1
                }
                do {
                    try files.append(writer.bytes)
                    written.add(end - start)
                    if isFailing { report(.working) }
                    isFailing = false
                } catch {
                    droppedForDisk.add(end - start)
                    if !isFailing { report(.failing(error.text)) }
                    isFailing = true
                }
                start = end
            }
        }
        files.finish()
        state.withLock { $0.hasStopped = true }
        state.wakeAll()
    }

    /// What waits, once there is some; nil when there is none and none will come.
    private func next() -> [RecordLine]? {
        state.wait { state -> [RecordLine]?? in
            guard !state.waiting.isEmpty else { return state.isStopping ? .some(nil) : nil }
            let lines = state.waiting
            state.waiting = []
            state.waitingBytes = 0
            return lines
        }
    }
}
