public import AssayJSON

/// What the model was asked: a text, or a list of chat messages as the trainer holds them.
public enum Prompt: Sendable, Hashable {
    /// A plain text.
    case text(String)
    /// Chat messages, each an object with `role` and `content`.
    case messages([JSONValue])
}
