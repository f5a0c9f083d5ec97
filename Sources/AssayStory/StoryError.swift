/// A verdict that cannot be told because it is no JSON.
public struct StoryError: Error, Sendable, CustomStringConvertible {
    /// What is wrong with it.
    public let description: String
}
