/// What the length of a response is counted in.
public enum LengthUnit: String, Sendable, CaseIterable {
    /// Unicode code points of the whole response.
    case characters
    /// UTF-8 bytes of the whole response.
    case bytes
    /// The model's own tokens: `response_tokens` of the rollout.
    case tokens
}
