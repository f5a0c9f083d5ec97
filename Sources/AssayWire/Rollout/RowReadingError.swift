public import AssayCore

/// A row that holds no rollout, with the id it carries where that much could be read.
public struct RowReadingError: Error, Sendable {
    /// The row's id, where it has a readable one.
    public let id: RolloutID?
    /// What is wrong with it.
    public let error: RolloutError
}
