/// Whether the model was asked to think.
public enum ThinkingMode: String, Sendable, CaseIterable {
    /// A thought is expected.
    case think
    /// The thought has to be there and to be empty or white space, as the `/nothink` templates of the models have it.
    case nothink
}
