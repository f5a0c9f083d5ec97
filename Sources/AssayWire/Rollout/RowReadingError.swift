public import AssayCore

/// A row that holds no rollout, with the id it carries where that much could be read.
public struct RowReadingError: Error, Sendable {
    /// The row's id, where it has a readable one.
    public let id: RolloutID?
    /// What is wrong with it.
    public let error: RolloutError

    /// A mistake, with the row's id where there is one.
    public init(id: RolloutID?, error: RolloutError) {
        self.id = id
        self.error = error
    }
}
