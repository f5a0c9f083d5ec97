import AssayConfiguration
import AssayCore
import AssayHTTP
import AssayJSON
import AssayScoring
import AssayWire

/// `POST /v1/score/stream` under way: rows are scored as their lines arrive and answered as they are done.
///
/// Each worker takes a few rows at a time and queues itself again, so that other requests get their turn in between.
final class StreamJob: Sendable {
    private static let rowsPerTurn = 128
    private static let bytesPerTurn = 64 << 10

    private struct State {
        var lines: StreamLines
        var workers = 0
        /// Rows that wait for a judge.
        var pending = 0
        var failure: RequestFailure?
        var isInputOver = false
        var isFinished = false
    }

    private enum Turn {
        /// Rows, and how many bytes of the body are no longer needed once they are scored.
        case rows(StreamLines.Rows, bytes: Int)
        case finish(RequestFailure?)
        case rest
    }

    private let exchange: StreamExchange
    private let current: ServiceState.Current
    private let counters: RolloutCounters
    private let limits: StreamLimits
    private let detail: DetailLevel
    private let deadlineMilliseconds: Int
    private let state: Lock<State>

    init(
        _ exchange: StreamExchange, _ service: ServiceState, _ current: ServiceState.Current, _ reading: RequestReading
    ) {
        self.exchange = exchange
        self.current = current
        counters = service.rollouts
        limits = service.streamLimits
        detail = reading.detail ?? .brief
        deadlineMilliseconds = reading.deadlineMilliseconds
        state = Lock(State(lines: StreamLines(maxRowBytes: current.limits.maxRowBytes)))
    }

    /// From now on rows are scored as they come.
    func start() {
        exchange.onChange(ofUnsent: limits.maxUnsentBytes / 2) { self.wake() }
    }

    /// Puts one more worker on it, if there may be one.
    private func wake() {
        let isNeeded = state.withLock { state in
            guard !state.isFinished, state.workers < exchange.pool.workerCount else { return false }
            state.workers += 1
            return true
        }
        if isNeeded { exchange.pool.submitPart { self.turn() } }
    }

    private func turn() {
        switch next() {
        case .rest: return
        case .finish(let failure): finish(failure)
        case .rows(let rows, let bytes):
            wake()
            score(rows)
            exchange.release(bytes)
            exchange.pool.submitPart { self.turn() }
        }
    }

    /// What this worker does now; one that rests is counted off before another could rely on it.
    private func next() -> Turn {
        state.withLock { state in
            func rest() -> Turn {
                state.workers -= 1
                return .rest
            }
            if state.isFinished || exchange.isCancelled { return rest() }
            while true {
                if exchange.unsentBytes >= limits.maxUnsentBytes { return restOrFail(&state) }
                if state.pending >= limits.maxPendingRows { return rest() }
                if let rows = state.lines.next(maxRows: Self.rowsPerTurn, maxBytes: Self.bytesPerTurn) {
                    return .rows(rows, bytes: state.lines.takeUsedBytes())
                }
                // Blank lines and what is dropped of a row that is too large are let go of at once.
                exchange.release(state.lines.takeUsedBytes())
                if state.isInputOver {
                    // The last one here ends it, once no row waits for a judge.
                    guard state.workers == 1, state.pending == 0 else { return rest() }
                    state.workers = 0
                    state.isFinished = true
                    return .finish(state.failure)
                }
                switch exchange.receive() {
                case .piece(let piece): state.lines.append(piece)
                case .nothingYet: return rest()
                case .ended:
                    state.isInputOver = true
                    state.lines.end()
                case .failed(let failure):
                    state.isInputOver = true
                    state.failure = failure
                    if failure == .slowReader {
                        state.lines = StreamLines(maxRowBytes: 0)
                    } else {
                        state.lines.end()
                    }
                }
            }
        }
    }

