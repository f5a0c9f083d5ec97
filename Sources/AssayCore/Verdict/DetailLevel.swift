/// How much of `detail` a verdict carries.
public enum DetailLevel: String, Sendable, CaseIterable {
    /// No detail.
    case none
    /// A few numbers and flags: the default in a batch.
    case brief
    /// Everything the domain can show: the default for a single rollout.
    case full
}
