/// How a task ended.
enum FinishStatus: String, Sendable {
    case complete
    case infeasible

    /// Reads a status or one of its aliases, without case.
    init?(named name: String) {
        switch name.lowercased() {
        case "complete", "completed", "success", "successful", "finished", "done": self = .complete
        case "infeasible", "failure", "fail", "failed": self = .infeasible
        default: return nil
        }
    }
}
