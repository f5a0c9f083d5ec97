/// A row of a fixture file that cannot be used.
public struct FixtureError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The field it is about.
    public let field: String
    /// What is wrong and what would be right.
    public let problem: String

    /// Names the field and the mistake.
    public init(field: String, problem: String) {
        self.field = field
        self.problem = problem
    }

    /// `expected.score must be a number, not a string`.
    public var description: String { field.isEmpty ? problem : "\(field) \(problem)" }
}
