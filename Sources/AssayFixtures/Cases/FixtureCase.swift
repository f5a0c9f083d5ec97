public import AssayCore

/// One row of a fixture file: a rollout and what its verdict should be.
public struct FixtureCase: Sendable {
    /// The row's id, or `FILE:LINE` where it has none.
    public let id: String
    /// The file, as it was named.
    public let file: String
    /// The line in the file, or the position in a YAML list, from 1.
    public let line: Int
    /// The row as JSON, as it is posted to a daemon.
    public let json: [UInt8]
    /// The rollout, or why the row holds none: a mistake some rows are there to show.
    public let rollout: Result<Rollout, RolloutError>
    /// What is expected, or why the row cannot be used.
    public let expected: Result<Expectation, FixtureError>
    /// What judges replied, in the order of their votes; empty where none is to be asked.
    public let judgeReplies: [RecordedReply]
    /// Why the row is there.
    public let why: String?
    /// Its tags.
    public let tags: Set<String>
    /// Whether the expectation is one reading among others.
    public let isDebatable: Bool
}
