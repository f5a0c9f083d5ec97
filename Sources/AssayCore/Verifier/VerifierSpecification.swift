public import AssayJSON

/// Everything a caller may want to know of a verifier: served at `/v1/verifiers`, printed by `assay verifiers NAME`.
public struct VerifierSpecification: Sendable {
    /// The name in `verifier`, e.g. `ocr`.
    public let name: String
    /// Raised whenever the verifier can answer differently; shown as `ocr@1`.
    public let version: Int
    /// What it does, one sentence without a full stop.
    public let summary: String
    /// The data sources it serves unless the configuration routes them elsewhere.
    public let dataSources: [String]
    /// Options a data source brings by itself, for those that differ from the verifier's defaults.
    public let dataSourceOptions: [String: JSONObject]
    /// Its own options; those every verifier has are the pipeline's.
    public let options: [OptionSpecification]
    /// A JSON Schema (draft 2020-12) of the ground truths it reads, with a `description`.
    public let groundTruth: JSONObject
    /// Whether a rollout must bring a ground truth.
    public let needsGroundTruth: Bool
    /// The names its `rule:NAME` may carry: a closed list, documented in docs/scoring.md.
    public let rules: [String]
    /// The names its `limit:NAME` may carry: a closed list, documented in docs/scoring.md.
    public let limits: [String]
    /// Whether the work is linear and a few microseconds for a short answer, so that a server may do it between two
    /// reads of a socket.
    public let isQuick: Bool
    /// Whether an answer stands in a box. Where it is not verified, a box is a violation and the whole answer part is the
    /// answer unless `extraction` says otherwise.
    public let answersHoldBox: Bool
    /// One answer and ground truth that earn 1, shown to callers and used by the contract suite.
    public let example: Example

    /// A worked example.
    public struct Example: Sendable {
        /// A prompt.
        public let prompt: String
        /// An answer as it stands in the box.
        public let answer: String
        /// A ground truth.
        public let groundTruth: JSONValue
        /// Options, where the example needs any.
        public let options: JSONObject

        /// Describes an example.
        public init(prompt: String, answer: String, groundTruth: JSONValue, options: JSONObject = [:]) {
            self.prompt = prompt
            self.answer = answer
            self.groundTruth = groundTruth
            self.options = options
        }
    }

    /// Describes a verifier.
    public init(
        name: String, version: Int, summary: String, dataSources: [String],
        dataSourceOptions: [String: JSONObject] = [:], options: [OptionSpecification], groundTruth: JSONObject,
        needsGroundTruth: Bool = true, rules: [String], limits: [String], isQuick: Bool = false,
        answersHoldBox: Bool = true, example: Example
    ) {
        self.name = name
        self.version = version
        self.summary = summary
        self.dataSources = dataSources
        self.dataSourceOptions = dataSourceOptions
        self.options = options
        self.groundTruth = groundTruth
        self.needsGroundTruth = needsGroundTruth
        self.rules = rules
        self.limits = limits
        self.isQuick = isQuick
        self.answersHoldBox = answersHoldBox
        self.example = example
    }

    /// The name with the version, e.g. `ocr@1`.
    public var versionedName: String { "\(name)@\(version)" }
}
