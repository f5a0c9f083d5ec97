public import AssayJSON

/// How the rollouts of one trainer's protocol are scored, and what it is told where there is no score: `doors.NAME:`
/// in the configuration.
///
///     doors:
///       openrlhf: {verifier: math, options: {extraction: auto}, on_invalid: zero, on_failed: error}
public struct DoorSettings: Sendable, Hashable {
    /// The protocol.
    public let name: DoorName
    /// The verifier where the request names none; nil leaves it to the request.
    public var verifier: String?
    /// Options of the door's rollouts, above those under `verifiers:` and below those a request brings.
    public var options: JSONObject
    /// What the client is told of a row that is the caller's mistake.
    public var onInvalid: DoorFallback
    /// What the client is told of a row that failed through no fault of the caller.
    public var onFailed: DoorFallback
    /// The field that holds the ground truth: of a JSON label (OpenRLHF, slime) or of the dataset row (NeMo Gym).
    public var groundTruthField: String

    /// The defaults of a protocol, as a configuration without `doors:` has them.
    public init(_ name: DoorName) {
        self.name = name
        verifier = name == .glmv ? nil : "math"
        // The reference's models write the full envelope; others write as they like.
        options = name == .glmv ? [:] : ["extraction": "auto"]
        onInvalid = name == .glmv ? .null : .zero
        onFailed =
            switch name {
            case .openrlhf, .slime: .error
            case .gym: .mask
            case .glmv: .null
            }
        groundTruthField = name == .gym ? "expected_answer" : "ground_truth"
    }

    /// Reads what stands under `doors.NAME`; what does not stand there stays as it is.
    mutating func read(_ node: ConfigurationNode) throws(ConfigurationError) {
        for (key, value) in try node.members() {
            switch key {
            case "verifier": verifier = value.isNull ? nil : try value.string()
            case "options":
                guard case .object(let object) = try value.json() else { throw value.mistake("must be a mapping") }
                options = object
            case "on_invalid": onInvalid = try fallback(value)
            case "on_failed": onFailed = try fallback(value)
            case "ground_truth_field": groundTruthField = try value.string()
            default:
                throw value.unknownKey(
                    known: ["verifier", "options", "on_invalid", "on_failed", "ground_truth_field"])
            }
        }
    }

    /// `null` may stand with or without quotes.
    private func fallback(_ node: ConfigurationNode) throws(ConfigurationError) -> DoorFallback {
        let choices = DoorFallback.choices(for: name)
        let text = node.isNull ? DoorFallback.null.rawValue : try node.json().stringValue
        guard let choice = text.flatMap(DoorFallback.init(rawValue:)), choices.contains(choice) else {
            throw node.mistake("must be one of \(choices.map(\.rawValue).joined(separator: ", "))")
        }
        return choice
    }
}
