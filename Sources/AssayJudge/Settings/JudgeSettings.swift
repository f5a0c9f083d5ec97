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
    /// Whether symmetric templates are asked in both orders; a reply that depends on the order says nothing.
    public var asksBothOrders = false
    /// Whether a request that is later than 95 of 100 is sent a second time where there is room.
    public var hedges = true
    /// How a reward model is asked and its value scaled; nothing for the other forms.
    public var reward = RewardSettings()
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
    /// Tokens of prompts and replies a minute; nil for no limit.
    public var tokensPerMinute: Int?
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

    /// Whether a vote is anything in 0…1, so that votes are averaged instead of counted.
    var givesGrades: Bool { isSoft || form.isReward }

    /// Whether it is asked about a verifier's rows.
    public func serves(_ verifier: String) -> Bool { verifiers?.contains(verifier) ?? true }

    /// What changes a reply beside the model, the template and the fields.
    var parameters: String {
        [
            form.rawValue, "\(isSoft)", "\(temperature)", seed.map { "\($0)" } ?? "-", maxTokens.map { "\($0)" } ?? "-",
            JSONValue.object(extraBody).text, form.isReward ? reward.parameters : "",
        ].joined(separator: " ")
    }
}
