import AssayConfiguration
import AssayCore
import AssayHTTP
import AssayJSON
import AssayScoring
import AssayWire

/// `POST /verify`: NeMo Gym's resources server.
struct GymEndpoint: Sendable {
    let door: DoorScoring

    /// What `GET /reverify_mode` answers: a verdict depends on its row alone, so that logged rows may be verified again.
    static let reverifyMode = Array("\"stateless\"".utf8)

    /// Reads the row where it arrived; scores it there too if that is quick, else on a worker.
    func respond(isOnLoop: Bool) {
        do throws(RolloutError) {
            let rows = try door.rows(detail: .brief)
            let (row, request) = try GymReader.read(
                door.exchange.body, stopTokens: door.current.scorer.settings.stopTokens,
                groundTruthField: door.settings.groundTruthField)
            let rollout = door.rollout(of: row)
            door.run(isOnLoop: isOnLoop, [rollout]) {
                DoorVerdicts.score([rollout], rows, door.exchange) { verdicts in
                    for verdict in verdicts { finish(verdict, request) }
                }
            }
        } catch {
            door.refuse(error)
        }
    }

    private func finish(_ verdict: Verdict, _ request: JSONElement) {
        if let error = door.refusal(of: [verdict]) { return door.refuse(error) }
        var writer = JSONWriter(capacity: door.exchange.body.count + 1024)
        GymWriter.write(
            verdict, request: request, isMasked: door.fallback(for: verdict) == .mask,
            groundTruthField: door.settings.groundTruthField, into: &writer)
        door.finish(writer.bytes)
    }

    /// `POST /seed_session`: there is no session to seed, since every row is verified by itself.
    static func seedSession(_ exchange: Exchange, _ state: ServiceState) {
        do throws(RolloutError) {
            try GymSession.check(exchange.body)
            state.finish(exchange, .gymSession, Response(.ok, contentType: "application/json", body: Array("{}".utf8)))
        } catch {
            state.finish(exchange, .gymSession, ErrorReply.response(error))
        }
    }

    /// `POST /aggregate_metrics`, on a worker: all rows of an evaluation come at once.
    static func aggregate(_ exchange: Exchange, _ state: ServiceState) {
        exchange.pool.submit {
            var writer = JSONWriter()
            do throws(RolloutError) {
                try GymMetrics.aggregate(exchange.body, into: &writer)
                state.finish(
                    exchange, .gymMetrics, Response(.ok, contentType: "application/json", body: writer.bytes))
            } catch {
                state.finish(exchange, .gymMetrics, ErrorReply.response(error))
            }
        }
    }
}
