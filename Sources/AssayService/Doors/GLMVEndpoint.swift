import AssayConfiguration
import AssayCore
import AssayHTTP
import AssayJSON
import AssayScoring
import AssayWire

/// `POST /v1/glmv/rewards`: the reference's list form.
struct GLMVEndpoint: Sendable {
    let door: DoorScoring

    /// Reads the lists and scores their rows, on a worker.
    func respond() {
        door.exchange.pool.submit { score() }
    }

    private func score() {
        do throws(RolloutError) {
            let rows = try door.rows(detail: .brief)
            let request = try GLMVRequest(
                door.exchange.body, stopTokens: door.current.scorer.settings.stopTokens,
                maxRows: door.current.limits.maxRows)
            DoorVerdicts.score(request.rows.map(door.rollout(of:)), rows, door.exchange) { finish($0, request) }
        } catch {
            door.refuse(error)
        }
    }

    private static func groundTruth(of row: DoorRow) -> JSONValue? {
        row.label.groundTruth.flatMap { try? Scorer.groundTruth(from: $0) }
    }

    private func finish(_ verdicts: [Verdict], _ request: GLMVRequest) {
        if let error = door.refusal(of: verdicts) { return door.refuse(error) }
        var writer = JSONWriter()
        GLMVWriter.write(
            verdicts, groundTruths: request.wantsExtractions ? request.rows.map(Self.groundTruth) : nil,
            saysNull: { door.fallback(for: $0) == .null }, into: &writer)
        door.finish(writer.bytes)
    }
}
