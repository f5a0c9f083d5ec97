import AssayHTTP
import Glibc

/// Writes lines to standard error on a thread of its own, through a bounded queue: whoever logs never waits for a pipe
/// nobody reads, and what does not fit is counted and said once there is room again.
final class LogWriter: Sendable {
    private struct State {
        var lines: [[UInt8]] = []
        var bytes = 0
        var dropped = 0
        var isWriting = false
        var isRunning = false
    }

    /// Bytes of lines that may wait.
    private static let maxBytes = 1 << 20

    private let state = Lock(State())
    private let isJSON: Bool

    /// A writer whose thread starts with the first line.
    ///
    /// - Parameter isJSON: the form of the line that says how many were dropped.
    init(isJSON: Bool) { self.isJSON = isJSON }

    private func write(_ bytes: [UInt8]) { _ = FileOutput.writeAll(bytes, to: STDERR_FILENO) }

    /// Queues a line.
    func append(_ line: String) {
        let starts = state.withLock { state in
            let bytes = Array(line.utf8)
            guard state.bytes + bytes.count <= Self.maxBytes else {
                state.dropped += 1
                return false
            }
            state.lines.append(bytes)
            state.bytes += bytes.count
            defer { state.isRunning = true }
            return !state.isRunning
        }
        if starts, Thread.start(name: "assay-log", { [self] in run() }) != 0 {
            // Without a thread the line is written here: better late than lost.
            state.withLock { $0.isRunning = false }
            flushHere()
        } else {
            state.wakeAll()
        }
    }

    /// Waits until everything queued so far is written.
    func flush() {
        state.wait { state -> Void? in
            state.isRunning && (!state.lines.isEmpty || state.isWriting) ? nil : ()
        }
        flushHere()
    }

    private func run() {
        while true {
            let batch: [UInt8] = state.wait { state in
                state.isWriting = false
                guard !state.lines.isEmpty || state.dropped > 0 else { return nil }
                state.isWriting = true
                return take(&state)
            }
            write(batch)
            state.withLock { $0.isWriting = false }
            state.wakeAll()
        }
    }

    private func flushHere() {
        let rest = state.withLock { take(&$0) }
        if !rest.isEmpty { write(rest) }
    }

    private func take(_ state: inout State) -> [UInt8] {
        var batch = Array(state.lines.joined())
        if state.dropped > 0 {
            batch +=
                isJSON
                ? #"{"level":"warning","event":"log_lines_dropped","count":\#(state.dropped)}"#.utf8 + [0x0a]
                : Array("warning: log_lines_dropped count=\(state.dropped)\n".utf8)
        }
        state.lines = []
        state.bytes = 0
        state.dropped = 0
        return batch
    }
}
