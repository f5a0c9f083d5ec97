/// The shape of a response: which blocks it is made of and where the answer stands. Declared by the caller, never
/// guessed.
public enum Layout: String, Sendable, CaseIterable {
    /// `<think>…</think><answer>…</answer>`: GLM-4.1V-Thinking.
    case thinkAnswer = "think_answer"
    /// `<think>…</think>` and then the answer, to the end; one pair of answer tags around it is tolerated: GLM-4.5V,
    /// Qwen3, DeepSeek-R1.
    case think
    /// `<answer>…</answer>` alone: graders without thought. Think tags are plain text here.
    case answer
    /// The whole response is the answer: instruct models. All tags are plain text here.
    case none

    /// Whether the response holds a thought between think tags.
    public var hasThought: Bool { self == .thinkAnswer || self == .think }
    /// Whether the answer has to stand between answer tags.
    var requiresAnswerTags: Bool { self == .thinkAnswer || self == .answer }
}
