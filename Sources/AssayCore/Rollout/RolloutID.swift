public import AssayJSON

/// The caller's name for a rollout, given back with the verdict exactly as it came: a string or a number.
public enum RolloutID: Sendable, Hashable {
    /// A string such as `step12/p17/s3`.
    case text(String)
    /// A number, in its own spelling.
    case number(JSONNumber)

    /// The identifier as people read it.
    public var text: String {
        switch self {
        case .text(let text): text
        case .number(let number): number.literal
        }
    }
}
