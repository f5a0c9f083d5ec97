import AssayFixtures
import AssayJSON

/// What a comparison needs of a verdict: its score, and who gave it for which reason.
struct ScoredRow: Equatable {
    /// The row's id as JSON; nil where it has none.
    let id: String?
    let status: String
    let score: Double?
    let reason: String?
    let decidedBy: String?
    let version: String?

    /// Reads a verdict in the form the wire gives it.
    ///
    /// - Throws: ``CommandFailure`` naming the place where it is none.
    init(verdict: [UInt8], place: String) throws {
        guard let root = (try? JSONDocument(parsing: verdict))?.root, let status = root["status"]?.string else {
            throw CommandFailure.caller("\(place) is no verdict")
        }
        id = root["id"].flatMap { $0.isNull ? nil : $0.value().text }
        self.status = status
        score = root["score"]?.number?.double
        reason = root["reason"]?.string ?? root["error"]?["code"]?.string
        decidedBy = root["decided_by"]?.string
        version = root["verifier_version"]?.string
    }

    /// `1.0 correct by rule:numeric (math@2)`.
    var text: String {
        let number = score.map { "\(($0 * 10_000).rounded() / 10_000)" } ?? "none"
        let state = status == "scored" ? "" : " \(status)"
        let by = decidedBy.map { " by \($0)" } ?? ""
        return "\(number)\(state)\(reason.map { " \($0)" } ?? "")\(by)\(version.map { " (\($0))" } ?? "")"
    }
}
