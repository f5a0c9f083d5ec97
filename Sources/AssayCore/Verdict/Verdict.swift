public import AssayJSON

/// What Assay says of one rollout, and why.
public struct Verdict: Sendable {
    /// The rollout's own id.
    public var id: RolloutID?
    /// What became of it.
    public var outcome: Outcome
    /// The verifier that ran, by name; nil where none could be found.
    public var verifier: String?
    /// The verifier with its version, e.g. `ocr@1`.
    public var verifierVersion: String?
    /// The hash of the configuration in force.
    public var configHash: String
    /// Accuracy first, then the format components; the keys depend on the configuration alone.
    public var components: [Component]
    /// The answer as it was found; nil where there was none.
    public var extraction: ExtractedAnswer?
    /// What the domain and the format show, as wide as was asked for.
    public var detail: JSONObject
    /// Where the time went.
    public var timing: Timing

    /// A verdict.
    public init(
        id: RolloutID?, outcome: Outcome, verifier: String? = nil, verifierVersion: String? = nil, configHash: String,
        components: [Component] = [], extraction: ExtractedAnswer? = nil, detail: JSONObject = [:],
        timing: Timing = Timing()
    ) {
        self.id = id
        self.outcome = outcome
        self.verifier = verifier
        self.verifierVersion = verifierVersion
        self.configHash = configHash
        self.components = components
        self.extraction = extraction
        self.detail = detail
        self.timing = timing
    }
}
