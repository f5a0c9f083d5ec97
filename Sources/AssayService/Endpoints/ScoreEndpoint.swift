import AssayCore
import AssayHTTP
import AssayJSON
import AssayScoring
import AssayWire

/// `POST /v1/score`: one rollout in, one verdict out.
struct ScoreEndpoint: Sendable {
    let state: ServiceState

    /// Reads the rollout where it arrived; scores it there too if its verifier is quick, else on a worker.
    func respond(to exchange: Exchange, isOnLoop: Bool) {
        let rows: RowScorer
        let row: RolloutRow
        let current = state.current
        do throws(RolloutError) {
            let reading = try RequestReading(exchange.head, current)
            rows = RowScorer(
                scorer: current.scorer, judge: current.judge, counters: state.rollouts,
                queuedSince: exchange.queuedSince,
                deadlineMilliseconds: reading.deadlineMilliseconds, detail: reading.detail ?? .full)
        } catch {
            return state.finish(exchange, .score, ErrorReply.response(error))
        }
        do {
            row = try RolloutReader.read(exchange.body)
        } catch {
            return finish(exchange, rows.verdict(on: error))
        }
        if isOnLoop, !current.scorer.router.isQuick(row.rollout) {
            exchange.pool.submit { score(row, rows, exchange) }
        } else {
            score(row, rows, exchange)
        }
    }

    private func score(_ row: RolloutRow, _ rows: RowScorer, _ exchange: Exchange) {
        // The judge's thread has better things to do than to write replies.
        let verdict = rows.verdict(on: row, isWanted: { !exchange.isCancelled }) { verdict in
            exchange.pool.submit { finish(exchange, verdict) }
        }
        if let verdict { finish(exchange, verdict) } else { exchange.park() }
    }

    private func finish(_ exchange: Exchange, _ verdict: Verdict) {
        var writer = JSONWriter(capacity: 1024)
        VerdictWriter.write(verdict, into: &writer)
        let code = verdict.outcome.error?.code
        state.finish(
            exchange, .score,
            Response(
                code.map(ErrorReply.status(of:)) ?? .ok, contentType: "application/json", body: writer.bytes,
                fields: code.map(ErrorReply.retryFields) ?? []))
    }
}
