import AssayCore
import AssayJSON
import AssayWire
import CurlTransport
import Dispatch
import Synchronization

/// Has rows scored by a running daemon through a trainer's protocol, a row a request, as trainers do it.
struct ProtocolBackend: ScoringBackend {
    let daemon: RemoteBackend
    let speaking: TrainerProtocol
    let jobs: Int

    func score(_ rows: [[UInt8]], detail: DetailLevel) throws -> [[UInt8]] {
        let results = ResultSlots(count: rows.count)
        let problem = Mutex<CommandFailure?>(nil)
        let next = Atomic<Int>(0)
        DispatchQueue.concurrentPerform(iterations: min(jobs, max(rows.count, 1))) { _ in
            while problem.withLock({ $0 == nil }) {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < rows.count else { return }
                do {
                    results.set(Array(JSONValue.object(try verdict(on: rows[index])).text.utf8), at: index)
                } catch {
                    let failure = error as? CommandFailure ?? .shortfall("\(error)")
                    problem.withLock { $0 = $0 ?? failure }
                }
            }
        }
        if let failure = problem.withLock({ $0 }) { throw failure }
        return results.all()
    }

    /// A verdict of score and status, marked as knowing no more.
    private func verdict(on row: [UInt8]) throws -> JSONObject {
        guard let rollout = try? RolloutReader.read(row).rollout, let request = speaking.request(rollout) else {
            return ["status": "unasked"]
        }
        let reply = try daemon.post(Array(JSONValue.object(request.body).text.utf8), to: request.path, accepting: nil)
        guard let root = (try? JSONDocument(parsing: reply.body))?.root else {
            throw CommandFailure.shortfall("\(request.path) answered \(reply.status) without JSON")
        }
        if reply.status == 200 {
            guard let verdict = speaking.verdict(root) else {
                throw CommandFailure.shortfall("\(request.path) answered without a score")
            }
            return verdict
        }
        if reply.status == 404 || reply.status == 405 {
            throw CommandFailure.shortfall("\(request.path) answered \(reply.status): does the daemon have that door?")
        }
        return [
            "score": .null, "status": .string(reply.status < 500 ? "invalid" : "failed"),
            "error": root["error"]?.value() ?? .null, "tells": "score",
        ]
    }
}
