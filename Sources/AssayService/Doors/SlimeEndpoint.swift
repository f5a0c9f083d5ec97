import AssayConfiguration
import AssayCore
import AssayHTTP
import AssayJSON
import AssayScoring
import AssayWire

/// `POST /v1/slime` and `/v1/slime/{verifier}`: slime's remote reward model; `?shape=dict` for `--reward-key score`.
struct SlimeEndpoint: Sendable {
    let door: DoorScoring

    /// Reads the row where it arrived; scores it there too if that is quick, else on a worker.
    func respond(isOnLoop: Bool) {
        do throws(RolloutError) {
            let isObject = try Self.asksForObject(door.exchange.head)
            let rows = try door.rows(detail: isObject ? .brief : .none)
            let row = try SlimeReader.read(
                door.exchange.body, stopTokens: door.current.scorer.settings.stopTokens,
                groundTruthField: door.settings.groundTruthField)
            let rollout = door.rollout(of: row)
            door.run(isOnLoop: isOnLoop, [rollout]) { score(rollout, rows, isObject: isObject) }
        } catch {
            door.refuse(error)
        }
    }

    private static func asksForObject(_ head: RequestHead) throws(RolloutError) -> Bool {
        switch head.query("shape") {
        case nil, "number"?: return false
        case "dict"?: return true
        default: throw RolloutError(.invalidField, field: "shape", "shape must be one of number, dict")
        }
    }

    private func score(_ rollout: Result<RolloutRow, RolloutError>, _ rows: RowScorer, isObject: Bool) {
        let verdict = rows.verdict(on: rollout)
        if let error = door.refusal(of: [verdict]) { return door.refuse(error) }
        let saysNull = door.fallback(for: verdict) == .null
        var writer = JSONWriter()
        if isObject {
            SlimeWriter.writeObject(verdict, saysNull: saysNull, into: &writer)
        } else {
            SlimeWriter.writeNumber(verdict, saysNull: saysNull, into: &writer)
        }
        door.finish(writer.bytes)
    }
}
