public import AssayJSON
public import AssayText

/// Everything in the configuration that can change a verdict; its hash is the `config_hash` of every verdict.
public struct ScoringSettings: Sendable {
    /// Data source to verifier; these win over the data sources the verifiers name themselves.
    public var routing: [String: Route] = [:]
    /// Where a data source goes that is in no table; nil makes it the caller's error.
    public var defaultRoute: Route?
    /// Options per verifier, below those of a route and of a rollout.
    public var verifierOptions: [String: JSONObject] = [:]
    /// What failed format components do.
    public var components = ComponentPolicies()
    /// How length and repetition shape a score.
    public var shaping = ShapingSettings()
    /// Tokens taken off the end of a response and reported.
    public var stopTokens = EnvelopeSettings.standardStopTokens
    /// User-written extraction patterns by name.
    public var patterns: [String: UserPattern] = [:]
    /// The score of an undecided rollout.
    public var onUndecided = UndecidedScore.zero
    /// A response larger than this, in UTF-8 bytes, scores 0 as `limit:response_bytes`.
    public var maxResponseBytes = 10_485_760

    /// The defaults: every verifier at its own defaults, no routing table beyond what the verifiers name.
    public init() {}
}
