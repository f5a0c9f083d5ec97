import AssayConfiguration
import AssayCore
import AssayHTTP
import AssayJSON
import AssayScoring
import AssayWire

/// `POST /get_reward` and `/v1/openrlhf/{verifier}`: OpenRLHF's remote reward model.
struct OpenRLHFEndpoint: Sendable {
    let door: DoorScoring

    /// Reads the rows where they arrived; scores them there too if that is quick, else on a worker.
    func respond(isOnLoop: Bool) {
        do throws(RolloutError) {
            let rows = try door.rows(detail: .none)
            let read = try OpenRLHFReader.read(
                door.exchange.body, stopTokens: door.current.scorer.settings.stopTokens,
                groundTruthField: door.settings.groundTruthField, maxRows: door.current.limits.maxRows)
            let rollouts = read.map(door.rollout(of:))
            door.run(isOnLoop: isOnLoop, rollouts) { score(rollouts, rows) }
        } catch {
            door.refuse(error)
        }
    }

    private func score(_ rollouts: [Result<RolloutRow, RolloutError>], _ rows: RowScorer) {
        let verdicts = rollouts.map { rows.verdict(on: $0) }
        if let error = door.refusal(of: verdicts) { return door.refuse(error) }
        var writer = JSONWriter()
        let example = rows.scorer.verdict(on: RolloutError(.missingField, ""), id: nil)
        OpenRLHFWriter.write(verdicts, example: example, into: &writer)
        door.finish(writer.bytes)
    }
}
