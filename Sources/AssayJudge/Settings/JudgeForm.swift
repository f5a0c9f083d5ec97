/// How a judge is asked and what its reply has to look like: anything else is an abstention.
public enum JudgeForm: String, Sendable, CaseIterable {
    /// `{"score":0}` or `{"score":1}`, held to a JSON schema; halves for `geoquest`.
    case scoreJSON = "score_json"
    /// One token, A (right) or B (wrong), with its log probabilities.
    case labels
    /// CompassVerifier: `\boxed{A}`, B or C, or the letter alone.
    case compassVerifier = "compass_verifier"
    /// xVerify: `[Correct]` or `[Incorrect]`.
    case xVerify = "xverify"
    /// General-verifier: `Final Decision: Yes` or `No`.
    case generalVerifier = "general_verifier"
    /// The published reward code: `1.0` or `0.0`.
    case reference
    /// A reward model behind `/classify`.
    case classify
    /// A reward model behind `/pooling`.
    case pooling
    /// A reward model behind `/score`.
    case score

    /// Whether it is a reward model: a scalar instead of words.
    public var isReward: Bool { self == .classify || self == .pooling || self == .score }

    /// What is added to the endpoint's address.
    var path: String { isReward ? "/\(rawValue)" : "/chat/completions" }

    /// Tokens a reply needs at the most.
    var defaultMaxTokens: Int {
        switch self {
        case .labels: 1
        case .classify, .pooling, .score: 0
        case .scoreJSON: 512
        case .reference, .xVerify: 16
        case .compassVerifier, .generalVerifier: 2048
        }
    }

    /// How the prompt ends.
    var instruction: String {
        switch self {
        case .scoreJSON: "Reply with a JSON object alone: {\"score\": 1} if the answer is right, {\"score\": 0} if not."
        case .labels: "Reply with one letter alone: A if the answer is right, B if it is not."
        case .compassVerifier:
            "A: CORRECT. B: INCORRECT. C: INVALID (incomplete, repetitive, or a refusal). Reply with \\boxed{} around the"
                + " one letter that applies."
        case .xVerify: "Reply with [Correct] or [Incorrect] and nothing else."
        case .generalVerifier:
            "End your reply with a line: Final Decision: Yes, if the answer is right, else Final Decision: No."
        case .classify, .pooling, .score: ""
        case .reference: "Reply with 1.0 if the answer is right and 0.0 if it is not, and nothing else."
        }
    }
}
