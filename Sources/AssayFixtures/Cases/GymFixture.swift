public import AssayJSON
import AssayLogs

/// A line of NeMo Gym's own fixture files: `{"name","kind","request","expected_reward"}`, scored as its door would.
///
/// `kind` is `full_reward`, `zero_reward`, `determinism` or `malformed`; a malformed request is expected to be invalid, its
/// `expected_error` is the text of another program and is not compared.
public struct GymFixture: Sendable {
    /// The verifier of requests that name none: that of `doors.gym`.
    public var verifier: String
    /// Options below those of a request.
    public var options: JSONObject
    /// The member of a request that holds the ground truth.
    public var groundTruthField: String

    /// How Gym's lines are scored; the defaults are those of `doors.gym`.
    public init(verifier: String = "math", options: JSONObject = [:], groundTruthField: String = "expected_answer") {
        self.verifier = verifier
        self.options = options
        self.groundTruthField = groundTruthField
    }

    /// Whether a row is such a line.
    static func isOne(_ row: JSONElement) -> Bool {
        row["request"]?.kind == .object && row["kind"]?.kind == .string && row["expected"] == nil
    }

    /// The rollout a request holds, under the line's name.
    func rollout(_ row: JSONElement) -> JSONObject {
        guard let request = row["request"] else { return [:] }
        var log = LogReader(
            format: .gym,
            defaults: LogDefaults(verifier: verifier, options: options, groundTruthField: groundTruthField), path: "")
        let bytes = log.rollouts(in: Array(request.value().text.utf8)).first ?? []
        var rollout = (try? JSONDocument(parsing: bytes))?.root.value().objectValue ?? [:]
        rollout["metadata"] = nil
        rollout["id"] = row["name"]?.value()
        Self.takeAsItComes(&rollout)
        return rollout
    }

    /// Gym's models write with a thought or without one, and an answer in a box or without one.
    private static func takeAsItComes(_ rollout: inout JSONObject) {
        var options = rollout["options"]?.objectValue ?? [:]
        guard options["layout"] == nil, options["extraction"] ?? "auto" == "auto" else { return }
        let response = rollout["response"]?.stringValue ?? ""
        options["extraction"] = "auto"
        if response.contains("</think>") || response.contains("<think>") {
            options["layout"] = "think"
            if !response.contains("<think>") { options["think_prefilled"] = true }
        } else {
            options["layout"] = "none"
        }
        rollout["options"] = .object(options)
    }

    /// What the line expects.
    static func expectation(_ row: JSONElement) throws(FixtureError) -> Expectation {
        let kind = row["kind"]?.string ?? ""
        if kind == "malformed" { return try Expectation(["status": "invalid"]) }
        guard ["full_reward", "zero_reward", "determinism"].contains(kind) else {
            throw FixtureError(
                field: "kind", problem: "must be full_reward, zero_reward, determinism or malformed")
        }
        guard let reward = row["expected_reward"]?.number?.double else {
            throw FixtureError(field: "expected_reward", problem: "must be a number")
        }
        if kind == "full_reward", reward != 1 { throw FixtureError(field: "expected_reward", problem: "must be 1") }
        if kind == "zero_reward", reward != 0 { throw FixtureError(field: "expected_reward", problem: "must be 0") }
        return try Expectation(["score": row["expected_reward"]?.value() ?? .null])
    }
}