    /// With too many verdicts unread only a failure of the input is looked for.
    private func restOrFail(_ state: inout State) -> Turn {
        guard exchange.isReaderTooSlow else {
            state.workers -= 1
            return .rest
        }
        state.isInputOver = true
        state.failure = .slowReader
        state.lines = StreamLines(maxRowBytes: 0)
        guard state.workers == 1 else {
            state.workers -= 1
            return .rest
        }
        state.workers = 0
        state.isFinished = true
        return .finish(.slowReader)
    }

    private func score(_ rows: StreamLines.Rows) {
        let scorer = RowScorer(
            scorer: current.scorer, judge: current.judge, counters: counters, queuedSince: MonotonicClock.now,
            deadlineMilliseconds: deadlineMilliseconds, detail: detail)
        var writer = JSONWriter(capacity: rows.rows.count * 512)
        for row in rows.rows {
            if exchange.isCancelled { return }
            guard let verdict = verdictOrLater(on: row, in: rows.bytes, scorer) else { continue }
            VerdictWriter.write(verdict, row: row.number, namesRow: true, into: &writer)
            writer.endLine()
        }
        if !writer.bytes.isEmpty { exchange.write(writer.bytes) }
    }

    /// The verdict on a row, or nil where a judge was asked: its line follows when the judge has answered.
    private func verdictOrLater(on row: StreamLines.Row, in bytes: [UInt8], _ scorer: RowScorer) -> Verdict? {
        guard scorer.judge != nil else { return verdict(on: row, in: bytes, scorer) }
        if case .tooLarge = row.kind { return verdict(on: row, in: bytes, scorer) }
        // What cannot be read is read once more there, to say why.
        guard let read = try? RolloutReader.read(bytes, in: row.range) else {
            return verdict(on: row, in: bytes, scorer)
        }
        // Counted before the judge is asked, since the answer may come at once.
        state.withLock { $0.pending += 1 }
        let verdict = scorer.verdict(on: read, isWanted: { [exchange] in !exchange.isCancelled }) { verdict in
            self.answer(verdict, row: row.number)
        }
        if verdict != nil { state.withLock { $0.pending -= 1 } }
        return verdict
    }

    /// Writes a verdict that had to wait for a judge and lets a worker look whether it was the last.
    private func answer(_ verdict: Verdict, row: Int) {
        guard !exchange.isCancelled, !state.withLock({ $0.isFinished }) else { return }
        var writer = JSONWriter(capacity: 512)
        VerdictWriter.write(verdict, row: row, namesRow: true, into: &writer)
        writer.endLine()
        exchange.write(writer.bytes)
        state.withLock { $0.pending -= 1 }
        wake()
    }

    private func verdict(on row: StreamLines.Row, in bytes: [UInt8], _ scorer: RowScorer) -> Verdict {
        if case .tooLarge(let count) = row.kind {
            let limit = current.limits.maxRowBytes
            let error = RolloutError(.rowTooLarge, "a rollout has at most \(limit) bytes, this one \(count)")
            return scorer.verdict(on: RowReadingError(id: nil, error: error))
        }
        do {
            return scorer.verdict(on: try RolloutReader.read(bytes, in: row.range))
        } catch {
            guard row.kind == .last, error.error.code == .invalidJSON else { return scorer.verdict(on: error) }
            let cut = RolloutError(
                .invalidJSON, "the line was cut: the body ended in the middle of it; \(error.error.message)")
            return scorer.verdict(on: RowReadingError(id: error.id, error: cut))
        }
    }

    /// Ends the response; what stopped it early is its last line.
    private func finish(_ failure: RequestFailure?) {
        if let failure {
            exchange.write(ErrorReply.line(Self.error(for: failure)))
        }
        exchange.finish()
    }

    private static func error(for failure: RequestFailure) -> RolloutError {
        let text =
            failure == .slowReader
            ? "the verdicts were not read; rows after them were not scored" : failure.description
        return RolloutError(ErrorReply.code(of: failure), text)
    }
}
