/// What surrounds one verification: the prompt, the work it may do, the detail it should show.
public struct VerificationContext: Sendable {
    /// The prompt, where the caller sent one.
    public let prompt: Prompt?
    /// How much ``Finding/detail`` is wanted.
    public let detailLevel: DetailLevel
    /// What the replicas of this deployment share and no model knows; of no influence on what is right.
    public let secret: DeploymentSecret
    /// Units of work left.
    public var budget: WorkBudget

    /// A context; by default without a prompt, with the standard budget, full detail and this process's secret.
    public init(
        prompt: Prompt? = nil, detailLevel: DetailLevel = .full, budget: WorkBudget = WorkBudget(),
        secret: DeploymentSecret = .process
    ) {
        self.secret = secret
        self.prompt = prompt
        self.detailLevel = detailLevel
        self.budget = budget
    }
}
