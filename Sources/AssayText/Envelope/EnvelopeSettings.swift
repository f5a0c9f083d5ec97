/// What the envelope of a response has to look like.
public struct EnvelopeSettings: Sendable, Hashable {
    /// Stop tokens of the common chat templates, taken off the end of a response in the lenient style.
    public static let standardStopTokens = [
        "<|user|>", "<|assistant|>", "<|observation|>", "<|system|>", "<|endoftext|>", "<|im_end|>", "<|eot_id|>",
        "<|end_of_text|>", "</s>",
    ]

    /// The shape of the response.
    public var layout = Layout.thinkAnswer
    /// How exactly it is held to.
    public var style = EnvelopeStyle.lenient
    /// The chat template had opened `<think>` already: the response starts inside the thought. Of no effect in a
    /// layout without thought.
    public var thinkPrefilled = false
    /// Whether the model was asked to think. Of no effect in a layout without thought.
    public var mode = ThinkingMode.think
    /// An empty thought breaks the structure instead of being reported only.
    public var requireThink = false
    /// The trainer cut the thought at a length limit to force an answer. A thought that lacks its `</think>` then ends
    /// where the only `<answer>` begins (lenient style); an answer that is cut is `truncated` all the same.
    public var forcedAnswer = false
    /// Whether a box belongs into the answer.
    public var task = TaskKind.verifiable
    /// A verifiable answer has to hold exactly one GLM box. False where the extraction rule does not look for one
    /// (``ExtractionRule/requiresBox``): the box is not judged then. The reference style always judges it.
    public var requiresBox = true
    /// Tokens taken off the end in the lenient style, any number of them, with white space between them. Empty strings
    /// are ignored.
    public var stopTokens = EnvelopeSettings.standardStopTokens

    /// The defaults: a verifiable answer in the layout of GLM-4.1V-Thinking.
    public init() {}
}
