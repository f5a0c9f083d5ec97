/// What surrounds one verification: the prompt, the work it may do, the detail it should show.
public struct VerificationContext: Sendable {
    /// The prompt, where the caller sent one.
    public let prompt: Prompt?
    /// How much ``Finding/detail`` is wanted.
    public let detailLevel: DetailLevel
    /// Units of work left.
    public var budget: WorkBudget

    /// A context; by default without a prompt, with the standard budget and full detail.
    public init(prompt: Prompt? = nil, detailLevel: DetailLevel = .full, budget: WorkBudget = WorkBudget()) {
        self.prompt = prompt
        self.detailLevel = detailLevel
        self.budget = budget
    }
}
