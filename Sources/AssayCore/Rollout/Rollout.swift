public import AssayJSON

/// One rollout: what the model was asked, what it answered, and what would have been right.
///
///     let rollout = Rollout(
///         verifier: "counting", content: .response("<think>…</think><answer><|begin_of_box|>3<|end_of_box|></answer>"),
///         groundTruth: "3")
///     let verdict = scorer.score(rollout)
public struct Rollout: Sendable {
    /// What there is to score: the model's whole text, or an answer someone extracted already.
    public enum Content: Sendable {
        /// The whole text of the model, envelope and all.
        case response(String)
        /// An extracted answer: no envelope is looked for and the format components are 1.
        case answer(String)

        /// The text of either kind.
        public var text: String {
            switch self {
            case .response(let text), .answer(let text): text
            }
        }
    }

    /// The caller's name for it, given back with the verdict.
    public var id: RolloutID?
    /// The verifier by name; without one the data source is routed.
    public var verifier: String?
    /// Where the prompt came from, looked up in the routing table.
    public var dataSource: String?
    /// What the model was asked.
    public var prompt: Prompt?
    /// What it answered.
    public var content: Content
    /// What would have been right; nil where the caller sent none.
    public var groundTruth: JSONValue?
    /// Options laid over the verifier's configuration for this rollout.
    public var options: JSONObject
    /// Kept with the record, never interpreted.
    public var metadata: JSONValue?
    /// The time the caller gives us for this rollout, in milliseconds from when it was received.
    public var deadlineMilliseconds: Int?
    /// The group of rollouts of one prompt, for the curriculum.
    public var group: String?
    /// The training iteration, for the curriculum.
    public var iteration: Int?
    /// Whether the generation was cut at its length limit. Marks the record, never changes the score.
    public var isTruncated: Bool
    /// The response's length in the model's own tokens, where the trainer counted them.
    public var responseTokens: Int?

    /// A rollout; everything but the content may be left out.
    public init(
        id: RolloutID? = nil, verifier: String? = nil, dataSource: String? = nil, prompt: Prompt? = nil,
        content: Content, groundTruth: JSONValue? = nil, options: JSONObject = [:], metadata: JSONValue? = nil,
        deadlineMilliseconds: Int? = nil, group: String? = nil, iteration: Int? = nil, isTruncated: Bool = false,
        responseTokens: Int? = nil
    ) {
        self.id = id
        self.verifier = verifier
        self.dataSource = dataSource
        self.prompt = prompt
        self.content = content
        self.groundTruth = groundTruth
        self.options = options
        self.metadata = metadata
        self.deadlineMilliseconds = deadlineMilliseconds
        self.group = group
        self.iteration = iteration
        self.isTruncated = isTruncated
        self.responseTokens = responseTokens
    }
}
