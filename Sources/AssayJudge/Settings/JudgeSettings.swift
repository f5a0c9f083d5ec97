public import AssayJSON

/// One judge: a model behind one or several endpoints, and how it is asked; an element of `judges:`.
public struct JudgeSettings: Sendable, Hashable {
    /// How metrics and verdicts call it; the model's name by default.
    public var name: String
    /// Base addresses, e.g. `http://127.0.0.1:8000/v1`, without a slash at the end.
    public var endpoints: [String]
    /// The model's name as the endpoint knows it.
    public var model: String
    /// The key; read from the environment or a file, never written anywhere.
    public var key: JudgeKey?
    /// How it is asked and answers.
    public var form = JudgeForm.scoreJSON
    /// The verifiers it serves; nil for all.
    public var verifiers: Set<String>?
    /// Whether the question is shown where the domain's template leaves it out.
    public var showsQuestion = false
    /// Samples per question, each a vote.
    public var samples = 1
    /// Whether a vote is the probability of the label instead of the likelier label.
    public var isSoft = false
    /// Sampling temperature.
    public var temperature = 0.0
    /// The first sample's seed; the next has the next.
    public var seed: Int? = 1
    /// The most tokens of a reply; nil leaves it to the form.
    public var maxTokens: Int?
    /// Further members of the request, laid over ours.
    public var extraBody: JSONObject = [:]
    /// One attempt, from its submission.
    public var timeoutMilliseconds = 30_000
    /// Calls at a time.
    public var concurrency = 64
    /// Attempts after the first.
    public var retries = 5
    /// Requests a minute; nil for no limit.
    public var requestsPerMinute: Int?
    /// Tokens until the daemon starts again; nil for no limit.
    public var tokenBudget: Int?
    /// Money until the daemon starts again, in the unit of the prices; nil for no limit.
    public var moneyBudget: Double?
    /// Price of a million prompt tokens.
    public var promptPrice = 0.0
    /// Price of a million tokens of replies.
    public var replyPrice = 0.0
    /// Known items among the questions.
    public var canaries = CanarySettings()

    /// A judge at its defaults.
    public init(name: String? = nil, endpoints: [String], model: String) {
        self.name = name ?? model
        self.endpoints = endpoints
        self.model = model
    }
}
