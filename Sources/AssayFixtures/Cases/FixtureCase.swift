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
    /// Why the row is known to fail; it then fails the run only if it does not.
    public let expectedFailure: String?
    /// The verifier the row names, where it does.
    public let verifier: String?
    /// What the row is there for, e.g. `hack`; nil where it does not say.
    public let kind: String?
    /// Where the row stands in its file, and how its expectation can be rewritten.
    public let source: Source

    /// The bytes an update rewrites.
    public enum Source: Sendable {
        /// A line of JSON Lines, with the place of `expected` (or of a Gym line's `expected_reward`) in it.
        case line([UInt8], expectation: Range<Int>)
        /// A row that is not rewritten: in YAML comments would be lost, and a missing expectation has no place.
        case fixed
    }
}
